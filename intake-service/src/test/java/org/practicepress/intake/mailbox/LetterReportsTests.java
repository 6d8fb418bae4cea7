package org.practicepress.intake.mailbox;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.UUID;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.practicepress.intake.ContractTests;
import org.practicepress.intake.IntakeSite;
import org.practicepress.messaging.event.CloudEvent;
import org.practicepress.messaging.event.EventCodec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What programs write about letters is told on, and none of them is answered. */
class LetterReportsTests {

	private static final String ANA = "ana@example.org";

	private static IntakeSite site;

	private final String name = new BigInteger(UUID.randomUUID().toString().replace("-", "").substring(0, 16), 16)
		.or(BigInteger.ONE.shiftLeft(60))
		.toString(Character.MAX_RADIX);

	private final String domain = IntakeSite.ADDRESS.substring(IntakeSite.ADDRESS.indexOf('@') + 1);

	private final String letter = "<" + this.name + "@" + this.domain + ">";

	@BeforeAll
	static void start() {
		site = IntakeSite.running();
		MailboxTests.start();
	}

	@Test
	void aLetterThatCameBackIsToldOnOnceAndNamesNobody() throws Exception {
		MimeMessage report = bounce(IntakeSite.ADDRESS, this.letter);
		MailboxTests.append(report);
		MailboxTests.append(report);
		CloudEvent told = told();
		assertThat(told.type()).isEqualTo("mail.reported.v1");
		assertThat(told.data().path("messageId").asString()).isEqualTo(this.letter);
		assertThat(told.data().path("recipients").get(0).path("recipient").asString())
			.isEqualTo(LetterNames.mark(this.letter, ANA));
		assertThat(told.data().path("recipients").get(0).path("outcome").asString()).isEqualTo("failed");
		assertThat(told.data().path("recipients").get(0).path("status").asString()).isEqualTo("5.1.1");
		String event = new String(new EventCodec().encode(told), StandardCharsets.UTF_8);
		assertThat(event).doesNotContain(ANA, "<script>");
		assertThat(ContractTests.errors("mail.reported.v1", event)).isEmpty();
		await().untilAsserted(() -> assertThat(MailboxTests.messageIds("Ignored"))
			.filteredOn((id) -> id.equals("<report-" + this.name + "@mx.example>"))
			.hasSize(2));
		assertThat(site.events("mail.events", this.name)).hasSize(1);
		assertThat(MailboxTests.submissionsFrom("MAILER-DAEMON@mx.example")).isEmpty();
	}

	@Test
	void theAddressItCameBackToTellsWhichItWas() throws Exception {
		MailboxTests.append(bounce(IntakeSite.ADDRESS.replace("@", "+" + this.name + "@"), "<lost@relay.example>"));
		assertThat(told().data().path("messageId").asString()).isEqualTo(this.letter);
	}

	@Test
	void whoIsAwayIsToldOn() throws Exception {
		MailboxTests.append(mail("From: Ana <" + ANA + ">\r\nTo: " + IntakeSite.ADDRESS + "\r\nReturn-Path: <>\r\n"
				+ "Subject: Out of office: We have received your practice\r\nAuto-Submitted: auto-replied\r\n"
				+ "In-Reply-To: " + this.letter + "\r\n\r\nI am on leave until Monday.\r\n"));
		CloudEvent told = told();
		assertThat(told.data().path("recipients").get(0).path("outcome").asString()).isEqualTo("away");
		assertThat(told.data().path("recipients").get(0).path("recipient").asString())
			.isEqualTo(LetterNames.mark(this.letter, ANA));
		assertThat(MailboxTests.submissionsFrom(ANA)).isEmpty();
	}

	private CloudEvent told() {
		return MailboxTests.awaitEvents("mail.events", this.name, 1).getFirst();
	}

	private MimeMessage bounce(String to, String returned) throws Exception {
		return mail("""
				Return-Path: <>
				From: Mail Delivery System <MAILER-DAEMON@mx.example>
				To: %s
				Subject: Undelivered Mail Returned to Sender <script>
				Message-ID: <report-%s@mx.example>
				Content-Type: multipart/report; report-type=delivery-status; boundary=b

				--b
				Content-Type: text/plain

				It could not be delivered.
				--b
				Content-Type: message/delivery-status

				Reporting-MTA: dns; mx.example

				Final-Recipient: rfc822; %s
				Action: failed
				Status: 5.1.1
				Diagnostic-Code: smtp; 550 <script>
				--b
				Content-Type: text/rfc822-headers

				Message-ID: %s
				--b--
				""".formatted(to, this.name, ANA, returned));
	}

	private static MimeMessage mail(String mail) throws Exception {
		return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(
				mail.replace("\r\n", "\n").replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8)));
	}

}
