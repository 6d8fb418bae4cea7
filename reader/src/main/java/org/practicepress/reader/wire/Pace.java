package org.practicepress.reader.wire;

/**
 * How much time a file gets.
 */
public enum Pace {

	/** Others are waiting: pictures of text are left for later. */
	QUICK,

	/** Pictures of text are read, too, where Tesseract is installed. */
	PATIENT

}
