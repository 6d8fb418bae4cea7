package org.practicepress.reader.wire;

/**
 * What is to be found out about files.
 */
public enum Task {

	/** Whether a file is the form, and what it says. */
	FORM,

	/** Whether a picture is a page of the form. */
	PAGE,

	/** What the form says that several such pages are, given the texts found on them. */
	PAGES,

	/** What a mail has brought. */
	MAIL

}
