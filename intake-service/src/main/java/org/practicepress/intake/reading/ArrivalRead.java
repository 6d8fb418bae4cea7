package org.practicepress.intake.reading;

import java.util.List;

import org.practicepress.intake.submission.Reading;
import org.practicepress.messaging.claimcheck.ClaimCheck;

/**
 * What was found in the files of one arrival.
 *
 * @param reading what they say
 * @param further the files of each further form among them: the form first, and then all
 * that may belong to it
 */
record ArrivalRead(Reading reading, List<List<ClaimCheck>> further) {

	ArrivalRead {
		further = List.copyOf(further);
	}

	static ArrivalRead of(Reading reading) {
		return new ArrivalRead(reading, List.of());
	}

}
