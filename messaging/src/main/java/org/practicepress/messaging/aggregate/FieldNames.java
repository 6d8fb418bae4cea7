package org.practicepress.messaging.aggregate;

import java.util.List;
import java.util.Map;

import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Field names that any MongoDB takes: a dot would be read as a path and a dollar sign as
 * an operator, so both are stored as their full-width forms.
 *
 * @see <a href=
 * "https://www.mongodb.com/docs/manual/core/dot-dollar-considerations/">Field names with
 * periods and dollar signs</a>
 */
final class FieldNames {

	private FieldNames() {
	}

	static String encode(String name) {
		return name.replace('.', '\uFF0E').replace('$', '\uFF04');
	}

	static String decodeName(String name) {
		return name.replace('\uFF0E', '.').replace('\uFF04', '$');
	}

	static Document encode(Map<?, ?> map) {
		Document document = new Document();
		map.forEach((name, value) -> document.append(encode(String.valueOf(name)), encodeValue(value)));
		return document;
	}

	static @Nullable Object decode(@Nullable Object value) {
		if (value instanceof Map<?, ?> map) {
			Document document = new Document();
			map.forEach((name, item) -> document.append(decodeName(String.valueOf(name)), decode(item)));
			return document;
		}
		if (value instanceof List<?> list) {
			return list.stream().map(FieldNames::decode).toList();
		}
		return value;
	}

	private static @Nullable Object encodeValue(@Nullable Object value) {
		if (value instanceof Map<?, ?> map) {
			return encode(map);
		}
		if (value instanceof List<?> list) {
			return list.stream().map(FieldNames::encodeValue).toList();
		}
		return value;
	}

}
