/**
 * The receiving end of a topic: decoding, counting what is not understood, and the local
 * view of a compacted topic. What throws here is retried or dead-lettered.
 */
@NullMarked
package org.practicepress.messaging.inbox;

import org.jspecify.annotations.NullMarked;
