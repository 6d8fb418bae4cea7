package org.practicepress.standalone.read;

import java.io.PrintStream;
import java.util.Map;

import com.google.re2j.Pattern;
import org.practicepress.form.Problem;

/**
 * A reading as people at a terminal like it.
 */
final class Table {

	private static final String LINE = "  %-8s  %-14s  %-32s  %s%n";

	private static final int WIDEST = 100;

	/** What moves the cursor, rings or turns the direction of what stands around it. */
	private static final Pattern NOT_SHOWN = Pattern.compile("\\pC");

	private static final Pattern SPACES = Pattern.compile("\\s+");

	private Table() {
	}

	static void print(FileReading reading, PrintStream out) {
		String part = (reading.part() != null) ? ", " + shown(reading.part()) : "";
		out.println(shown(reading.file()) + part + ": " + summary(reading));
		Map<String, FileReading.Answer> answers = reading.answers();
		if (answers != null) {
			out.printf(LINE, "sure?", "found by", "field", "answer");
			answers.forEach((key, answer) -> {
				out.printf(LINE, answer.doubtful() ? "doubtful" : "sure", answer.found().code(), key,
						shown(String.join("; ", answer.values())));
				if (answer.written() != null) {
					out.printf(LINE, "", "", "", "written: " + shown(answer.written()));
				}
			});
		}
		if (reading.problems() != null) {
			for (Problem problem : reading.problems()) {
				out.printf(LINE, "problem", problem.problem().code(), problem.field(), "");
			}
		}
	}

	private static String summary(FileReading reading) {
		return switch (reading.outcome()) {
			case "form" -> "the form (version " + reading.formVersion() + ", in " + reading.formLanguage()
					+ "), answers in " + reading.answersLanguage() + ", photos: "
					+ ((reading.photos() != null) ? reading.photos().size() : 0);
			case "empty-form" ->
				"the form (version " + reading.formVersion() + ", in " + reading.formLanguage() + ") without an answer";
			case "not-the-form" -> "not the form";
			case "missing" -> "there is no such file";
			default -> "cannot be read: " + reading.reason();
		};
	}

	private static String shown(String text) {
		String plain = NOT_SHOWN.matcher(SPACES.matcher(text.strip()).replaceAll(" ")).replaceAll("\ufffd");
		return (plain.codePointCount(0, plain.length()) <= WIDEST) ? plain
				: plain.substring(0, plain.offsetByCodePoints(0, WIDEST - 1)) + "\u2026";
	}

}
