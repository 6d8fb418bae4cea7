package org.practicepress.intake.parsing;

import org.apache.tika.exception.TikaException;

/**
 * The document is a picture of text, which cannot be read here, or not now.
 */
final class ScannedDocumentException extends TikaException {

	private static final long serialVersionUID = 1L;

	ScannedDocumentException(String message) {
		super(message);
	}

}
