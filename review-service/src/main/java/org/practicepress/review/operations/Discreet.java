package org.practicepress.review.operations;

import java.nio.charset.StandardCharsets;
import java.util.Set;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * What an operator may see of a record. Named is what is harmless, and all else is left
 * out: whatever is new in an event, or was never meant to be there, is not shown until
 * somebody has thought about it. Pure functions.
 */
final class Discreet {

	/** Stands for what is left out. */
	static final String LEFT_OUT = "…";

	/** The attributes of an event that may be shown if they are codes or times. */
	private static final Set<String> ATTRIBUTES = Set.of("specversion", "id", "source", "type", "subject", "time",
			"datacontenttype");

	/** The fields within it that may be shown if they are codes, numbers or times. */
	private static final Set<String> HARMLESS = Set.of("version", "revision", "reference", "contributorId", "channel",
			"formVersion", "formLanguage", "answersLanguage", "language", "kind", "cause", "status", "category",
			"number", "sha256", "size", "mediaType", "receivedAt", "field", "problem");

	/** A word of ours, an id, a time; no address of a person has this form. */
	private static final Pattern CODE = Pattern.compile("[A-Za-z0-9:._/+-]{1,100}");

	private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9._-]{0,60}");

	/**
	 * The name of a field in a path, which stays, or something quoted, an address, a
	 * telephone number.
	 */
	private static final Pattern QUOTED = Pattern.compile(
			"(\\[\"[A-Za-z0-9._-]*\"])|\"[^\"]*(?:\"|$)|'[^' ]*'|[^\\s<>(),;]+@[^\\s<>(),;]+|\\+[0-9][0-9 ()-]{5,}");

	private static final int MOST_FIELDS = 100;

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private Discreet() {
	}

	/**
	 * A record's value.
	 * @param value what stands in the record
	 * @return the same as indented JSON, with what may not be shown left out; empty when
	 * it is no JSON object
	 */
	static String payload(byte @Nullable [] value) {
		try {
			JsonNode json = MAPPER.readTree((value != null) ? value : new byte[0]);
			return json.isObject()
					? MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(object(json, ATTRIBUTES)) : "";
		}
		catch (JacksonException ex) {
			return "";
		}
	}

	/**
	 * A key, or another text that should be a code.
	 * @param text what is there
	 * @return the same, or nothing when it is something else
	 */
	static @Nullable String code(byte @Nullable [] text) {
		String code = (text != null) ? new String(text, StandardCharsets.UTF_8) : "";
		return CODE.matches(code) ? code : null;
	}

	/**
	 * The reason of a death: what an exception says, which may quote what it stumbled
	 * over.
	 * @param reason what was said
	 * @return the same without what it quotes
	 */
	static String reason(String reason) {
		Matcher quoted = QUOTED.matcher(reason);
		StringBuilder clean = new StringBuilder();
		int from = 0;
		while (quoted.find()) {
			clean.append(reason, from, quoted.start()).append((quoted.group(1) != null) ? quoted.group(1) : LEFT_OUT);
			from = quoted.end();
		}
		return clean.append(reason, from, reason.length()).toString();
	}

	private static ObjectNode object(JsonNode value, Set<String> harmless) {
		ObjectNode object = JsonNodeFactory.instance.objectNode();
		for (var field : value.properties()) {
			if (object.size() == MOST_FIELDS) {
				object.put(LEFT_OUT, LEFT_OUT);
				break;
			}
			object.set(NAME.matches(field.getKey()) ? field.getKey() : LEFT_OUT,
					shown(field.getKey(), field.getValue(), harmless));
		}
		return object;
	}

	private static JsonNode shown(String name, JsonNode value, Set<String> harmless) {
		if (value.isObject()) {
			return object(value, HARMLESS);
		}
		if (value.isArray()) {
			ArrayNode array = JsonNodeFactory.instance.arrayNode();
			for (JsonNode element : value) {
				if (array.size() == MOST_FIELDS) {
					array.add(LEFT_OUT);
					break;
				}
				array.add(shown(name, element, harmless));
			}
			return array;
		}
		boolean may = value.isBoolean() || value.isNull()
				|| (harmless.contains(name) && CODE.matches(value.asString()));
		return may ? value : StringNode.valueOf(LEFT_OUT);
	}

}
