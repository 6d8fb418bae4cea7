/**
 * Access tokens (OAuth 2) for servers that take no passwords, such as those of mail: they
 * are fetched when needed, renewed before they end, and asked for by one at a time.
 * Nothing here knows what a token is for.
 */
@NullMarked
package org.practicepress.messaging.oauth;

import org.jspecify.annotations.NullMarked;
