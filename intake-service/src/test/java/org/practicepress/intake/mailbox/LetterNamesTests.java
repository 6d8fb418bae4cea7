package org.practicepress.intake.mailbox;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.practicepress.intake.ContractTests;
import org.practicepress.messaging.event.CloudEvent;
import org.practicepress.messaging.event.EventCodec;
import org.practicepress.messaging.event.EventTypes;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class LetterNamesTests {

	private static final String ID = "<1q7w3e9r5t2y8u4i@hub.example>";

	private final LetterNames names = new LetterNames("practices@hub.example");

	@Test
	void theFirstThatMayBeOfALetterIsMeant() {
		assertThat(this.names.letter(List.of("<a@example.org>", ID, "<2222222222222222@hub.example>"))).contains(ID);
		assertThat(this.names.letter(List.of("<1Q7W3E9R5T2Y8U4I@Hub.Example>"))).contains(ID);
	}

	@ParameterizedTest
	@ValueSource(strings = { "<1q7w3e9r5t2y8u4i@hubaexample>", "<1q7w3e9r5t2y8u4i@other.example>", "1q7w3e9r5t2y8u4i",
			"<CAF3x9-20261102@hub.example>", "<@hub.example>", "<>", "", "<1q7w3e9r5t2y8u4i@hub.example> x",
			"<1q7w3e9r5t2y8u4i@hub.example.evil.example>" })
	void othersAreNone(String messageId) {
		assertThat(this.names.letter(List.of(messageId))).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "To: practices+1q7w3e9r5t2y8u4i@hub.example",
			"To: practices@hub.example\r\nDelivered-To: PRACTICES+1Q7W3E9R5T2Y8U4I@hub.example",
			"X-Original-To: <practices+1q7w3e9r5t2y8u4i@hub.example>",
			"To: Practices <practices@hub.example>,\r\n practices+1q7w3e9r5t2y8u4i@hub.example" })
	void theAddressItCameBackToNamesALetter(String to) throws MessagingException {
		assertThat(this.names.returned(mail(to))).contains(ID);
	}

	@ParameterizedTest
	@ValueSource(strings = { "To: practices@hub.example", "To: practices+news@hub.example", "X: y",
			"From: practices+1q7w3e9r5t2y8u4i@hub.example", "To: practices+1q7w3e9r5t2y8u4i@other.example" })
	void anotherNamesNone(String to) throws MessagingException {
		assertThat(this.names.returned(mail(to))).isEmpty();
	}

	@Test
	void theSameAddressHasTheSameMark() {
		assertThat(LetterNames.mark(ID, "Ana@Example.org ")).matches("[0-9a-f]{5}")
			.isEqualTo(LetterNames.mark(ID, "ana@example.org"))
			.isNotEqualTo(LetterNames.mark(ID, "bea@example.org"))
			.isNotEqualTo(LetterNames.mark("<2222222222222222@hub.example>", "ana@example.org"));
		assertThat(LetterNames.mark(ID, "علي@مثال.example")).isEqualTo(LetterNames.mark(ID, "علي@xn--mgbh0fb.example"));
		assertThat(List.of("", "@", "a@", "a@..", "a".repeat(10_000) + "@" + "b".repeat(10_000)))
			.allSatisfy((address) -> assertThat(LetterNames.mark(ID, address)).hasSize(5));
	}

	@Test
	void itIsAsTheContractSays() throws Exception {
		CloudEvent released = new EventCodec()
			.decode(ContractTests.contract("mail.reported.v1.example.json").getBytes(StandardCharsets.UTF_8));
		assertThat(released.data().path("recipients").get(0).path("recipient").asString()).isEqualTo(LetterNames
			.mark(released.data().path("messageId").asString(), "rozhin.karim@tigris-enterprise.example"));
	}

	@ParameterizedTest
	@ValueSource(classes = { NotificationInboxEvent.Sent.class, NotificationInboxEvent.Failed.class,
			NotificationInboxEvent.Bounced.class })
	void whatBecomesOfLettersIsUnderstood(Class<?> event) throws Exception {
		EventCodec codec = new EventCodec();
		CloudEvent released = codec.decode(
				ContractTests.contract(EventTypes.typeOf(event) + ".example.json").getBytes(StandardCharsets.UTF_8));
		JsonNode read = codec.mapper().readTree(codec.mapper().writeValueAsBytes(codec.read(released, event)));
		read.properties()
			.forEach((field) -> assertThat(field.getValue()).as(field.getKey())
				.isEqualTo(released.data().get(field.getKey())));
	}

	@Test
	void aReportIsHeardOnceAndNotWithoutEnd() {
		ReportEvent.Reported told = new ReportEvent.Reported(ID,
				List.of(new ReportEvent.Recipient("3f9c1", Outcome.FAILED, null)));
		HeardReports heard = HeardReports.NONE;
		for (int i = 0; i < HeardReports.MOST; i++) {
			heard = Optional.ofNullable(heard.and("report" + i, told)).orElseThrow().state();
			assertThat(heard.and("report" + i, told)).isNull();
		}
		assertThat(heard.and("another", told)).isNull();
	}

	private static MimeMessage mail(String headers) throws MessagingException {
		return new MimeMessage(Session.getInstance(new Properties()),
				new ByteArrayInputStream((headers + "\r\n\r\nGood morning").getBytes(StandardCharsets.UTF_8)));
	}

}
