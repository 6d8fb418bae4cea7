package org.practicepress.messaging.report;

import java.time.Instant;

/**
 * An instance of a service that has spoken within the last day and has not said that it
 * ends.
 *
 * @param id names it, from its start to its end
 * @param at when it spoke last
 * @param silent whether that is too long ago
 * @param said what it said
 */
public record Instance(String id, Instant at, boolean silent, Reported said) {
}
