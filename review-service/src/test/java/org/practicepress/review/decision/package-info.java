/** Tests of the decisions, with plain records. */
@NullMarked
package org.practicepress.review.decision;

import org.jspecify.annotations.NullMarked;
