/**
 * One conversation per submission: what its mails are about, in which thread they lie and
 * what has become of each. Every decision is a pure function of it. Knows no mail server.
 */
@NullMarked
package org.practicepress.notification.conversation;

import org.jspecify.annotations.NullMarked;
