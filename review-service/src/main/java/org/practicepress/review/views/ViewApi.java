package org.practicepress.review.views;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import org.jspecify.annotations.Nullable;
import org.practicepress.pages.access.Editor;
import org.practicepress.pages.access.Role;
import org.practicepress.pages.api.Problem;
import org.practicepress.review.search.Asked;
import org.practicepress.review.search.Asking;
import org.practicepress.review.views.SavedView.Flaw;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.core.Authentication;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Saved searches for programs. Whatever changes something answers with all that the
 * caller sees then.
 */
@RestController
@RequestMapping(path = "/api/reviews/views", produces = MediaType.APPLICATION_JSON_VALUE)
class ViewApi {

	private final SavedViews views;

	private final Asking asking;

	ViewApi(SavedViews views, Asking asking) {
		this.views = views;
		this.asking = asking;
	}

	@GetMapping
	ViewList views(Authentication reader) {
		return new ViewList(this.views.of(reader.getName())
			.stream()
			.map((view) -> new ViewJson(view.id(), view.name(), view.by(), view.owner().equals(reader.getName()),
					view.shared(), view.search(), view.savedAt()))
			.toList());
	}

	@PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
	ViewList save(@RequestBody NewViewJson wanted, Authentication editor) {
		Asked asked = this.asking.of((wanted.search() != null) ? wanted.search() : Map.of(), 1, editor);
		return answer(this.views.save(editor.getName(), Editor.nameOf(editor), said(wanted.name()), asked, false),
				editor);
	}

	@PostMapping(path = "/{id}/name", consumes = MediaType.APPLICATION_JSON_VALUE)
	ViewList rename(@PathVariable String id, @RequestBody NameJson wanted, Authentication editor) {
		return answer(this.views.rename(id, said(wanted.name()), editor.getName(), Role.CHIEF_EDITOR.isHeldBy(editor)),
				editor);
	}

	@PostMapping(path = "/{id}/sharing", consumes = MediaType.APPLICATION_JSON_VALUE)
	ViewList share(@PathVariable String id, @RequestBody SharingJson wanted, Authentication editor) {
		return answer(this.views.share(id, Boolean.TRUE.equals(wanted.shared()), editor.getName()), editor);
	}

	@PostMapping("/{id}/removal")
	ViewList delete(@PathVariable String id, Authentication editor) {
		return answer(this.views.delete(id, editor.getName(), Role.CHIEF_EDITOR.isHeldBy(editor)), editor);
	}

	@ExceptionHandler
	ErrorResponse unreadable(HttpMessageNotReadableException unreadable) {
		return Problem.of(unreadable);
	}

	private ViewList answer(Optional<Flaw> flaw, Authentication editor) {
		flaw.ifPresent((wrong) -> {
			throw Problem.of((wrong == Flaw.UNKNOWN) ? HttpStatus.NOT_FOUND : HttpStatus.UNPROCESSABLE_CONTENT,
					wrong.code(), wrong.sentence());
		});
		return views(editor);
	}

	private static String said(@Nullable String name) {
		return (name != null) ? name : "";
	}

	/** What a search is saved as. */
	record NewViewJson(@JsonSetter(nulls = Nulls.SET) @Nullable String name,
			@JsonSetter(nulls = Nulls.SET) @Nullable Map<String, List<String>> search) {
	}

	/** What one is called. */
	record NameJson(@JsonSetter(nulls = Nulls.SET) @Nullable String name) {
	}

	/** Whether everybody sees one. */
	record SharingJson(@JsonSetter(nulls = Nulls.SET) @Nullable Boolean shared) {
	}

	/** All that somebody sees. */
	record ViewList(List<ViewJson> views) {
	}

	/** One of them. */
	record ViewJson(String id, String name, String by, boolean own, boolean shared, Map<String, List<String>> search,
			Instant savedAt) {
	}

}
