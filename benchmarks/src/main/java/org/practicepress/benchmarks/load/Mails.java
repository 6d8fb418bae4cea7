package org.practicepress.benchmarks.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import jakarta.activation.DataHandler;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import org.practicepress.benchmarks.site.RunningSite;

/**
 * Mails to and from a site.
 */
public final class Mails {

	/** Where practices are sent to. */
	public static final String PRACTICES = "practices@localhost";

	/** Of every mailbox of the embedded server. */
	private static final String PASSWORD = "practices";

	private static final int CONNECTIONS = 4;

	private Mails() {
	}

	/**
	 * Mails with a form attached, each from somebody else.
	 * @param number how many
	 * @return the mails
	 */
	public static List<MimeMessage> withForms(int number) {
		List<MimeMessage> mails = new ArrayList<>();
		for (int each = 0; each < number; each++) {
			String from = "m" + each + "." + UUID.randomUUID() + "@practice.example";
			try {
				MimeMessage mail = new MimeMessage(Session.getInstance(new Properties()));
				mail.setFrom(new InternetAddress(from));
				mail.setRecipient(Message.RecipientType.TO, new InternetAddress(PRACTICES));
				mail.setSubject("Our practice");
				MimeBodyPart text = new MimeBodyPart();
				text.setText("Please find our practice attached.");
				MimeBodyPart form = new MimeBodyPart();
				form.setDataHandler(new DataHandler(new ByteArrayDataSource(Practice.by(from), Practice.MEDIA_TYPE)));
				form.setFileName("practice.docx");
				mail.setContent(new MimeMultipart(text, form));
				mail.saveChanges();
				mails.add(mail);
			}
			catch (MessagingException ex) {
				throw new IllegalStateException(ex);
			}
		}
		return mails;
	}

	/**
	 * Sends mails over a few connections.
	 * @param smtpPort the server's port
	 * @param mails the mails
	 */
	public static void send(int smtpPort, List<MimeMessage> mails) {
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<?>> sending = new ArrayList<>();
			for (int connection = 0; connection < CONNECTIONS; connection++) {
				int first = connection;
				sending.add(threads.submit(() -> {
					sendEvery(smtpPort, mails, first);
					return null;
				}));
			}
			for (Future<?> each : sending) {
				each.get();
			}
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException("A mail could not be sent", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * How fast a site takes mails from its mailbox. They are sent faster than it takes
	 * them, so that it never waits for one.
	 * @param site the site
	 * @param mails the mails
	 * @return mails a second, from the first to the last
	 */
	public static double takenASecond(RunningSite site, List<MimeMessage> mails) {
		try (Store store = connect(site.imapPort(), PRACTICES)) {
			int before = taken(store);
			Thread sending = Thread.ofVirtual().start(() -> send(site.smtpPort(), mails));
			int[] first = { 0 };
			long[] begin = { 0 };
			Patience.await("all mails taken", 20, () -> {
				int taken = taken(store) - before;
				if (taken > 0 && first[0] == 0) {
					first[0] = taken;
					begin[0] = System.nanoTime();
				}
				return taken == mails.size();
			});
			double seconds = (System.nanoTime() - begin[0]) / 1e9;
			sending.join();
			return (mails.size() - first[0]) / seconds;
		}
		catch (MessagingException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Waits until the sender of each mail has got one.
	 * @param site the site
	 * @param mails the mails
	 */
	public static void awaitAnswers(RunningSite site, List<MimeMessage> mails) {
		for (MimeMessage mail : mails) {
			String sender = sender(mail);
			Patience.await("an answer to each mail", 100, () -> received(site, sender) > 0);
		}
	}

	/** How many mails an address has got. */
	static int received(RunningSite site, String address) {
		try (Store store = connect(site.imapPort(), address)) {
			return store.getFolder("INBOX").getMessageCount();
		}
		catch (AuthenticationFailedException ex) {
			// the mailbox is made when the first mail comes
			return 0;
		}
		catch (MessagingException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Store connect(int imapPort, String address) throws MessagingException {
		Store store = Session.getInstance(new Properties()).getStore("imap");
		store.connect("127.0.0.1", imapPort, address, PASSWORD);
		return store;
	}

	private static String sender(MimeMessage mail) {
		try {
			return ((InternetAddress) mail.getFrom()[0]).getAddress();
		}
		catch (MessagingException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** What was taken is moved to another folder. */
	private static int taken(Store store) {
		try {
			int taken = 0;
			for (Folder folder : store.getDefaultFolder().list("*")) {
				if (!folder.getName().equalsIgnoreCase("INBOX")) {
					taken += folder.getMessageCount();
				}
			}
			return taken;
		}
		catch (MessagingException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void sendEvery(int smtpPort, List<MimeMessage> mails, int first) throws MessagingException {
		try (Transport transport = Session.getInstance(new Properties()).getTransport("smtp")) {
			transport.connect("127.0.0.1", smtpPort, null, null);
			for (int next = first; next < mails.size(); next += CONNECTIONS) {
				transport.sendMessage(mails.get(next), mails.get(next).getAllRecipients());
			}
		}
	}

}
