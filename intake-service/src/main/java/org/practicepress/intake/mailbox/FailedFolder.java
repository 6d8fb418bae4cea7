package org.practicepress.intake.mailbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.FolderClosedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import jakarta.mail.StoreClosedException;
import jakarta.mail.UIDFolder;
import jakarta.mail.internet.MimeMessage;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.practicepress.intake.submission.Submissions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of a mailbox with the mails that could not be taken. What lies there is the
 * truth, whoever has put it there or taken it away: operators are told of it, and what
 * they want of a mail is done. Doing it twice is no harm: a mail is known when it comes
 * again.
 */
class FailedFolder {

	private static final Logger logger = LoggerFactory.getLogger(FailedFolder.class);

	/** So often it is looked into, unless there is a reason to. */
	private static final Duration PAUSE = Duration.ofMinutes(1);

	/** So many are asked for at once. */
	private static final int TOGETHER = 500;

	/** No mail was written before. */
	private static final Instant FIRST_MAIL = Instant.EPOCH;

	private final String mailbox;

	private final MailboxProperties properties;

	private final StuckMails stuck;

	private final Submissions submissions;

	private final Clock clock;

	/** What names each mail that was looked at, by where it lies there. */
	private final Map<Long, String> names = new HashMap<>();

	private long validity;

	private volatile Instant next = Instant.MIN;

	FailedFolder(String mailbox, MailboxProperties properties, StuckMails stuck, Submissions submissions, Clock clock) {
		this.mailbox = mailbox;
		this.properties = properties;
		this.stuck = stuck;
		this.submissions = submissions;
		this.clock = clock;
	}

	/** There is something to do: the next look is not to wait. */
	void wake() {
		this.next = Instant.MIN;
	}

	/**
	 * Sets a mail aside. Why is known once it lies there.
	 * @param inbox where it lies
	 * @param message the mail
	 * @param reason why
	 * @param attempts how often it was tried
	 */
	void take(Folder inbox, Message message, StuckMail.Reason reason, int attempts) throws MessagingException {
		Optional<Runnable> news = Optional.empty();
		try {
			String name = name(message);
			StuckMail mail = mail(message, reason, attempts);
			news = Optional.of(() -> this.stuck.found(name, mail));
		}
		catch (MessagingException ex) {
			logger.warn("Nothing can be told of a mail that is set aside: {}", ex.toString());
		}
		Mailbox.move(inbox, List.of(message), this.properties.failedFolder());
		news.ifPresent(Runnable::run);
	}

	/**
	 * Looks into the folder, if it is time.
	 * @param store the mailbox
	 */
	void look(Store store) throws MessagingException {
		Instant now = this.clock.instant();
		if (now.isBefore(this.next)) {
			return;
		}
		this.next = now.plus(PAUSE);
		Map<String, StuckMail> known = this.stuck.lying(this.mailbox);
		Set<String> there = new HashSet<>();
		Folder named = store.getFolder(this.properties.failedFolder());
		if (named.exists()) {
			try (Folder folder = named) {
				folder.open(Folder.READ_WRITE);
				there.addAll(look(folder, known));
			}
		}
		known.forEach((id, mail) -> {
			if (!there.contains(id)) {
				this.stuck.gone(id);
			}
		});
		this.stuck.forgetGone();
	}

	/** Answers with what still lies there. */
	private Set<String> look(Folder folder, Map<String, StuckMail> known) throws MessagingException {
		Map<String, List<Message>> there = new HashMap<>();
		Map<Long, Message> lying = lying(folder);
		List<Map.Entry<Long, Message>> fresh = lying.entrySet()
			.stream()
			.filter((entry) -> !this.names.containsKey(entry.getKey()))
			.toList();
		for (int from = 0; from < fresh.size(); from += TOGETHER) {
			List<Map.Entry<Long, Message>> some = fresh.subList(from, Math.min(fresh.size(), from + TOGETHER));
			FetchProfile head = new FetchProfile();
			head.add(FetchProfile.Item.ENVELOPE);
			head.add(FetchProfile.Item.SIZE);
			folder.fetch(some.stream().map(Map.Entry::getValue).toArray(Message[]::new), head);
			for (Map.Entry<Long, Message> one : some) {
				meet(one.getKey(), one.getValue());
			}
		}
		lying.forEach((uid, message) -> {
			String name = this.names.get(uid);
			if (name != null) {
				there.computeIfAbsent(name, (any) -> new ArrayList<>()).add(message);
			}
		});
		Set<String> stays = new HashSet<>(there.keySet());
		for (Map.Entry<String, StuckMail> wanted : known.entrySet()) {
			List<Message> mails = there.get(wanted.getKey());
			String to = switch (wanted.getValue().status()) {
				case RETRY -> this.properties.folder();
				case DISCARD -> this.properties.ignoredFolder();
				case LIES, GONE -> null;
			};
			if (to != null && mails != null) {
				Mailbox.move(folder, mails, to);
				this.stuck.gone(wanted.getKey());
				stays.remove(wanted.getKey());
				logger.info("A mail of {} is moved from {} to {}", wanted.getValue().since(),
						this.properties.failedFolder(), to);
			}
		}
		return stays;
	}

	/** All mails there, by their places. */
	private Map<Long, Message> lying(Folder folder) throws MessagingException {
		UIDFolder places = (UIDFolder) folder;
		if (this.validity != places.getUIDValidity()) {
			this.names.clear();
			this.validity = places.getUIDValidity();
		}
		Message[] all = folder.getMessages();
		FetchProfile place = new FetchProfile();
		place.add(UIDFolder.FetchProfileItem.UID);
		place.add(FetchProfile.Item.FLAGS);
		folder.fetch(all, place);
		Map<Long, Message> lying = new HashMap<>();
		for (Message message : all) {
			if (!message.isSet(Flags.Flag.DELETED)) {
				lying.put(places.getUID(message), message);
			}
		}
		this.names.keySet().retainAll(lying.keySet());
		return lying;
	}

	/** One that cannot even be looked at is left to whoever reads the mailbox. */
	private void meet(long uid, Message message) throws MessagingException {
		try {
			String name = name(message);
			this.stuck.found(name, mail(message, StuckMail.Reason.UNKNOWN, 0));
			this.names.put(uid, name);
		}
		catch (FolderClosedException | StoreClosedException ex) {
			throw ex;
		}
		catch (MessagingException ex) {
			logger.debug("Nothing can be told of a mail", ex);
		}
	}

	/** The same wherever in the mailbox a mail lies, and whenever it is moved. */
	private String name(Message message) throws MessagingException {
		String id = (message instanceof MimeMessage mail) ? mail.getMessageID() : null;
		return StuckMails.name(this.mailbox,
				DigestUtils.sha256Hex(message.getSize() + "\n" + message.getSentDate() + "\n" + id));
	}

	private StuckMail mail(Message message, StuckMail.Reason reason, int attempts) throws MessagingException {
		return new StuckMail(StuckMail.Status.LIES, reason, this.clock.instant().truncatedTo(ChronoUnit.SECONDS),
				attempts, sent(message.getSentDate()), message.getSize(), reference(message).orElse(null));
	}

	/** Anybody may have written it. */
	private @Nullable Instant sent(@Nullable Date date) {
		Instant sent = (date != null) ? date.toInstant().truncatedTo(ChronoUnit.SECONDS) : FIRST_MAIL;
		return (sent.isAfter(FIRST_MAIL) && sent.isBefore(this.clock.instant().plus(Duration.ofDays(1)))) ? sent : null;
	}

	private Optional<String> reference(Message message) throws MessagingException {
		return MailTaker.reference(message.getSubject())
			.filter((reference) -> this.submissions.idOf(reference).isPresent());
	}

}
