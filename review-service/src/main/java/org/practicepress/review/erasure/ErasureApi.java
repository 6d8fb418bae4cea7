package org.practicepress.review.erasure;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import org.jspecify.annotations.Nullable;
import org.practicepress.pages.access.Editor;
import org.practicepress.pages.api.Problem;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Erasures by operators' programs.
 */
@RestController
@RequestMapping("/api/reviews/erasures")
class ErasureApi {

	private final ErasureRequests requests;

	ErasureApi(ErasureRequests requests) {
		this.requests = requests;
	}

	@GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
	ErasureList erasures() {
		return new ErasureList(this.requests.latest(ErasurePages.MOST));
	}

	@PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
	@ResponseStatus(HttpStatus.ACCEPTED)
	void ask(@RequestBody ErasureJson wanted, Authentication operator) {
		this.requests.ask(wanted.reference(), wanted.reason(), Editor.nameOf(operator)).ifPresent((flaw) -> {
			throw Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, flaw.code(), flaw.sentence());
		});
	}

	/** What an erasure is asked for as. */
	record ErasureJson(@JsonSetter(nulls = Nulls.SET) @Nullable String reference,
			@JsonSetter(nulls = Nulls.SET) @Nullable String reason) {
	}

	/** The latest, the last first. */
	record ErasureList(List<ErasureRequest> erasures) {
	}

}
