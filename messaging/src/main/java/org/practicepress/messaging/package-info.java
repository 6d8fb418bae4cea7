/**
 * Wires the messaging library into a Spring Boot service: defaults for the Kafka binder,
 * dead letters and the beans of the packages below. Knows no word of the domain.
 */
@NullMarked
package org.practicepress.messaging;

import org.jspecify.annotations.NullMarked;
