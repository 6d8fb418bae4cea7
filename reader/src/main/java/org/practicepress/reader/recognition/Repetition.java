package org.practicepress.reader.recognition;

import java.util.List;

/**
 * Undoes what LibreOffice before 7.5 does to a field that text is typed into, when it
 * saves the field in Word's formats or as rich text: where the script changes it writes
 * the part, and then the whole text again.
 */
final class Repetition {

	private Repetition() {
	}

	/**
	 * The line with each such text once.
	 * @param line a line
	 * @param inputs where fields begin and end in it, in order
	 * @return the line, unchanged when its fields are not such a repetition
	 */
	static String removed(String line, List<int[]> inputs) {
		if (inputs.size() < 2) {
			return line;
		}
		int start = inputs.getFirst()[0];
		int end = inputs.getLast()[1];
		String whole = line.substring(start, inputs.getFirst()[1]);
		if (whole.isBlank() || !repeats(line.substring(start, end), whole)) {
			return line;
		}
		return line.substring(0, start) + whole + line.substring(end);
	}

	/** Whether a text is the whole, and then again and again a part and the whole. */
	private static boolean repeats(String text, String whole) {
		StringBuilder parts = new StringBuilder();
		Passage again = new Passage(whole);
		int at = whole.length();
		while (at < text.length()) {
			int next = again.in(text, at);
			if (next < 0) {
				return false;
			}
			parts.append(text, at, next);
			at = next + whole.length();
		}
		return new Passage(parts.toString()).in(whole, 0) >= 0;
	}

}
