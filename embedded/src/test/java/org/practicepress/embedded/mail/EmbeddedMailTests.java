package org.practicepress.embedded.mail;

import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;

import jakarta.mail.AuthenticationFailedException;
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
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

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

	@Test
	void hasOnlyMailboxesInMemoryThatSomebodyLooksAt(@TempDir Path directory) throws Exception {
		try (EmbeddedMail mail = EmbeddedMail.start(directory, 0, 0, PRACTICES)) {
			for (int i = 0; i < OpenMailboxes.LEFT_OPEN + 5; i++) {
				send(mail, "person" + i + "@example.org", "Hello " + i);
			}
			assertThat(mail.open()).as("when nobody has looked").isEqualTo(1);
			for (int i = 0; i < OpenMailboxes.LEFT_OPEN + 5; i++) {
				try (Store store = connect(mail, "Person" + i + "@example.org"); Folder inbox = open(store)) {
					assertThat(inbox.getMessages()).extracting(Message::getSubject).containsExactly("Hello " + i);
					inbox.getMessage(1).setFlag(Flags.Flag.SEEN, true);
				}
			}
			await("those that were looked at last", () -> mail.open() == 1 + OpenMailboxes.LEFT_OPEN);
			send(mail, "person0@example.org", "Hello again");
			try (Store store = connect(mail, "person0@example.org"); Folder inbox = open(store)) {
				assertThat(inbox.getMessages()).extracting(Message::getSubject)
					.containsExactly("Hello 0", "Hello again");
				assertThat(inbox.getMessage(1).isSet(Flags.Flag.SEEN)).isTrue();
			}
		}
		try (EmbeddedMail mail = EmbeddedMail.start(directory, 0, 0, PRACTICES)) {
			assertThat(mail.open()).as("after another start").isEqualTo(1);
		}
	}

	@Test
	void whatComesWhileSomebodyLooksIsSeen(@TempDir Path directory) throws Exception {
		try (EmbeddedMail mail = EmbeddedMail.start(directory, 0, 0)) {
			send(mail, "amal@example.org", "first");
			try (Store store = connect(mail, "amal@example.org"); Folder inbox = open(store)) {
				send(mail, "amal@example.org", "second");
				await("the second", () -> inbox.getMessageCount() == 2);
				inbox.getMessage(1).setFlag(Flags.Flag.DELETED, true);
				inbox.expunge();
			}
		}
		try (EmbeddedMail mail = EmbeddedMail.start(directory, 0, 0);
				Store store = connect(mail, "amal@example.org");
				Folder inbox = open(store)) {
			assertThat(inbox.getMessages()).extracting(Message::getSubject).containsExactly("second");
		}
	}

	/** What somebody has put into a folder of their own is nowhere else. */
	@Test
	void aMailboxWithOtherFoldersStaysOpen(@TempDir Path directory) throws Exception {
		try (EmbeddedMail mail = EmbeddedMail.start(directory, 0, 0)) {
			send(mail, "amal@example.org", "to keep");
			try (Store store = connect(mail, "amal@example.org"); Folder inbox = open(store)) {
				Folder done = store.getFolder("Done");
				done.create(Folder.HOLDS_MESSAGES);
				inbox.copyMessages(inbox.getMessages(), done);
			}
			for (int i = 0; i < OpenMailboxes.LEFT_OPEN + 5; i++) {
				send(mail, "person" + i + "@example.org", "Hello");
				connect(mail, "person" + i + "@example.org").close();
			}
			await("those that were looked at last", () -> mail.open() == 1 + OpenMailboxes.LEFT_OPEN);
			try (Store store = connect(mail, "amal@example.org")) {
				assertThat(store.getFolder("Done").getMessageCount()).isEqualTo(1);
			}
		}
	}

	@Test
	void nobodyGetsInWithAnotherPasswordOrWithoutAMailbox(@TempDir Path directory) throws Exception {
		try (EmbeddedMail mail = EmbeddedMail.start(directory, 0, 0, PRACTICES)) {
			assertThatExceptionOfType(AuthenticationFailedException.class)
				.isThrownBy(() -> connect(mail, "nobody@example.org"));
			Store store = Session.getInstance(new Properties()).getStore("imap");
			assertThatExceptionOfType(AuthenticationFailedException.class)
				.isThrownBy(() -> store.connect("127.0.0.1", mail.imapPort(), PRACTICES, "wrong"));
			assertThat(mail.open()).isEqualTo(1);
		}
	}

	@Test
	void deletesWhatIsErasedWhereverItLies(@TempDir Path directory) throws Exception {
		try (EmbeddedMail mail = EmbeddedMail.start(directory, 0, 0, PRACTICES)) {
			for (String to : List.of(PRACTICES, "open@example.org", "closed@example.org")) {
				send(mail, to, "secret");
				send(mail, to, "kept");
			}
			connect(mail, "open@example.org").close();

			mail.forget((message) -> "secret".equals(subject(message)));

			for (String to : List.of(PRACTICES, "open@example.org", "closed@example.org")) {
				try (Store store = connect(mail, to); Folder inbox = open(store)) {
					assertThat(inbox.getMessages()).as(to).extracting(Message::getSubject).containsExactly("kept");
				}
			}
		}
	}

	private static String subject(Message message) {
		try {
			return message.getSubject();
		}
		catch (MessagingException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** The server hears a moment later that somebody has gone. */
	private static void await(String what, Callable<Boolean> there) throws Exception {
		for (int i = 0; i < 200 && !there.call(); i++) {
			Thread.sleep(50);
		}
		assertThat(there.call()).as(what).isTrue();
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
