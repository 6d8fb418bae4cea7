package org.practicepress.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What was answered: normalised values by the field's key, in the order they were given.
 * There are no empty answers: a question left open has no entry. As JSON it is an object
 * of arrays of strings.
 */
public final class Answers {

	private static final Answers NONE = new Answers(Map.of());

	private static final String ELLIPSIS = "\u2026";

	private final Map<String, List<String>> values;

	private Answers(Map<String, List<String>> values) {
		this.values = values;
	}

	/**
	 * No answers.
	 * @return no answers
	 */
	public static Answers none() {
		return NONE;
	}

	/**
	 * Answers by key. Blank values are left out, and so is a key without any other.
	 * @param values normalised values by the field's key
	 * @return the answers
	 */
	@JsonCreator
	public static Answers of(Map<String, List<String>> values) {
		Map<String, List<String>> kept = new LinkedHashMap<>();
		values.forEach((key, all) -> {
			List<String> some = all.stream().filter((value) -> !value.isBlank()).toList();
			if (!some.isEmpty()) {
				kept.put(key, some);
			}
		});
		return new Answers(kept);
	}

	/**
	 * All values of one answer.
	 * @param key the field's key
	 * @return the values, empty when the question was left open
	 */
	public List<String> all(String key) {
		return this.values.getOrDefault(key, List.of());
	}

	/**
	 * All values of one answer.
	 * @param field the field
	 * @return the values, empty when the question was left open
	 */
	public List<String> all(Field field) {
		return all(field.key());
	}

	/**
	 * The first, mostly the only, value of an answer.
	 * @param key the field's key
	 * @return the value, or empty when the question was left open
	 */
	public Optional<String> first(String key) {
		return all(key).stream().findFirst();
	}

	/**
	 * The first, mostly the only, value of an answer.
	 * @param field the field
	 * @return the value, or empty when the question was left open
	 */
	public Optional<String> first(Field field) {
		return first(field.key());
	}

	/**
	 * The keys of the questions that were answered.
	 * @return the keys
	 */
	public Set<String> keys() {
		return Set.copyOf(this.values.keySet());
	}

	/**
	 * Whether nothing was answered.
	 * @return true when there are no answers
	 */
	public boolean isEmpty() {
		return this.values.isEmpty();
	}

	/**
	 * Some of the answers.
	 * @param keys tells by the field's key which
	 * @return the answers the predicate is true for
	 */
	public Answers only(Predicate<String> keys) {
		Map<String, List<String>> kept = new LinkedHashMap<>();
		this.values.forEach((key, all) -> {
			if (keys.test(key)) {
				kept.put(key, all);
			}
		});
		return new Answers(kept);
	}

	/**
	 * These answers, the longest of them cut off where all together take more room than
	 * there is.
	 * @param most how many bytes of JSON in UTF-8 there is room for
	 * @return these answers when they fit; otherwise each up to the same length, with an
	 * ellipsis where it was cut off
	 */
	public Answers bounded(int most) {
		int room = most;
		while (room > ELLIPSIS.length() && size(room) > most) {
			room /= 2;
		}
		int each = room;
		Map<String, List<String>> bounded = new LinkedHashMap<>();
		this.values.forEach((key, all) -> bounded.put(key, bounded(all, each)));
		return new Answers(bounded);
	}

	private long size(int most) {
		return this.values.values()
			.stream()
			.mapToLong((all) -> Math.min(most, all.stream().mapToLong(Answers::size).sum()))
			.sum();
	}

	private static long size(String value) {
		return value.codePoints().mapToLong(Answers::sizeOf).sum();
	}

	/** RFC 8259 and RFC 3629. */
	private static int sizeOf(int sign) {
		if (sign < 0x80) {
			return (sign == '"' || sign == '\\' || sign < ' ') ? 2 : 1;
		}
		return (sign < 0x800) ? 2 : (sign < 0x10000) ? 3 : 4;
	}

	private static List<String> bounded(List<String> all, int most) {
		List<String> some = new ArrayList<>();
		long room = most;
		for (String value : all) {
			long size = size(value);
			if (size > room) {
				some.add(cut(value, room - size(ELLIPSIS)) + ELLIPSIS);
				break;
			}
			some.add(value);
			room -= size;
			if (room == 0) {
				break;
			}
		}
		return some;
	}

	private static String cut(String value, long room) {
		int end = 0;
		for (long left = room; end < value.length(); end += Character.charCount(value.codePointAt(end))) {
			left -= sizeOf(value.codePointAt(end));
			if (left < 0) {
				break;
			}
		}
		return value.substring(0, end);
	}

	/**
	 * These answers, with one answered differently.
	 * @param key the field's key
	 * @param all the values; none to take the answer away
	 * @return new answers
	 */
	public Answers with(String key, String... all) {
		Map<String, List<String>> changed = new LinkedHashMap<>(this.values);
		changed.put(key, List.of(all));
		return of(changed);
	}

	/**
	 * The answers as a map.
	 * @return values by key, in the order they were given; the map is a copy
	 */
	@JsonValue
	public Map<String, List<String>> asMap() {
		return new LinkedHashMap<>(this.values);
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof Answers answers && this.values.equals(answers.values);
	}

	@Override
	public int hashCode() {
		return this.values.hashCode();
	}

	/** Names the answered questions only: an answer may be somebody's telephone. */
	@Override
	public String toString() {
		return "Answers" + this.values.keySet();
	}

}
