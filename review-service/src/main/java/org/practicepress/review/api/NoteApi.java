package org.practicepress.review.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import org.jspecify.annotations.Nullable;
import org.practicepress.pages.access.Editor;
import org.practicepress.pages.api.Problem;
import org.practicepress.review.access.Colleague;
import org.practicepress.review.notes.Note;
import org.practicepress.review.notes.Note.Flaw;
import org.practicepress.review.notes.Notes;
import org.practicepress.review.queue.Reviews;
import org.practicepress.review.search.Colleagues;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.core.Authentication;
import org.springframework.web.ErrorResponse;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Notes for programs. Whatever changes something answers with all notes that there are
 * then.
 */
@RestController
@RequestMapping(path = "/api/reviews/{id}/notes", produces = MediaType.APPLICATION_JSON_VALUE)
class NoteApi {

	private final Notes notes;

	private final Reviews reviews;

	private final Colleagues colleagues;

	NoteApi(Notes notes, Reviews reviews, Colleagues colleagues) {
		this.notes = notes;
		this.reviews = reviews;
		this.colleagues = colleagues;
	}

	@GetMapping
	NoteList notes(@PathVariable String id, Authentication reader) {
		if (this.reviews.find(id).isEmpty()) {
			throw problem(Flaw.UNKNOWN);
		}
		String name = Editor.nameOf(reader);
		return new NoteList(this.notes.of(id)
			.stream()
			.map((note) -> new NoteJson(note.id(), note.editor(), note.owner().equals(reader.getName()), note.text(),
					note.mentions(), note.unseen().contains(name), note.writtenAt(), note.takenBackAt()))
			.toList());
	}

	@PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
	NoteList write(@PathVariable String id, @RequestBody NewNoteJson wanted, Authentication editor) {
		String text = wanted.text();
		return answer(this.notes.write(id, Colleague.of(editor), (text != null) ? text : "", wanted.key(),
				this.colleagues.mentionable(Editor.nameOf(editor))), id, editor);
	}

	@PostMapping("/{note}/removal")
	NoteList takeBack(@PathVariable String id, @PathVariable String note, Authentication editor) {
		return answer(this.notes.takeBack(id, note, Colleague.of(editor)), id, editor);
	}

	@PostMapping("/seen")
	NoteList seen(@PathVariable String id, Authentication reader) {
		this.notes.seen(id, Editor.nameOf(reader));
		return notes(id, reader);
	}

	@ExceptionHandler
	ErrorResponse unreadable(HttpMessageNotReadableException unreadable) {
		return Problem.of(unreadable);
	}

	private NoteList answer(Optional<Flaw> flaw, String id, Authentication editor) {
		flaw.ifPresent((wrong) -> {
			throw problem(wrong);
		});
		return notes(id, editor);
	}

	private static ErrorResponseException problem(Flaw flaw) {
		return Problem.of((flaw == Flaw.UNKNOWN) ? HttpStatus.NOT_FOUND : HttpStatus.UNPROCESSABLE_CONTENT, flaw.code(),
				flaw.sentence());
	}

	/** What one is written as. */
	record NewNoteJson(@JsonSetter(nulls = Nulls.SET) @Nullable String text,
			@JsonSetter(nulls = Nulls.SET) @Nullable String key) {
	}

	/** All notes about a submission. */
	record NoteList(List<NoteJson> notes) {
	}

	/** One of them. */
	record NoteJson(String id, String editor, boolean own, String text, List<String> mentions, boolean asksYou,
			Instant writtenAt, @Nullable Instant takenBackAt) {
	}

}
