package org.practicepress.reader.result;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * How an answer was found, the surest way first.
 */
public enum FoundBy {

	/** The contributor typed it into the web form. */
	WEB_FORM,

	/** By the content control it stands in. */
	CONTROL,

	/** By the PDF form field it stands in. */
	ACROFORM_FIELD,

	/** By the question in the table's cell before it. */
	TABLE_LABEL,

	/** By the question on a line before it. */
	TEXT_LABEL,

	/** By the question before it, in a picture of text. */
	OCR;

	/**
	 * Whether somebody should compare the answer with the page it was read from.
	 * @return true for what rests on lines of text alone
	 */
	public boolean doubtful() {
		return this == TEXT_LABEL || this == OCR;
	}

	/**
	 * The name used in events.
	 * @return such as {@code table-label}
	 */
	@JsonValue
	public String code() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
