/**
 * What those at the desk write to each other about a submission. Its contributor never
 * sees any of it, and none of its words leave this service: what is told of a note is
 * whom it mentions, and at which submission.
 */
@NullMarked
package org.practicepress.review.notes;

import org.jspecify.annotations.NullMarked;
