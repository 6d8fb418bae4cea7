/**
 * Mails that nobody could make anything of. Each waits here with its original until an
 * editor has said which submission it belongs to, or that it is dropped, and not longer
 * than it may be kept. Knows nothing of mailboxes.
 */
@NullMarked
package org.practicepress.intake.unsorted;

import org.jspecify.annotations.NullMarked;
