package org.practicepress.intake.mailbox;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.practicepress.embedded.mail.EmbeddedMail;

import static org.assertj.core.api.Assertions.assertThat;

class SmallMailsTests {

	private static final String ADDRESS = "practices@localhost";

	@Test
	void smallOnesComeTogetherAndTheOthersDoNot(@TempDir Path kept, @TempDir Path here) throws Exception {
		Session session = Session.getInstance(new Properties());
		try (EmbeddedMail server = EmbeddedMail.start(kept, 0, 0, ADDRESS); Store store = session.getStore("imap")) {
			store.connect("127.0.0.1", server.imapPort(), ADDRESS, EmbeddedMail.PASSWORD);
			try (Folder inbox = store.getFolder("INBOX")) {
				inbox.open(Folder.READ_WRITE);
				inbox.appendMessages(new Message[] { mail(session, "one\r\n.\r\n) é"), mail(session, ""),
						mail(session, "x".repeat((int) SmallMails.SMALL + 1)) });
				List<Waiting> waiting = new ArrayList<>();
				for (Message message : inbox.getMessages()) {
					waiting.add(new Waiting(message, ((UIDFolder) inbox).getUID(message),
							String.valueOf(message.getMessageNumber()), message.getSize()));
				}

				Map<Waiting, Path> brought = SmallMails.bring(inbox, waiting, here);

				assertThat(brought).containsOnlyKeys(waiting.getFirst(), waiting.get(1));
				for (Waiting mail : brought.keySet()) {
					assertThat(mail.message().isSet(Flags.Flag.SEEN)).isFalse();
					ByteArrayOutputStream alone = new ByteArrayOutputStream();
					mail.message().writeTo(alone);
					assertThat(Files.readAllBytes(brought.get(mail))).isEqualTo(alone.toByteArray());
				}
				assertThat(Files.readString(brought.get(waiting.getFirst()), StandardCharsets.UTF_8))
					.contains("one\r\n.\r\n) é");
			}
		}
	}

	@Test
	void oneAloneIsLeftToWhoBringsThemOneByOne(@TempDir Path here) {
		Waiting alone = new Waiting(new MimeMessage((Session) null), 7, "7", 100);

		assertThat(SmallMails.questions(List.of(alone))).isEmpty();
	}

	@Test
	void noMoreIsAskedForTogetherThanThereIsMemoryFor() {
		List<Waiting> mails = new ArrayList<>();
		for (int number = 1; number <= 20; number++) {
			mails.add(new Waiting(new MimeMessage((Session) null), number, String.valueOf(number), SmallMails.SMALL));
		}

		assertThat(SmallMails.questions(mails)).hasSize(3)
			.allSatisfy((question) -> assertThat(question).hasSizeLessThanOrEqualTo(8));
	}

	private static MimeMessage mail(Session session, String text) throws Exception {
		MimeMessage mail = new MimeMessage(session);
		mail.setFrom(new InternetAddress("amina@practice.example"));
		mail.setSubject("Our practice");
		mail.setText(text, "UTF-8");
		mail.setHeader("Content-Transfer-Encoding", "8bit");
		mail.saveChanges();
		return mail;
	}

}
