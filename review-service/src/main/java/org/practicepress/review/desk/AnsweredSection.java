package org.practicepress.review.desk;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.practicepress.review.decision.Facsimile.Excerpt;
import org.practicepress.review.decision.Facsimile.Page;

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
	 * @param written what was written, if the answer says something else
	 * @param doubtful whether it may have been read wrongly
	 * @param strips the parts of the original's pages it was read from, if known
	 */
	record Answer(String key, String label, String shape, List<String> lines, List<Passage> blocks,
			List<String> problems, @Nullable String written, boolean doubtful, List<Strip> strips) {
	}

	/**
	 * A strip of a page, cut out with SVG's {@code viewBox}.
	 *
	 * @param page the page's number
	 * @param picture the digest of the page's picture
	 * @param viewBox the strip, in points
	 * @param width the page's width in points
	 * @param height the page's height in points
	 */
	record Strip(int page, String picture, String viewBox, int width, int height) {

		/** So much of the page is shown around an answer, in points. */
		private static final int AROUND = 8;

		static Strip of(Page page, Excerpt excerpt) {
			int width = Math.round(page.width());
			int height = Math.round(page.height());
			int top = Math.clamp(Math.round(excerpt.top()) - AROUND, 0, height - 1);
			int bottom = Math.clamp(Math.round(excerpt.bottom()) + AROUND, top + 1, height);
			return new Strip(page.number(), page.picture().sha256(), "0 %d %d %d".formatted(top, width, bottom - top),
					width, height);
		}

	}

}
