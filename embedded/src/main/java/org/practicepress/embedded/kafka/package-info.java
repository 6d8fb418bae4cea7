/**
 * A real Kafka broker, its own controller (KRaft), in this JVM.
 */
@NullMarked
package org.practicepress.embedded.kafka;

import org.jspecify.annotations.NullMarked;
