package org.practicepress.messaging.event;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Between {@link CloudEvent} and bytes: the JSON event format in structured mode, the
 * whole event in the record's value and nothing in its headers.
 *
 * @see <a href=
 * "https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/formats/json-format.md">JSON
 * event format</a>
 */
public final class EventCodec {

	/** Longer subjects and ids than this are nobody's aggregate. */
	private static final int MAX_ATTRIBUTE_LENGTH = 256;

	private static final String TRACEPARENT = "traceparent";

	/** Of the one version there is. */
	private static final int TRACEPARENT_LENGTH = 55;

	private static final JsonMapper MAPPER = JsonMapper.builder()
		.changeDefaultPropertyInclusion((inclusion) -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
		.build();

	/**
	 * The mapper of event data and of aggregate state: absent instead of null, ISO 8601
	 * times, unknown properties ignored.
	 * @return the one mapper
	 */
	public JsonMapper mapper() {
		return MAPPER;
	}

	/**
	 * Makes an event of what a service has to tell.
	 * @param source the service
	 * @param subject the aggregate it happened to
	 * @param version the aggregate's version after it
	 * @param time when it was decided
	 * @param told a record with an {@link EventType}
	 * @return the event, with an id of its own
	 */
	public CloudEvent event(String source, String subject, long version, Instant time, Object told) {
		ObjectNode data = MAPPER.valueToTree(told);
		data.put("version", version);
		return new CloudEvent(UUID.randomUUID().toString(), source, EventTypes.typeOf(told.getClass()), subject, time,
				data);
	}

	public byte[] encode(CloudEvent event) {
		ObjectNode json = MAPPER.createObjectNode();
		json.put("specversion", "1.0");
		json.put("id", event.id());
		json.put("source", event.source());
		json.put("type", event.type());
		json.put("subject", event.subject());
		json.put("time", DateTimeFormatter.ISO_INSTANT.format(event.time()));
		json.put("datacontenttype", "application/json");
		if (event.traceparent() != null) {
			json.put(TRACEPARENT, event.traceparent());
		}
		json.set("data", event.data());
		return MAPPER.writeValueAsString(json).getBytes(StandardCharsets.UTF_8);
	}

	/**
	 * Reads one event.
	 * @param bytes a record's value
	 * @return the event, every attribute present but the place in a trace, which may be
	 * null
	 * @throws MalformedEvent when the bytes are not such an event, saying why
	 */
	public CloudEvent decode(byte[] bytes) {
		JsonNode json;
		try {
			json = MAPPER.readTree(bytes);
		}
		catch (JacksonException ex) {
			throw new MalformedEvent("not JSON: " + ex.getOriginalMessage(), ex);
		}
		if (!json.isObject()) {
			throw new MalformedEvent("not a JSON object");
		}
		if (!"1.0".equals(json.path("specversion").asString(""))) {
			throw new MalformedEvent("not a CloudEvent of specversion 1.0");
		}
		JsonNode data = json.path("data");
		if (!data.isObject()) {
			throw new MalformedEvent("data must be a JSON object");
		}
		return new CloudEvent(attribute(json, "id"), attribute(json, "source"), attribute(json, "type"),
				attribute(json, "subject"), time(attribute(json, "time")), data, traceparent(json));
	}

	/**
	 * Reads an event's data as a consumer's own record.
	 * @param <T> the record
	 * @param event the event
	 * @param type the record's class
	 * @return the record
	 * @throws MalformedEvent when the data do not fit it
	 */
	public <T> T read(CloudEvent event, Class<T> type) {
		try {
			return MAPPER.treeToValue(event.data(), type);
		}
		catch (JacksonException ex) {
			throw new MalformedEvent("data of " + event.type() + " cannot be read: " + ex.getOriginalMessage(), ex);
		}
	}

	private static String attribute(JsonNode json, String name) {
		JsonNode value = json.path(name);
		if (!value.isString() || value.stringValue().isBlank()) {
			throw new MalformedEvent("attribute " + name + " is missing");
		}
		if (value.stringValue().length() > MAX_ATTRIBUTE_LENGTH) {
			throw new MalformedEvent("attribute " + name + " is too long");
		}
		return value.stringValue();
	}

	/** What is none hinders nobody. */
	private static @Nullable String traceparent(JsonNode json) {
		String value = json.path(TRACEPARENT).asString("");
		return (value.length() == TRACEPARENT_LENGTH) ? value : null;
	}

	private static Instant time(String text) {
		try {
			return DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text, Instant::from);
		}
		catch (DateTimeException ex) {
			throw new MalformedEvent("attribute time is not an RFC 3339 time", ex);
		}
	}

}
