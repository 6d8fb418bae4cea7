/**
 * Files that are too large for an event: the event carries a claim check, the file lies
 * in the one store that all services share.
 */
@NullMarked
package org.practicepress.messaging.claimcheck;

import org.jspecify.annotations.NullMarked;
