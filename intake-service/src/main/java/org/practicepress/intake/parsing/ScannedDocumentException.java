package org.practicepress.intake.parsing;

import org.apache.tika.exception.TikaException;

/**
 * The document is a picture of text, and there is nothing here that could read it.
 */
final class ScannedDocumentException extends TikaException {

	private static final long serialVersionUID = 1L;

	ScannedDocumentException() {
		super("There is no Tesseract to read pictures of text with");
	}

}
