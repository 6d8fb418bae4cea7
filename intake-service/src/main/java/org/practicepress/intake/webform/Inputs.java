package org.practicepress.intake.webform;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.google.re2j.Pattern;
import org.practicepress.form.Answers;
import org.practicepress.form.Field;
import org.practicepress.form.FieldType;
import org.practicepress.form.PracticeForm;
import org.practicepress.reader.recognition.TypedAnswers;

/**
 * The names of the page's inputs, and the way from what was typed in them to answers and
 * back. Pure.
 */
final class Inputs {

	private static final Pattern SUM = Pattern.compile("\\S+ [A-Z]{3}");

	/** Further inputs of a field are called after it; no field's key has this sign. */
	private static final String PART = "~";

	static final int PHOTOS = 8;

	/** Sent by who has been told which questions about answers are still open. */
	static final String KNOWING = "knowing";

	/** A text of so many letters is read, and called too long. */
	private static final int LONGEST_TEXT = 1_000_000;

	/** All else is a line or two: a name, an address, a number, a list of links. */
	private static final int LONGEST_LINES = 20_000;

	/** What is said to a question about an answer: a sentence or two. */
	static final int LONGEST_REPLY = 1_000;

	/** What a browser calls one sending of the form, to know the answer to it. */
	static final String SENT = "sent";

	private final PracticeForm form;

	private final TypedAnswers typedAnswers = new TypedAnswers();

	Inputs(PracticeForm form) {
		this.form = form;
	}

	static String currency(Field field) {
		return field.key() + PART + "currency";
	}

	static String ongoing(Field field) {
		return field.key() + PART + Field.ONGOING;
	}

	static String reply(Field field) {
		return field.key() + PART + "reply";
	}

	static String photo(int slot) {
		return "photo" + PART + slot;
	}

	static String kept(String sha256) {
		return "kept" + PART + sha256;
	}

	static String caption(String photo) {
		return photo + PART + "caption";
	}

	static String credit(String photo) {
		return photo + PART + "credit";
	}

	static String removal(String file) {
		return file + PART + "remove";
	}

	/**
	 * Whether there is more in an input than anybody types: such things are not read.
	 * @param parameters all parameters of a request
	 */
	boolean tooLong(Map<String, String[]> parameters) {
		return parameters.entrySet()
			.stream()
			.anyMatch((input) -> Stream.of(input.getValue()).mapToLong(String::length).sum() > longest(input.getKey()));
	}

	private int longest(String name) {
		return this.form.find(name).filter((field) -> field.type() == FieldType.LONG_TEXT).isPresent() ? LONGEST_TEXT
				: LONGEST_LINES;
	}

	/**
	 * What was typed into the form's own inputs, as it was typed.
	 * @param parameters all parameters of a request
	 * @return the values by the input's name, in the form's order, without empty ones
	 */
	Map<String, List<String>> typed(Map<String, String[]> parameters) {
		Map<String, List<String>> typed = new LinkedHashMap<>();
		for (Field field : this.form.fields()) {
			take(field.key(), parameters, typed);
			take(currency(field), parameters, typed);
			take(ongoing(field), parameters, typed);
			take(reply(field), parameters, typed);
		}
		for (int slot = 1; slot <= PHOTOS; slot++) {
			take(caption(photo(slot)), parameters, typed);
			take(credit(photo(slot)), parameters, typed);
		}
		return typed;
	}

	private static void take(String name, Map<String, String[]> parameters, Map<String, List<String>> typed) {
		String[] values = parameters.getOrDefault(name, new String[0]);
		List<String> written = List.of(values).stream().filter((value) -> !value.isBlank()).toList();
		if (!written.isEmpty()) {
			typed.put(name, written);
		}
	}

	/**
	 * The answers, written down as they are everywhere else.
	 * @param typed what was typed
	 * @return normalised answers
	 */
	Answers answers(Map<String, List<String>> typed) {
		Map<String, List<String>> answers = new LinkedHashMap<>();
		for (Field field : this.form.fields()) {
			answers.put(field.key(), this.typedAnswers.read(field, values(field, typed)));
		}
		return Answers.of(answers);
	}

	/**
	 * What was typed to questions about answers.
	 * @param typed what was typed
	 * @return the words by field key, as they are kept
	 */
	Map<String, String> replies(Map<String, List<String>> typed) {
		Map<String, String> replies = new LinkedHashMap<>();
		for (Field field : this.form.fields()) {
			String reply = TypedAnswers.words(typed.getOrDefault(reply(field), List.of()));
			if (!reply.isEmpty()) {
				replies.put(field.key(), reply);
			}
		}
		return replies;
	}

	/**
	 * What was typed where the answer says something else.
	 * @param typed what was typed
	 * @return the words by field key
	 */
	Map<String, String> written(Map<String, List<String>> typed) {
		Map<String, String> written = new LinkedHashMap<>();
		for (Field field : this.form.fields()) {
			List<String> values = values(field, typed);
			this.typedAnswers.written(field, values, this.typedAnswers.read(field, values))
				.ifPresent((words) -> written.put(field.key(), words));
		}
		return written;
	}

	private static List<String> values(Field field, Map<String, List<String>> typed) {
		List<String> values = new ArrayList<>(typed.getOrDefault(field.key(), List.of()));
		// a currency alone is what the list was left at, not an answer
		if (!values.isEmpty()) {
			values.addAll(typed.getOrDefault(currency(field), List.of()));
		}
		values.addAll(typed.getOrDefault(ongoing(field), List.of()));
		return values;
	}

	/**
	 * What somebody would have typed to give these answers.
	 * @param answers answers, as they were read from a document
	 * @return the values by the input's name
	 */
	Map<String, List<String>> typed(Answers answers) {
		Map<String, List<String>> typed = new LinkedHashMap<>();
		for (Field field : this.form.fields()) {
			List<String> values = answers.all(field);
			if (values.isEmpty()) {
				continue;
			}
			String first = values.getFirst();
			if (field.type() == FieldType.MONEY && SUM.matches(first)) {
				typed.put(field.key(), List.of(first.substring(0, first.indexOf(' '))));
				typed.put(currency(field), List.of(first.substring(first.indexOf(' ') + 1)));
			}
			else if (field.type() == FieldType.MONTH_OR_ONGOING && first.equals(Field.ONGOING)) {
				typed.put(ongoing(field), List.of(Field.ONGOING));
			}
			else if (field.type() == FieldType.LINKS) {
				typed.put(field.key(), List.of(String.join("\n", values)));
			}
			else {
				typed.put(field.key(), values);
			}
		}
		return typed;
	}

}
