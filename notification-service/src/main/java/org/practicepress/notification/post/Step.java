package org.practicepress.notification.post;

import java.time.Instant;

import org.practicepress.form.FormLanguage;
import org.practicepress.notification.conversation.Reason;
import org.practicepress.notification.letter.Occasion;

/**
 * What to do with a letter whose turn it is.
 */
sealed interface Step {

	/** Its time has not come. */
	record Rest() implements Step {
	}

	/** Something is missing: look again. */
	record Wait(Reason what, Instant until) implements Step {
	}

	/** The contributor has had many mails lately. */
	record Postpone(Instant until) implements Step {
	}

	/** It is not to be sent. */
	record CallOff(Reason reason) implements Step {
	}

	/**
	 * Write and send it.
	 *
	 * @param occasion what it is about
	 * @param name the contributor's name, perhaps empty
	 * @param email where it goes
	 * @param address stands for that
	 * @param proves whether the address took no mail before
	 * @param language what it is written in
	 */
	record Send(Occasion occasion, String name, String email, String address, boolean proves,
			FormLanguage language) implements Step {

		Send about(Occasion asking) {
			return new Send(asking, this.name, this.email, this.address, this.proves, this.language);
		}

		/** Says no more than a log may. */
		@Override
		public String toString() {
			return "Send[" + this.occasion.notice().kind() + "]";
		}

	}

}
