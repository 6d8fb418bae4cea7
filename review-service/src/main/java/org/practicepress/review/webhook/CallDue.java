package org.practicepress.review.webhook;

/**
 * There may be a call to make.
 *
 * @param webhook whose
 */
record CallDue(String webhook) {
}
