package org.practicepress.pages.api;

import java.net.URI;
import java.util.List;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponseException;

/**
 * How an interface for programs says no: as problem JSON (RFC 9457) of the type
 * {@code about:blank}, with a code for programs in {@code reason}.
 */
public final class Problem {

	private Problem() {
	}

	/**
	 * A refusal, to be thrown or answered.
	 * @param status the HTTP status
	 * @param reason the code
	 * @param detail one sentence for people
	 * @return the refusal; more may be put into its body
	 */
	public static ErrorResponseException of(HttpStatus status, String reason, String detail) {
		ProblemDetail body = ProblemDetail.forStatusAndDetail(status, detail);
		body.setType(URI.create("about:blank"));
		body.setTitle(status.getReasonPhrase());
		body.setProperty("reason", reason);
		return new ErrorResponseException(status, body, null);
	}

	/**
	 * Refuses what is no page of a list.
	 * @param page from 1
	 * @param size how many to a page
	 * @param most how many there may be
	 * @param what what they are, in the plural
	 */
	public static void checkPage(int page, int size, int most, String what) {
		if (page < 1 || size < 1 || size > most) {
			throw of(HttpStatus.BAD_REQUEST, "page-out-of-range",
					"The page counts from 1 and has 1 to " + most + " " + what + ".");
		}
	}

	/**
	 * What is wrong with a body that could not be read.
	 * @param unreadable what the reader has said
	 * @return the refusal, with the field in {@code errors}
	 */
	public static ErrorResponseException of(HttpMessageNotReadableException unreadable) {
		BodyFlaw flaw = BodyFlaw.of(unreadable);
		ErrorResponseException problem = of(HttpStatus.BAD_REQUEST, "invalid",
				(flaw.field().isEmpty() ? "The body" : flaw.field()) + " " + flaw.problem() + ".");
		problem.getBody().setProperty("errors", List.of(flaw));
		return problem;
	}

}
