/**
 * What is stuck, and what frees it: for operators, who read no submission and see
 * nobody's contact data here.
 */
@NullMarked
package org.practicepress.review.operations;

import org.jspecify.annotations.NullMarked;
