/**
 * The form as a page: made from the form's data, filled in without any script, sent like
 * any other form. Nothing that was typed is lost on the way: what cannot be sent yet
 * becomes a draft. Knows nothing of how a form is judged or kept.
 */
@NullMarked
package org.practicepress.intake.webform;

import org.jspecify.annotations.NullMarked;
