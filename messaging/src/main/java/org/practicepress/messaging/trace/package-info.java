/**
 * Follows what happens to an aggregate through all services, as one trace of
 * OpenTelemetry. Off unless it is switched on, and then nothing of it is there.
 */
@NullMarked
package org.practicepress.messaging.trace;

import org.jspecify.annotations.NullMarked;
