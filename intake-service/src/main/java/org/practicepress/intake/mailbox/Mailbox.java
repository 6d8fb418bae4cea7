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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import com.mongodb.MongoException;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.SharedFileInputStream;
import org.apache.commons.io.file.PathUtils;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.jspecify.annotations.Nullable;
import org.practicepress.intake.reading.TakingFirst;
import org.practicepress.intake.upload.FreeDisk;
import org.practicepress.reader.guard.WorkDirectory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks into a mailbox again and again and has every mail taken. What has been taken is
 * moved out of the inbox, so that neither a restart nor somebody who reads the mailbox
 * with a mail program can make a mail be missed: whether it has been read says nothing.
 */
class Mailbox {

	private static final Logger logger = LoggerFactory.getLogger(Mailbox.class);

	/** The largest mail over the slowest line. */
	private static final Duration LONGEST_STEP = Duration.ofMinutes(10);

	/** A server that has something to say all the time is looked into no more often. */
	private static final Duration SHORTEST = Duration.ofSeconds(1);

	/** So many mails are moved at once. */
	private static final int MOST_TOGETHER = 50;

	private final String name;

	private final MailboxProperties properties;

	private final MailLogin login;

	private final MailTaker taker;

	private final LetterReports reports;

	private final TakenMails taken;

	private final FailedFolder failed;

	private final WorkDirectory work;

	private final FreeDisk disk;

	private final TakingFirst takingFirst;

	private final MeterRegistry meters;

	private final Clock clock;

	private final Line line = new Line();

	private final Doorbell doorbell = new Doorbell();

	private @Nullable ScheduledExecutorService poller;

	private volatile @Nullable Store store;

	/** The number of the mail that comes next, as the last look has found it. */
	private long nextMail = -1;

	private volatile Instant lastStep = Instant.MIN;

	private volatile Duration pause = Duration.ZERO;

	private volatile Standing standing = Standing.NOT_YET;

	Mailbox(String name, MailboxProperties properties, MailTaker taker, LetterReports reports, TakenMails taken,
			FailedFolder failed, WorkDirectory work, FreeDisk disk, TakingFirst takingFirst, MeterRegistry meters,
			Clock clock) {
		this.name = name;
		this.properties = properties;
		this.login = new MailLogin(properties, clock);
		this.taker = taker;
		this.reports = reports;
		this.taken = taken;
		this.failed = failed;
		this.work = work;
		this.disk = disk;
		this.takingFirst = takingFirst;
		this.meters = meters;
		this.clock = clock;
	}

	String name() {
		return this.name;
	}

	MailboxProperties properties() {
		return this.properties;
	}

	MailLogin login() {
		return this.login;
	}

	Standing standing() {
		return this.standing;
	}

	synchronized void start() {
		if (this.poller != null) {
			return;
		}
		logger.info("Taking mail from {}", this);
		this.lastStep = this.clock.instant();
		ScheduledThreadPoolExecutor started = new ScheduledThreadPoolExecutor(1,
				Thread.ofPlatform().name("mailbox-" + this.name).factory());
		started.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
		this.poller = started;
		look(started, Duration.ZERO);
	}

	synchronized void stop() {
		if (this.poller == null) {
			return;
		}
		this.poller.shutdown();
		this.doorbell.ring();
		try {
			if (!this.poller.awaitTermination(10, TimeUnit.SECONDS)) {
				this.poller.shutdownNow();
				// who waits for a dead server does not hear anything else
				this.line.cut();
			}
		}
		catch (InterruptedException ex) {
			this.poller.shutdownNow();
			this.line.cut();
			Thread.currentThread().interrupt();
		}
		this.poller = null;
		disconnect();
	}

	private synchronized boolean isRunning() {
		return this.poller != null;
	}

	/**
	 * Whether mails are looked for.
	 * @return false when nobody has looked for a while
	 */
	boolean looks() {
		return isRunning() && this.lastStep.plus(this.pause).plus(LONGEST_STEP).isAfter(this.clock.instant());
	}

	/** There is something to do in the folder of mails that could not be taken. */
	void wake() {
		this.failed.wake();
		this.doorbell.ring();
	}

	private void look(ScheduledExecutorService on, Duration after) {
		try {
			var unused = on.schedule(() -> {
				try {
					if (polled()) {
						awaitMail(on);
					}
				}
				finally {
					look(on, this.pause);
				}
			}, after.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (RejectedExecutionException ex) {
			logger.debug("Mail is not taken any more from {}", this);
		}
	}

	/** Whether the mailbox could be looked into. */
	private boolean polled() {
		this.lastStep = this.clock.instant();
		this.pause = this.properties.pollInterval();
		if (!this.disk.hasRoom()) {
			// it is safe where it is
			return false;
		}
		try {
			Store mailbox = connected();
			// what is to be tried once more comes into the inbox
			this.failed.look(mailbox);
			try (Folder inbox = mailbox.getFolder(this.properties.folder())) {
				inbox.open(Folder.READ_WRITE);
				this.nextMail = (inbox instanceof IMAPFolder there) ? there.getUIDNext() : -1;
				takeAll(inbox);
			}
			this.standing = this.standing.read(this.clock.instant());
			countPoll("success");
			return true;
		}
		// an error must not end polling while everybody thinks that it goes on
		catch (MessagingException | IOException | RuntimeException | Error ex) {
			disconnect();
			this.standing = this.standing.failed(ex);
			countPoll("failure");
			logger.warn("{} cannot be looked into, will try again: {}", this, this.standing.trouble());
			this.pause = this.standing.pause(this.properties.pollInterval());
			return false;
		}
	}

	/**
	 * Where the server says when something has come, that is waited for, not the time. As
	 * long as something lies there, it is to be tried again.
	 */
	private void awaitMail(ExecutorService on) {
		if (!this.properties.idle()) {
			return;
		}
		try {
			Store mailbox = connected();
			if (!Doorbell.isAt(mailbox)) {
				return;
			}
			try (Folder inbox = mailbox.getFolder(this.properties.folder())) {
				inbox.open(Folder.READ_ONLY);
				if (inbox instanceof IMAPFolder there && !on.isShutdown()) {
					if (there.getUIDNext() == this.nextMail) {
						if (there.getMessageCount() > 0) {
							return;
						}
						this.doorbell.await(there, this.line);
					}
					this.pause = (this.pause.compareTo(SHORTEST) < 0) ? this.pause : SHORTEST;
				}
			}
		}
		catch (MessagingException | RuntimeException | Error ex) {
			// the next look says what is wrong
			disconnect();
			logger.debug("Nobody says when mail has come to {}", this, ex);
		}
	}

	/**
	 * The connection is kept from one look to the next: signing in costs more than
	 * looking.
	 */
	private Store connected() throws MessagingException {
		Store kept = this.store;
		if (kept != null && kept.isConnected()) {
			return kept;
		}
		Store fresh = this.login.connected(this.line);
		this.store = fresh;
		return fresh;
	}

	private void disconnect() {
		Store kept = this.store;
		this.store = null;
		try {
			if (kept != null) {
				kept.close();
			}
		}
		catch (MessagingException ex) {
			logger.debug("The mail server did not say goodbye", ex);
		}
	}

	private void takeAll(Folder inbox) throws MessagingException, IOException {
		Message[] messages = inbox.getMessages();
		FetchProfile known = new FetchProfile();
		known.add(FetchProfile.Item.SIZE);
		known.add(FetchProfile.Item.FLAGS);
		known.add(UIDFolder.FetchProfileItem.UID);
		inbox.fetch(messages, known);
		List<Waiting> waiting = new ArrayList<>();
		for (Message message : messages) {
			if (!message.isSet(Flags.Flag.DELETED)) {
				long uid = (inbox instanceof UIDFolder uids) ? uids.getUID(message) : -1;
				waiting.add(new Waiting(message, uid, place(inbox, message), message.getSize()));
			}
		}
		if (waiting.size() <= MOST_TOGETHER) {
			take(inbox, waiting);
			return;
		}
		this.takingFirst.begin();
		try {
			take(inbox, waiting);
		}
		finally {
			this.takingFirst.end();
		}
	}

	private void take(Folder inbox, List<Waiting> waiting) throws MessagingException, IOException {
		for (int from = 0; from < waiting.size(); from += MOST_TOGETHER) {
			List<Waiting> next = waiting.subList(from, Math.min(waiting.size(), from + MOST_TOGETHER));
			Map<String, Integer> tried = this.taken.attempts(Waiting.places(next));
			for (List<Waiting> group : Waiting.groups(next, tried.keySet(), this.properties.maxMailSize().toBytes())) {
				if (Thread.currentThread().isInterrupted()) {
					return;
				}
				if (tried.getOrDefault(group.getFirst().place(), 0) >= this.properties.attempts()) {
					giveUp(inbox, group, tried.getOrDefault(group.getFirst().place(), 0));
				}
				else {
					takeTogether(inbox, group);
				}
			}
		}
	}

	/** Where a mail lies: known even of a mail that cannot be read. */
	private String place(Folder inbox, Message message) throws MessagingException {
		return (inbox instanceof UIDFolder uids) ? this + "/" + uids.getUIDValidity() + "/" + uids.getUID(message)
				: this + "/" + message.getMessageNumber();
	}

	private void giveUp(Folder inbox, List<Waiting> group, int attempts) throws MessagingException {
		logger.error("Gave up on a mail after {} attempts; it lies in the folder {}", this.properties.attempts(),
				this.properties.failedFolder());
		for (Waiting mail : group) {
			this.failed.take(inbox, mail.message(), this.taken.reason(mail.place()), attempts);
		}
		this.taken.forget(Waiting.places(group));
		count("failed");
	}

	/** Whatever happens to one of them, all others are taken. */
	private void takeTogether(Folder inbox, List<Waiting> group) throws MessagingException, IOException {
		this.taken.attempt(Waiting.places(group));
		Path directory = this.work.newDirectory("mails-");
		try (Lanes lanes = new Lanes()) {
			Map<Waiting, Path> brought = SmallMails.bring(inbox, group, directory);
			Map<Waiting, Future<String>> taking = new LinkedHashMap<>();
			for (Waiting mail : group) {
				this.lastStep = this.clock.instant();
				try {
					Path copy = brought.containsKey(mail) ? brought.get(mail) : copy(mail, directory);
					taking.put(mail, lanes.submit(sender(copy), () -> take(mail, copy)));
				}
				catch (MessageRemovedException ex) {
					logger.debug("Somebody else has taken the mail meanwhile");
				}
				catch (MessagingException | IOException ex) {
					failed(mail, StuckMail.Reason.NOT_FETCHED, ex);
				}
				catch (RuntimeException | Error ex) {
					failed(mail, StuckMail.Reason.FAULT, ex);
				}
			}
			finish(inbox, taking);
		}
		finally {
			PathUtils.deleteDirectory(directory);
		}
	}

	/** What has been taken is moved at once: a server answers ten as fast as one. */
	private void finish(Folder inbox, Map<Waiting, Future<String>> taking) throws MessagingException {
		Map<String, List<Waiting>> done = new LinkedHashMap<>();
		MongoException away = null;
		for (Map.Entry<Waiting, Future<String>> mail : taking.entrySet()) {
			this.lastStep = this.clock.instant();
			try {
				done.computeIfAbsent(mail.getValue().get(), (folder) -> new ArrayList<>()).add(mail.getKey());
			}
			catch (ExecutionException ex) {
				if (ex.getCause() instanceof MongoException mongo) {
					away = mongo;
				}
				else {
					failed(mail.getKey(), StuckMail.Reason.because(ex.getCause()), ex.getCause());
				}
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new IllegalStateException("Stopped while mails were taken", ex);
			}
		}
		for (Map.Entry<String, List<Waiting>> moved : done.entrySet()) {
			move(inbox, Waiting.messages(moved.getValue()), moved.getKey());
			this.taken.forget(Waiting.places(moved.getValue()));
		}
		if (away != null) {
			// nothing is wrong with the mail, and the next would fare no better
			throw away;
		}
	}

	private void failed(Waiting mail, StuckMail.Reason why, @Nullable Throwable reason) {
		this.taken.failed(mail.place(), why);
		logger.warn("Mail {} could not be taken, will try again: {}", mail.place(), String.valueOf(reason));
	}

	/** Known before it is taken, so that the mails of one sender stay in their order. */
	private String sender(Path copy) throws MessagingException, IOException {
		Sender sender = Sender.of(new MimeMessage(this.login.session(), new ByteArrayInputStream(MailHead.of(copy))));
		return (sender != null) ? sender.address().toLowerCase(Locale.ROOT) : "";
	}

	private String take(Waiting waiting, Path copy) throws MessagingException, IOException {
		if (tooLarge(waiting) || !MailHead.ends(copy)) {
			try (InputStream head = new ByteArrayInputStream(MailHead.of(copy))) {
				return take(new MimeMessage(this.login.session(), head), copy, true);
			}
		}
		try (SharedFileInputStream content = new SharedFileInputStream(copy.toFile())) {
			return take(new MimeMessage(this.login.session(), content), copy, false);
		}
	}

	private boolean tooLarge(Waiting mail) {
		return mail.size() > this.properties.maxMailSize().toBytes();
	}

	private String take(MimeMessage mail, Path copy, boolean tooLarge) throws MessagingException, IOException {
		String ignored = this.taker.ignored(mail);
		if (ignored != null) {
			if (!tooLarge
					&& !this.reports.hear(mail, copy, Files.createTempDirectory(copy.resolveSibling("."), "report-"))) {
				this.taker.setAside(mail, copy, Files.createTempDirectory(copy.resolveSibling("."), "files-"));
			}
			logger.info("Ignored a mail: {}", ignored);
			count("ignored");
			return this.properties.ignoredFolder();
		}
		String key = this.taker.key(mail, copy);
		if (tooLarge) {
			this.taker.takeTooLarge(mail, key);
		}
		else {
			Path files = Files.createTempDirectory(copy.resolveSibling("."), "files-");
			this.taker.take(mail, copy, files, key);
		}
		count("taken");
		return this.properties.takenFolder();
	}

	private void count(String outcome) {
		this.meters.counter("practice_press.mailbox.mails", "outcome", outcome, "mailbox", this.name).increment();
	}

	private void countPoll(String outcome) {
		this.meters.counter("practice_press.mailbox.polls", "outcome", outcome, "mailbox", this.name).increment();
	}

	/**
	 * Brings the mail here: servers differ much in how well they describe its parts, and
	 * a file can be read part by part without holding it in memory.
	 */
	Path copy(Waiting mail, Path directory) throws MessagingException, IOException {
		Path copy = Files.createTempFile(directory, "mail-", ".eml");
		try (OutputStream out = Files.newOutputStream(copy)) {
			if (!tooLarge(mail)) {
				mail.message().writeTo(out);
				return copy;
			}
			var headers = mail.message().getAllHeaders();
			while (headers.hasMoreElements()) {
				var header = headers.nextElement();
				// a sign for each byte, as they were read
				out.write((header.getName() + ": " + header.getValue() + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
			}
			out.write('\r');
			out.write('\n');
		}
		return copy;
	}

	/**
	 * Moves mails: copied first, deleted then, so that they are never nowhere.
	 */
	static void move(Folder from, List<Message> mails, String folder) throws MessagingException {
		Folder target = from.getStore().getFolder(folder);
		if (!target.exists()) {
			target.create(Folder.HOLDS_MESSAGES);
		}
		Message[] messages = mails.toArray(Message[]::new);
		from.copyMessages(messages, target);
		from.setFlags(messages, new Flags(Flags.Flag.DELETED), true);
		// on closing, the folder is expunged
	}

	/**
	 * Which one it is. Of the first it does not say: attempts at its mails were counted
	 * while it was the only one.
	 */
	@Override
	public String toString() {
		return this.name.equals(Mailboxes.MAIN) ? this.properties.toString() : this.name + ": " + this.properties;
	}

}
