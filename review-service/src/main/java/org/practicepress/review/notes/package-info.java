/**
 * What those at the desk write to each other about a submission. Its contributor never
 * sees any of it, and none of it leaves this service on a topic.
 */
@NullMarked
package org.practicepress.review.notes;

import org.jspecify.annotations.NullMarked;
