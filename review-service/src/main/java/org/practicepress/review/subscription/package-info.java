/**
 * The mails that people at the desk get: who wants which, when it is time to tell them
 * something, and what. Knows neither mail servers nor what a mail says: notification
 * writes and sends it.
 */
@NullMarked
package org.practicepress.review.subscription;

import org.jspecify.annotations.NullMarked;
