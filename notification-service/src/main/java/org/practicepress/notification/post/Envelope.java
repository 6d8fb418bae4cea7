package org.practicepress.notification.post;

import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Date;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.util.StreamProvider;
import org.eclipse.angus.mail.util.MailStreamProvider;
import org.practicepress.notification.conversation.Threading;
import org.practicepress.notification.letter.Kind;
import org.practicepress.notification.letter.Letter;
import org.practicepress.notification.letter.Untrusted;

/**
 * Puts a letter into a mail. Nothing that somebody else wrote reaches a header unless it
 * is one clean line, encoded.
 */
final class Envelope {

	private static final int LONGEST_NAME = 80;

	private static final int LONGEST_EDITOR = 40;

	private static final String UTF_8 = StandardCharsets.UTF_8.name();

	static {
		// else each part of each mail looks for it in every jar there is
		System.setProperty(StreamProvider.class.getName(), MailStreamProvider.class.getName());
	}

	private Envelope() {
	}

	/**
	 * The address as a mail server takes it.
	 * @param email what the contributor gave
	 * @param name the contributor's name, perhaps empty
	 * @return the address
	 * @throws AddressException when it is not exactly one address
	 */
	static InternetAddress recipient(String email, String name) throws AddressException {
		InternetAddress address = new InternetAddress(email, true);
		if (address.isGroup() || email.indexOf('@') < 0 || !email.chars().allMatch((letter) -> letter > ' ')) {
			throw new AddressException("not a plain address");
		}
		return named(new InternetAddress(address.getAddress(), true), name);
	}

	/**
	 * Fills a mail.
	 * @param mail an empty mail
	 * @param letter the letter
	 * @param kind what it tells
	 * @param to the recipient
	 * @param from the practices address
	 * @param subject the subject, one line
	 * @param threading where it lies
	 * @param messageId its Message-ID
	 * @throws MessagingException when the mail cannot be built
	 */
	static void fill(MimeMessage mail, Letter letter, Kind kind, InternetAddress to, InternetAddress from,
			String subject, Threading threading, String messageId) throws MessagingException {
		mail.setFrom((letter.author() != null) ? inTheNameOf(letter.author(), from) : from);
		mail.setReplyTo(new InternetAddress[] { from });
		mail.setRecipient(Message.RecipientType.TO, to);
		mail.setSubject(subject, UTF_8);
		mail.setSentDate(new Date());
		mail.setHeader("Message-ID", messageId);
		if (threading.inReplyTo() != null) {
			mail.setHeader("In-Reply-To", threading.inReplyTo());
			mail.setHeader("References", String.join("\r\n ", threading.references()));
		}
		mail.setHeader("Auto-Submitted",
				(kind.receipt() && threading.answersMail()) ? "auto-replied" : "auto-generated");
		mail.setHeader("X-Auto-Response-Suppress", "All");
		if (letter.unsubscribe() != null) {
			mail.setHeader("List-Unsubscribe", "<" + letter.unsubscribe() + ">");
			mail.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
		}
		mail.setContentLanguage(new String[] { letter.language().code() });
		MimeMultipart alternatives = new MimeMultipart("alternative", part(letter.text(), "plain"),
				part(letter.html(), "html"));
		mail.setContent(alternatives);
	}

	/**
	 * Where a letter returns to that does not reach its recipient, so that it is known
	 * which it was whatever the server says.
	 * @param address the practices address
	 * @param messageId the letter's Message-ID
	 * @return an address of the same mailbox
	 */
	static String plus(String address, String messageId) {
		int at = address.lastIndexOf('@');
		return address.substring(0, at) + "+" + messageId.substring(1, messageId.indexOf('@')) + address.substring(at);
	}

	/**
	 * The practices address with an editor's name before our own. Some providers call
	 * people by their address: that is nobody's business.
	 */
	private static InternetAddress inTheNameOf(String editor, InternetAddress from) {
		String name = Untrusted.line(editor, LONGEST_EDITOR);
		if (name.isEmpty() || name.indexOf('@') >= 0) {
			return from;
		}
		String ours = from.getPersonal();
		return named((InternetAddress) from.clone(), (ours != null) ? name + " (" + ours + ")" : name);
	}

	static InternetAddress named(InternetAddress address, String name) {
		String line = Untrusted.line(name, LONGEST_NAME);
		try {
			address.setPersonal(line.isEmpty() ? null : line, UTF_8);
		}
		catch (UnsupportedEncodingException ex) {
			throw new IllegalStateException(ex);
		}
		return address;
	}

	private static MimeBodyPart part(String text, String subtype) throws MessagingException {
		MimeBodyPart part = new MimeBodyPart();
		part.setText(text, UTF_8, subtype);
		part.setHeader("Content-Transfer-Encoding", MimeUtility.getEncoding(part.getDataHandler()));
		return part;
	}

}
