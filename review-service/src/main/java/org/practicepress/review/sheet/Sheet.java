package org.practicepress.review.sheet;

import java.io.IOException;
import java.util.List;

/**
 * A file for a spreadsheet that is written row by row.
 */
public interface Sheet {

	/**
	 * Writes a row.
	 * @param cells its texts, whatever is in them, and numbers
	 * @throws IOException when who gets the file has gone
	 */
	void row(List<?> cells) throws IOException;

	/**
	 * Writes what must stand at the end.
	 * @throws IOException when who gets the file has gone
	 */
	void finish() throws IOException;

}
