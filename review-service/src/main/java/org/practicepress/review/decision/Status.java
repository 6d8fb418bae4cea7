package org.practicepress.review.decision;

import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * How far a review has come. The codes are the public names, in pages and in JSON.
 */
public enum Status {

	/** Readable and waiting for an editor. */
	QUEUED("queued"),

	/** An editor has taken it. */
	IN_REVIEW("in-review"),

	/** Waiting for the contributor. */
	CHANGES_REQUESTED("changes-requested"),

	/** To become a factsheet. */
	ACCEPTED("accepted"),

	/** Not to become a factsheet. */
	DECLINED("declined"),

	/** The same as another, which goes on. */
	MERGED("merged"),

	/** Taken back by the contributor. */
	WITHDRAWN("withdrawn");

	private final String code;

	Status(String code) {
		this.code = code;
	}

	@JsonValue
	public String code() {
		return this.code;
	}

	/**
	 * Whether it may still become a factsheet, or has.
	 * @return false once it has come to an end without one
	 */
	public boolean goesOn() {
		return switch (this) {
			case QUEUED, IN_REVIEW, CHANGES_REQUESTED, ACCEPTED -> true;
			case DECLINED, MERGED, WITHDRAWN -> false;
		};
	}

	public static Optional<Status> of(String code) {
		for (Status status : values()) {
			if (status.code.equals(code)) {
				return Optional.of(status);
			}
		}
		return Optional.empty();
	}

}
