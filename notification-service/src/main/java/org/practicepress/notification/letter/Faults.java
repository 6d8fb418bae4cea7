package org.practicepress.notification.letter;

import java.util.ArrayList;
import java.util.List;

/**
 * What is wrong with files, for whoever wrote them.
 */
final class Faults {

	private final List<String> all;

	private final String file;

	Faults() {
		this(new ArrayList<>(), "");
	}

	private Faults(List<String> all, String file) {
		this.all = all;
		this.file = file;
	}

	/**
	 * Those of one file go to these.
	 * @param name the name of the file
	 * @return where to tell them
	 */
	Faults of(String name) {
		return new Faults(this.all, name);
	}

	/**
	 * Something is wrong with the file.
	 * @param sentence what, without its name and a full stop
	 */
	void add(String sentence) {
		this.all.add(this.file + ": " + sentence);
	}

	/**
	 * Something is wrong in a line.
	 * @param line its number
	 * @param sentence what, without a full stop
	 */
	void at(int line, String sentence) {
		this.all.add(this.file + ", line " + line + ": " + sentence);
	}

	/**
	 * Nothing is done with files that have any.
	 * @throws IllegalArgumentException when there is one; it says all of them after what
	 * must be there
	 */
	void refuse() {
		if (!this.all.isEmpty()) {
			throw new IllegalArgumentException("a folder of mails without faults: " + String.join("; ", this.all));
		}
	}

}
