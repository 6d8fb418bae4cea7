package org.practicepress.standalone.demo;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

import jakarta.activation.DataHandler;
import jakarta.mail.BodyPart;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import org.jspecify.annotations.Nullable;
import org.practicepress.embedded.mail.EmbeddedMail;

/**
 * A contributor's mail program: sends by SMTP, reads by IMAP.
 */
final class Postbox {

	private final String address;

	private final String name;

	private final int smtpPort;

	private final int imapPort;

	Postbox(String address, String name, int smtpPort, int imapPort) {
		this.address = address;
		this.name = name;
		this.smtpPort = smtpPort;
		this.imapPort = imapPort;
	}

	/**
	 * Sends a mail.
	 * @param to the recipient
	 * @param subject the subject
	 * @param text what is written
	 * @param attachments what is attached
	 * @param answered the mail it answers, or null
	 * @return its Message-ID
	 */
	String send(String to, String subject, String text, List<Attachment> attachments, @Nullable Letter answered) {
		Properties settings = new Properties();
		settings.put("mail.smtp.host", "127.0.0.1");
		settings.put("mail.smtp.port", String.valueOf(this.smtpPort));
		settings.put("mail.from", this.address);
		try {
			MimeMessage message = new MimeMessage(Session.getInstance(settings));
			message.setFrom(new InternetAddress(this.address, this.name, "UTF-8"));
			message.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
			message.setSubject(subject, "UTF-8");
			if (answered != null) {
				message.setHeader("In-Reply-To", answered.messageId());
				message.setHeader("References", answered.messageId());
			}
			MimeMultipart parts = new MimeMultipart();
			MimeBodyPart body = new MimeBodyPart();
			body.setText(text, "UTF-8");
			parts.addBodyPart(body);
			for (Attachment attachment : attachments) {
				MimeBodyPart part = new MimeBodyPart();
				part.setDataHandler(
						new DataHandler(new ByteArrayDataSource(attachment.content(), attachment.mediaType())));
				part.setFileName(attachment.name());
				parts.addBodyPart(part);
			}
			message.setContent(parts);
			Transport.send(message);
			return message.getMessageID();
		}
		catch (MessagingException | IOException ex) {
			throw new StepFailed("the mail cannot be sent: " + ex, ex);
		}
	}

	List<Letter> read() {
		try (Store store = Session.getInstance(new Properties()).getStore("imap")) {
			store.connect("127.0.0.1", this.imapPort, this.address, EmbeddedMail.PASSWORD);
			try (Folder inbox = store.getFolder("INBOX")) {
				inbox.open(Folder.READ_ONLY);
				List<Letter> letters = new ArrayList<>();
				for (Message message : inbox.getMessages()) {
					letters.add(letter((MimeMessage) message));
				}
				return letters;
			}
		}
		catch (jakarta.mail.AuthenticationFailedException ex) {
			// the mailbox is made when the first mail comes
			return List.of();
		}
		catch (MessagingException | IOException ex) {
			throw new StepFailed("the mailbox of " + this.address + " cannot be read: " + ex, ex);
		}
	}

	private static Letter letter(MimeMessage message) throws MessagingException, IOException {
		String inReplyTo = message.getHeader("In-Reply-To", null);
		return new Letter(message.getMessageID(), Optional.ofNullable(inReplyTo).orElse(""),
				Optional.ofNullable(message.getSubject()).orElse(""), text(message, "text/plain"));
	}

	private static String text(Part part, String type) throws MessagingException, IOException {
		if (part.isMimeType(type)) {
			return part.getContent().toString();
		}
		if (part.getContent() instanceof Multipart parts) {
			for (int index = 0; index < parts.getCount(); index++) {
				BodyPart child = parts.getBodyPart(index);
				String text = text(child, type);
				if (!text.isEmpty()) {
					return text;
				}
			}
		}
		return "";
	}

	/**
	 * A file attached to a mail.
	 *
	 * @param name its name
	 * @param mediaType as a mail program would guess it
	 * @param content its bytes
	 */
	record Attachment(String name, String mediaType, byte[] content) {

		static Attachment word(String name, byte[] content) {
			return new Attachment(name, "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
					content);
		}

	}

	/**
	 * A mail that has come.
	 *
	 * @param messageId its Message-ID
	 * @param inReplyTo the Message-ID of what it answers, or empty
	 * @param subject its subject
	 * @param text its plain text
	 */
	record Letter(String messageId, String inReplyTo, String subject, String text) {
	}

}
