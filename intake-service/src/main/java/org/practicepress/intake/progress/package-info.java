/**
 * What the other services make of a submission, kept for the contributor's status page
 * and the home page.
 */
@NullMarked
package org.practicepress.intake.progress;

import org.jspecify.annotations.NullMarked;
