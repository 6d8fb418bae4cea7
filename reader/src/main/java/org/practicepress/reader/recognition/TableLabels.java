package org.practicepress.reader.recognition;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.google.re2j.Pattern;
import org.jspecify.annotations.Nullable;
import org.practicepress.form.Field;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Questions in a table's cells, with the cells that hold their answers: the next one, and
 * those of further rows that have no question.
 */
final class TableLabels {

	/** What may stand before a question in a column of its own. */
	private static final Pattern NUMBER = Pattern.compile("[\\p{L}]?\\p{Nd}{0,2}(?:[.)]\\p{Nd}{0,2})*[.)]?");

	private static final Pattern ROWS = Pattern.compile("\\d{1,3}");

	/** A form has some dozens of questions; to compare words takes its time. */
	private static final int MOST_COMPARED = 500;

	private final FormWording wording;

	private int compared;

	private final List<Found> found = new ArrayList<>();

	private final Map<Element, Cell> known = new HashMap<>();

	TableLabels(Element root, FormWording wording) {
		this.wording = wording;
		List<Element> rows = FormRecognition.all(root, "tr");
		Set<Field> exact = new HashSet<>();
		for (Element row : rows) {
			for (Element cell : cells(row)) {
				question(cell).flatMap(wording::field).ifPresent(exact::add);
			}
		}
		Node table = null;
		for (Element row : rows) {
			boolean sameTable = row.getParentNode() == table;
			table = row.getParentNode();
			read(cells(row), exact, sameTable && !this.found.isEmpty() ? this.found.getLast() : null);
		}
	}

	/**
	 * A question and where it is answered.
	 *
	 * @param field what is asked
	 * @param question its words
	 * @param cells the cells of the answer
	 * @param rows in how many more rows the question's own cell stands
	 */
	record Found(Field field, String question, List<Element> cells, int[] rows) {

	}

	/** In the order they are asked. */
	List<Found> found() {
		return this.found;
	}

	private void read(List<Element> cells, Set<Field> exact, @Nullable Found above) {
		if (above != null && above.rows()[0] > 0) {
			above.rows()[0]--;
			above.cells().addAll(cells);
			return;
		}
		int at = 0;
		boolean asked = false;
		while (at + 1 < cells.size()) {
			Element cell = cells.get(at);
			String question = question(cell).orElse("");
			Optional<Field> field = this.wording.field(question).or(() -> similar(question, exact));
			if (field.isPresent()) {
				int[] rows = { spanned(cell) - 1 };
				this.found.add(new Found(field.get(), question, new ArrayList<>(List.of(cells.get(at + 1))), rows));
				asked = true;
				at += 2;
			}
			else if (NUMBER.matches(question)) {
				at++;
			}
			else {
				return;
			}
		}
		if (!asked && above != null && cells.size() > 1 && question(cells.getFirst()).orElse("").isEmpty()) {
			above.cells().addAll(cells.subList(1, cells.size()));
		}
	}

	private Optional<Field> similar(String question, Set<Field> exact) {
		return (question.isEmpty() || ++this.compared > MOST_COMPARED) ? Optional.empty()
				: this.wording.similarField(question).filter((similar) -> !exact.contains(similar));
	}

	private static int spanned(Element cell) {
		String rows = cell.getAttribute("rowspan");
		return ROWS.matches(rows) ? Math.max(1, Integer.parseInt(rows)) : 1;
	}

	/**
	 * What stands in a cell of the table; asked for several times, and looked at once.
	 */
	Cell cell(Element cell) {
		return this.known.computeIfAbsent(cell, Cell::new);
	}

	/**
	 * The words of a cell that may be a question's; a cell with a table in it is none.
	 */
	private Optional<String> question(Element cell) {
		return (cell.getElementsByTagName("table").item(0) != null) ? Optional.empty()
				: Optional.of(cell(cell).firstLine());
	}

	private static List<Element> cells(Element row) {
		List<Element> cells = new ArrayList<>();
		for (Node child = row.getFirstChild(); child != null; child = child.getNextSibling()) {
			if (child instanceof Element element) {
				switch (element.getTagName()) {
					case "td", "th" -> cells.add(element);
					case "span" -> cells.addAll(cells(element));
					default -> {
					}
				}
			}
		}
		return cells;
	}

}
