package org.practicepress.review.sheet;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.StringJoiner;

/**
 * Comma-separated values (RFC 4180) in UTF-8, each in quotation marks. Begins with a byte
 * order mark, without which spreadsheets take the letters for others. No text is taken
 * for a formula: one that might be has an apostrophe before it.
 */
final class CsvSheet implements Sheet {

	private static final char BYTE_ORDER_MARK = '\uFEFF';

	/** Also in their wide forms. */
	private static final String BEGIN_FORMULAS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

	private final Writer out;

	CsvSheet(OutputStream out) throws IOException {
		this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
		this.out.write(BYTE_ORDER_MARK);
	}

	@Override
	public void row(List<?> cells) throws IOException {
		StringJoiner row = new StringJoiner(",", "", "\r\n");
		cells.forEach((cell) -> row.add('"' + harmless(cell.toString()).replace("\"", "\"\"") + '"'));
		this.out.write(row.toString());
	}

	@Override
	public void finish() throws IOException {
		this.out.flush();
	}

	/** Spreadsheets look past what nobody sees. */
	private static String harmless(String cell) {
		int first = 0;
		while (first < cell.length() && isUnseen(cell.charAt(first))) {
			first++;
		}
		boolean formula = !cell.isEmpty() && (BEGIN_FORMULAS.indexOf(cell.charAt(0)) >= 0
				|| (first < cell.length() && BEGIN_FORMULAS.indexOf(cell.charAt(first)) >= 0));
		return formula ? "'" + cell : cell;
	}

	private static boolean isUnseen(char sign) {
		return Character.isWhitespace(sign) || Character.isSpaceChar(sign) || Character.isISOControl(sign)
				|| Character.getType(sign) == Character.FORMAT;
	}

}
