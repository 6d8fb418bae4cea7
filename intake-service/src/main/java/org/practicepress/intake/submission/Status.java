package org.practicepress.intake.submission;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Where a submission stands, by its public name.
 */
public enum Status {

	/** The files are here and have not been read yet. */
	RECEIVED,

	/** What was sent cannot be read as the form. */
	UNREADABLE,

	/** The form lacks something without which it cannot be reviewed. */
	INCOMPLETE,

	/** Complete; waits for an editor. */
	QUEUED,

	/** An editor has it. */
	IN_REVIEW,

	/** The editor waits for a corrected form. */
	CHANGES_REQUESTED,

	/** The editor has declined it. */
	DECLINED,

	/** Another submission of the same practice goes on in its place. */
	MERGED,

	/** The editor has accepted it; a factsheet is being made. */
	ACCEPTED,

	/** The factsheet is published. */
	PUBLISHED,

	/** Taken back, by the contributor or by the publisher. */
	WITHDRAWN;

	/**
	 * The public name, as in JSON and on pages.
	 * @return such as {@code in-review}
	 */
	@JsonValue
	public String code() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/**
	 * Whether a corrected form can still change anything.
	 * @return false once the review has ended or the submission was taken back
	 */
	public boolean open() {
		return switch (this) {
			case RECEIVED, UNREADABLE, INCOMPLETE, QUEUED, IN_REVIEW, CHANGES_REQUESTED -> true;
			case DECLINED, MERGED, ACCEPTED, PUBLISHED, WITHDRAWN -> false;
		};
	}

	/**
	 * Whether the contributor may take the submission back. What is published only the
	 * publisher takes back.
	 * @return true when it can still be withdrawn
	 */
	public boolean withdrawable() {
		return open() || this == ACCEPTED;
	}

}
