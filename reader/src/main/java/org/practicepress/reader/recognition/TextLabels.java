package org.practicepress.reader.recognition;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import com.google.re2j.Pattern;
import org.jspecify.annotations.Nullable;
import org.practicepress.form.Field;
import org.practicepress.reader.recognition.Cell.Line;
import org.practicepress.reader.recognition.FormWording.Asked;
import org.practicepress.reader.result.Excerpt;
import org.practicepress.reader.text.Markup;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Finds answers in a document without tables: on the lines after a question, up to the
 * next, or in the column beside the questions.
 */
final class TextLabels {

	/** A question may be broken into so many lines. */
	private static final int MOST_LINES = 4;

	private static final Pattern SPACE = Pattern.compile(" ");

	private final FormWording wording;

	private final List<Piece> pieces = new ArrayList<>();

	private int height;

	private int page;

	private final Map<Field, Cell> answers = new LinkedHashMap<>();

	private final List<String> questions = new ArrayList<>();

	TextLabels(FormWording wording, Element root) {
		this.wording = wording;
		collect(root);
		String column = columnOfQuestions();
		if (column.isEmpty()) {
			readLines();
		}
		else {
			readColumns(column);
		}
	}

	/**
	 * A line, and where it stands.
	 *
	 * @param line the line
	 * @param column {@code left}, {@code right}, or empty
	 * @param goesOn whether it goes on with the sentence of the line before
	 * @param height the same for lines side by side
	 * @param place where it is on its page, null where there are no pages
	 */
	private record Piece(Line line, String column, boolean goesOn, int height, @Nullable Excerpt place) {
	}

	/** What is collected for one question. */
	private static final class Answer {

		private final List<Line> lines = new ArrayList<>();

		/** The text of the last line, as long as others may go on with it. */
		private final StringBuilder last = new StringBuilder();

		private final Map<Integer, Excerpt> excerpts = new TreeMap<>();

		void add(Piece piece) {
			if (piece.goesOn() && !this.lines.isEmpty() && !this.lines.getLast().picture()) {
				join(piece.line().text());
			}
			else {
				add(piece.line());
			}
			show(piece);
		}

		void add(Line line) {
			endLine();
			this.lines.add(line);
			this.last.setLength(0);
			this.last.append(line.text());
		}

		/** Some programs end a line right behind a bracket. */
		private void join(String next) {
			boolean opened = !this.last.isEmpty() && "([{".indexOf(this.last.charAt(this.last.length() - 1)) >= 0;
			boolean closes = !next.isEmpty() && ")]}".indexOf(next.charAt(0)) >= 0;
			this.last.append((opened || closes) ? "" : " ").append(next);
		}

		private void endLine() {
			if (!this.lines.isEmpty()) {
				Line line = this.lines.removeLast();
				this.lines.add(new Line(this.last.toString(), line.marker(), line.picture()));
			}
		}

		boolean isEmpty() {
			return this.lines.isEmpty();
		}

		List<Line> lines() {
			endLine();
			return this.lines;
		}

		void show(Piece piece) {
			Excerpt place = piece.place();
			if (place != null) {
				this.excerpts.merge(place.page(), place, Excerpt::and);
			}
		}

	}

	private record Match(Asked asked, int lines) {

		Field field() {
			return this.asked.field();
		}

	}

	/** Where each question is answered. */
	Map<Field, Cell> answers() {
		return this.answers;
	}

	/** The questions as they are asked. */
	List<String> questions() {
		return this.questions;
	}

	private void collect(Element element) {
		if (element.getAttribute("class").equals(Markup.MARGIN)) {
			return;
		}
		if (element.hasAttribute(Markup.PAGE)) {
			this.page++;
		}
		boolean divided = element.hasAttribute(Markup.COLUMN);
		if (divided || element.hasAttribute(Markup.GOES_ON) || !hasBlocks(element)) {
			boolean goesOn = element.hasAttribute(Markup.GOES_ON);
			for (Line line : new Cell(element).lines()) {
				if (this.wording.mark(line.text()).isEmpty()) {
					this.pieces
						.add(new Piece(line, element.getAttribute(Markup.COLUMN), goesOn, this.height, place(element)));
				}
				goesOn = false;
			}
			return;
		}
		this.height++;
		for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
			if (child instanceof Element inner) {
				collect(inner);
			}
			else if (child.getNodeType() == Node.TEXT_NODE) {
				String text = Spelling.line(child.getNodeValue());
				if (!text.isEmpty()) {
					this.pieces.add(new Piece(new Line(text, "", false), "", false, this.height, null));
				}
			}
		}
	}

	private @Nullable Excerpt place(Element line) {
		String[] edges = SPACE.split(line.getAttribute(Markup.PLACE), -1);
		return (this.page > 0 && edges.length == 2)
				? new Excerpt(this.page, Float.parseFloat(edges[0]), Float.parseFloat(edges[1])) : null;
	}

	private static boolean hasBlocks(Element element) {
		for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
			if (child instanceof Element inner && (Cell.isBlock(inner) || hasBlocks(inner))) {
				return true;
			}
		}
		return false;
	}

	/** Which of two columns asks; empty when there are not two. */
	private String columnOfQuestions() {
		Map<String, Integer> counts = new HashMap<>();
		for (String column : List.of("left", "right")) {
			List<Piece> own = this.pieces.stream().filter((piece) -> piece.column().equals(column)).toList();
			for (int i = 0; i < own.size(); i++) {
				if (question(own, i).isPresent()) {
					counts.merge(column, 1, Integer::sum);
				}
			}
		}
		return counts.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey).orElse("");
	}

	private void readColumns(String column) {
		List<Piece> asking = this.pieces.stream().filter((piece) -> piece.column().equals(column)).toList();
		IdentityHashMap<Piece, Field> asked = new IdentityHashMap<>();
		for (int i = 0; i < asking.size(); i++) {
			Optional<Match> question = question(asking, i);
			if (question.isPresent()) {
				this.questions.add(question.get().asked().question());
				asked.put(asking.get(i), question.get().field());
				i += question.get().lines() - 1;
			}
		}
		Map<Field, Answer> found = new LinkedHashMap<>();
		Answer current = null;
		List<Piece> sorted = new ArrayList<>(this.pieces);
		sorted.sort(Comparator.comparing(Piece::height).thenComparing((piece) -> !piece.column().equals(column)));
		for (Piece piece : sorted) {
			if (piece.column().equals(column)) {
				Field field = asked.get(piece);
				if (field != null) {
					Answer known = found.computeIfAbsent(field, (key) -> new Answer());
					current = known.isEmpty() ? known : null;
				}
				if (current != null) {
					current.show(piece);
				}
			}
			else if (!piece.column().isEmpty() && current != null) {
				current.add(piece);
			}
		}
		found.forEach(this::answer);
	}

	private void readLines() {
		Map<Field, Answer> found = new LinkedHashMap<>();
		Answer current = null;
		for (int i = 0; i < this.pieces.size(); i++) {
			Piece piece = this.pieces.get(i);
			Optional<Match> match = question(this.pieces, i).or(() -> answered(piece.line()));
			if (match.isPresent() && !found.containsKey(match.get().field())) {
				Match question = match.get();
				this.questions.add(question.asked().question());
				current = found.computeIfAbsent(question.field(), (key) -> new Answer());
				this.pieces.subList(i, i + question.lines()).forEach(current::show);
				if (!question.asked().rest().isEmpty()) {
					current.add(new Line(question.asked().rest(), "", false));
				}
				i += question.lines() - 1;
			}
			else if (this.wording.heading(piece.line().text())) {
				current = null;
			}
			else if (current != null) {
				current.add(piece);
			}
		}
		found.forEach(this::answer);
	}

	/** The question that begins on a line and fills it, and perhaps the next. */
	private Optional<Match> question(List<Piece> lines, int index) {
		for (int count = 1; count <= MOST_LINES && index + count <= lines.size(); count++) {
			if (lines.get(index + count - 1).line().picture()) {
				break;
			}
			int number = count;
			String text = text(lines, index, count);
			Optional<Match> match = this.wording.field(text)
				.or(() -> (number > 1 || lines.get(index).column().isEmpty() || this.wording.own(text))
						? Optional.empty() : this.wording.similarField(text))
				.map((field) -> new Match(new Asked(field, text, ""), number));
			if (match.isPresent()) {
				return match;
			}
		}
		return Optional.empty();
	}

	private static String text(List<Piece> lines, int index, int count) {
		StringBuilder text = new StringBuilder();
		for (Piece piece : lines.subList(index, index + count)) {
			text.append(text.isEmpty() ? "" : " ").append(piece.line().text());
		}
		return text.toString();
	}

	/** A question with its answer on the same line. */
	private Optional<Match> answered(Line line) {
		return line.picture() ? Optional.empty() : this.wording.asked(line.text()).map((asked) -> new Match(asked, 1));
	}

	/** A list of all choices, none of them marked, is what was printed, not an answer. */
	private void answer(Field field, Answer answer) {
		Map<Boolean, List<Line>> lines = answer.lines()
			.stream()
			.collect(Collectors.partitioningBy((line) -> FormWording.choice(field, line.text()).isPresent()));
		List<Line> choices = lines.getOrDefault(true, List.of());
		boolean printed = choices.size() >= field.choices().size() && field.choices().size() > 1
				&& choices.stream().noneMatch((line) -> Boxes.in(line.text()));
		this.answers.put(field, new Cell(printed ? lines.getOrDefault(false, List.of()) : answer.lines(),
				List.copyOf(answer.excerpts.values())));
	}

}
