package org.practicepress.review.desk;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.practicepress.pages.access.Editor;
import org.practicepress.pages.access.Role;
import org.practicepress.pages.access.UnsentForms;
import org.practicepress.review.decision.HistoryEntry;
import org.practicepress.review.notes.Note;
import org.practicepress.review.notes.Notes;
import org.practicepress.review.search.Colleagues;

import org.springframework.security.core.Authentication;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * The notes on the page of a review, whatever the page is shown for.
 */
@ControllerAdvice(assignableTypes = ReviewPages.class)
class NotesBesideReview {

	private final Notes notes;

	private final Colleagues colleagues;

	private final UnsentForms unsent;

	NotesBesideReview(Notes notes, Colleagues colleagues, UnsentForms unsent) {
		this.notes = notes;
		this.colleagues = colleagues;
		this.unsent = unsent;
	}

	@ModelAttribute
	void notes(@PathVariable String id, Model model, Authentication reader, HttpServletRequest request) {
		String name = Editor.nameOf(reader);
		boolean writes = Role.EDITOR.isHeldBy(reader);
		MultiValueMap<String, String> kept = this.unsent.find(request, NotePages.path(id))
			.orElseGet(LinkedMultiValueMap::new);
		String key = kept.getFirst(NotePages.KEY);
		model.addAttribute("noted",
				new Noted(this.notes.of(id), reader.getName(), name, writes,
						(key != null) ? key : UUID.randomUUID().toString(), kept.getFirst(NotePages.TEXT),
						writes ? this.colleagues.mentionable(name) : List.of()));
	}

	/**
	 * The notes, and the form for another.
	 *
	 * @param notes the notes, the latest last
	 * @param person the provider's id for who looks
	 * @param name the name people know them by
	 * @param writes whether they may write one
	 * @param key what the form is sent with
	 * @param text what they have typed and not sent; null for nothing
	 * @param colleagues whom they may mention
	 */
	record Noted(List<Note> notes, String person, String name, boolean writes, String key, @Nullable String text,
			List<String> colleagues) {

		Noted {
			notes = List.copyOf(notes);
			colleagues = List.copyOf(colleagues);
		}

		/** Whether a note names who looks, and they have not said that they saw it. */
		public boolean asked() {
			return this.notes.stream().anyMatch((note) -> note.unseen().contains(this.name));
		}

		public boolean own(Note note) {
			return note.owner().equals(this.person);
		}

		/** What happened, and when something was noted, the latest first. */
		public List<Line> timeline(List<HistoryEntry> history) {
			return Stream
				.concat(history.stream().map((entry) -> new Line(entry.at(), entry, null, false)),
						this.notes.stream()
							.flatMap((note) -> Stream.concat(Stream.of(new Line(note.writtenAt(), null, note, false)),
									Stream.ofNullable(note.takenBackAt()).map((at) -> new Line(at, null, note, true)))))
				.sorted(Comparator.comparing(Line::at).reversed())
				.toList();
		}

	}

	/**
	 * A line of the timeline.
	 *
	 * @param at when
	 * @param entry what happened; null when it is about a note
	 * @param note the note; null when it is about none
	 * @param takenBack whether that is when the note was taken back
	 */
	record Line(Instant at, @Nullable HistoryEntry entry, @Nullable Note note, boolean takenBack) {
	}

}
