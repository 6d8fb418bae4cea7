package org.practicepress.review.search;

/**
 * How what is looked for differs from what somebody sees of it.
 *
 * @param total how many there are now
 * @param changed how many of them came or were changed since
 */
public record News(long total, long changed) {
}
