package org.practicepress.intake.upload;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.practicepress.messaging.aggregate.Erased;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.MessageSource;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.ModelAndView;

/**
 * Says why a request is not taken: to people in words of their language, to programs as
 * problem JSON.
 */
@ControllerAdvice
class Refusals {

	private static final Logger logger = LoggerFactory.getLogger(Refusals.class);

	private final MessageSource messages;

	Refusals(MessageSource messages) {
		this.messages = messages;
	}

	@ExceptionHandler(Refusal.class)
	Object refused(Refusal refusal, HttpServletRequest request, HttpServletResponse response, Locale locale) {
		Duration wait = refusal.tryAgainAfter();
		if (wait != null) {
			response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(Math.max(1, wait.toSeconds())));
		}
		Refusal.Reason reason = refusal.reason();
		String title = this.messages.getMessage("intake.refused." + reason.code() + ".title", null, locale);
		String text = this.messages.getMessage("intake.refused." + reason.code() + ".text", null, locale);
		if (Wanted.by(request) == Wanted.PAGE) {
			return new ModelAndView("intake/refused", Map.of("title", title, "text", text, "back", back(request)),
					reason.status());
		}
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(reason.status(), text);
		problem.setTitle(title);
		problem.setProperty("code", reason.code());
		return ResponseEntity.status(reason.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem);
	}

	/** Somebody comes back to what is erased, such as a page that was left open. */
	@ExceptionHandler(Erased.class)
	Object erased(HttpServletRequest request, HttpServletResponse response, Locale locale) {
		return refused(new Refusal(Refusal.Reason.ERASED), request, response, locale);
	}

	@ExceptionHandler(MaxUploadSizeExceededException.class)
	Object tooLarge(HttpServletRequest request, HttpServletResponse response, Locale locale) {
		return refused(new Refusal(Refusal.Reason.TOO_LARGE), request, response, locale);
	}

	@ExceptionHandler(MultipartException.class)
	Object broken(MultipartException failure, HttpServletRequest request, HttpServletResponse response, Locale locale) {
		logger.info("An upload did not arrive whole: {}",
				NestedExceptionUtils.getMostSpecificCause(failure).toString());
		return refused(new Refusal(Refusal.Reason.BROKEN_REQUEST), request, response, locale);
	}

	/**
	 * A corrected form that was refused is tried again from its status page; a typed one
	 * where it was typed.
	 */
	private static String back(HttpServletRequest request) {
		String path = request.getServletPath();
		if (path.endsWith("/revisions")) {
			return path.substring(0, path.length() - "/revisions".length());
		}
		if (path.endsWith("/messages")) {
			return path.substring(0, path.length() - "/messages".length());
		}
		return (path.endsWith("/form") || path.startsWith("/form/")) && "POST".equals(request.getMethod()) ? path : "/";
	}

}
