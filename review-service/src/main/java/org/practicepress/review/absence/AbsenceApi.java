package org.practicepress.review.absence;

import java.time.Instant;
import java.time.LocalDate;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import org.jspecify.annotations.Nullable;
import org.practicepress.pages.api.Problem;
import org.practicepress.review.access.Colleague;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.core.Authentication;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Whether whoever calls is away, for programs.
 */
@RestController
@RequestMapping(path = "/api/reviews/absence", produces = MediaType.APPLICATION_JSON_VALUE)
class AbsenceApi {

	private final Absences absences;

	AbsenceApi(Absences absences) {
		this.absences = absences;
	}

	@GetMapping
	AbsenceJson absence(Authentication reader) {
		return this.absences.of(reader.getName())
			.map((absence) -> new AbsenceJson(true, absence.until(), absence.since()))
			.orElseGet(() -> new AbsenceJson(false, null, null));
	}

	@PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
	AbsenceJson begin(@RequestBody UntilJson wanted, Authentication editor) {
		if (!this.absences.begin(Colleague.of(editor), (wanted.until() != null) ? wanted.until() : "")) {
			throw Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "day-wrong",
					"Name a day after today and within two years, such as 2026-12-04.");
		}
		return absence(editor);
	}

	@PostMapping("/end")
	AbsenceJson end(Authentication editor) {
		this.absences.end(Colleague.of(editor));
		return absence(editor);
	}

	@ExceptionHandler
	ErrorResponse unreadable(HttpMessageNotReadableException unreadable) {
		return Problem.of(unreadable);
	}

	/** Until when. */
	record UntilJson(@JsonSetter(nulls = Nulls.SET) @Nullable String until) {
	}

	/** Whether they are away. */
	record AbsenceJson(boolean away, @Nullable LocalDate until, @Nullable Instant since) {
	}

}
