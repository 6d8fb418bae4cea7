package org.practicepress.notification.post;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.practicepress.notification.post.Refusal.About;
import org.practicepress.notification.post.Refusal.Command;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What real mail servers say, word for word but for the addresses, and whom they mean.
 */
class RefusalTests {

	@ParameterizedTest(name = "{0}: {3}")
	@CsvSource(delimiter = '|', quoteCharacter = '~',
			textBlock = """
					Postfix    | RCPT | US        | 554 5.7.1 <ana@example.org>: Relay access denied
					Postfix    | RCPT | US        | 454 4.7.1 <ana@example.org>: Relay access denied
					Postfix    | RCPT | RECIPIENT | 550 5.1.1 <ana@example.org>: Recipient address rejected: User unknown in local recipient table
					Postfix    | RCPT | RECIPIENT | 550 5.1.1 <ana@example.org>: Recipient address rejected: User unknown in relay recipient table
					Postfix    | RCPT | RECIPIENT | 556 5.1.10 <ana@example.org>: Recipient address rejected: Domain example.org does not accept mail (nullMX)
					Postfix    | RCPT | RECIPIENT | 450 4.1.2 <ana@example.org>: Recipient address rejected: Domain not found
					Postfix    | RCPT | RECIPIENT | 450 4.2.0 <ana@example.org>: Recipient address rejected: Greylisted, see http://postgrey.schweikert.ch/help/example.org.html
					Postfix    | RCPT | RECIPIENT | 451 4.7.1 <ana@example.org>: Recipient address rejected: Greylisting in effect, please come back later
					Postfix    | RCPT | RECIPIENT | 552 5.2.2 <ana@example.org>: Recipient address rejected: Quota exceeded (mailbox for user is full)
					Postfix    | RCPT | US        | 550 5.1.0 <practices@hub.example>: Sender address rejected: User unknown in virtual alias table
					Postfix    | RCPT | US        | 553 5.7.1 <practices@hub.example>: Sender address rejected: not owned by user hub
					Postfix    | RCPT | US        | 450 4.1.8 <practices@hub.example>: Sender address rejected: Domain not found
					Postfix    | RCPT | US        | 554 5.7.1 Service unavailable; Client host [192.0.2.7] blocked using zen.spamhaus.org
					Postfix    | RCPT | US        | 450 4.7.1 Client host rejected: cannot find your reverse hostname, [192.0.2.7]
					Postfix    | RCPT | US        | 504 5.5.2 <hub>: Helo command rejected: need fully-qualified hostname
					Postfix    | RCPT | US        | 451 4.3.0 <ana@example.org>: Temporary lookup failure
					Postfix    | MAIL | US        | 530 5.7.0 Must issue a STARTTLS command first
					Postfix    | MAIL | LETTER    | 552 5.3.4 Message size exceeds fixed limit
					Postfix    | DATA | US        | 554 5.5.1 Error: no valid recipients
					Postfix    | END_OF_DATA | US | 550 5.7.1 message content rejected
					Rspamd     | END_OF_DATA | US | 554 5.7.1 Spam message rejected
					Exim       | RCPT | US        | 550 relay not permitted
					Exim       | RCPT | US        | 550 Administrative prohibition
					Exim       | RCPT | US        | 550 Sender verify failed
					Exim       | RCPT | US        | ~550-Verification failed for <practices@hub.example>
					550-Unrouteable address
					550 Sender verify failed~
					Exim       | RCPT | PERHAPS_THE_RECIPIENT | 550 Unrouteable address
					Exim       | RCPT | PERHAPS_THE_RECIPIENT | 550 No Such User Here
					Exim       | RCPT | RECIPIENT | 451-192.0.2.7 is greylisted. Try again in 5 minutes
					Exim       | RCPT | US        | 451 Temporary local problem - please try later
					Exim       | END_OF_DATA | US | 550 This message contains a virus or other harmful content
					Exchange   | RCPT | US        | 550 5.7.54 SMTP; Unable to relay recipient in non-accepted domain
					Exchange   | RCPT | US        | 550 5.7.1 Unable to relay
					Exchange   | RCPT | RECIPIENT | 550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup
					Exchange   | END_OF_DATA | US | 550 5.7.60 SMTP; Client does not have permissions to send as this sender
					Exchange   | END_OF_DATA | RECIPIENT | 550 5.2.3 RESOLVER.RST.RecipSizeLimit; message too large for this recipient
					Microsoft 365 | RCPT | US     | 550 5.7.64 TenantAttribution; Relay Access Denied SMTP.
					Microsoft 365 | RCPT | US     | 550 5.7.708 Service unavailable. Access denied, traffic not accepted from this IP.
					Microsoft 365 | RCPT | US     | 550 5.1.90 Your message can't be sent because you've reached your daily limit for message recipients.
					Microsoft 365 | RCPT | PERHAPS_THE_RECIPIENT | 550 5.4.1 Recipient address rejected: Access denied. AS(201806281)
					Microsoft 365 | RCPT | PERHAPS_THE_RECIPIENT | 550 5.5.0 Requested action not taken: mailbox unavailable (S2017062302).
					Microsoft 365 | MAIL | US     | 530 5.7.57 Client not authenticated to send mail.
					Microsoft 365 | END_OF_DATA | US | 550 5.1.8 Access denied, bad outbound sender AS(42004)
					Microsoft 365 | END_OF_DATA | US | 554 5.2.252 SendAsDenied; hub@example.org not allowed to send as practices@hub.example
					Microsoft 365 | END_OF_DATA | US | 550 5.7.501 Service unavailable. Spam abuse detected from the IP.
					Gmail      | RCPT | RECIPIENT | ~550-5.1.1 The email account that you tried to reach does not exist. Please try
					550-5.1.1 double-checking the recipient's email address for typos or
					550 5.1.1 unnecessary spaces. - gsmtp~
					Gmail      | RCPT | RECIPIENT | 550-5.2.1 The email account that you tried to reach is disabled.
					Gmail      | RCPT | RECIPIENT | 452-4.2.2 The recipient's inbox is out of storage space.
					Gmail      | RCPT | RECIPIENT | 553-5.1.2 We weren't able to find the recipient domain.
					Gmail      | RCPT | US        | 550-5.7.1 Invalid credentials for relay [192.0.2.7].
					Gmail      | MAIL | US        | 530-5.5.1 Authentication Required.
					Gmail      | MAIL | US        | 550 5.4.5 Daily user sending limit exceeded.
					Gmail      | END_OF_DATA | US | 550-5.7.26 Unauthenticated email from hub.example is not accepted due to domain's DMARC policy.
					Gmail      | END_OF_DATA | US | 550-5.7.1 [192.0.2.7] Our system has detected that this message is likely unsolicited mail.
					Gmail      | END_OF_DATA | US | 421-4.7.28 Our system has detected an unusual rate of unsolicited mail.
					Gmail      | END_OF_DATA | RECIPIENT | 552-5.2.3 Your message exceeded Google's message size limits.
					Sendmail   | RCPT | US        | 550 5.7.1 <ana@example.org>... Relaying denied. IP name lookup failed [192.0.2.7]
					Sendmail   | RCPT | RECIPIENT | 550 5.1.1 <ana@example.org>... User unknown
					Sendmail   | RCPT | RECIPIENT | 550 5.1.2 <ana@example.org>... Host unknown (Name server: host not found)
					Sendmail   | RCPT | US        | 553 5.3.0 <practices@hub.example>... Spam blocked see http://spamcop.net/
					Sendmail   | MAIL | US        | 553 5.1.8 <practices@hub.example>... Domain of sender address practices@hub.example does not exist
					Sendmail   | MAIL | US        | 451 4.1.8 Domain of sender address practices@hub.example does not resolve
					OpenSMTPD  | RCPT | PERHAPS_THE_RECIPIENT | 550 Invalid recipient: <ana@example.org>
					OpenSMTPD  | RCPT | US        | 550 5.7.1 Delivery not authorized, message refused: Message refused
					Amazon SES | MAIL | US        | 501 Invalid MAIL FROM address provided
					Amazon SES | END_OF_DATA | US | 554 Message rejected: Email address is not verified. The following identities failed the check in region EU-WEST-1: ana@example.org
					Amazon SES | END_OF_DATA | US | 554 Access denied: User `arn:aws:iam::1:user/hub' is not authorized to perform `ses:SendRawEmail'
					Amazon SES | END_OF_DATA | US | 454 Throttling failure: Maximum sending rate exceeded.
					Amazon SES | END_OF_DATA | US | 454 Throttling failure: Daily message quota exceeded.
					Yahoo      | END_OF_DATA | PERHAPS_THE_RECIPIENT | 554 delivery error: dd This user doesn't have a yahoo.com account (ana@example.org) [0]
					Yahoo      | END_OF_DATA | PERHAPS_THE_RECIPIENT | 554 delivery error: dd Mailbox unavailable [-5]
					a mute one | RCPT | US        | 550
					""")
	void whoIsMeant(String server, Command command, About about, String answer) {
		int code = Integer.parseInt(answer.substring(0, 3));
		Refusal refusal = new Refusal(command, code, answer);
		assertThat(refusal.about()).isEqualTo(about);
		assertThat(refusal.summary()).startsWith(command + " " + code).doesNotContain("@").hasSizeLessThan(30);
	}

}
