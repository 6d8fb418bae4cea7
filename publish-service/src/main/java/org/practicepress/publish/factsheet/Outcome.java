package org.practicepress.publish.factsheet;

import java.util.List;

import org.practicepress.messaging.aggregate.Aggregate;

/** What became of a command. */
public sealed interface Outcome {

	/** It was done, or was so already. */
	record Done(Aggregate<Factsheet> factsheet) implements Outcome {
	}

	/** Somebody else changed the factsheet first; this is how it stands now. */
	record Conflict(Aggregate<Factsheet> factsheet) implements Outcome {
	}

	/** It cannot be. */
	record Refused(Aggregate<Factsheet> factsheet, Decision.Reason reason) implements Outcome {
	}

	/** What was written cannot be taken so; this is how the factsheet stands. */
	record Flawed(Aggregate<Factsheet> factsheet, List<Flaw> flaws) implements Outcome {

		public Flawed {
			flaws = List.copyOf(flaws);
		}

	}

	/** There is no such factsheet. */
	record Missing() implements Outcome {
	}

}
