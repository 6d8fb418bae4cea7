package org.practicepress.notification.post;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import org.practicepress.notification.conversation.Reason;
import org.practicepress.notification.conversation.Threading;
import org.practicepress.notification.letter.Kind;
import org.practicepress.notification.letter.Letter;

import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;

/**
 * The SMTP server. What it says to us (wrong password, unknown sender, busy, away) may be
 * mended, so the mail is kept; what it says of the recipient or the mail is final.
 */
final class MailServer {

	private static final int PERMANENT = 500;

	/** The end of the mail itself, where a server judges its content. */
	private static final String END_OF_DATA = ".";

	private final JavaMailSender sender;

	private final InternetAddress from;

	MailServer(JavaMailSender sender, InternetAddress from) {
		this.sender = sender;
		this.from = from;
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
			return new Outcome.Never(Reason.BAD_ADDRESS);
		}
		try {
			MimeMessage mail = this.sender.createMimeMessage();
			Envelope.fill(mail, letter, kind, to, this.from, subject, threading, messageId);
			this.sender.send(mail);
			return new Outcome.Accepted();
		}
		catch (MailException ex) {
			return judge(ex);
		}
		catch (MessagingException ex) {
			return new Outcome.NotNow(ex.getClass().getSimpleName());
		}
	}

	/**
	 * Whether trying again can help. Names only classes and codes: what servers answer
	 * often has the address in it.
	 */
	static Outcome judge(MailException failure) {
		Exception cause = (failure instanceof MailSendException send && send.getMessageExceptions().length > 0)
				? send.getMessageExceptions()[0] : failure;
		String why = failure.getClass().getSimpleName();
		for (Throwable part = cause; part != null; part = next(part)) {
			why = part.getClass().getSimpleName();
			int code = switch (part) {
				case SMTPAddressFailedException address -> address.getReturnCode();
				case SMTPSendFailedException data when END_OF_DATA.equals(data.getCommand()) -> data.getReturnCode();
				default -> 0;
			};
			if (code >= PERMANENT) {
				return new Outcome.Never(Reason.REJECTED);
			}
			if (code > 0) {
				return new Outcome.NotNow(why + " " + code);
			}
		}
		return new Outcome.NotNow(why);
	}

	private static @Nullable Throwable next(Throwable failure) {
		if (failure instanceof MessagingException mail && mail.getNextException() != null) {
			return mail.getNextException();
		}
		return failure.getCause();
	}

}
