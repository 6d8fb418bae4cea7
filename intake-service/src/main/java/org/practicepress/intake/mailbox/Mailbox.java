package org.practicepress.intake.mailbox;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import com.mongodb.MongoException;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.SharedFileInputStream;
import org.jspecify.annotations.Nullable;
import org.practicepress.intake.upload.FreeDisk;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Looks into the mailbox again and again and has every mail taken. What has been taken is
 * moved out of the inbox, so that neither a restart nor somebody who reads the mailbox
 * with a mail program can make a mail be missed: whether it has been read says nothing.
 */
@Component
class Mailbox implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(Mailbox.class);

	/** The largest mail over the slowest line. */
	private static final Duration LONGEST_STEP = Duration.ofMinutes(10);

	private final MailboxProperties properties;

	private final MailTaker taker;

	private final TakenMails taken;

	private final FreeDisk disk;

	private final MeterRegistry meters;

	private final Clock clock;

	private @Nullable ScheduledExecutorService poller;

	private volatile Instant lastStep = Instant.MIN;

	Mailbox(MailboxProperties properties, MailTaker taker, TakenMails taken, FreeDisk disk, MeterRegistry meters,
			Clock clock) {
		this.properties = properties;
		this.taker = taker;
		this.taken = taken;
		this.disk = disk;
		this.meters = meters;
		this.clock = clock;
	}

	@Override
	public synchronized void start() {
		if (this.poller != null || !this.properties.configured()) {
			return;
		}
		logger.info("Taking mail from {}", this.properties);
		this.lastStep = this.clock.instant();
		ScheduledExecutorService started = Executors
			.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("mailbox").factory());
		var unused = started.scheduleWithFixedDelay(this::poll, 0, this.properties.pollInterval().toMillis(),
				TimeUnit.MILLISECONDS);
		this.poller = started;
	}

	@Override
	public synchronized void stop() {
		if (this.poller == null) {
			return;
		}
		this.poller.shutdown();
		try {
			if (!this.poller.awaitTermination(10, TimeUnit.SECONDS)) {
				this.poller.shutdownNow();
			}
		}
		catch (InterruptedException ex) {
			this.poller.shutdownNow();
			Thread.currentThread().interrupt();
		}
		this.poller = null;
	}

	@Override
	public synchronized boolean isRunning() {
		return this.poller != null;
	}

	/**
	 * Whether mails are looked for.
	 * @return false when there is a mailbox and nobody has looked into it for a while
	 */
	boolean looks() {
		return !this.properties.configured() || (isRunning()
				&& this.lastStep.plus(this.properties.pollInterval()).plus(LONGEST_STEP).isAfter(this.clock.instant()));
	}

	private void poll() {
		this.lastStep = this.clock.instant();
		if (!this.disk.hasRoom()) {
			// it is safe where it is
			return;
		}
		try (Store store = session().getStore("imap")) {
			store.connect(this.properties.user(), this.properties.password());
			try (Folder inbox = store.getFolder(this.properties.folder())) {
				inbox.open(Folder.READ_WRITE);
				takeAll(inbox);
			}
			this.meters.counter("practice_press.mailbox.polls", "outcome", "success").increment();
		}
		// an error must not end polling while everybody thinks that it goes on
		catch (MessagingException | RuntimeException | Error ex) {
			this.meters.counter("practice_press.mailbox.polls", "outcome", "failure").increment();
			logger.warn("The mailbox {} cannot be looked into, will try again: {}", this.properties, ex.toString());
		}
	}

	private void takeAll(Folder inbox) throws MessagingException {
		Message[] messages = inbox.getMessages();
		FetchProfile sizes = new FetchProfile();
		sizes.add(FetchProfile.Item.SIZE);
		sizes.add(FetchProfile.Item.FLAGS);
		inbox.fetch(messages, sizes);
		for (Message message : messages) {
			if (Thread.currentThread().isInterrupted()) {
				return;
			}
			this.lastStep = this.clock.instant();
			if (!message.isSet(Flags.Flag.DELETED)) {
				takeOne(inbox, message);
			}
		}
	}

	/** Whatever happens to this mail, the next one gets its turn. */
	private void takeOne(Folder inbox, Message message) throws MessagingException {
		String place = place(inbox, message);
		try {
			if (this.taken.attempt(place) > this.properties.attempts()) {
				logger.error("Gave up on a mail after {} attempts; it lies in the folder {}",
						this.properties.attempts(), this.properties.failedFolder());
				move(inbox, message, this.properties.failedFolder());
				count("failed");
			}
			else {
				take(inbox, message);
			}
			this.taken.forget(place);
		}
		catch (MessageRemovedException ex) {
			logger.debug("Somebody else has taken the mail meanwhile");
		}
		catch (MongoException ex) {
			// the store is away: nothing is wrong with the mail, and the next would fare
			// no
			// better
			throw ex;
		}
		catch (MessagingException | IOException | RuntimeException | Error ex) {
			logger.warn("Mail {} could not be taken, will try again: {}", place, ex.toString());
		}
	}

	/** Where a mail lies: known even of a mail that cannot be read. */
	private String place(Folder inbox, Message message) throws MessagingException {
		return (inbox instanceof UIDFolder uids)
				? this.properties + "/" + uids.getUIDValidity() + "/" + uids.getUID(message)
				: this.properties + "/" + message.getMessageNumber();
	}

	private void take(Folder inbox, Message message) throws MessagingException, IOException {
		Path copy = Files.createTempFile("mail", ".eml");
		try {
			boolean tooLarge = message.getSize() > this.properties.maxMailSize().toBytes();
			copy(message, copy, tooLarge);
			if (tooLarge || !holds(copy)) {
				try (InputStream head = new ByteArrayInputStream(head(copy))) {
					move(inbox, message, take(new MimeMessage(session(), head), copy, true));
				}
				return;
			}
			try (SharedFileInputStream content = new SharedFileInputStream(copy.toFile())) {
				move(inbox, message, take(new MimeMessage(session(), content), copy, false));
			}
		}
		finally {
			Files.deleteIfExists(copy);
		}
	}

	private static boolean holds(Path copy) throws IOException {
		try (InputStream in = Files.newInputStream(copy)) {
			return MailBounds.hold(in);
		}
	}

	/** The sender of a mail that cannot be looked at is told so. */
	private static byte[] head(Path copy) throws IOException {
		try (InputStream in = Files.newInputStream(copy)) {
			return in.readNBytes(MailBounds.LONGEST_HEAD);
		}
	}

	private String take(MimeMessage mail, Path copy, boolean tooLarge) throws MessagingException, IOException {
		String ignored = this.taker.ignored(mail);
		if (ignored != null) {
			logger.info("Ignored a mail: {}", ignored);
			count("ignored");
			return this.properties.ignoredFolder();
		}
		String key = this.taker.key(mail, copy);
		if (tooLarge) {
			this.taker.takeTooLarge(mail, key);
		}
		else {
			this.taker.take(mail, key);
		}
		count("taken");
		return this.properties.takenFolder();
	}

	private void count(String outcome) {
		this.meters.counter("practice_press.mailbox.mails", "outcome", outcome).increment();
	}

	/**
	 * Brings the mail here: servers differ much in how well they describe its parts, and
	 * a file can be read part by part without holding it in memory.
	 */
	private static void copy(Message message, Path copy, boolean headersOnly) throws MessagingException, IOException {
		try (OutputStream out = Files.newOutputStream(copy)) {
			if (!headersOnly) {
				message.writeTo(out);
				return;
			}
			var headers = message.getAllHeaders();
			while (headers.hasMoreElements()) {
				var header = headers.nextElement();
				out.write((header.getName() + ": " + header.getValue() + "\r\n").getBytes(StandardCharsets.UTF_8));
			}
			out.write('\r');
			out.write('\n');
		}
	}

	/**
	 * Moves a mail: copied first, deleted then, so that it is never nowhere.
	 */
	private static void move(Folder inbox, Message message, String folder) throws MessagingException {
		Folder target = inbox.getStore().getFolder(folder);
		if (!target.exists()) {
			target.create(Folder.HOLDS_MESSAGES);
		}
		inbox.copyMessages(new Message[] { message }, target);
		message.setFlag(Flags.Flag.DELETED, true);
		// on closing, the folder is expunged
	}

	private Session session() {
		Properties mail = new Properties();
		String timeout = String.valueOf(this.properties.timeout().toMillis());
		mail.setProperty("mail.imap.host", this.properties.host());
		mail.setProperty("mail.imap.port", String.valueOf(this.properties.port()));
		mail.setProperty("mail.imap.connectiontimeout", timeout);
		mail.setProperty("mail.imap.timeout", timeout);
		mail.setProperty("mail.imap.writetimeout", timeout);
		mail.setProperty("mail.imap.fetchsize", "1048576");
		mail.setProperty("mail.imap.peek", "true");
		mail.setProperty("mail.imap.ssl.enable",
				String.valueOf(this.properties.protection() == MailboxProperties.Tls.IMPLICIT));
		mail.setProperty("mail.imap.ssl.checkserveridentity", "true");
		boolean startTls = this.properties.protection() == MailboxProperties.Tls.STARTTLS;
		mail.setProperty("mail.imap.starttls.enable", String.valueOf(startTls));
		mail.setProperty("mail.imap.starttls.required", String.valueOf(startTls));
		// unknown encodings and broken multiparts are no reason to lose a form
		mail.setProperty("mail.mime.address.strict", "false");
		return Session.getInstance(mail);
	}

}
