package org.practicepress.review.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A workbook of Excel with one sheet. All of it is text, which is never a formula, or a
 * number.
 */
final class ExcelSheet implements Sheet {

	/** What fits into a cell. */
	private static final int LONGEST = 32_767;

	private static final int ROWS_AT_ONCE = 200;

	private final Workbook workbook;

	private final Worksheet sheet;

	private int number;

	ExcelSheet(OutputStream out, String name, boolean rightToLeft) {
		this.workbook = new Workbook(out, "Practice Press", "1.0");
		this.sheet = this.workbook.newWorksheet(name);
		if (rightToLeft) {
			this.sheet.rightToLeft();
		}
	}

	@Override
	public void row(List<?> cells) throws IOException {
		for (int column = 0; column < cells.size(); column++) {
			if (cells.get(column) instanceof Number number) {
				this.sheet.value(this.number, column, number);
			}
			else {
				String cell = cells.get(column).toString();
				this.sheet.inlineString(this.number, column, cell.substring(0, Math.min(LONGEST, cell.length())));
			}
		}
		this.number++;
		if (this.number % ROWS_AT_ONCE == 0) {
			this.sheet.flush();
		}
	}

	@Override
	public void finish() throws IOException {
		this.workbook.finish();
	}

}
