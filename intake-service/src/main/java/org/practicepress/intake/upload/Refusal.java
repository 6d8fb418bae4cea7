package org.practicepress.intake.upload;

import java.util.Locale;

import org.springframework.http.HttpStatus;

/**
 * A request that is not taken, and why.
 */
public final class Refusal extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final Reason reason;

	public Refusal(Reason reason) {
		super(reason.code());
		this.reason = reason;
	}

	public Reason reason() {
		return this.reason;
	}

	/** Why. */
	public enum Reason {

		NO_FILE(HttpStatus.BAD_REQUEST),

		EMPTY_FILE(HttpStatus.BAD_REQUEST),

		NOT_AN_EMAIL(HttpStatus.BAD_REQUEST),

		TOO_MANY_PHOTOS(HttpStatus.BAD_REQUEST),

		TOO_MANY_FILES(HttpStatus.BAD_REQUEST),

		BROKEN_REQUEST(HttpStatus.BAD_REQUEST),

		FOREIGN_PAGE(HttpStatus.FORBIDDEN),

		NO_SUCH_LINK(HttpStatus.NOT_FOUND),

		NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE),

		CLOSED(HttpStatus.CONFLICT),

		TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE),

		WRONG_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE),

		PICTURE_OF_REVISION(HttpStatus.UNSUPPORTED_MEDIA_TYPE),

		NOT_A_PHOTO(HttpStatus.UNSUPPORTED_MEDIA_TYPE),

		NOT_A_DOCUMENT(HttpStatus.UNSUPPORTED_MEDIA_TYPE),

		NOT_MULTIPART(HttpStatus.UNSUPPORTED_MEDIA_TYPE);

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
