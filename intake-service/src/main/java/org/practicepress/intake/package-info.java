/**
 * Intake: from an upload or a mail to a parsed, checked submission, and the contributor's
 * view of what becomes of it.
 */
@NullMarked
package org.practicepress.intake;

import org.jspecify.annotations.NullMarked;
