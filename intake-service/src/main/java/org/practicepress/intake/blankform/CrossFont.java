package org.practicepress.intake.blankform;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;

/**
 * A font of one letter, the cross in a ticked box. The one that every viewer has is in no
 * file, which accessible documents may not rely on; and drawn as mere lines, a cross
 * would be lost for whoever reads the text of a form saved as if it were printed.
 */
final class CrossFont {

	private static final int CODE = '8';

	private static final int WIDTH = 760;

	private static final int HEIGHT = 700;

	private static final String SHAPE = WIDTH + " 0 0 0 " + WIDTH + " " + HEIGHT + """
			 d1
			30 110 m 140 0 l 380 240 l 620 0 l 730 110 l 490 350 l 730 590 l 620 700 l
			380 460 l 140 700 l 30 590 l 270 350 l f
			""";

	/** That the letter is a cross. */
	private static final String MEANING = """
			/CIDInit /ProcSet findresource begin
			12 dict begin
			begincmap
			/CMapName /Cross def
			/CMapType 2 def
			1 begincodespacerange
			<00> <FF>
			endcodespacerange
			1 beginbfchar
			<38> <2718>
			endbfchar
			endcmap
			CMapName currentdict /CMap defineresource pop
			end
			end
			""";

	private static final COSName NAME = COSName.getPDFName("Cross");

	private final COSDictionary resources = new COSDictionary();

	CrossFont(PDDocument pdf) throws IOException {
		COSDictionary font = new COSDictionary();
		font.setItem(COSName.TYPE, COSName.FONT);
		font.setItem(COSName.SUBTYPE, COSName.TYPE3);
		font.setItem(COSName.FONT_BBOX, numbers(0, 0, WIDTH, HEIGHT));
		COSArray matrix = numbers();
		for (float number : new float[] { 0.001f, 0, 0, 0.001f, 0, 0 }) {
			matrix.add(new COSFloat(number));
		}
		font.setItem(COSName.FONT_MATRIX, matrix);
		COSDictionary encoding = new COSDictionary();
		encoding.setItem(COSName.TYPE, COSName.ENCODING);
		COSArray letters = numbers(CODE);
		letters.add(NAME);
		encoding.setItem(COSName.DIFFERENCES, letters);
		font.setItem(COSName.ENCODING, encoding);
		COSDictionary shapes = new COSDictionary();
		shapes.setItem(NAME, stream(pdf, SHAPE));
		font.setItem(COSName.CHAR_PROCS, shapes);
		font.setItem(COSName.RESOURCES, new COSDictionary());
		font.setInt(COSName.FIRST_CHAR, CODE);
		font.setInt(COSName.LAST_CHAR, CODE);
		font.setItem(COSName.WIDTHS, numbers(WIDTH));
		font.setItem(COSName.TO_UNICODE, stream(pdf, MEANING));
		COSDictionary fonts = new COSDictionary();
		fonts.setItem(NAME, font);
		this.resources.setItem(COSName.FONT, fonts);
	}

	/** Draws a cross in the middle of a box. */
	void draw(PDAppearanceStream box, float width, float height) throws IOException {
		float size = 0.9f * height;
		box.getCOSObject().setItem(COSName.RESOURCES, this.resources);
		try (OutputStream out = box.getStream().createOutputStream()) {
			out.write(String
				.format(Locale.ROOT, "q 0.04 0.36 0.34 rg BT /%s %.2f Tf %.2f %.2f Td (%c) Tj ET Q\n", NAME.getName(),
						size, (width - size * WIDTH / 1000) / 2, (height - size * HEIGHT / 1000) / 2, (char) CODE)
				.getBytes(StandardCharsets.US_ASCII));
		}
	}

	private static COSStream stream(PDDocument pdf, String content) throws IOException {
		COSStream stream = pdf.getDocument().createCOSStream();
		try (OutputStream out = stream.createOutputStream()) {
			out.write(content.getBytes(StandardCharsets.US_ASCII));
		}
		return stream;
	}

	private static COSArray numbers(int... numbers) {
		COSArray array = new COSArray();
		for (int number : numbers) {
			array.add(COSInteger.get(number));
		}
		return array;
	}

}
