package org.practicepress.messaging.event;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An event as it stands on a topic: CloudEvents 1.0 attributes and its JSON data.
 *
 * @param id unique per event; the same event delivered twice has the same id
 * @param source the producing service, a URI reference
 * @param type what happened, with its version
 * @param subject the aggregate it happened to; also the record's key
 * @param time when it was decided
 * @param data what a consumer needs to know; an object that always carries
 * {@code version}, the aggregate's version, which grows with every event of that subject
 * @param traceparent where it was told, in a trace; null when nobody follows it
 * @see <a href=
 * "https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md">CloudEvents
 * 1.0.2</a>
 * @see <a href=
 * "https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/extensions/distributed-tracing.md">Distributed
 * Tracing extension</a>
 */
public record CloudEvent(String id, String source, String type, String subject, Instant time, JsonNode data,
		@Nullable String traceparent) {

	public CloudEvent(String id, String source, String type, String subject, Instant time, JsonNode data) {
		this(id, source, type, subject, time, data, null);
	}

	/**
	 * The same event, told in a trace.
	 * @param where its place there; null when nobody follows it
	 * @return the event
	 */
	public CloudEvent tracedTo(@Nullable String where) {
		return new CloudEvent(this.id, this.source, this.type, this.subject, this.time, this.data, where);
	}

	/**
	 * The aggregate's version right after this event.
	 * @return a positive number, growing per subject and topic
	 * @throws MalformedEvent when the data carry none
	 */
	public long version() {
		JsonNode version = this.data.path("version");
		if (!version.isIntegralNumber() || version.longValue() < 1) {
			throw new MalformedEvent("data.version of " + this.type + " must be a positive whole number");
		}
		return version.longValue();
	}

}
