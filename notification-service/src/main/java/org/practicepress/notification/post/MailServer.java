package org.practicepress.notification.post;

import java.util.Optional;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.practicepress.notification.conversation.Reason;
import org.practicepress.notification.conversation.Threading;
import org.practicepress.notification.letter.Kind;
import org.practicepress.notification.letter.Letter;

import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/**
 * The SMTP server. What it says to us (wrong password, unknown sender, relay access
 * denied, busy, away) may be mended, so the letter is kept; only what it clearly says of
 * the recipient or the letter is final.
 */
final class MailServer {

	private final JavaMailSenderImpl sender;

	private final InternetAddress from;

	private final boolean returnsToPlus;

	private Standing standing = Standing.UNKNOWN;

	/**
	 * The server.
	 * @param sender reaches it
	 * @param from the practices address
	 * @param returnsToPlus whether each letter returns to an address that names it
	 */
	MailServer(JavaMailSenderImpl sender, InternetAddress from, boolean returnsToPlus) {
		this.sender = sender;
		this.from = from;
		this.returnsToPlus = returnsToPlus;
	}

	/**
	 * Sends a letter.
	 * @param letter the letter
	 * @param kind what it tells
	 * @param email the contributor's address
	 * @param name the contributor's name, perhaps empty
	 * @param subject the subject, one line
	 * @param threading where it lies
	 * @param messageId its Message-ID
	 * @return what the server said
	 */
	Outcome send(Letter letter, Kind kind, String email, String name, String subject, Threading threading,
			String messageId) {
		InternetAddress to;
		try {
			to = Envelope.recipient(email, name);
		}
		catch (AddressException ex) {
			return new Outcome.Never(Reason.BAD_ADDRESS, null);
		}
		try {
			SMTPMessage mail = new SMTPMessage(this.sender.getSession());
			Envelope.fill(mail, letter, kind, to, this.from, subject, threading, messageId);
			mail.setEnvelopeFrom(
					this.returnsToPlus ? Envelope.plus(this.from.getAddress(), messageId) : this.from.getAddress());
			this.sender.send(mail);
			return taken(to.getAddress());
		}
		catch (MailException ex) {
			return judge(ex, to);
		}
		catch (MessagingException ex) {
			return new Outcome.Stuck(ex);
		}
	}

	private synchronized Outcome judge(MailException failure, InternetAddress recipient) {
		Optional<Refusal> said = Refusal.of(failure);
		if (said.isEmpty()) {
			return new Outcome.Stuck(Refusal.root(failure));
		}
		Refusal refusal = said.get();
		String answer = Nameless.answer(refusal.answer(), recipient);
		return switch (refusal.about()) {
			case RECIPIENT, LETTER -> ended(refusal, answer);
			case PERHAPS_THE_RECIPIENT ->
				means(recipient.getAddress(), refusal) ? ended(refusal, answer) : stuck(refusal, answer);
			case US -> stuck(refusal, answer);
		};
	}

	private boolean means(String recipient, Refusal refusal) {
		this.standing = this.standing.refused(recipient, refusal.answer());
		return this.standing.means(recipient);
	}

	private static Outcome ended(Refusal refusal, String answer) {
		return refusal.permanent() ? new Outcome.Never(Reason.REJECTED, answer)
				: new Outcome.NotNow(refusal.summary(), answer);
	}

	private static Outcome stuck(Refusal refusal, String answer) {
		return new Outcome.Stuck(refusal.summary(), answer);
	}

	private synchronized Outcome taken(String recipient) {
		this.standing = this.standing.taken(recipient);
		return new Outcome.Accepted();
	}

}
