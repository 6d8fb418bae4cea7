package org.practicepress.reader.mail;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.practicepress.reader.result.MailReport.Recipient;

/**
 * What mail servers write when a mail does not get to its recipient, in the shapes that
 * those in use write.
 *
 * @param name which server
 * @param mail what it writes
 * @param recipients to whom the mail did not get
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Reports(String name, byte[] mail, List<Recipient> recipients) {

	/** The mail that is spoken of. */
	static final String ID = "<2f7c1e90a44d3b@hub.example>";

	private static final String ANA = "ana@example.org";

	private static final String RETURNED = "From: Practices <practices@hub.example>\r\nTo: ana@example.org\r\n"
			+ "Subject: We have received your practice [PP-7K3M9Q]\r\nMessage-ID: " + ID + "\r\n";

	static Stream<Reports> all() {
		return Stream.of(report("Postfix", "MAILER-DAEMON@mx.hub.example (Mail Delivery System)", """
				This is the mail system at host mx.hub.example.

				I'm sorry to have to inform you that your message could not
				be delivered to one or more recipients. It's attached below.

				<ana@example.org>: host mx.example.org[192.0.2.7] said: 550 5.1.1
				    <ana@example.org>: Recipient address rejected: User unknown (in reply to
				    RCPT TO command)
				""", """
				Reporting-MTA: dns; mx.hub.example
				X-Postfix-Queue-ID: 4F2A91C2
				X-Postfix-Sender: rfc822; practices@hub.example
				Arrival-Date: Thu, 26 Nov 2026 07:41:19 +0000 (UTC)

				Final-Recipient: rfc822; ana@example.org
				Original-Recipient: rfc822;ana@example.org
				Action: failed
				Status: 5.1.1
				Remote-MTA: dns; mx.example.org
				Diagnostic-Code: smtp; 550 5.1.1 <ana@example.org>: Recipient address
				    rejected: User unknown
				""", whole(), failed(ANA, "5.1.1")),
				report("Postfix that returns the headers only", "MAILER-DAEMON@mx.hub.example", "It's attached below.",
						"""
								Reporting-MTA: dns; mx.hub.example

								Final-Recipient: rfc822; ana@example.org
								Action: failed
								Status: 5.4.4
								Diagnostic-Code: X-Postfix; Host or domain name not found. Name service error
								""", headers(), failed(ANA, "5.4.4")),
				report("Postfix that waits", "MAILER-DAEMON@mx.hub.example",
						"####################################################################\n"
								+ "# THIS IS A WARNING ONLY.  YOU DO NOT NEED TO RESEND YOUR MESSAGE. #",
						"""
								Reporting-MTA: dns; mx.hub.example

								Final-Recipient: rfc822; ana@example.org
								Action: delayed
								Status: 4.4.1
								Diagnostic-Code: X-Postfix; connect to mx.example.org[192.0.2.7]:25: Connection
								    timed out
								Will-Retry-Until: Tue, 1 Dec 2026 07:41:19 +0000 (UTC)
								""", headers(), delayed(ANA, "4.4.1")),
				report("Exchange", "postmaster@example.org", """
						Your message to ana@example.org couldn't be delivered.

						ana wasn't found at example.org.
						""",
						"""
								Reporting-MTA: dns;AM0PR02MB1234.eurprd02.prod.outlook.com
								Received-From-MTA: dns;mx.hub.example
								Arrival-Date: Thu, 26 Nov 2026 07:41:19 +0000

								Final-Recipient: rfc822;ana@example.org
								Action: failed
								Status: 5.1.10
								Diagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient ana@example.org not found by SMTP address lookup
								""",
						whole(), failed(ANA, "5.1.10")),
				report("Exchange whose lookup passes on", "postmaster@example.org",
						"Delivery has failed to these recipients or groups:", """
								Reporting-MTA: dns;mail.example.org

								Original-Recipient: rfc822;ana@example.org
								Final-Recipient: rfc822;ana.k@corp.example.org
								Action: failed
								Status: 5.2.2
								""", whole(),
						List.of(new Recipient(ANA, false, "5.2.2"),
								new Recipient("ana.k@corp.example.org", false, "5.2.2"))),
				gmail(), exim(), report("Exim of today", "Mail Delivery System <Mailer-Daemon@mx.hub.example>", """
						This message was created automatically by mail delivery software.

						A message that you sent could not be delivered to one or more of its
						recipients. This is a permanent error. The following address(es) failed:

						  ana@example.org
						    host mx.example.org [192.0.2.7]
						    SMTP error from remote mail server after RCPT TO:<ana@example.org>:
						    550 5.1.1 User unknown
						""", """
						Reporting-MTA: dns; mx.hub.example

						Action: failed
						Final-Recipient: rfc822;ana@example.org
						Status: 5.0.0
						Remote-MTA: dns; mx.example.org
						Diagnostic-Code: smtp; 550 5.1.1 User unknown
						""", whole(), failed(ANA, "5.0.0")),
				told("Exim that waits", "Mailer-Daemon@mx.hub.example", "X-Failed-Recipients: \r\n", """
						This message was created automatically by mail delivery software.
						A message that you sent has not yet been delivered to one or more of its
						recipients after more than 24 hours on the queue on mx.hub.example.

						The message identifier is:     1n2B3c-0004dE-Fg
						The subject of the message is: We have received your practice

						The address to which the message has not yet been delivered is:

						  ana@example.org
						    Delay reason: Connection timed out

						------ This is a copy of the message's headers. ------
						""" + RETURNED.replace("\r", ""), delayed(ANA, null)),
				told("qmail", "MAILER-DAEMON@mx.example.org", "", """
						Hi. This is the qmail-send program at mx.example.org.
						I'm afraid I wasn't able to deliver your message to the following addresses.
						This is a permanent error; I've given up. Sorry it didn't work out.

						<ana@example.org>:
						192.0.2.7 does not like recipient.
						Remote host said: 550 sorry, no mailbox here by that name (#5.1.1)
						Giving up on 192.0.2.7.

						--- Below this line is a copy of the message.

						Return-Path: <practices@hub.example>
						Received: (qmail 1234 invoked by uid 89); 26 Nov 2026 07:41:19 -0000
						""" + RETURNED.replace("\r", ""), failed(ANA, "5.1.1")),
				report("Sendmail", "Mail Delivery Subsystem <MAILER-DAEMON@mx.hub.example>", """
						The original message was received at Thu, 26 Nov 2026 07:41:19 GMT
						from localhost [127.0.0.1]

						   ----- The following addresses had permanent fatal errors -----
						<ana@example.org>
						    (reason: 550 5.1.1 <ana@example.org>... User unknown)

						   ----- Transcript of session follows -----
						... while talking to mx.example.org.:
						>>> DATA
						<<< 550 5.1.1 <ana@example.org>... User unknown
						550 5.1.1 <ana@example.org>... User unknown
						""", """
						Reporting-MTA: dns; mx.hub.example
						Received-From-MTA: DNS; localhost
						Arrival-Date: Thu, 26 Nov 2026 07:41:19 GMT

						Final-Recipient: RFC822; ana@example.org
						Action: failed
						Status: 5.1.1
						Remote-MTA: DNS; mx.example.org
						Diagnostic-Code: SMTP; 550 5.1.1 <ana@example.org>... User unknown
						Last-Attempt-Date: Thu, 26 Nov 2026 07:41:20 GMT
						""", headers(), failed(ANA, "5.1.1")),
				told("Sendmail of old", "MAILER-DAEMON@mx.hub.example", "", """
						   ----- The following addresses had permanent fatal errors -----
						<ana@example.org>

						   ----- Transcript of session follows -----
						550 5.1.1 <ana@example.org>... User unknown

						   ----- Original message follows -----
						""" + RETURNED.replace("\r", ""), failed(ANA, "5.1.1")),
				report("a server of letters beyond ASCII", "MAILER-DAEMON@mx.example.org", "It failed.", """
						Reporting-MTA: dns; mx.example.org

						Final-Recipient: utf-8; \\x{639}\\x{644}\\x{64A}@\\x{645}\\x{62B}\\x{627}\\x{644}.example
						Action: failed
						Status: 5.1.1
						""", "Content-Type: message/global-headers\r\n\r\n" + RETURNED,
						failed("علي@مثال.example", "5.1.1"))
					.as("message/global-delivery-status"),
				report("the same as it is", "MAILER-DAEMON@mx.example.org", "It failed.", """
						Reporting-MTA: dns; mx.example.org

						Final-Recipient: utf-8; علي@مثال.example
						Action: failed
						Status: 5.1.1
						""", "Content-Type: message/global\r\n\r\n" + RETURNED + "\r\nDear Ali,\r\n",
						failed("علي@مثال.example", "5.1.1"))
					.as("message/global-delivery-status"),
				report("one that says no code", "MAILER-DAEMON@mx.example.org", "It failed.", """
						Reporting-MTA: dns; mx.example.org

						Final-Recipient: rfc822; ana@example.org
						Action: failed
						""", whole(), failed(ANA, null)),
				report("one that says it in its answer only", "MAILER-DAEMON@mx.example.org", "It failed.", """
						Reporting-MTA: dns; mx.example.org

						Final-Recipient: rfc822; <ana@example.org>
						Action: Failed (bad destination)
						Status: unknown
						Diagnostic-Code: smtp; 550-5.1.1 no such user at 10.5.1.1
						""", whole(), failed(ANA, "5.1.1")));
	}

	private static Reports gmail() {
		return report("Gmail", "Mail Delivery Subsystem <mailer-daemon@googlemail.com>",
				"""

						** Address not found **

						Your message wasn't delivered to ana@example.org because the address couldn't be found, or is unable to receive mail.

						Learn more here: https://support.google.com/mail/answer/6596

						The response was:

						550 5.1.1 The email account that you tried to reach does not exist. Please try double-checking the recipient's email address.
						""",
				"""
						Reporting-MTA: dns; googlemail.com
						Received-From-MTA: dns; practices@hub.example
						Arrival-Date: Wed, 25 Nov 2026 23:41:19 -0800 (PST)
						X-Original-Message-ID: <2f7c1e90a44d3b@hub.example>

						Final-Recipient: rfc822; ana@example.org
						Action: failed
						Status: 5.1.1
						Remote-MTA: dns; gmail-smtp-in.l.google.com. (192.0.2.26, the server for the domain example.org.)
						Diagnostic-Code: smtp; 550-5.1.1 The email account that you tried to reach does not exist. Please try
						 550-5.1.1 double-checking the recipient's email address for typos or
						 550 5.1.1 unnecessary spaces.
						Last-Attempt-Date: Wed, 25 Nov 2026 23:41:20 -0800 (PST)
						""",
				whole(), failed(ANA, "5.1.1"));
	}

	private static Reports exim() {
		return told("Exim of old", "Mail Delivery System <Mailer-Daemon@mx.hub.example>",
				"X-Failed-Recipients: ana@example.org\r\n", """
						This message was created automatically by mail delivery software.

						A message that you sent could not be delivered to one or more of its
						recipients. This is a permanent error. The following address(es) failed:

						  ana@example.org
						    SMTP error from remote mail server after RCPT TO:<ana@example.org>:
						    host mx.example.org [192.0.2.7]: 550 5.1.1 Unknown user

						------ This is a copy of the message, including all the headers. ------

						Return-path: <practices@hub.example>
						Received: from [10.5.1.1] by mx.hub.example with esmtp
						""" + RETURNED.replace("\r", ""), failed(ANA, "5.1.1"));
	}

	/** A report within another is none of a mail of ours. */
	static byte[] ofAReport() {
		byte[] inner = all().findFirst().orElseThrow().mail();
		return report("of a report", "MAILER-DAEMON@mx.example.org", "It failed.", """
				Reporting-MTA: dns; mx.example.org

				Final-Recipient: rfc822; MAILER-DAEMON@mx.hub.example
				Action: failed
				Status: 5.1.1
				""", "Content-Type: message/rfc822\r\n\r\nMessage-ID: <of-the-report@mx.hub.example>\r\n"
				+ new String(inner, StandardCharsets.UTF_8).replace("b/b", "inner"), List.of())
			.mail();
	}

	/** Of a mail to a thousand. */
	static byte[] ofThousand() {
		String status = IntStream.range(0, 1000)
			.mapToObj((i) -> "\nFinal-Recipient: rfc822; a" + i + "@example.org\nAction: failed\nStatus: 5.1.1\n")
			.collect(Collectors.joining());
		return report("thousand", "MAILER-DAEMON@mx.example.org", "They failed.", "Reporting-MTA: dns; mx\n" + status,
				whole(), List.of())
			.mail();
	}

	static byte[] with(String status) {
		return report("crafted", "MAILER-DAEMON@mx.example.org", "It failed.", status, whole(), List.of()).mail();
	}

	private Reports as(String type) {
		return new Reports(this.name,
				new String(this.mail, StandardCharsets.UTF_8).replace("message/delivery-status", type)
					.getBytes(StandardCharsets.UTF_8),
				this.recipients);
	}

	private static String whole() {
		return "Content-Description: Undelivered Message\r\nContent-Type: message/rfc822\r\n\r\n" + RETURNED
				+ "Content-Type: text/plain\r\n\r\nDear Ana,\r\n";
	}

	private static String headers() {
		return "Content-Type: text/rfc822-headers\r\n\r\n" + RETURNED;
	}

	private static Reports report(String name, String from, String text, String status, String returned,
			List<Recipient> recipients) {
		return new Reports(name,
				("Return-Path: <>\r\nFrom: " + from + "\r\nTo: practices@hub.example\r\n"
						+ "Subject: Undelivered Mail Returned to Sender\r\nMessage-ID: <report@mx.example>\r\n"
						+ "Auto-Submitted: auto-replied\r\nMIME-Version: 1.0\r\n"
						+ "Content-Type: multipart/report; report-type=delivery-status; boundary=\"b/b\"\r\n\r\n"
						+ "--b/b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" + text
						+ "\r\n--b/b\r\nContent-Type: message/delivery-status\r\n\r\n" + status + "\r\n--b/b\r\n"
						+ returned + "\r\n--b/b--\r\n")
					.getBytes(StandardCharsets.UTF_8),
				recipients);
	}

	private static Reports told(String name, String from, String head, String text, List<Recipient> recipients) {
		return new Reports(name,
				("Return-Path: <>\r\nFrom: " + from + "\r\nTo: practices@hub.example\r\n" + head
						+ "Subject: failure notice\r\nMessage-ID: <report@mx.example>\r\n\r\n" + text)
					.getBytes(StandardCharsets.UTF_8),
				recipients);
	}

	private static List<Recipient> failed(String address, @Nullable String status) {
		return List.of(new Recipient(address, false, status));
	}

	private static List<Recipient> delayed(String address, @Nullable String status) {
		return List.of(new Recipient(address, true, status));
	}

	@Override
	public String toString() {
		return this.name;
	}

}
