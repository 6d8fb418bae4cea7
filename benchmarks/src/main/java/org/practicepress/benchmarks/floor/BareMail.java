package org.practicepress.benchmarks.floor;

import java.io.OutputStream;
import java.util.List;
import java.util.Properties;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import org.practicepress.benchmarks.load.Mails;

/** Mails with a form sent to GreenMail by SMTP and taken from it by IMAP. */
final class BareMail {

	private static final String PASSWORD = "bare";

	private BareMail() {
	}

	static void measure(int times) throws Exception {
		GreenMail server = new GreenMail(new ServerSetup[] { new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
				new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP) });
		server.start();
		server.setUser(Mails.PRACTICES, Mails.PRACTICES, PASSWORD);
		List<MimeMessage> mails = Mails.withForms(times);
		int smtpPort = server.getSmtp().getPort();
		// once to warm up
		Mails.send(smtpPort, mails);
		var unused = take(server.getImap().getPort());
		double before = Floor.processorMillis();
		Mails.send(smtpPort, mails);
		Floor.say("processor", (Floor.processorMillis() - before) / times);
		Floor.say("a-second", take(server.getImap().getPort()));
		server.stop();
	}

	/** Reads each mail and moves it out of the way; how many a second. */
	private static double take(int imapPort) throws Exception {
		try (Store store = Session.getInstance(new Properties()).getStore("imap")) {
			store.connect("127.0.0.1", imapPort, Mails.PRACTICES, PASSWORD);
			Folder done = store.getFolder("done");
			if (!done.exists() && !done.create(Folder.HOLDS_MESSAGES)) {
				throw new MessagingException("no folder");
			}
			try (Folder inbox = store.getFolder("INBOX")) {
				inbox.open(Folder.READ_WRITE);
				Message[] mails = inbox.getMessages();
				long begin = System.nanoTime();
				for (Message mail : mails) {
					mail.writeTo(OutputStream.nullOutputStream());
					inbox.copyMessages(new Message[] { mail }, done);
					mail.setFlag(Flags.Flag.DELETED, true);
				}
				return mails.length / ((System.nanoTime() - begin) / 1e9);
			}
		}
	}

}
