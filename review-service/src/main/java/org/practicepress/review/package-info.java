/**
 * The editors' desk: a queue of submissions, and the decisions on them. Hears of
 * submissions and contributors, tells of reviews, and knows no other service.
 */
@NullMarked
package org.practicepress.review;

import org.jspecify.annotations.NullMarked;
