package org.practicepress.review.desk;

import java.util.List;

/**
 * A section of the form with what was answered in it.
 *
 * @param title its heading
 * @param answers the answers, in the form's order
 */
record AnsweredSection(String title, List<Answer> answers) {

	/**
	 * What was answered to one question.
	 *
	 * @param key the field's key
	 * @param label the question
	 * @param shape how it is shown: {@code words} for a value in the reader's language,
	 * {@code text} for what the contributor wrote, {@code addresses} for web addresses
	 * @param lines the values in words, or the addresses
	 * @param blocks the paragraphs and lists of a text
	 * @param problems what is wrong with it, as codes
	 * @param doubtful whether it may have been read wrongly
	 */
	record Answer(String key, String label, String shape, List<String> lines, List<Block> blocks, List<String> problems,
			boolean doubtful) {
	}

}
