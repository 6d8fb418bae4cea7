package org.practicepress.intake.parsing;

import java.time.Duration;

/**
 * How much time a file gets.
 */
enum Pace {

	/** Others are waiting: pictures of text are left for later. */
	QUICK,

	/** Pictures of text are read, too, where Tesseract is installed. */
	PATIENT;

	Duration timeout(ParsingProperties properties) {
		return (this == QUICK) ? properties.quickTimeout() : properties.timeout();
	}

}
