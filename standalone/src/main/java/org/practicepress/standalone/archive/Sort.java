package org.practicepress.standalone.archive;

/**
 * What archives there are.
 */
public enum Sort {

	/** A whole data folder. */
	BACKUP("backup", "manifest.json", "Restore", "restored"),

	/** A whole hub, in a format that anybody may read. */
	EXPORT("export", "export.json", "Import", "imported");

	private final String called;

	private final String manifest;

	private final String use;

	private final String used;

	Sort(String called, String manifest, String use, String used) {
		this.called = called;
		this.manifest = manifest;
		this.use = use;
		this.used = used;
	}

	/**
	 * Its name for people.
	 * @return within a sentence
	 */
	public String called() {
		return this.called;
	}

	/**
	 * Its last entry.
	 * @return the entry's name, which tells the sort of an archive
	 */
	public String manifest() {
		return this.manifest;
	}

	/** What one does with it. */
	String use() {
		return this.use;
	}

	/** What was done with it. */
	String used() {
		return this.used;
	}

}
