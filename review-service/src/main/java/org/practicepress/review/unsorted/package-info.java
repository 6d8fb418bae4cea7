/**
 * Mails that intake could make nothing of, as editors see and sort them: each is put to a
 * submission or dropped, by one of them.
 */
@NullMarked
package org.practicepress.review.unsorted;

import org.jspecify.annotations.NullMarked;
