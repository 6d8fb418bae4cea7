/**
 * What editors may decide about a submission and what becomes of it. Pure functions on
 * plain records: this package knows neither store nor topic nor page, and every rule of a
 * review stands here and nowhere else.
 */
@NullMarked
package org.practicepress.review.decision;

import org.jspecify.annotations.NullMarked;
