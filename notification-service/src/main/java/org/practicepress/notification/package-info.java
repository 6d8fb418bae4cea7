/**
 * Mails to contributors: what each event means to them, said in their language and in the
 * thread of their own mail, each mail once and in order. Decides nothing about a
 * submission.
 */
@NullMarked
package org.practicepress.notification;

import org.jspecify.annotations.NullMarked;
