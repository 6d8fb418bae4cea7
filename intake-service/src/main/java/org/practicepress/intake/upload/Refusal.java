package org.practicepress.intake.upload;

import java.time.Duration;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;

/**
 * A request that is not taken, and why.
 */
public final class Refusal extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final Reason reason;

	private final @Nullable Duration wait;

	public Refusal(Reason reason) {
		this(reason, null);
	}

	/**
	 * A refusal for the time being.
	 * @param reason why
	 * @param wait when it is worth another try; null when it is not
	 */
	Refusal(Reason reason, @Nullable Duration wait) {
		super(reason.code());
		this.reason = reason;
		this.wait = wait;
	}

	@Nullable Duration tryAgainAfter() {
		return this.wait;
	}

	public Reason reason() {
		return this.reason;
	}

	/** Why. */
	public enum Reason {

		NO_FILE(HttpStatus.BAD_REQUEST),

		EMPTY_FILE(HttpStatus.BAD_REQUEST),

		NOT_AN_EMAIL(HttpStatus.BAD_REQUEST),

		NOT_A_PERSON(HttpStatus.BAD_REQUEST),

		TOO_MANY_PHOTOS(HttpStatus.BAD_REQUEST),

		TOO_MANY_FILES(HttpStatus.BAD_REQUEST),

		NO_WORDS(HttpStatus.BAD_REQUEST),

		BROKEN_REQUEST(HttpStatus.BAD_REQUEST),

		FOREIGN_PAGE(HttpStatus.FORBIDDEN),

		NO_SUCH_LINK(HttpStatus.NOT_FOUND),

		NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE),

		CLOSED(HttpStatus.CONFLICT),

		TOO_MANY_CO_AUTHORS(HttpStatus.CONFLICT),

		ERASED(HttpStatus.GONE),

		STALE_LINK(HttpStatus.GONE),

		TOO_OFTEN(HttpStatus.TOO_MANY_REQUESTS),

		TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE),

		TOO_LONG(HttpStatus.CONTENT_TOO_LARGE),

		WORDS_TOO_LONG(HttpStatus.CONTENT_TOO_LARGE),

		WRONG_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE),

		PICTURE_OF_REVISION(HttpStatus.UNSUPPORTED_MEDIA_TYPE),

		NOT_A_PHOTO(HttpStatus.UNSUPPORTED_MEDIA_TYPE),

		NOT_A_DOCUMENT(HttpStatus.UNSUPPORTED_MEDIA_TYPE),

		NOT_MULTIPART(HttpStatus.UNSUPPORTED_MEDIA_TYPE),

		TOO_MUCH(HttpStatus.TOO_MANY_REQUESTS),

		NO_ROOM(HttpStatus.SERVICE_UNAVAILABLE);

		private final HttpStatus status;

		Reason(HttpStatus status) {
			this.status = status;
		}

		HttpStatus status() {
			return this.status;
		}

		public String code() {
			return name().toLowerCase(Locale.ROOT).replace('_', '-');
		}

	}

}
