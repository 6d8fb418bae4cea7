package org.practicepress.reader.page;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import com.google.re2j.Pattern;
import org.apache.tika.sax.XHTMLContentHandler;
import org.jspecify.annotations.Nullable;
import org.practicepress.reader.page.PageText.Glyph;
import org.practicepress.reader.page.PageText.Picture;
import org.practicepress.reader.text.EmbeddedImages;
import org.practicepress.reader.text.Markup;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.AttributesImpl;

/**
 * Finds lines on pages, and the gap that divides questions from answers when the pages
 * have one. It is told from the whole document: where something stands on both sides on
 * most lines and nothing crosses on most others. A line that goes on is told from one
 * that begins by whether its first word would have fitted on the line before.
 */
public final class Columns {

	/** With fewer lines on both sides of a gap, it is there by chance. */
	private static final int FEWEST_LINES = 5;

	/** In letters: no paper is wider, and to turn a line round takes its time. */
	private static final int LONGEST_LINE = 5_000;

	/** In points: what lies beyond on a page is not looked at for columns. */
	private static final int WIDEST_PAGE = 14_400;

	/** Gaps between words are narrower, in heights of the font. */
	private static final float GAP = 0.9f;

	/** Where the columns are known to part, a gap needs to be no wider. */
	private static final float GAP_BETWEEN_COLUMNS = 0.5f;

	/** Wider gaps keep apart what stands on one line, such as boxes. */
	private static final float WIDE_GAP = 2;

	/** How far letters reach below their line, in heights of the font. */
	private static final float DESCENT = 0.3f;

	/** More than this between two lines, in heights of the font, and they are apart. */
	private static final float GAP_BETWEEN_LINES = 1.9f;

	/** Where headers and footers are, in heights of the page. */
	private static final float MARGIN = 0.065f;

	/** Of all pages, what stands on fewer is no furniture. */
	private static final double MOST_PAGES = 0.6;

	/** How far apart, in points, what stands at the same place of two pages may be. */
	private static final float SAME_PLACE = 2;

	/** How far apart letters of one line may stand, in heights of the font. */
	private static final float NEAR_LINE = 0.45f;

	/** The same where a line of another kind may be near. */
	private static final float SAME_LINE = 0.05f;

	/** A picture stands with the text that begins beside its upper edge. */
	private static final float LINE = 14;

	private static final Pattern BEGINNING = Pattern
		.compile("^(?:[\u2022\u2023\u25cf\u25cb\u25e6\u25aa\u25ab\u25ba\u27a2\u00b7*\u2013\u2014\\-\u2610\u2611\u2612"
				+ "\u2705\u2713\u2714\u2717\u2718\u25a0\u25a1\uf0b7]|\\d{1,2}\\s?[.)](?:\\D|$))");

	private static final Pattern NUMBER = Pattern.compile("^(\\d{1,2}[.)])(\\p{L})");

	private final List<PageText> pages;

	private final float gutter;

	/** By page. */
	private final List<Set<Glyph>> furniture;

	private final Column left;

	private final Column right;

	private final Column whole;

	/**
	 * Finds the columns of a document.
	 * @param pages its pages
	 * @param scanned whether they were read from pictures
	 */
	public Columns(List<PageText> pages, boolean scanned) {
		this.pages = pages;
		this.left = new Column(scanned);
		this.right = new Column(scanned);
		this.whole = new Column(scanned);
		this.furniture = furniture(pages);
		this.gutter = gutter(pages, this.furniture);
	}

	/** Glyphs that stand on one line. */
	private record Line(List<Glyph> glyphs, float left, float right, float baseline, float size) {

		static Line of(List<Glyph> glyphs) {
			float left = Float.MAX_VALUE;
			float right = 0;
			float size = 0;
			for (Glyph glyph : glyphs) {
				if (!glyph.blank()) {
					left = Math.min(left, glyph.left());
					right = Math.max(right, glyph.right());
					size = Math.max(size, glyph.size());
				}
			}
			return new Line(glyphs, left, right, glyphs.getFirst().baseline(), size);
		}

		/** The parts between gaps, from left to right, with the spaces within them. */
		List<Line> parts(float gap) {
			List<Line> parts = new ArrayList<>();
			List<Glyph> part = new ArrayList<>();
			List<Glyph> spaces = new ArrayList<>();
			float end = 0;
			for (Glyph glyph : this.glyphs.stream().sorted(Comparator.comparing(Glyph::left)).toList()) {
				if (glyph.blank()) {
					spaces.add(glyph);
					continue;
				}
				if (!part.isEmpty() && glyph.left() - end > gap * this.size) {
					parts.add(part(part));
					part = new ArrayList<>();
				}
				end = part.isEmpty() ? glyph.right() : Math.max(end, glyph.right());
				part.addAll(part.isEmpty() ? List.of() : spaces);
				spaces.clear();
				part.add(glyph);
			}
			parts.add(part(part));
			return parts;
		}

		private Line part(List<Glyph> glyphs) {
			Line part = of(glyphs);
			return new Line(glyphs, part.left(), part.right(), this.baseline, part.size());
		}

		String text(VisualOrder order) {
			// a number stands apart from its item, be it by less than a space
			return NUMBER.matcher(order.read(this.glyphs)).replaceFirst("$1 $2");
		}

		float firstWord() {
			List<Line> words = parts(0.15f);
			Line word = VisualOrder.rightToLeft(this.glyphs) ? words.getLast() : words.getFirst();
			return word.right() - word.left();
		}

	}

	/** What is remembered of the lines of a column. */
	private static final class Column {

		private final boolean scanned;

		private float leftEdge = Float.MAX_VALUE;

		private float rightEdge;

		/** How far apart lines are, in heights of their font. */
		private final List<Float> steps = new ArrayList<>();

		private float pitch = Float.MAX_VALUE;

		private VisualOrder order = VisualOrder.LEFT_TO_RIGHT;

		private @Nullable Line last;

		/** The item of a list that the last line belongs to, when its text is set in. */
		private @Nullable Line item;

		Column(boolean scanned) {
			this.scanned = scanned;
		}

		/** Which way the column runs is told by all its letters. */
		void direct(List<Line> lines, String drawn) {
			this.order = new VisualOrder(
					VisualOrder.rightToLeft(lines.stream().flatMap((line) -> line.glyphs().stream()).toList()), drawn);
		}

		void learn(List<Line> lines) {
			Line before = null;
			for (Line line : lines) {
				this.leftEdge = Math.min(this.leftEdge, line.left());
				this.rightEdge = Math.max(this.rightEdge, line.right());
				if (before != null && line.baseline() - before.baseline() > 0.8f * line.size()) {
					this.steps.add((line.baseline() - before.baseline()) / line.size());
				}
				before = line;
			}
			this.steps.sort(Comparator.naturalOrder());
			this.pitch = this.scanned ? middleStep() : leastStep();
		}

		/** What comes only once is a slip. */
		private float leastStep() {
			float least = Float.MAX_VALUE;
			for (int i = this.steps.size() - 2; i >= 0; i--) {
				if (this.steps.get(i + 1) < 1.03f * this.steps.get(i)) {
					least = this.steps.get(i);
				}
			}
			return least;
		}

		/** Lines read from a picture waver. */
		private float middleStep() {
			List<Float> lines = this.steps.stream().filter((step) -> step < GAP_BETWEEN_LINES).toList();
			return lines.isEmpty() ? Float.MAX_VALUE : lines.get(lines.size() / 2);
		}

		/** Whether a line goes on with the sentence of the one before. */
		boolean goesOn(Line line) {
			Line before = this.last;
			this.last = line;
			boolean goesOn = goesOn(before, line) && (this.item == null || setIn(this.item, line));
			if (!goesOn) {
				this.item = isItem(line) ? line : null;
			}
			return goesOn;
		}

		private boolean isItem(Line line) {
			List<Line> words = line.parts(0.45f);
			boolean fromRight = this.order.rightToLeft() || VisualOrder.rightToLeft(line.glyphs());
			return words.size() > 1 && BEGINNING
				.matcher((fromRight ? words.getLast() : words.getFirst()).text(this.order).strip() + " ")
				.find();
		}

		private boolean setIn(Line item, Line line) {
			float in = (this.order.rightToLeft() || VisualOrder.rightToLeft(line.glyphs()))
					? item.right() - line.right() : line.left() - item.left();
			return in > 0.4f * line.size();
		}

		private boolean goesOn(@Nullable Line before, Line line) {
			if (before == null || Math.abs(before.size() - line.size()) > 0.15f * line.size()
					|| before.parts(WIDE_GAP).size() > 1) {
				return false;
			}
			// the number in "(7)" is no item's, be there an end of a line before it
			if (BEGINNING.matcher(line.text(this.order).strip()).find()
					&& !before.text(this.order).strip().endsWith("(")) {
				return false;
			}
			float step = line.baseline() - before.baseline();
			if (step > 1.15f * this.pitch * line.size()) {
				return false;
			}
			// a speck beside the longest line of a scan would be taken for its end
			float needed = line.firstWord() + (this.scanned ? 1.5f : 0.3f) * line.size();
			return VisualOrder.rightToLeft(line.glyphs()) ? before.left() - needed < this.leftEdge
					: before.right() + needed > this.rightEdge;
		}

	}

	/** The middle of the gap, or 0 when there is none. */
	private static float gutter(List<PageText> pages, List<Set<Glyph>> furniture) {
		int width = (int) Math.min(WIDEST_PAGE, pages.stream().mapToDouble(PageText::width).max().orElse(0)) + 1;
		int[] between = new int[width];
		int[] covered = new int[width];
		for (int i = 0; i < pages.size(); i++) {
			for (Line line : lines(body(pages.get(i), furniture.get(i)))) {
				List<Line> parts = line.parts(GAP);
				for (int j = 0; j < parts.size(); j++) {
					count(covered, parts.get(j).left(), parts.get(j).right());
					if (j > 0) {
						count(between, parts.get(j - 1).right(), parts.get(j).left());
					}
				}
			}
		}
		Arrays.parallelPrefix(between, Integer::sum);
		Arrays.parallelPrefix(covered, Integer::sum);
		int best = 0;
		int end = 0;
		for (int x = 1; x < width; x++) {
			int score = between[x] - covered[x];
			if (score > between[best] - covered[best]) {
				best = x;
				end = x;
			}
			else if (end == x - 1 && score == between[best] - covered[best]) {
				end = x;
			}
		}
		return (between[best] - covered[best] >= FEWEST_LINES) ? (best + end) / 2f : 0;
	}

	/** Counts where it begins and ends: what lies between is summed up once for all. */
	private static void count(int[] changes, float from, float to) {
		int start = Math.max(0, Math.round(from));
		int end = Math.min(changes.length, Math.round(to));
		if (start < end) {
			changes[start]++;
			if (end < changes.length) {
				changes[end]--;
			}
		}
	}

	/**
	 * What a printer puts at the head and the foot of its pages: it stands at the same
	 * place on most of them, and is the same but for its numbers.
	 */
	private static List<Set<Glyph>> furniture(List<PageText> pages) {
		Map<String, List<Strip>> strips = new HashMap<>();
		for (int i = 0; i < pages.size(); i++) {
			PageText page = pages.get(i);
			List<Glyph> margins = page.glyphs()
				.stream()
				.filter((glyph) -> glyph.baseline() < MARGIN * page.height()
						|| glyph.baseline() > (1 - MARGIN) * page.height())
				.toList();
			for (Line line : lines(margins, SAME_LINE)) {
				for (Line part : line.parts(WIDE_GAP)) {
					boolean foot = part.baseline() > page.height() / 2;
					strips
						.computeIfAbsent(foot + withoutNumbers(part.text(VisualOrder.LEFT_TO_RIGHT)),
								(key) -> new ArrayList<>())
						.add(new Strip(i, part, foot ? page.height() - part.baseline() : part.baseline()));
				}
			}
		}
		List<Set<Glyph>> furniture = Stream.generate(() -> (Set<Glyph>) new HashSet<Glyph>())
			.limit(pages.size())
			.toList();
		for (List<Strip> alike : strips.values()) {
			for (List<Strip> level : level(alike)) {
				long on = level.stream().mapToInt(Strip::page).distinct().count();
				if (on > 1 && on >= MOST_PAGES * pages.size()) {
					level.forEach((strip) -> furniture.get(strip.page()).addAll(strip.part().glyphs()));
				}
			}
		}
		return furniture;
	}

	/**
	 * Something in the margin of a page.
	 *
	 * @param page the page's index
	 * @param part its glyphs
	 * @param edge how far it is from the page's edge
	 */
	private record Strip(int page, Line part, float edge) {
	}

	/** Those of them that are as far from the edge as each other. */
	private static List<List<Strip>> level(List<Strip> strips) {
		List<List<Strip>> level = new ArrayList<>();
		float before = -SAME_PLACE;
		for (Strip strip : strips.stream().sorted(Comparator.comparing(Strip::edge)).toList()) {
			if (level.isEmpty() || strip.edge() - before > SAME_PLACE) {
				level.add(new ArrayList<>());
			}
			level.getLast().add(strip);
			before = strip.edge();
		}
		return level;
	}

	private static String withoutNumbers(String text) {
		StringBuilder without = new StringBuilder();
		text.codePoints()
			.filter((sign) -> !Character.isDigit(sign) && !Character.isWhitespace(sign))
			.forEach(without::appendCodePoint);
		return without.toString();
	}

	/** What is printed between the margins. */
	private static List<Glyph> body(PageText page, Set<Glyph> furniture) {
		return page.glyphs().stream().filter((glyph) -> !furniture.contains(glyph)).toList();
	}

	private static List<Line> lines(List<Glyph> glyphs) {
		return lines(glyphs, NEAR_LINE);
	}

	private static List<Line> lines(List<Glyph> glyphs, float near) {
		List<Line> lines = new ArrayList<>();
		List<Glyph> line = new ArrayList<>();
		for (Glyph glyph : glyphs.stream().sorted(Comparator.comparing(Glyph::baseline)).toList()) {
			if (line.size() == LONGEST_LINE || (!line.isEmpty()
					&& glyph.baseline() - line.getFirst().baseline() > near * line.getFirst().size())) {
				add(lines, line);
				line = new ArrayList<>();
			}
			line.add(glyph);
		}
		add(lines, line);
		return lines;
	}

	private static void add(List<Line> lines, List<Glyph> glyphs) {
		if (!glyphs.stream().allMatch(Glyph::blank)) {
			lines.add(Line.of(glyphs));
		}
	}

	public void write(XHTMLContentHandler xhtml, EmbeddedImages images) throws IOException, SAXException {
		List<Page> sorted = new ArrayList<>();
		for (int i = 0; i < this.pages.size(); i++) {
			sorted.add(sort(this.pages.get(i), this.furniture.get(i)));
		}
		for (Page page : sorted) {
			this.left.learn(page.left());
			this.right.learn(page.right());
			this.whole.learn(page.whole());
		}
		String drawn = VisualOrder.drawn(sorted.stream()
			.flatMap((page) -> Stream.of(page.left(), page.right(), page.whole()))
			.flatMap(List::stream)
			.map(Line::glyphs)
			.toList());
		this.left.direct(sorted.stream().flatMap((page) -> page.left().stream()).toList(), drawn);
		this.right.direct(sorted.stream().flatMap((page) -> page.right().stream()).toList(), drawn);
		this.whole.direct(sorted.stream().flatMap((page) -> page.whole().stream()).toList(), drawn);
		int number = 0;
		for (Page page : sorted) {
			write(page, ++number, xhtml, images);
		}
	}

	private Page sort(PageText page, Set<Glyph> furniture) {
		List<Glyph> left = new ArrayList<>();
		List<Glyph> right = new ArrayList<>();
		List<Line> whole = new ArrayList<>();
		for (Line line : lines(body(page, furniture))) {
			if (this.gutter == 0 || line.parts(GAP_BETWEEN_COLUMNS)
				.stream()
				.anyMatch((part) -> part.left() < this.gutter - 1 && part.right() > this.gutter + 1)) {
				whole.add(line);
			}
			else {
				for (Glyph glyph : line.glyphs()) {
					((glyph.left() + glyph.right() < 2 * this.gutter) ? left : right).add(glyph);
				}
			}
		}
		return new Page(page, lines(left), lines(right), whole, lines(List.copyOf(furniture)));
	}

	/** The lines of a page, each where it belongs. */
	private record Page(PageText page, List<Line> left, List<Line> right, List<Line> whole, List<Line> margin) {
	}

	private void write(Page sorted, int number, XHTMLContentHandler xhtml, EmbeddedImages images)
			throws IOException, SAXException {
		PageText page = sorted.page();
		PageView view = page.view();
		String name = "";
		if (view != null) {
			name = Markup.pagePicture(number);
			images.add(name, view::open);
		}
		AttributesImpl attributes = new AttributesImpl();
		add(attributes, Markup.PAGE, name);
		add(attributes, Markup.WIDTH, points(page.width()));
		add(attributes, Markup.HEIGHT, points(page.height()));
		xhtml.startElement("div", attributes);
		writeLines(sorted, xhtml, images);
		xhtml.endElement("div");
	}

	private static void add(AttributesImpl attributes, String name, String value) {
		attributes.addAttribute("", name, name, "CDATA", value);
	}

	private static String points(float value) {
		return String.format(Locale.ROOT, "%.1f", value);
	}

	private void writeLines(Page page, XHTMLContentHandler xhtml, EmbeddedImages images)
			throws IOException, SAXException {
		int l = 0;
		int r = 0;
		int w = 0;
		int p = 0;
		List<Picture> pictures = new ArrayList<>(page.page().pictures());
		pictures.sort(Comparator.comparing(Picture::top));
		while (l < page.left().size() || r < page.right().size() || w < page.whole().size()) {
			float leftAt = baseline(page.left(), l);
			float rightAt = baseline(page.right(), r);
			float wholeAt = baseline(page.whole(), w);
			float next = Math.min(Math.min(leftAt, rightAt), wholeAt);
			while (p < pictures.size() && pictures.get(p).top() + LINE < next) {
				picture(pictures.get(p++), xhtml, images);
			}
			if (wholeAt == next) {
				Line line = page.whole().get(w++);
				AttributesImpl attributes = edges(line);
				goesOn(this.whole.goesOn(line), attributes);
				xhtml.startElement("p", attributes);
				text(line, this.whole, xhtml);
				xhtml.endElement("p");
				continue;
			}
			float near = 0.7f * ((next == leftAt) ? page.left().get(l) : page.right().get(r)).size();
			xhtml.startElement("div");
			if (leftAt - next <= near) {
				line(page.left().get(l++), this.left, "left", xhtml);
			}
			if (rightAt - next <= near) {
				line(page.right().get(r++), this.right, "right", xhtml);
			}
			xhtml.endElement("div");
		}
		for (Picture picture : pictures.subList(p, pictures.size())) {
			picture(picture, xhtml, images);
		}
		for (Line line : page.margin()) {
			xhtml.startElement("div", "class", Markup.MARGIN);
			text(line, this.whole, xhtml);
			xhtml.endElement("div");
		}
	}

	private static float baseline(List<Line> lines, int index) {
		return (index < lines.size()) ? lines.get(index).baseline() : Float.MAX_VALUE;
	}

	private static void line(Line line, Column column, String name, XHTMLContentHandler xhtml) throws SAXException {
		AttributesImpl attributes = edges(line);
		add(attributes, Markup.COLUMN, name);
		goesOn(column.goesOn(line), attributes);
		xhtml.startElement("p", attributes);
		text(line, column, xhtml);
		xhtml.endElement("p");
	}

	private static AttributesImpl edges(Line line) {
		AttributesImpl attributes = new AttributesImpl();
		add(attributes, Markup.PLACE,
				points(line.baseline() - line.size()) + " " + points(line.baseline() + DESCENT * line.size()));
		return attributes;
	}

	private static void goesOn(boolean goesOn, AttributesImpl attributes) {
		if (goesOn) {
			add(attributes, Markup.GOES_ON, "true");
		}
	}

	private void picture(Picture picture, XHTMLContentHandler xhtml, EmbeddedImages images)
			throws IOException, SAXException {
		AttributesImpl attributes = new AttributesImpl();
		if (this.gutter > 0) {
			boolean first = picture.left() + picture.right() < 2 * this.gutter;
			add(attributes, Markup.COLUMN, first ? "left" : "right");
		}
		xhtml.startElement("p", attributes);
		images.write(picture.key(), picture.suffix(), picture.source());
		xhtml.endElement("p");
	}

	/** Boxes side by side are written one below the other. */
	private static void text(Line line, Column column, XHTMLContentHandler xhtml) throws SAXException {
		List<Line> parts = line.parts(WIDE_GAP);
		if (parts.stream().anyMatch((part) -> part.text(column.order).strip().length() < 4)) {
			xhtml.characters(line.text(column.order));
			return;
		}
		List<Line> read = (column.order.rightToLeft() || VisualOrder.rightToLeft(line.glyphs())) ? parts.reversed()
				: parts;
		for (int i = 0; i < read.size(); i++) {
			if (i > 0) {
				xhtml.startElement("br");
				xhtml.endElement("br");
			}
			xhtml.characters(read.get(i).text(column.order));
		}
	}

}
