package org.practicepress.review.contact;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.practicepress.messaging.aggregate.Change;
import org.practicepress.review.contact.Contact.Became;
import org.practicepress.review.contact.Contact.Note;
import org.practicepress.review.contact.Contact.What;
import org.practicepress.review.contact.Contact.Written;
import org.practicepress.review.contact.LetterEvent.Bounced;
import org.practicepress.review.contact.LetterEvent.Failed;
import org.practicepress.review.contact.LetterEvent.Noted;
import org.practicepress.review.contact.LetterEvent.Sent;
import org.practicepress.review.submission.Contributor;

import static org.assertj.core.api.Assertions.assertThat;

/** What editors are told of letters, with plain objects. */
class ContactTests {

	private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");

	@Test
	void whatIsAsUsualIsNotTold() {
		assertThat(Contact.USUAL.hear(new Sent("received", "cause"), NOON)).isEqualTo(Contact.USUAL);
		assertThat(Contact.USUAL.hear(new Failed("received", "cause", "no-address"), NOON)).isEqualTo(Contact.USUAL);
	}

	@Test
	void untilALetterGetsThereNothingDoes() {
		Contact lost = Contact.USUAL.hear(new Bounced("received", "cause", true, "5.1.1"), NOON);
		assertThat(lost.lostSince()).isEqualTo(NOON);
		assertThat(lost.notes()).containsExactly(new Note(NOON, What.BOUNCED, "received", "5.1.1", null));
		lost = lost.hear(new Failed("review-started", "cause", "bounced"), NOON.plusSeconds(60));
		lost = lost.hear(new Bounced("received", "cause", true, null), NOON.plusSeconds(90));
		assertThat(lost.lostSince()).isEqualTo(NOON);
		Contact there = lost.hear(new Sent("received", "cause"), NOON.plusSeconds(120));
		assertThat(there.lostSince()).isNull();
		assertThat(there.notes()).hasSize(2);
	}

	@ParameterizedTest
	@CsvSource({ "rejected,true", "bad-address,true", "gave-up,false" })
	void whatAServerRefusesIsLostToo(String reason, boolean forGood) {
		Contact refused = Contact.USUAL.hear(new Failed("received", "cause", reason), NOON);
		assertThat(refused.notes()).extracting(Note::what).containsExactly(What.REFUSED);
		assertThat(refused.lostSince()).isEqualTo(forGood ? NOON : null);
	}

	@Test
	void otherThingsAreNotedAndNotWithoutEnd() {
		Contact contact = Contact.USUAL.hear(new Bounced("received", "cause", false, "5.2.2"), NOON);
		contact = contact.hear(new Noted("received", "cause", "away", null), NOON);
		contact = contact.hear(new Noted("received", "cause", "delayed", "4.4.1"), NOON);
		assertThat(contact.lostSince()).isNull();
		assertThat(contact.notes()).extracting(Note::what).containsExactly(What.CAME_BACK, What.AWAY, What.DELAYED);
		for (int i = 0; i < 100; i++) {
			contact = contact.hear(new Noted("received", "cause", "away", null), NOON);
		}
		assertThat(contact.notes()).hasSizeLessThan(50);
	}

	/** Whatever it is: an editor waits for an answer. */
	@Test
	void ofEachMessageThatEditorsWroteItIsKnownWhatBecameOfIt() {
		Contact contact = Contact.USUAL.hear(new Sent("received", "other"), NOON)
			.hear(new Sent("message-written", "first"), NOON)
			.hear(new Failed("message-written", "second", "no-address"), NOON)
			.hear(new Noted("message-written", "first", "away", null), NOON.plusSeconds(1))
			.hear(new Noted("message-written", "third", "delayed", null), NOON);
		assertThat(contact.written()).containsExactly(new Written("first", Became.SENT, NOON.plusSeconds(1)),
				new Written("second", Became.NOT_SENT, NOON), new Written("third", Became.DELAYED, NOON));
		Contact later = contact.hear(new Bounced("message-written", "first", true, "5.1.1"), NOON)
			.hear(new Sent("message-written", "second"), NOON);
		assertThat(later.written()).extracting(Written::became)
			.containsExactly(Became.CAME_BACK, Became.SENT, Became.DELAYED);
		assertThat(later.corrected("PP-7K3M9Q", "ana@example.org", "ben", NOON).state().written()).hasSize(3);
	}

	@Test
	void whoHasAnAddressThatTakesMailIsReached() {
		Contributor known = new Contributor(null, "ana@example.org", null, null, null, null, null, false);
		Contributor withoutAddress = new Contributor("Ana", null, null, null, null, null, null, false);
		assertThat(Contact.USUAL.reaches(known)).isTrue();
		assertThat(Contact.USUAL.reaches(withoutAddress)).isFalse();
		assertThat(Contact.USUAL.reaches(null)).isFalse();
		assertThat(Contact.USUAL.hear(new Bounced("received", "cause", true, null), NOON).reaches(known)).isFalse();
	}

	@Test
	void aCorrectionIsToldAndItsAddressIsNotKept() {
		Contact lost = Contact.USUAL.hear(new Bounced("received", "cause", true, "5.1.1"), NOON);
		Change<Contact, AddressEvent> corrected = lost.corrected("PP-7K3M9Q", "ana@example.org", "ben", NOON);
		assertThat(corrected.events())
			.containsExactly(new AddressEvent.Corrected("PP-7K3M9Q", "ana@example.org", "ben"));
		assertThat(corrected.state().lostSince()).isNull();
		assertThat(corrected.state().notes().getLast()).isEqualTo(new Note(NOON, What.CORRECTED, null, null, "ben"));
		assertThat(corrected.toString()).doesNotContain("ana@");
	}

}
