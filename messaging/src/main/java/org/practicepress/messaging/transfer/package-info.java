/**
 * What of a service goes along when a hub is moved: its documents by kind, as they are
 * told to whoever reads an export and as they are kept. Whatever runs the move gives each
 * service's part a database; nothing here needs a broker or a running service.
 */
@NullMarked
package org.practicepress.messaging.transfer;

import org.jspecify.annotations.NullMarked;
