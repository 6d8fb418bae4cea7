package org.practicepress.intake.contributor;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.practicepress.intake.ContractTests;
import org.practicepress.messaging.event.CloudEvent;
import org.practicepress.messaging.event.EventCodec;

import static org.assertj.core.api.Assertions.assertThat;

/** Where letters go, whoever says so. */
class ContributorTests {

	@Test
	void aFormThatStillHasTheWrongAddressDoesNotBringItBack() {
		Contributor corrected = at("ana@exmaple.org").correctedTo("ana@example.org");
		assertThat(corrected.email()).isEqualTo("ana@example.org");
		assertThat(form("Ana@exmaple.org ").keeping(corrected).email()).isEqualTo("ana@example.org");
		assertThat(form(null).keeping(corrected).email()).isEqualTo("ana@example.org");
		assertThat(form("ana@new.example").keeping(corrected).email()).isEqualTo("ana@new.example");
		assertThat(form("ana@exmaple.org").keeping(form("ana@new.example").keeping(corrected)).email())
			.isEqualTo("ana@new.example");
	}

	@Test
	void whoWasRightAfterAllIsBelieved() {
		Contributor corrected = at("a@example.org").correctedTo("b@example.org").correctedTo("a@example.org");
		assertThat(corrected.email()).isEqualTo("a@example.org");
		assertThat(form("a@example.org").keeping(corrected).email()).isEqualTo("a@example.org");
		assertThat(corrected.correctedTo("A@example.org")).isEqualTo(corrected);
	}

	@Test
	void nobodyElseIsToldTheWrongOneAndTheLastLetterGoesToTheRightOne() {
		Contributor corrected = at("wrong@example.org").correctedTo("right@example.org");
		assertThat(corrected.toEvent().toString()).doesNotContain("wrong@");
		assertThat(corrected.atLast()).isEqualTo(Contributor.unknown("right@example.org", "en"));
	}

	@Test
	void theReleasedCorrectionIsUnderstood() throws Exception {
		EventCodec codec = new EventCodec();
		CloudEvent released = codec
			.decode(ContractTests.contract("address.corrected.v1.example.json").getBytes(StandardCharsets.UTF_8));
		AddressInboxEvent.Corrected read = codec.read(released, AddressInboxEvent.Corrected.class);
		assertThat(read.email()).isEqualTo("rozhin.karim@tigris-enterprise.example");
		assertThat(read.toString()).doesNotContain("rozhin");
	}

	private static Contributor at(String email) {
		return Contributor.unknown(email, "en").opening("token");
	}

	private static Contributor form(@Nullable String email) {
		return new Contributor("Ana", email, null, null, null, null, "en", true, null, null);
	}

}
