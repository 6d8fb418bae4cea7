package org.practicepress.publish.rendering;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.practicepress.pages.Logo;
import org.practicepress.publish.rendering.Prose.Block;

/**
 * A factsheet ready to be set: every code is a word, every date is written out, every
 * text is in blocks and has its place. The renderers only decide how it looks.
 *
 * @param words the fixed words in the factsheet's language
 * @param language the language
 * @param rightToLeft which way it is read
 * @param number the number in the series; null on a draft
 * @param category the category's code
 * @param categoryLabel the category's name
 * @param label "Practice #9", or "Draft"
 * @param heading label and title in one
 * @param title the title alone
 * @param summary the sentence below it
 * @param glance the box at the side
 * @param lead the photo that opens the factsheet
 * @param bands the running text in the order and grouping in which it is set
 * @param links further resources
 * @param contact whom to write to
 * @param imprint lines about series and dates
 * @param licence what a reader may do with it
 * @param citation how to cite it; null on a draft
 * @param address the permanent address; null on a draft
 * @param author who is named as author
 * @param publishedAt when it was published; null on a draft
 * @param logo whose logo it bears
 */
public record Sheet(Words words, String language, boolean rightToLeft, @Nullable Integer number, String category,
		String categoryLabel, String label, String heading, String title, String summary, List<Line> glance,
		@Nullable Figure lead, List<Band> bands, List<String> links, @Nullable Contact contact, List<String> imprint,
		Terms licence, @Nullable String citation, @Nullable String address, String author,
		@Nullable Instant publishedAt, Logo logo) {

	/** Characters of running text that fill four pages in the larger setting. */
	private static final int LONG = 12_000;

	public String direction() {
		return this.rightToLeft ? "rtl" : "ltr";
	}

	/** Whether there is so much to say that it must be set closer. */
	public boolean isLong() {
		return this.bands.stream()
			.flatMap((band) -> band.parts().stream())
			.flatMap((part) -> part.blocks().stream())
			.flatMap((block) -> block.lines().stream())
			.flatMap(List::stream)
			.mapToInt((span) -> span.text().length())
			.sum() > LONG;
	}

	/** What stands before the title in the heading. */
	public String headingStart() {
		return this.heading.substring(0, this.heading.length() - this.title.length());
	}

	/** The photos in the order of their numbers. */
	public List<Figure> figures() {
		Stream<Figure> first = (this.lead != null) ? Stream.of(this.lead) : Stream.empty();
		return Stream.concat(first, this.bands.stream().flatMap((band) -> band.figures().stream()))
			.sorted(Comparator.comparingInt(Figure::position))
			.toList();
	}

	/**
	 * Under which licence it is published.
	 *
	 * @param text what a reader is told
	 * @param address where all of it can be read; null for terms of the series' own
	 * @param reference what a program is told
	 */
	public record Terms(String text, @Nullable String address, String reference) {
	}

	/**
	 * A line at a glance.
	 *
	 * @param key what it is about
	 * @param label the same in words
	 * @param text the value
	 */
	public record Line(String key, String label, String text) {
	}

	/**
	 * A section under its heading.
	 *
	 * @param key the form's field
	 * @param heading its heading
	 * @param blocks its text
	 */
	public record Part(String key, String heading, List<Block> blocks) {
	}

	/**
	 * A photo in its place.
	 *
	 * @param position counted from 1 among the photos shown
	 * @param picture the picture
	 * @param alt what is to be seen, for those who cannot
	 * @param caption the caption
	 * @param credit who took it
	 */
	public record Figure(int position, Picture picture, String alt, @Nullable String caption, @Nullable String credit) {
	}

	/** How parts stand on the page. */
	public enum Setting {

		/** Beside the box at a glance. */
		OPENING,

		/** In the main measure, with photos and a voice at the side. */
		MAIN,

		/** Two parts side by side. */
		PAIR,

		/** Two parts side by side and set off: success factors and challenges. */
		CONTRAST,

		/** Photos only. */
		GALLERY

	}

	/**
	 * Parts that stand together.
	 *
	 * @param setting how
	 * @param parts the parts; a pair may have lost one
	 * @param figures photos at the side
	 * @param quote a voice at the side
	 */
	public record Band(Setting setting, List<Part> parts, List<Figure> figures, List<Block> quote) {

		/** The photos two by two. */
		public List<List<Figure>> pairs() {
			List<List<Figure>> pairs = new ArrayList<>();
			for (int i = 0; i < this.figures.size(); i += 2) {
				pairs.add(this.figures.subList(i, Math.min(i + 2, this.figures.size())));
			}
			return pairs;
		}

	}

}
