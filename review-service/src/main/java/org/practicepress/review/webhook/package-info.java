/**
 * Tells other programs what happens, by calling an address of theirs. What is told is
 * what consumers of the topics hear, without a word about people; each call is a document
 * of its own, so that none stands before another.
 */
@NullMarked
package org.practicepress.review.webhook;

import org.jspecify.annotations.NullMarked;
