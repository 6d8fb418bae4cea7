package org.practicepress.reader.pdf;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import javax.imageio.ImageIO;

import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.OperatorName;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.graphics.PDXObject;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceGray;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceRGB;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.apache.pdfbox.util.Matrix;
import org.apache.tika.io.TikaInputStream;
import org.practicepress.reader.page.PageText;
import org.practicepress.reader.page.PageText.Glyph;
import org.practicepress.reader.page.PageText.Picture;
import org.practicepress.reader.page.VisualOrder;

/**
 * Takes letters and photos off the pages of a PDF, with their places.
 */
final class PdfPageReader extends PDFTextStripper {

	/** Smaller pictures are logos and rules. */
	private static final int SMALLEST_SIDE = 100;

	/** Larger ones are the page itself, scanned. */
	private static final float MOST_OF_THE_PAGE = 0.7f;

	private static final long MOST_PIXELS = 40_000_000;

	/** No letter has more vowel signs. */
	private static final int MOST_MARKS = 10;

	private final List<Glyph> glyphs = new ArrayList<>();

	private final List<Picture> pictures = new ArrayList<>();

	/** Vowel signs whose letter is not yet known. */
	private final List<Glyph> marks = new ArrayList<>();

	private final Set<String> drawn = new HashSet<>();

	private boolean scanned;

	/**
	 * Reads a page.
	 * @param pdf the document
	 * @param number the page's number, from 1
	 * @return what stands on it
	 */
	PageText read(PDDocument pdf, int number) throws IOException {
		this.glyphs.clear();
		this.pictures.clear();
		this.marks.clear();
		this.drawn.clear();
		this.scanned = false;
		setStartPage(number);
		setEndPage(number);
		writeText(pdf, Writer.nullWriter());
		PDPage page = pdf.getPage(number - 1);
		return new PageText(page.getCropBox().getWidth(), page.getCropBox().getHeight(), this.glyphs, this.pictures,
				null);
	}

	/** Whether the page last read is nothing but a picture. */
	boolean scanned() {
		return this.scanned && this.glyphs.stream().allMatch(Glyph::blank);
	}

	/** Letters as they look, not as they are written: ligatures, and Arabic ones. */
	private static boolean presentationForm(int character) {
		return (character >= '\ufb00' && character <= '\ufdff') || (character >= '\ufe70' && character <= '\ufeff');
	}

	/**
	 * Takes letters as they are drawn: put together by the library, vowel signs would
	 * come to the wrong Arabic letters.
	 */
	@Override
	protected void processTextPosition(TextPosition position) {
		String text = position.getUnicode();
		if (text == null || text.isEmpty() || position.getDir() != 0) {
			return;
		}
		String letters = text.chars().anyMatch(PdfPageReader::presentationForm)
				? Normalizer.normalize(text, Normalizer.Form.NFKC) : text;
		float left = position.getXDirAdj();
		Glyph glyph = new Glyph(letters, left, left + position.getWidthDirAdj(), position.getYDirAdj(),
				Math.max(position.getYScale(), 1));
		// some programs draw a letter twice to make it bold
		if (!this.drawn.add(letters + Math.round(left) + " " + Math.round(glyph.baseline()))) {
			return;
		}
		if (letters.codePoints().allMatch((sign) -> Character.getType(sign) == Character.NON_SPACING_MARK)) {
			this.marks.add(glyph);
			return;
		}
		this.glyphs.add(glyph);
		this.marks.stream().limit(MOST_MARKS).forEach(this::addMark);
		this.marks.clear();
	}

	/**
	 * Vowel signs belong to the letter they are drawn over. Where two letters meet, that
	 * is the one drawn next in a script that runs from right to left.
	 */
	private void addMark(Glyph mark) {
		int last = this.glyphs.size() - 1;
		Glyph next = this.glyphs.get(last);
		boolean fromRight = VisualOrder.rightToLeft(List.of(next)) && distance(next, mark) < 0.35f * next.size();
		int over = (last == 0 || fromRight || distance(next, mark) < distance(this.glyphs.get(last - 1), mark)) ? last
				: last - 1;
		Glyph letter = this.glyphs.get(over);
		this.glyphs.set(over, new Glyph(letter.text() + mark.text(), letter.left(), letter.right(), letter.baseline(),
				letter.size()));
	}

	private static float distance(Glyph letter, Glyph mark) {
		float middle = (mark.left() + mark.right()) / 2;
		return !Character.isLetter(letter.text().codePointAt(0)) ? Float.MAX_VALUE
				: Math.max(0, Math.max(letter.left() - middle, middle - letter.right()));
	}

	@Override
	protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
		if (operator.getName().equals(OperatorName.DRAW_OBJECT) && !operands.isEmpty()
				&& operands.getFirst() instanceof COSName name && getResources().isImageXObject(name)) {
			PDXObject object = getResources().getXObject(name);
			if (object instanceof PDImageXObject image) {
				place(image);
			}
			return;
		}
		super.processOperator(operator, operands);
	}

	private void place(PDImageXObject image) {
		Matrix place = getGraphicsState().getCurrentTransformationMatrix();
		float width = Math.abs(place.getScalingFactorX());
		float height = Math.abs(place.getScalingFactorY());
		PDPage page = getCurrentPage();
		if (width * height > MOST_OF_THE_PAGE * page.getCropBox().getWidth() * page.getCropBox().getHeight()) {
			this.scanned = true;
			return;
		}
		if (image.getWidth() < SMALLEST_SIDE || image.getHeight() < SMALLEST_SIDE
				|| (long) image.getWidth() * image.getHeight() > MOST_PIXELS) {
			return;
		}
		boolean jpeg = photo(image);
		float left = place.getTranslateX() - page.getCropBox().getLowerLeftX();
		float top = page.getCropBox().getUpperRightY() - place.getTranslateY() - height;
		this.pictures.add(new Picture("" + System.identityHashCode(image.getCOSObject()), jpeg ? "jpg" : "png",
				() -> open(image, jpeg), left, left + width, top));
	}

	/** A photo can be taken as it is, unless its colours are meant for a press. */
	private static boolean photo(PDImageXObject image) {
		try {
			return "jpg".equals(image.getSuffix())
					&& (image.getColorSpace() instanceof PDDeviceRGB || image.getColorSpace() instanceof PDDeviceGray);
		}
		catch (IOException ex) {
			return false;
		}
	}

	private static TikaInputStream open(PDImageXObject image, boolean jpeg) throws IOException {
		if (jpeg) {
			try (InputStream in = image.createInputStream(List.of(COSName.DCT_DECODE.getName()))) {
				return TikaInputStream.get(in.readAllBytes());
			}
		}
		BufferedImage pixels = image.getImage();
		ByteArrayOutputStream png = new ByteArrayOutputStream();
		ImageIO.write(pixels, "png", png);
		return TikaInputStream.get(png.toByteArray());
	}

}
