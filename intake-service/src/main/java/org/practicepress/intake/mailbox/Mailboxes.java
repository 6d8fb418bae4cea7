package org.practicepress.intake.mailbox;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import io.micrometer.core.instrument.MeterRegistry;
import org.practicepress.intake.reading.TakingFirst;
import org.practicepress.intake.submission.Submissions;
import org.practicepress.intake.upload.FreeDisk;
import org.practicepress.reader.guard.WorkDirectory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * All mailboxes that practices are sent to. Each is looked into by itself: one whose
 * server is away, or that lets nobody in, holds up none of the others.
 */
@Component
class Mailboxes implements SmartLifecycle {

	/** What the one is called that is set without a name. */
	static final String MAIN = "main";

	private static final Logger logger = LoggerFactory.getLogger(Mailboxes.class);

	private final List<Mailbox> mailboxes = new ArrayList<>();

	private final StuckMails stuck;

	private volatile boolean running;

	Mailboxes(MailboxProperties main, MailboxesProperties others, MailTaker taker, LetterReports reports,
			TakenMails taken, StuckMails stuck, Submissions submissions, WorkDirectory work, FreeDisk disk,
			TakingFirst takingFirst, MeterRegistry meters, Clock clock) {
		this.stuck = stuck;
		TreeMap<String, MailboxProperties> all = new TreeMap<>(others.mailboxes());
		all.put(MAIN, main);
		all.forEach((name, properties) -> {
			if (properties.configured()) {
				this.mailboxes.add(new Mailbox(name, properties, taker.of(properties), reports, taken,
						new FailedFolder(name, properties, stuck, submissions, clock), work, disk, takingFirst, meters,
						clock));
			}
		});
	}

	/**
	 * Those that are set.
	 * @return the mailboxes, by name
	 */
	List<Mailbox> all() {
		return List.copyOf(this.mailboxes);
	}

	@Override
	public void start() {
		this.running = true;
		// what was wanted of mails before theirs was taken out of the settings
		callOff();
		this.mailboxes.forEach(Mailbox::start);
	}

	@Override
	public void stop() {
		this.running = false;
		try (ExecutorService stopping = Executors.newVirtualThreadPerTaskExecutor()) {
			this.mailboxes.forEach((mailbox) -> stopping.execute(mailbox::stop));
		}
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	/**
	 * Whether mails are looked for.
	 * @return false when there is a mailbox and nobody has looked into it for a while
	 */
	boolean looks() {
		return this.mailboxes.stream().allMatch(Mailbox::looks);
	}

	/** An operator wants something of mails that could not be taken. */
	void wake() {
		callOff();
		this.mailboxes.forEach(Mailbox::wake);
	}

	/**
	 * Where there is no mailbox, there is no mail to do it to: operators are told that it
	 * is over.
	 */
	private void callOff() {
		this.stuck.lying().forEach((id, mail) -> {
			String name = StuckMails.mailbox(id);
			if (mail.status() != StuckMail.Status.LIES
					&& this.mailboxes.stream().noneMatch((mailbox) -> mailbox.name().equals(name))) {
				this.stuck.gone(id);
				logger.info("Nothing can be done to a mail of {}: there is no mailbox {} any more", mail.since(), name);
			}
		});
	}

}
