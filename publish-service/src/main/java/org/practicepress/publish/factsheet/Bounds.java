package org.practicepress.publish.factsheet;

import java.util.Objects;
import java.util.stream.Stream;

import org.practicepress.publish.factsheet.FactsheetContent.Fact;
import org.practicepress.publish.factsheet.FactsheetContent.Section;

/**
 * How much a factsheet may say, in characters: several times what its form asks for, and
 * still little enough to be set at once, told in one event and kept in one document.
 */
final class Bounds {

	static final int TITLE = 300;

	static final int SUMMARY = 2_000;

	static final int SECTION = 20_000;

	/** Each value at a glance; partners have a hundred words. */
	static final int VALUE = 2_000;

	/** What browsers and servers agree to take. */
	static final int LINK = 2_000;

	static final int CAPTION = 2_000;

	static final int CREDIT = 500;

	static final int REASON = 1_000;

	/** Of facts, of values in each, of sections, of links, of photos. */
	static final int ENTRIES = 100;

	/** All of it together; some thirty pages. */
	static final int ALL = 120_000;

	private static final String ELLIPSIS = "\u2026";

	private Bounds() {
	}

	static boolean hold(FactsheetContent content) {
		return size(content) <= ALL;
	}

	/**
	 * The content cut off where it has no end, with an ellipsis; itself when it fits. A
	 * link that does not fit leads nowhere and is left out.
	 */
	static FactsheetContent cut(FactsheetContent content) {
		int most = SECTION;
		FactsheetContent cut = cut(content, most);
		while (!hold(cut) && most > 1) {
			most /= 2;
			cut = cut(content, most);
		}
		return cut;
	}

	private static FactsheetContent cut(FactsheetContent content, int most) {
		return new FactsheetContent(cut(content.title(), TITLE), cut(content.summary(), SUMMARY), content.category(),
				content.language(), content.glance().stream().limit(ENTRIES).map((fact) -> cut(fact, most)).toList(),
				content.sections()
					.stream()
					.limit(ENTRIES)
					.map((section) -> new Section(section.key(), cut(section.text(), Math.min(SECTION, most))))
					.toList(),
				content.links()
					.stream()
					.filter((link) -> link.length() <= Math.min(LINK, most))
					.limit(ENTRIES)
					.toList(),
				content.photos().stream().limit(ENTRIES).map((photo) -> cut(photo, most)).toList(),
				content.showContact());
	}

	private static Fact cut(Fact fact, int most) {
		return new Fact(fact.key(),
				fact.values().stream().limit(ENTRIES).map((value) -> cut(value, Math.min(VALUE, most))).toList());
	}

	private static Photo cut(Photo photo, int most) {
		return new Photo(photo.file(), cut(Objects.toString(photo.caption(), ""), Math.min(CAPTION, most)),
				cut(Objects.toString(photo.credit(), ""), Math.min(CREDIT, most)), photo.leftOut());
	}

	private static String cut(String text, int most) {
		if (text.length() <= most) {
			return text;
		}
		int end = most - ELLIPSIS.length();
		boolean halved = end > 0 && Character.isHighSurrogate(text.charAt(end - 1));
		return text.substring(0, halved ? end - 1 : end) + ELLIPSIS;
	}

	private static long size(FactsheetContent content) {
		return Stream
			.of(Stream.of(content.title(), content.summary()),
					content.glance().stream().flatMap((fact) -> fact.values().stream()),
					content.glance().stream().map(Fact::key), content.sections().stream().map(Section::key),
					content.sections().stream().map(Section::text), content.links().stream(),
					content.photos().stream().map((photo) -> Objects.toString(photo.caption(), "")),
					content.photos().stream().map((photo) -> Objects.toString(photo.credit(), "")))
			.flatMap((texts) -> texts)
			.mapToLong(String::length)
			.sum();
	}

}
