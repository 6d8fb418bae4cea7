package org.practicepress.publish.rendering;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** Looks at the letters as they are drawn. */
final class Glyphs extends PDFTextStripper {

	private static final float MILLIMETRE = 72 / 25.4f;

	private final StringBuilder drawn = new StringBuilder();

	private final List<String> outside = new ArrayList<>();

	/** The letters in the forms in which they are drawn. */
	String letters(PDDocument pdf) throws IOException {
		getText(pdf);
		return this.drawn.toString();
	}

	/** Text that runs over the edge of the measure. */
	List<String> outsideTheMargins(PDDocument pdf) throws IOException {
		getText(pdf);
		return this.outside;
	}

	@Override
	protected void processTextPosition(TextPosition text) {
		this.drawn.append(text.getUnicode());
		if (text.getX() < 17 * MILLIMETRE || text.getX() + text.getWidth() > 193.5f * MILLIMETRE) {
			this.outside.add("page " + getCurrentPageNo() + ": " + text.getUnicode() + " at " + text.getX());
		}
	}

}
