/**
 * The blank forms people download. They are written from the form's data alone, so that a
 * form and its recognition cannot drift apart. Knows nothing of submissions.
 */
@NullMarked
package org.practicepress.intake.blankform;

import org.jspecify.annotations.NullMarked;
