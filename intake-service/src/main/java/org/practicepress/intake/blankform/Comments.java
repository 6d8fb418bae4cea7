package org.practicepress.intake.blankform;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Predicate;

import javax.xml.stream.XMLStreamException;

/**
 * What is said at fields of a form in Word, beside its text.
 *
 * @param author who says it
 * @param at when
 * @param words what, by the field's key
 */
public record Comments(String author, Instant at, Map<String, String> words) {

	/** Nothing is said. */
	static final Comments NONE = new Comments("", Instant.EPOCH, Map.of());

	public Comments {
		words = new LinkedHashMap<>(words);
	}

	/** Those at some fields. */
	Comments at(Predicate<String> fields) {
		Map<String, String> some = new LinkedHashMap<>(this.words);
		some.keySet().removeIf(fields.negate());
		return new Comments(this.author, this.at, some);
	}

	/** What its comment is known by in the file. */
	OptionalInt id(String field) {
		int id = List.copyOf(this.words.keySet()).indexOf(field);
		return (id < 0) ? OptionalInt.empty() : OptionalInt.of(id);
	}

	/** The file's part that holds them. */
	void write(XmlWriter xml) throws XMLStreamException {
		WordBody.root("w:comments", xml);
		int id = 0;
		for (String said : this.words.values()) {
			xml.start("w:comment", "w:id", "" + id, "w:author", this.author, "w:date",
					this.at.truncatedTo(ChronoUnit.SECONDS).toString(), "w:initials", initial());
			for (String line : said.lines().toList()) {
				paragraph(line, xml);
			}
			xml.end();
			id++;
		}
		xml.end();
		xml.finish();
	}

	private String initial() {
		return this.author.substring(0, this.author.offsetByCodePoints(0, 1));
	}

	/** An editor may write in another language than the form's. */
	private static void paragraph(String line, XmlWriter xml) throws XMLStreamException {
		boolean rightToLeft = rightToLeft(line);
		xml.start("w:p");
		if (rightToLeft) {
			xml.start("w:pPr");
			xml.empty("w:bidi");
			xml.end();
		}
		xml.start("w:r");
		if (rightToLeft) {
			xml.start("w:rPr");
			xml.empty("w:rtl");
			xml.end();
		}
		xml.element("w:t", written(line), "xml:space", "preserve");
		xml.end();
		xml.end();
	}

	/** As the first letter tells that has a direction. */
	private static boolean rightToLeft(String line) {
		return line.codePoints()
			.map(Character::getDirectionality)
			.filter((direction) -> direction == Character.DIRECTIONALITY_LEFT_TO_RIGHT
					|| direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
					|| direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC)
			.mapToObj((direction) -> direction != Character.DIRECTIONALITY_LEFT_TO_RIGHT)
			.findFirst()
			.orElse(false);
	}

	/** Without what XML has no way to write. */
	private static String written(String line) {
		StringBuilder written = new StringBuilder(line.length());
		line.codePoints()
			.filter((sign) -> sign == '\t' || (sign >= ' ' && sign != 0xFFFE && sign != 0xFFFF
					&& Character.getType(sign) != Character.SURROGATE))
			.forEach(written::appendCodePoint);
		return written.toString();
	}

}
