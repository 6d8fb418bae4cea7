package org.practicepress.publish.factsheet;

import java.util.List;

import org.practicepress.messaging.aggregate.Change;

/** What comes of a command on a factsheet. */
public sealed interface Decision {

	/** It was done. */
	record Done(Change<Factsheet, FactsheetEvent> change) implements Decision {
	}

	/** It is so already: nothing changes, and that is well. */
	record AlreadySo() implements Decision {
	}

	/** It cannot be. */
	record Refused(Reason reason) implements Decision {
	}

	/** What was written cannot be taken so. */
	record Flawed(List<Flaw> flaws) implements Decision {

		public Flawed {
			flaws = List.copyOf(flaws);
		}

	}

	/** Why not; each has its sentence in the interface. */
	enum Reason {

		/** It was withdrawn. */
		WITHDRAWN("withdrawn"),

		/** Its number is being given to it this moment. */
		BEING_PUBLISHED("being-published"),

		/**
		 * Only photos that came with the practice are shown: a claim check opens any
		 * file.
		 */
		UNKNOWN_PHOTO("unknown-photo"),

		/** Title and summary must be there. */
		INCOMPLETE("incomplete"),

		/** It is published: there is no draft to look at any more. */
		PUBLISHED("published"),

		/** A published factsheet is withdrawn with a reason only. */
		REASON_MISSING("reason-missing"),

		/** The contributor reads it in a mail. */
		REASON_TOO_LONG("reason-too-long");

		private final String code;

		Reason(String code) {
			this.code = code;
		}

		/** The name in JSON and in message keys. */
		public String code() {
			return this.code;
		}

	}

}
