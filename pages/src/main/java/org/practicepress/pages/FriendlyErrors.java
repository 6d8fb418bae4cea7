package org.practicepress.pages;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.boot.webmvc.error.ErrorAttributes;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MimeTypeUtils;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.servlet.ModelAndView;

/**
 * Answers every error that no handler has answered: a page for people, problem JSON (RFC
 * 9457) for programs, never a stack trace or the text of an unexpected exception.
 *
 * <p>
 * A program is who calls a path below {@code /api/} or prefers JSON to HTML. Who accepts
 * neither gets problem JSON all the same: an error without a word helps nobody, and the
 * status still says what went wrong.
 */
@Controller
final class FriendlyErrors implements ErrorController {

	private static final List<MediaType> OURS = List.of(MediaType.TEXT_HTML, MediaType.APPLICATION_PROBLEM_JSON,
			MediaType.APPLICATION_JSON);

	private final ErrorAttributes errors;

	private final MessageSource messages;

	FriendlyErrors(ErrorAttributes errors, MessageSource messages) {
		this.errors = errors;
		this.messages = messages;
	}

	@RequestMapping("${spring.web.error.path:${error.path:/error}}")
	Object error(HttpServletRequest request, Locale locale) {
		HttpStatus status = status(request);
		return wantsPage(request) ? page(status, locale) : problem(request, status, locale);
	}

	private ModelAndView page(HttpStatus status, Locale locale) {
		return new ModelAndView("pages/error",
				Map.of("status", status.value(), "title", title(status, locale), "text", text(status, locale)), status);
	}

	private ResponseEntity<ProblemDetail> problem(HttpServletRequest request, HttpStatus status, Locale locale) {
		ProblemDetail problem = ProblemDetail.forStatus(status);
		problem.setTitle(title(status, locale));
		problem.setDetail(text(status, locale));
		if (this.errors.getError(new ServletWebRequest(request)) instanceof ErrorResponse said
				&& said.getStatusCode().is4xxClientError()) {
			// what a handler has deliberately said about the request is meant to be read
			ProblemDetail body = said.getBody();
			problem.setType((body.getType() != null) ? body.getType() : URI.create("about:blank"));
			problem.setTitle(body.getTitle());
			problem.setDetail(body.getDetail());
			problem.setProperties(body.getProperties());
		}
		return ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem);
	}

	private String title(HttpStatus status, Locale locale) {
		return text("pages.error." + status.value() + ".title", "pages.error." + family(status) + ".title", locale);
	}

	private String text(HttpStatus status, Locale locale) {
		return text("pages.error." + status.value() + ".text", "pages.error." + family(status) + ".text", locale);
	}

	private String text(String key, String otherwise, Locale locale) {
		String known = this.messages.getMessage(key, null, null, locale);
		return (known != null) ? known : this.messages.getMessage(otherwise, null, locale);
	}

	private static String family(HttpStatusCode status) {
		return status.is5xxServerError() ? "5xx" : "4xx";
	}

	/** Somebody who opens the error page itself asks for a page that is not there. */
	private static HttpStatus status(HttpServletRequest request) {
		if (request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code) {
			HttpStatus known = HttpStatus.resolve(code);
			return (known != null) ? known : HttpStatus.INTERNAL_SERVER_ERROR;
		}
		return HttpStatus.NOT_FOUND;
	}

	private static boolean wantsPage(HttpServletRequest request) {
		if (request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String path
				&& path.startsWith("/api/")) {
			return false;
		}
		String accept = request.getHeader(HttpHeaders.ACCEPT);
		if (accept == null) {
			return true;
		}
		try {
			List<MediaType> accepted = MediaType.parseMediaTypes(accept);
			MimeTypeUtils.sortBySpecificity(accepted);
			accepted.sort((one, other) -> Double.compare(other.getQualityValue(), one.getQualityValue()));
			for (MediaType type : accepted) {
				for (MediaType ours : OURS) {
					if (type.includes(ours)) {
						return ours.equals(MediaType.TEXT_HTML);
					}
				}
			}
			return false;
		}
		catch (InvalidMediaTypeException ex) {
			return false;
		}
	}

}
