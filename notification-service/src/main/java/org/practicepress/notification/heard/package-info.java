/**
 * What the other services say: each topic's events with just the fields that letters
 * need, and the contributors with their addresses. Copes with any order of topics.
 */
@NullMarked
package org.practicepress.notification.heard;

import org.jspecify.annotations.NullMarked;
