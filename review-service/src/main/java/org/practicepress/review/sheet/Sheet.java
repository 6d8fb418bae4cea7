package org.practicepress.review.sheet;

import java.io.IOException;
import java.util.List;

/**
 * A file for a spreadsheet that is written row by row.
 */
interface Sheet {

	/**
	 * Writes a row.
	 * @param cells its texts, whatever is in them
	 * @throws IOException when who gets the file has gone
	 */
	void row(List<String> cells) throws IOException;

	/**
	 * Writes what must stand at the end.
	 * @throws IOException when who gets the file has gone
	 */
	void finish() throws IOException;

}
