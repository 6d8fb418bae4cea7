package org.practicepress.embedded.mail;

import java.nio.file.Path;
import java.util.Properties;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class EmbeddedMailTests {

	private static final String PRACTICES = "practices@localhost";

	@Test
	void takesMailForAnyAddress(@TempDir Path directory) throws Exception {
		try (EmbeddedMail mail = EmbeddedMail.start(directory, 0, 0, PRACTICES)) {
			send(mail, "amal@example.org", "Hello");
			try (Store store = connect(mail, "amal@example.org"); Folder inbox = open(store)) {
				assertThat(inbox.getMessages()).singleElement()
					.satisfies((message) -> assertThat(message.getSubject()).isEqualTo("Hello"));
			}
		}
	}

	/** As mail servers return what they cannot deliver. */
	@Test
	void takesMailWithoutASender(@TempDir Path directory) throws Exception {
		try (EmbeddedMail mail = EmbeddedMail.start(directory, 0, 0, PRACTICES)) {
			send(mail, "<>", PRACTICES, "Undelivered");
			try (Store store = connect(mail, PRACTICES); Folder inbox = open(store)) {
				assertThat(inbox.getMessages()).singleElement()
					.satisfies((message) -> assertThat(message.getHeader("Return-Path")).containsExactly("<>"));
			}
		}
	}

	@Test
	void keepsMailFlagsAndDeletionsForTheNextStart(@TempDir Path directory) throws Exception {
		try (EmbeddedMail mail = EmbeddedMail.start(directory, 0, 0, PRACTICES)) {
			send(mail, PRACTICES, "deleted");
			send(mail, PRACTICES, "taken");
			send(mail, PRACTICES, "new");
			try (Store store = connect(mail, PRACTICES); Folder inbox = open(store)) {
				inbox.getMessage(1).setFlag(Flags.Flag.DELETED, true);
				inbox.getMessage(2).setFlags(new Flags("taken"), true);
				inbox.getMessage(2).setFlag(Flags.Flag.SEEN, true);
				inbox.expunge();
			}
			send(mail, PRACTICES, "newest");
		}
		try (EmbeddedMail mail = EmbeddedMail.start(directory, 0, 0, PRACTICES);
				Store store = connect(mail, PRACTICES);
				Folder inbox = open(store)) {
			assertThat(inbox.getMessages()).extracting(Message::getSubject).containsExactly("taken", "new", "newest");
			assertThat(inbox.getMessage(1).getFlags().contains("taken")).isTrue();
			assertThat(inbox.getMessage(1).isSet(Flags.Flag.SEEN)).isTrue();
			assertThat(inbox.getMessage(2).isSet(Flags.Flag.SEEN)).isFalse();
		}
	}

	private static void send(EmbeddedMail mail, String to, String subject) throws MessagingException {
		send(mail, "sender@example.org", to, subject);
	}

	private static void send(EmbeddedMail mail, String from, String to, String subject) throws MessagingException {
		Properties settings = new Properties();
		settings.put("mail.smtp.from", from);
		settings.put("mail.smtp.host", "127.0.0.1");
		settings.put("mail.smtp.port", String.valueOf(mail.smtpPort()));
		MimeMessage message = new MimeMessage(Session.getInstance(settings));
		message.setFrom(new InternetAddress("sender@example.org"));
		message.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
		message.setSubject(subject);
		message.setText("Text");
		Transport.send(message);
	}

	private static Store connect(EmbeddedMail mail, String address) throws MessagingException {
		Store store = Session.getInstance(new Properties()).getStore("imap");
		store.connect("127.0.0.1", mail.imapPort(), address, EmbeddedMail.PASSWORD);
		return store;
	}

	private static Folder open(Store store) throws MessagingException {
		Folder inbox = store.getFolder("INBOX");
		inbox.open(Folder.READ_WRITE);
		return inbox;
	}

}
