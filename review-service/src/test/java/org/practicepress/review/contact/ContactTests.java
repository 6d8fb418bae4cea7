package org.practicepress.review.contact;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.practicepress.messaging.aggregate.Change;
import org.practicepress.review.contact.Contact.Note;
import org.practicepress.review.contact.Contact.What;
import org.practicepress.review.contact.LetterEvent.Bounced;
import org.practicepress.review.contact.LetterEvent.Failed;
import org.practicepress.review.contact.LetterEvent.Noted;
import org.practicepress.review.contact.LetterEvent.Sent;

import static org.assertj.core.api.Assertions.assertThat;

/** What editors are told of letters, with plain objects. */
class ContactTests {

	private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");

	@Test
	void whatIsAsUsualIsNotTold() {
		assertThat(Contact.USUAL.hear(new Sent("received"), NOON)).isEqualTo(Contact.USUAL);
		assertThat(Contact.USUAL.hear(new Failed("received", "no-address"), NOON)).isEqualTo(Contact.USUAL);
	}

	@Test
	void untilALetterGetsThereNothingDoes() {
		Contact lost = Contact.USUAL.hear(new Bounced("received", true, "5.1.1"), NOON);
		assertThat(lost.lostSince()).isEqualTo(NOON);
		assertThat(lost.notes()).containsExactly(new Note(NOON, What.BOUNCED, "received", "5.1.1", null));
		lost = lost.hear(new Failed("review-started", "bounced"), NOON.plusSeconds(60));
		lost = lost.hear(new Bounced("received", true, null), NOON.plusSeconds(90));
		assertThat(lost.lostSince()).isEqualTo(NOON);
		Contact there = lost.hear(new Sent("received"), NOON.plusSeconds(120));
		assertThat(there.lostSince()).isNull();
		assertThat(there.notes()).hasSize(2);
	}

	@ParameterizedTest
	@CsvSource({ "rejected,true", "bad-address,true", "gave-up,false" })
	void whatAServerRefusesIsLostToo(String reason, boolean forGood) {
		Contact refused = Contact.USUAL.hear(new Failed("received", reason), NOON);
		assertThat(refused.notes()).extracting(Note::what).containsExactly(What.REFUSED);
		assertThat(refused.lostSince()).isEqualTo(forGood ? NOON : null);
	}

	@Test
	void otherThingsAreNotedAndNotWithoutEnd() {
		Contact contact = Contact.USUAL.hear(new Bounced("received", false, "5.2.2"), NOON);
		contact = contact.hear(new Noted("received", "away", null), NOON);
		contact = contact.hear(new Noted("received", "delayed", "4.4.1"), NOON);
		assertThat(contact.lostSince()).isNull();
		assertThat(contact.notes()).extracting(Note::what).containsExactly(What.CAME_BACK, What.AWAY, What.DELAYED);
		for (int i = 0; i < 100; i++) {
			contact = contact.hear(new Noted("received", "away", null), NOON);
		}
		assertThat(contact.notes()).hasSizeLessThan(50);
	}

	@Test
	void aCorrectionIsToldAndItsAddressIsNotKept() {
		Contact lost = Contact.USUAL.hear(new Bounced("received", true, "5.1.1"), NOON);
		Change<Contact, AddressEvent> corrected = lost.corrected("PP-7K3M9Q", "ana@example.org", "ben", NOON);
		assertThat(corrected.events())
			.containsExactly(new AddressEvent.Corrected("PP-7K3M9Q", "ana@example.org", "ben"));
		assertThat(corrected.state().lostSince()).isNull();
		assertThat(corrected.state().notes().getLast()).isEqualTo(new Note(NOON, What.CORRECTED, null, null, "ben"));
		assertThat(corrected.toString()).doesNotContain("ana@");
	}

}
