/**
 * The wire form of every event: one JSON value, a CloudEvents 1.0 structured document,
 * and the mapping between event types and the records that stand for them.
 */
@NullMarked
package org.practicepress.messaging.event;

import org.jspecify.annotations.NullMarked;
