package org.practicepress.review.notes;

/**
 * Somebody has written a note, or sent the same one again.
 *
 * @param note as it is now
 */
public record NoteWritten(Note note) {
}
