package org.practicepress.review.search;

import java.util.List;

/**
 * Who may look at submissions, of those who came to the desk and whose address is known.
 */
public interface Readers {

	/**
	 * The names people know them by.
	 * @return the names, in no order
	 */
	List<String> readers();

	/**
	 * Who of them may decide.
	 * @return the names people know them by, in no order
	 */
	List<String> editors();

}
