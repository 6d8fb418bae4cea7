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
import org.practicepress.review.letter.Draft;
import org.practicepress.review.letter.Drafts;
import org.practicepress.review.notes.Note;
import org.practicepress.review.notes.Notes;
import org.practicepress.review.queue.Merged;
import org.practicepress.review.rubric.Assessment;
import org.practicepress.review.rubric.Assessments.Seen;
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

	private final Drafts drafts;

	NotesBesideReview(Notes notes, Colleagues colleagues, UnsentForms unsent, Drafts drafts) {
		this.notes = notes;
		this.colleagues = colleagues;
		this.unsent = unsent;
		this.drafts = drafts;
	}

	@ModelAttribute
	void notes(@PathVariable String id, Model model, Authentication reader, HttpServletRequest request) {
		String name = Editor.nameOf(reader);
		boolean writes = Role.EDITOR.isHeldBy(reader);
		MultiValueMap<String, String> kept = LetterPages.unsent(this.unsent, request, id, Draft.NOTES)
			.orElseGet(() -> draft(id, reader));
		String key = kept.getFirst(NotePages.KEY);
		model.addAttribute("noted",
				new Noted(this.notes.of(id), reader.getName(), name, writes,
						(key != null) ? key : UUID.randomUUID().toString(), kept.getFirst(NotePages.TEXT),
						writes ? this.colleagues.mentionable(name) : List.of()));
	}

	private MultiValueMap<String, String> draft(String id, Authentication reader) {
		Draft draft = this.drafts.of(id, reader.getName()).get(Draft.NOTES);
		return (draft != null) ? MultiValueMap.fromSingleValue(draft.fields()) : new LinkedMultiValueMap<>();
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

		/** What happened, was noted, was judged and was merged, the latest first. */
		public List<Line> timeline(List<HistoryEntry> history, List<Seen> judged, List<Merged> merged) {
			return Stream
				.of(history.stream().map(Line::happened), this.notes.stream().flatMap(Line::noted),
						judged.stream().map(Seen::assessment).flatMap(Line::judged), merged.stream().map(Line::merged))
				.flatMap((lines) -> lines)
				.sorted(Comparator.comparing(Line::at).reversed())
				.toList();
		}

	}

	/**
	 * A line of the timeline.
	 *
	 * @param at when
	 * @param entry what happened; null when it is about what is beside the review
	 * @param what the key of the words for that
	 * @param editor who did it
	 * @param place where on the page there is more of it
	 * @param other what was merged into it; null when it is about something else
	 */
	record Line(Instant at, @Nullable HistoryEntry entry, String what, @Nullable String editor, String place,
			@Nullable Merged other) {

		Line(Instant at, @Nullable HistoryEntry entry, String what, @Nullable String editor, String place) {
			this(at, entry, what, editor, place, null);
		}

		static Line happened(HistoryEntry entry) {
			return new Line(entry.at(), entry, "", "", "");
		}

		static Line merged(Merged other) {
			return new Line(other.at(), null, "review.merged.history", other.editor(), "merged", other);
		}

		static Stream<Line> noted(Note note) {
			String place = "note-" + note.id();
			Line written = new Line(note.writtenAt(), null, "review.notes.history.written", note.editor(), place);
			return (note.takenBackAt() == null) ? Stream.of(written) : Stream.of(written,
					new Line(note.takenBackAt(), null, "review.notes.history.taken-back", note.editor(), place));
		}

		static Stream<Line> judged(Assessment judged) {
			return judged.steps()
				.stream()
				.map((step) -> new Line(step.at(), null, "review.assessment.history." + step.what().code(),
						judged.editor(), "assessment"));
		}

	}

}
