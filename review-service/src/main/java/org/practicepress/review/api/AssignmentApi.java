package org.practicepress.review.api;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import org.jspecify.annotations.Nullable;
import org.practicepress.pages.access.Editor;
import org.practicepress.review.api.ReviewApi.ReviewJson;
import org.practicepress.review.assignment.Assignments;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.core.Authentication;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * Gives a submission to an editor, for programs.
 */
@RestController
class AssignmentApi {

	private final Assignments assignments;

	private final ReviewApi reviews;

	AssignmentApi(Assignments assignments, ReviewApi reviews) {
		this.assignments = assignments;
		this.reviews = reviews;
	}

	@PostMapping(path = "/api/reviews/{id}/assignment", consumes = MediaType.APPLICATION_JSON_VALUE,
			produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<ReviewJson> assign(@PathVariable String id,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String tag,
			@RequestBody AssignmentJson wanted, Authentication chief) {
		long version = ReviewApi.version(wanted.version(), tag);
		return this.reviews.answer(version, tag,
				this.assignments.assign(id, version, (wanted.to() != null) ? wanted.to() : "", Editor.nameOf(chief)));
	}

	@ExceptionHandler
	ErrorResponse unreadable(HttpMessageNotReadableException unreadable) {
		return this.reviews.unreadable(unreadable);
	}

	/** Who is to get it. */
	record AssignmentJson(@JsonSetter(nulls = Nulls.SET) @Nullable Long version,
			@JsonSetter(nulls = Nulls.SET) @Nullable String to) {
	}

}
