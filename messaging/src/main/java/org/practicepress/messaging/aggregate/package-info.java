/**
 * One document per aggregate: state, version, what it has applied from each topic, and
 * its own outbox, all changed in one atomic update. A relay publishes the outbox in
 * order, at least once. Needs no transactions.
 */
@NullMarked
package org.practicepress.messaging.aggregate;

import org.jspecify.annotations.NullMarked;
