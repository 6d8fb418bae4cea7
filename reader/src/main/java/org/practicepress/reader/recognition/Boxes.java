package org.practicepress.reader.recognition;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import org.practicepress.form.Field;

/**
 * Choices as people mark them: boxes ticked, crossed or typed over, or the choices' names
 * alone.
 */
final class Boxes {

	/** A box in any state, with what stands up to the next one. */
	private static final Pattern BOX = Pattern
		.compile("([\u2610\u2611\u2612\u2705\u2713\u2714\u2717\u2718\u25a0\u25a1\u25c9\u25cb\u25cf]|"
				+ "\\[\\s*[xX\u2713\u2714\u00d7]?\\s*\\]|\\(\\s*[xX\u2713\u2714\u00d7]?\\s*\\))");

	private static final Pattern EMPTY = Pattern.compile("[\u2610\u25a1\u25cb]|\\[\\s*\\]|\\(\\s*\\)");

	/** A cross typed beside a box instead of in it. */
	private static final Set<String> CROSSES = Set.of("x", "X", "\u00d7", "\u2713", "\u2714");

	private static final Pattern SPACES = Pattern.compile("\\s+");

	private static final Pattern SEPARATOR = Pattern.compile("[,;\\n\u060c\u061b]+");

	private Boxes() {
	}

	/** The codes of what is marked; text without any box is read as a list of names. */
	static List<String> read(Field field, List<String> lines) {
		Set<String> codes = new LinkedHashSet<>();
		boolean boxes = lines.stream().anyMatch((line) -> BOX.matcher(line).find());
		for (String line : lines) {
			if (boxes) {
				marked(line).forEach((label) -> choice(field, label).ifPresent(codes::add));
			}
			else {
				codes.addAll(named(field, line));
			}
		}
		return List.copyOf(codes);
	}

	/** Whether there is a box in the line. */
	static boolean in(String line) {
		return BOX.matcher(line).find();
	}

	/** The line without its boxes and their labels. */
	static String without(String line) {
		Matcher box = BOX.matcher(line);
		return (box.find() ? line.substring(0, box.start()) : line).strip();
	}

	/** What is marked and names none of the choices. */
	static Optional<String> unknown(Field field, List<String> lines) {
		String unknown = lines.stream()
			.flatMap((line) -> marked(line).stream())
			.filter((label) -> !label.isBlank() && choice(field, label).isEmpty())
			.map(String::strip)
			.collect(Collectors.joining(", "));
		return unknown.isEmpty() ? Optional.empty() : Optional.of(unknown);
	}

	private static Optional<String> choice(Field field, String label) {
		return FormWording.choice(field, label).or(() -> FormWording.choiceThatBegins(field, label));
	}

	/** The words behind each box that is marked. */
	private static List<String> marked(String line) {
		List<String> labels = new ArrayList<>();
		Matcher box = BOX.matcher(line);
		List<int[]> places = new ArrayList<>();
		while (box.find()) {
			places.add(new int[] { box.start(), box.end() });
		}
		for (int i = 0; i < places.size(); i++) {
			int start = places.get(i)[0];
			int end = places.get(i)[1];
			int next = (i + 1 < places.size()) ? places.get(i + 1)[0] : line.length();
			String label = line.substring(end, next);
			boolean on = !EMPTY.matcher(line.substring(start, end)).matches();
			boolean crossed = crossed(label) || (places.size() == 1 && crossed(line.substring(0, start)));
			if (on || crossed) {
				labels.add(crossed ? withoutCrosses(label) : label);
			}
		}
		return labels;
	}

	private static boolean crossed(String text) {
		return words(text).anyMatch(CROSSES::contains);
	}

	private static String withoutCrosses(String text) {
		return words(text).filter((word) -> !CROSSES.contains(word)).collect(Collectors.joining(" "));
	}

	private static Stream<String> words(String text) {
		return Stream.of(SPACES.split(text.strip(), -1));
	}

	/** Names may hold commas: the whole line first, its parts then. */
	private static List<String> named(Field field, String line) {
		String bare = withoutCrosses(line);
		Optional<String> whole = FormWording.choice(field, bare);
		if (whole.isPresent()) {
			return List.of(whole.get());
		}
		List<String> codes = new ArrayList<>();
		for (String part : SEPARATOR.split(bare, -1)) {
			Optional<String> code = FormWording.choice(field, part);
			if (code.isEmpty()) {
				return List.of(bare);
			}
			codes.add(code.get());
		}
		return codes;
	}

}
