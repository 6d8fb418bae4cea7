/**
 * Submissions by mail. A mail leaves the inbox only when everything it brought is
 * durable; it is taken once however often it is delivered; one that cannot be taken
 * stands in nobody's way.
 */
@NullMarked
package org.practicepress.intake.mailbox;

import org.jspecify.annotations.NullMarked;
