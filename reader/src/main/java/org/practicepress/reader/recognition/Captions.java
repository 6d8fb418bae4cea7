package org.practicepress.reader.recognition;

import java.util.ArrayList;
import java.util.List;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import org.jspecify.annotations.Nullable;
import org.practicepress.reader.recognition.Cell.Line;

/**
 * Which words belong to which picture.
 */
final class Captions {

	/** Who took a picture is told after a sign or a word like these. */
	private static final Pattern CREDIT = Pattern.compile(
			"(?:^|[\\s.,;(\u2013\u2014-])\\s*(?:\u00a9|\\(c\\)|(?:photos?|pictures?|image|cr\u00e9dits?|credits?|fotos?|"
					+ "fotograf\u00eda|cr\u00e9ditos?|\u062a\u0635\u0648\u064a\u0631|\u0627\u0644\u0635\u0648\u0631\u0629|"
					+ "\u0635\u0648\u0631\u0629|\u0627\u0644\u0645\u0635\u0648\u0631)(?:\\s+(?:credits?|by|par|de|por))?\\s*[:\uff1a])"
					+ "\\s*(\\S.*)$",
			Pattern.CASE_INSENSITIVE);

	private static final Pattern END_OF_CREDIT = Pattern.compile("[).\\s]+$");

	private Captions() {
	}

	/**
	 * A picture and the words that go with it.
	 *
	 * @param picture the picture's name
	 * @param caption what it shows
	 * @param credit who took it
	 */
	record Captioned(String picture, @Nullable String caption, @Nullable String credit) {

	}

	/** Captions stand below their pictures, unless the last picture has none below. */
	static List<Captioned> read(List<Line> lines) {
		boolean above = lines.size() > 1 && !lines.getFirst().picture() && lines.getLast().picture();
		List<Captioned> captioned = new ArrayList<>();
		List<String> words = new ArrayList<>();
		String picture = null;
		for (Line line : lines) {
			if (!line.picture()) {
				words.add(line.text());
			}
			else if (above) {
				captioned.add(captioned(line.text(), words));
				words.clear();
			}
			else {
				if (picture != null) {
					captioned.add(captioned(picture, words));
				}
				words.clear();
				picture = line.text();
			}
		}
		if (picture != null) {
			captioned.add(captioned(picture, words));
		}
		return captioned;
	}

	private static Captioned captioned(String picture, List<String> words) {
		String text = String.join(" ", words);
		Matcher credit = CREDIT.matcher(text);
		if (!credit.find()) {
			return new Captioned(picture, text.isEmpty() ? null : text, null);
		}
		String caption = text.substring(0, credit.start()).strip();
		boolean sentence = credit.start() < text.length() && text.charAt(credit.start()) == '.';
		String by = END_OF_CREDIT.matcher(credit.group(1)).replaceFirst("");
		return new Captioned(picture, caption.isEmpty() ? null : caption + (sentence ? "." : ""),
				by.isEmpty() ? null : by);
	}

}
