package org.practicepress.reader.text;

import org.apache.tika.exception.TikaException;

/**
 * The document is a picture of text, which cannot be read here, or not now.
 */
public final class ScannedDocumentException extends TikaException {

	private static final long serialVersionUID = 1L;

	public ScannedDocumentException(String message) {
		super(message);
	}

}
