package org.practicepress.review.webhook;

import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * What can be subscribed to. The codes are the types of the events that are sent, and
 * never change.
 */
public enum What {

	/** A submission has come and can be read. */
	RECEIVED("submission.received", "submission.received.v1", "queued"),

	/** A corrected form has come. */
	REVISED("submission.revised", "submission.revised.v1", null),

	/** The contributor has taken it back. */
	WITHDRAWN("submission.withdrawn", "submission.withdrawn.v1", "withdrawn"),

	/** It is erased for ever: whoever keeps something of it must erase it, too. */
	ERASED("submission.erased", "submission.erased.v1", null),

	/** An editor has taken it. */
	STARTED("review.started", "review.started.v1", "in-review"),

	/** The contributor is asked for changes. */
	CHANGES_REQUESTED("review.changes-requested", "review.changes-requested.v1", "changes-requested"),

	/** It shall become a factsheet. */
	ACCEPTED("review.accepted", "review.accepted.v1", "accepted"),

	/** It will not become a factsheet. */
	DECLINED("review.declined", "review.declined.v1", "declined"),

	/** Another one goes on in its place. */
	MERGED("review.merged", "review.merged.v1", "merged"),

	/** Its factsheet is published, or a later version of it is. */
	PUBLISHED("factsheet.published", "factsheet.published.v1", "published"),

	/** Its factsheet is withdrawn. */
	TAKEN_DOWN("factsheet.withdrawn", "factsheet.withdrawn.v1", "withdrawn"),

	/** Nothing has happened: somebody tries whether the address works. */
	TEST("webhook.test", "", null);

	private final String code;

	private final String type;

	private final @Nullable String status;

	What(String code, String type, @Nullable String status) {
		this.code = code;
		this.type = type;
		this.status = status;
	}

	@JsonValue
	public String code() {
		return this.code;
	}

	/** The status it leaves the submission in; null when that depends. */
	@Nullable String status() {
		return this.status;
	}

	/** Those that can be chosen. */
	static Stream<What> choices() {
		return Stream.of(values()).filter((what) -> what != TEST);
	}

	static Optional<What> find(String code) {
		return choices().filter((what) -> what.code.equals(code)).findFirst();
	}

	/** What an event of the topics is told as. */
	static Optional<What> ofType(String type) {
		return choices().filter((what) -> what.type.equals(type)).findFirst();
	}

}
