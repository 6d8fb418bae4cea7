package org.practicepress.reader.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import org.apache.tika.exception.TikaException;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.ocr.TesseractOCRConfig;
import org.apache.tika.parser.ocr.TesseractOCRParser;
import org.practicepress.reader.page.PageText.Glyph;
import org.practicepress.reader.page.VisualOrder;
import org.practicepress.reader.text.ScannedDocumentException;
import org.practicepress.reader.wire.Pace;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Reads the words in a picture of a page with Tesseract, where it is installed, and the
 * boxes between them from the picture itself.
 */
public final class PictureReader {

	/** The form's languages, as Tesseract calls them. */
	private static final Set<String> LATIN = Set.of("eng", "fra", "spa");

	private static final String ARABIC = "ara";

	/** Reading more from pictures takes longer than there is time. */
	public static final int MOST_PAGES = 25;

	private static final int SECONDS_PER_PAGE = 60;

	/** Words read with less confidence are stains and lines. */
	private static final int LEAST_CONFIDENCE = 20;

	/** What Tesseract measures is a line from top to bottom; a font's height is less. */
	private static final float FONT = 0.75f;

	private static final Pattern BOX = Pattern.compile("bbox (-?\\d+) (-?\\d+) (-?\\d+) (-?\\d+)");

	private static final Pattern SIZE = Pattern.compile("x_size (\\d+(?:\\.\\d+)?)");

	private static final Pattern BASELINE = Pattern.compile("baseline -?[\\d.]+ (-?\\d+)");

	private static final Pattern CONFIDENCE = Pattern.compile("x_wconf (\\d+)");

	private static final Pattern RULE = Pattern.compile("[|_\\[\\]{}\u2014\u2013~=.'\"]+");

	private static final Pattern BULLET = Pattern.compile("[\u0660\u00b0*\u2022\u00ab\u00bb+.\u00b7\u25cf-]");

	private final TesseractOCRParser tesseract = new TesseractOCRParser();

	private final Set<String> installed;

	private String languages = "";

	private PictureReader(Set<String> installed) {
		this.installed = installed;
	}

	/**
	 * Makes ready to read one document.
	 * @param context tells whether there is time to
	 * @throws ScannedDocumentException where there is no time or no Tesseract
	 */
	public static PictureReader start(ParseContext context) throws TikaException {
		if (context.get(Pace.class) == Pace.QUICK) {
			throw new ScannedDocumentException("Pictures of text are read apart from other documents");
		}
		TesseractOCRParser tesseract = new TesseractOCRParser();
		if (!tesseract.hasTesseract()) {
			throw new ScannedDocumentException("There is no Tesseract to read pictures of text with");
		}
		tesseract.setPreloadLangs(true);
		tesseract.initialize(Map.of());
		Set<String> installed = new LinkedHashSet<>(Stream.concat(LATIN.stream().sorted(), Stream.of(ARABIC))
			.filter(tesseract.getLangs()::contains)
			.toList());
		return new PictureReader(installed.isEmpty() ? Set.of("eng") : installed);
	}

	/**
	 * Reads a page.
	 * @param page the picture in shades of gray; its boxes are erased
	 * @param scale how many points a pixel measures
	 * @return the words
	 */
	public List<Glyph> read(BufferedImage page, float scale) throws IOException, SAXException, TikaException {
		DrawnBoxes boxes = new DrawnBoxes(page);
		boxes.erase(page);
		if (this.languages.isEmpty()) {
			this.languages = languages(page);
		}
		List<Line> lines = lines(page);
		float size = median(lines.stream().map(Line::size).toList());
		List<Glyph> glyphs = new ArrayList<>();
		for (Line line : lines) {
			float height = (Math.abs(line.size() - size) < 0.3f * size) ? size : line.size();
			for (Word word : withBullets(line, size)) {
				glyphs.add(new Glyph(word.text(), scale * word.left(), scale * word.right(), scale * line.baseline(),
						scale * FONT * height));
				glyphs.add(new Glyph(" ", scale * word.right(), scale * word.right(), scale * line.baseline(),
						scale * FONT * height));
			}
		}
		for (DrawnBoxes.Box box : boxes.found()) {
			glyphs.add(new Glyph(box.ticked() ? "\u2612" : "\u2610", scale * box.left(), scale * box.right(),
					scale * baseline(box, lines, size), scale * FONT * size));
		}
		return glyphs;
	}

	/** A box stands on the line of the words beside it. */
	private static float baseline(DrawnBoxes.Box box, List<Line> lines, float size) {
		float middle = (box.top() + box.bottom()) / 2f;
		return lines.stream()
			.filter((line) -> Math.abs((line.top() + line.bottom()) / 2 - middle) < 0.6f * size)
			.min(Comparator.comparing((line) -> line.distance(box)))
			.map(Line::baseline)
			.orElse((float) box.bottom());
	}

	/** All languages at once are read worse than those of one script. */
	private String languages(BufferedImage page) throws IOException, SAXException, TikaException {
		String script;
		try {
			script = run(page, "0", this.installed, new DefaultHandler()).get(TesseractOCRParser.PSM0_SCRIPT);
		}
		catch (TikaException ex) {
			// too few letters on the page to tell
			return String.join("+", this.installed);
		}
		if (script == null) {
			return String.join("+", this.installed);
		}
		boolean arabic = script.equals("Arabic") && this.installed.contains(ARABIC);
		return arabic ? (this.installed.contains("eng") ? ARABIC + "+eng" : ARABIC)
				: String.join("+", this.installed.stream().filter((language) -> !language.equals(ARABIC)).toList());
	}

	private static float median(List<Float> sizes) {
		List<Float> sorted = sizes.stream().sorted().toList();
		return sorted.isEmpty() ? 1 : sorted.get(sorted.size() / 2);
	}

	private List<Line> lines(BufferedImage page) throws IOException, SAXException, TikaException {
		Words words = new Words();
		run(page, "4", List.of(this.languages), words);
		return words.lines;
	}

	private Metadata run(BufferedImage page, String mode, Collection<String> languages, DefaultHandler handler)
			throws IOException, SAXException, TikaException {
		TesseractOCRConfig config = new TesseractOCRConfig();
		config.setLanguage(String.join("+", languages));
		config.setOutputType(TesseractOCRConfig.OUTPUT_TYPE.HOCR);
		config.setTimeoutSeconds(SECONDS_PER_PAGE);
		config.setPageSegMode(mode);
		ParseContext context = new ParseContext();
		context.set(TesseractOCRConfig.class, config);
		Metadata metadata = new Metadata();
		metadata.set(Metadata.CONTENT_TYPE, MediaType.image("ocr-png").toString());
		ByteArrayOutputStream png = new ByteArrayOutputStream();
		ImageIO.write(page, "png", png);
		try (TikaInputStream in = TikaInputStream.get(png.toByteArray())) {
			this.tesseract.parse(in, handler, metadata, context);
		}
		return metadata;
	}

	/** The line with its bullet, which Tesseract takes for a letter. */
	private static List<Word> withBullets(Line line, float height) {
		List<Word> words = new ArrayList<>();
		List<Word> read = line.words().stream().sorted(Comparator.comparing(Word::left)).toList();
		boolean fromRight = line.fromRight();
		Word last = null;
		for (Word word : fromRight ? read.reversed() : read) {
			boolean begins = last == null
					|| (fromRight ? last.left() - word.right() : word.left() - last.right()) > height;
			boolean bullet = begins && BULLET.matcher(word.text()).matches();
			words.add(bullet ? new Word("\u2022", word.left(), word.right()) : word);
			last = word;
		}
		return words;
	}

	/**
	 * A word, in pixels.
	 *
	 * @param text the word
	 * @param left its left edge
	 * @param right its right edge
	 */
	private record Word(String text, float left, float right) {
	}

	/** A line, in pixels. */
	private record Line(List<Word> words, float top, float bottom, float baseline, float size) {

		/** How far the nearest word is from a box. */
		float distance(DrawnBoxes.Box box) {
			return (float) this.words.stream()
				.mapToDouble((word) -> Math.max(word.left() - box.right(), box.left() - word.right()))
				.min()
				.orElse(Float.MAX_VALUE);
		}

		boolean fromRight() {
			return VisualOrder
				.rightToLeft(this.words.stream().map((word) -> new Glyph(word.text(), 0, 0, 0, 1)).toList());
		}

	}

	/** Takes the words out of what Tesseract writes. */
	private static final class Words extends DefaultHandler {

		private final List<Line> lines = new ArrayList<>();

		private List<Word> words = List.of();

		private final StringBuilder text = new StringBuilder();

		private float[] box = {};

		private boolean word;

		@Override
		public void startElement(String uri, String name, String qualified, Attributes attributes) {
			String kind = attributes.getValue("class");
			String title = attributes.getValue("title");
			Matcher place = BOX.matcher((title != null) ? title : "");
			if (kind == null || title == null || !place.find()) {
				return;
			}
			float[] found = new float[4];
			for (int i = 0; i < 4; i++) {
				found[i] = Float.parseFloat(place.group(i + 1));
			}
			if (kind.equals("ocrx_word")) {
				this.box = found;
				this.text.setLength(0);
				Matcher confidence = CONFIDENCE.matcher(title);
				this.word = !confidence.find() || Integer.parseInt(confidence.group(1)) >= LEAST_CONFIDENCE;
			}
			else if (kind.equals("ocr_line") || kind.equals("ocr_header") || kind.equals("ocr_caption")
					|| kind.equals("ocr_textfloat")) {
				Matcher size = SIZE.matcher(title);
				Matcher baseline = BASELINE.matcher(title);
				this.words = new ArrayList<>();
				this.lines.add(new Line(this.words, found[1], found[3],
						found[3] + (baseline.find() ? Float.parseFloat(baseline.group(1)) : 0),
						size.find() ? Float.parseFloat(size.group(1)) : found[3] - found[1]));
			}
		}

		@Override
		public void characters(char[] characters, int start, int length) {
			this.text.append(characters, start, length);
		}

		@Override
		public void endElement(String uri, String name, String qualified) {
			if (this.box.length == 4 && name.equals("span")) {
				String read = this.text.toString().replace("\u200e", "").replace("\u200f", "").strip();
				if (this.word && !read.isEmpty() && !RULE.matcher(read).matches()) {
					this.words.add(new Word(read, this.box[0], this.box[2]));
				}
				this.box = new float[0];
			}
		}

		@Override
		public void endDocument() {
			this.lines.removeIf((line) -> line.words().isEmpty());
		}

	}

}
