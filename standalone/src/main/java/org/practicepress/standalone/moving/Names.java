package org.practicepress.standalone.moving;

import org.practicepress.messaging.transfer.Kind;

/**
 * What is called how in an export.
 */
final class Names {

	/**
	 * The version of the format. It grows when an older program would not understand, or
	 * would lose, what a newer one has written.
	 */
	static final int FORMAT = 1;

	/** The files there are, a line each. */
	static final String FILES = "documents/files.jsonl";

	static final String README = "README.txt";

	/** Before the schemas' names. */
	static final String SCHEMA = "schema/";

	/** Before a file's digest. */
	static final String FILE = "files/";

	private Names() {
	}

	static String documents(Kind kind) {
		return "documents/" + kind.name() + ".jsonl";
	}

	static String schema(String kind) {
		return SCHEMA + kind + ".schema.json";
	}

	static String file(String sha256) {
		return FILE + sha256;
	}

}
