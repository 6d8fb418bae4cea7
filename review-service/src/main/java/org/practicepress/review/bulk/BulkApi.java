package org.practicepress.review.bulk;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import org.jspecify.annotations.Nullable;
import org.practicepress.pages.access.Editor;
import org.practicepress.pages.api.Problem;
import org.practicepress.review.bulk.Bulk.Action;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.core.Authentication;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * The same for programs.
 */
@RestController
class BulkApi {

	private final Bulk bulk;

	BulkApi(Bulk bulk) {
		this.bulk = bulk;
	}

	@PostMapping(path = "/api/reviews/bulk", consumes = MediaType.APPLICATION_JSON_VALUE,
			produces = MediaType.APPLICATION_JSON_VALUE)
	ResultList act(@RequestBody BulkJson wanted, Authentication editor) {
		Action action = Action.of(wanted.action())
			.orElseThrow(() -> Problem.of(HttpStatus.BAD_REQUEST, "unknown-action",
					"The action must be start, hand-over or return."));
		List<ChosenJson> reviews = (wanted.reviews() != null) ? wanted.reviews() : List.of();
		if (reviews.isEmpty() || reviews.size() > Bulk.MOST) {
			throw Problem.of(HttpStatus.BAD_REQUEST, "reviews-out-of-range", "Name 1 to " + Bulk.MOST + " reviews.");
		}
		return new ResultList(this.bulk.now(action, wanted.to(), reviews.stream().map(BulkApi::chosen).toList(),
				Editor.nameOf(editor)));
	}

	@ExceptionHandler
	ErrorResponse unreadable(HttpMessageNotReadableException unreadable) {
		return Problem.of(unreadable);
	}

	private static Chosen chosen(@Nullable ChosenJson review) {
		if (review == null || review.id() == null || review.version() == null) {
			throw Problem.of(HttpStatus.BAD_REQUEST, "version-missing", "Name the id and the version of each review.");
		}
		return new Chosen(review.id(), review.version());
	}

	/** What is to be done. */
	record BulkJson(@JsonSetter(nulls = Nulls.SET) @Nullable String action,
			@JsonSetter(nulls = Nulls.SET) @Nullable String to,
			@JsonSetter(nulls = Nulls.SET) @Nullable List<@Nullable ChosenJson> reviews) {
	}

	/** With what. */
	record ChosenJson(@JsonSetter(nulls = Nulls.SET) @Nullable String id,
			@JsonSetter(nulls = Nulls.SET) @Nullable Long version) {
	}

	/** What came of it. */
	record ResultList(List<Result> results) {
	}

}
