/**
 * What each instance of a service tells operators of itself, past the outboxes: what is
 * stuck there must be told all the same.
 */
@NullMarked
package org.practicepress.messaging.report;

import org.jspecify.annotations.NullMarked;
