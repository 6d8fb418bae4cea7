package org.practicepress.reader.recognition;

import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.practicepress.checkers.Growth;
import org.practicepress.form.Field;
import org.practicepress.form.FormLanguage;
import org.practicepress.form.PracticeForm;
import org.practicepress.form.Role;
import org.practicepress.reader.result.Recognised;
import org.practicepress.reader.text.Parsed;

import static org.assertj.core.api.Assertions.assertThat;

class RecognitionGrowthTests {

	private static final PracticeForm FORM = PracticeForm.load();

	private static final Field CONTEXT = FORM.field("practice.context");

	private static final Field PHASE = FORM.field("practice.phase");

	private final FormRecognition recognition = new FormRecognition(FORM);

	/** Nobody makes such a form by chance. */
	@ParameterizedTest(name = "{0}")
	@MethodSource
	void recognisesTheFormInOnePass(int size, IntFunction<String> document) {
		Growth.isLinear(size, (some) -> recognise(document.apply(some)));
	}

	static Stream<Arguments> recognisesTheFormInOnePass() {
		String choice = PHASE.choices().getFirst().label(FormLanguage.ENGLISH);
		return Stream.of(of("items of a list", 2_500, (size) -> "<ol>" + "<li>a</li>".repeat(size) + "</ol>"),
				of("items of a list in an answer", 2_500,
						(size) -> table(CONTEXT, "<ol>" + "<li>a</li>".repeat(size) + "</ol>")),
				of("lines that go on", 8_000,
						(size) -> asked(CONTEXT, "<p data-goes-on=\"true\">and so on and on</p>".repeat(size))),
				of("questions on one line", 4_000, (size) -> asked(CONTEXT, "<p>" + "a:".repeat(size) + "</p>")),
				of("ends of a question", 4_000, (size) -> asked(CONTEXT, "<p>a" + ":-".repeat(size) + "</p>")),
				of("choices and other words", 4_000,
						(size) -> asked(PHASE, ("<p>" + choice + "</p>").repeat(size) + "<p>other</p>".repeat(size))),
				of("rows before paragraphs", 1_500,
						(size) -> "<table>" + "<tr/>".repeat(size) + "</table>" + "<p>a</p>".repeat(4 * size)),
				of("pictures before paragraphs", 2_500,
						(size) -> table(CONTEXT, "<img src=\"a\"/>".repeat(size) + "<p>a</p>".repeat(4 * size))),
				of("fields before paragraphs", 1_500,
						(size) -> "<i data-field=\"a\"/>".repeat(size) + "<p>a</p>".repeat(4 * size)),
				of("a text repeated but for its end", 10_000,
						(size) -> table(CONTEXT, input("a".repeat(size) + "b") + input("a".repeat(2 * size)))),
				of("parts that are none of the text", 10_000,
						(size) -> table(CONTEXT,
								input("a".repeat(2 * size) + "b")
										+ input("a".repeat(size) + "c" + "a".repeat(2 * size) + "b"))),
				of("an address that its words resemble", 10_000,
						(size) -> table(CONTEXT,
								"<a href=\"http://" + "a".repeat(size) + "b\">" + "a".repeat(2 * size) + "</a>")),
				of("columns", 500,
						(size) -> ("<div><p data-column=\"left\">Name of project</p>"
								+ "<p data-column=\"right\">words</p></div>")
							.repeat(size)),
				of("boxes", 500, (size) -> table(PHASE, "\u2612a".repeat(size))),
				of("lines of choices", 1_000, (size) -> table(PHASE, ("<p>" + choice + "</p>").repeat(size))),
				of("names of choices", 1_000, (size) -> table(PHASE, (choice + ";").repeat(size))),
				of("answers to one question", 300, (size) -> table(CONTEXT, input("a")).repeat(size)),
				of("rows without a question", 2_500,
						(size) -> "<table><tr><td>" + label(CONTEXT) + "</td><td>a</td></tr>"
								+ "<tr><td/><td>a</td></tr>".repeat(size) + "</table>"),
				of("cells of a row", 2_500, (size) -> "<table><tr>" + "<td>1.</td>".repeat(size) + "</tr></table>"),
				of("countries", 4_000, (size) -> table(FORM.field("practice.country"), "Iraq and ".repeat(size))),
				of("captions", 2_500,
						(size) -> table(FORM.field(Role.PHOTOS), "<p><img src=\"a\"/>photo</p>".repeat(size))));
	}

	/** Java itself asks for as many as this since its version 24 only. */
	@Test
	void refusesElementsInElementsWithoutEnd() {
		assertThat(recognise("<b>".repeat(100_000) + "</b>".repeat(100_000))).isInstanceOf(Recognised.NotTheForm.class);
	}

	/** The smallest words that repeat themselves in every way. */
	@Test
	void findsAPassageWhereverItStands() {
		for (int i = 0; i < 1 << 12; i++) {
			String text = Integer.toBinaryString(i);
			for (int j = 0; j < 1 << 5; j++) {
				String words = Integer.toBinaryString(j);
				assertThat(new Passage(words).in(text, 2)).isEqualTo(text.indexOf(words, 2));
			}
		}
		assertThat(new Passage("").in("text", 0)).isZero();
	}

	private static Arguments of(String name, int size, IntFunction<String> document) {
		return Arguments.of(Named.of(name, size), document);
	}

	private static String input(String text) {
		return "<span data-input=\"true\">" + text + "</span>";
	}

	private static String label(Field field) {
		return field.label(FormLanguage.ENGLISH);
	}

	private static List<Field> others(Field field) {
		return FORM.fields().stream().filter((other) -> !other.equals(field)).limit(6).toList();
	}

	private static String asked(Field field, String answer) {
		return others(field).stream()
			.map((other) -> "<p>" + label(other) + "</p><p>a</p>")
			.collect(Collectors.joining()) + "<p>" + label(field) + "</p>" + answer;
	}

	private static String table(Field field, String answer) {
		return others(field).stream().map((other) -> row(other, "a")).collect(Collectors.joining("", "<table>", ""))
				+ row(field, answer) + "</table>";
	}

	private static String row(Field field, String answer) {
		return "<tr><td>" + label(field) + "</td><td>" + answer + "</td></tr>";
	}

	private Recognised recognise(String body) {
		return this.recognition.recognise(new Parsed.Text("text/html",
				"<html xmlns=\"http://www.w3.org/1999/xhtml\"><body>" + body + "</body></html>", Map.of(), List.of()));
	}

}
