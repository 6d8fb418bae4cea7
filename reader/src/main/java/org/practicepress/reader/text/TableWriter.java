package org.practicepress.reader.text;

import java.util.ArrayDeque;
import java.util.Deque;

import org.apache.tika.sax.XHTMLContentHandler;
import org.xml.sax.SAXException;

/**
 * Writes tables for formats in which paragraphs only say how deep in tables they stand,
 * and where a cell or a row ends.
 */
public final class TableWriter {

	private final XHTMLContentHandler xhtml;

	private final Deque<Level> levels = new ArrayDeque<>();

	public TableWriter(XHTMLContentHandler xhtml) {
		this.xhtml = xhtml;
	}

	/** One table within others. */
	private static final class Level {

		private boolean row;

		private boolean cell;

	}

	/**
	 * Makes what follows stand in a cell of a table this deep; 0 is outside of tables.
	 */
	public void depth(int depth) throws SAXException {
		while (this.levels.size() > depth) {
			endRow(this.levels.element());
			this.levels.pop();
			this.xhtml.endElement("table");
		}
		while (this.levels.size() < depth) {
			openCell();
			this.levels.push(new Level());
			this.xhtml.startElement("table");
		}
		openCell();
	}

	private void openCell() throws SAXException {
		Level level = this.levels.peek();
		if (level != null && !level.row) {
			level.row = true;
			this.xhtml.startElement("tr");
		}
		if (level != null && !level.cell) {
			level.cell = true;
			this.xhtml.startElement("td");
		}
	}

	public void endCell(int depth) throws SAXException {
		depth(depth);
		Level level = this.levels.peek();
		if (level != null) {
			level.cell = false;
			this.xhtml.endElement("td");
		}
	}

	public void endRow(int depth) throws SAXException {
		if (this.levels.size() > depth) {
			depth(depth);
		}
		if (this.levels.size() == depth && depth > 0) {
			endRow(this.levels.element());
		}
	}

	private void endRow(Level level) throws SAXException {
		if (level.cell) {
			level.cell = false;
			this.xhtml.endElement("td");
		}
		if (level.row) {
			level.row = false;
			this.xhtml.endElement("tr");
		}
	}

}
