/**
 * What editors write to contributors before it is sent: ready texts to begin with, drafts
 * that are kept, and how their words will stand in the mail.
 */
@NullMarked
package org.practicepress.review.letter;

import org.jspecify.annotations.NullMarked;
