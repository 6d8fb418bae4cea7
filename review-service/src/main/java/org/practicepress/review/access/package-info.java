/**
 * Who may come in: editors by session and login on the pages, by bearer token on the API.
 * The identity provider is asked only when somebody comes, never at start-up.
 */
@NullMarked
package org.practicepress.review.access;

import org.jspecify.annotations.NullMarked;
