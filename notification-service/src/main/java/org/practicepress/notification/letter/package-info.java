/**
 * The words: from what happened, to whom and in which language to a finished letter. Pure
 * functions; knows neither events on topics nor mail servers. Whatever a user wrote is
 * cleaned here before it stands in a letter.
 */
@NullMarked
package org.practicepress.notification.letter;

import org.jspecify.annotations.NullMarked;
