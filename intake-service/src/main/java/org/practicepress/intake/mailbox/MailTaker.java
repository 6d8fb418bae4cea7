package org.practicepress.intake.mailbox;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.UUID;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.practicepress.form.FormLanguage;
import org.practicepress.intake.coauthor.Coauthors;
import org.practicepress.intake.contributor.Contributors;
import org.practicepress.intake.erasure.Erasures;
import org.practicepress.intake.held.HeldMails;
import org.practicepress.intake.held.WaitingMail;
import org.practicepress.intake.submission.Arrival;
import org.practicepress.intake.submission.Channel;
import org.practicepress.intake.submission.Identity;
import org.practicepress.intake.submission.MailThread;
import org.practicepress.intake.submission.Message;
import org.practicepress.intake.submission.Status;
import org.practicepress.intake.submission.Submission;
import org.practicepress.intake.submission.Submissions;
import org.practicepress.intake.submission.UnreadableReason;
import org.practicepress.intake.unsorted.UnsortedMail;
import org.practicepress.intake.unsorted.UnsortedMails;
import org.practicepress.messaging.claimcheck.ClaimCheck;
import org.practicepress.messaging.claimcheck.ClaimChecks;
import org.practicepress.messaging.trace.Tracing;
import org.practicepress.reader.guard.GuardedReader;
import org.practicepress.reader.header.HeaderText;
import org.practicepress.reader.wire.MailLimits;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/**
 * Takes one mail. When it returns, files and events are durable; taking the same mail
 * again changes nothing.
 */
@Service
class MailTaker {

	private static final Logger logger = LoggerFactory.getLogger(MailTaker.class);

	private static final int MAX_SUBJECT = 300;

	private static final int MAX_REFERENCES = 20;

	/** A thread of mails is longer only if somebody wants it to be. */
	private static final int MAX_ANSWERED = 100;

	private static final Pattern SPACES = Pattern.compile("\\s+");

	private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x1f\\x7f-\\x{9f}\\x{2028}\\x{2029}]+");

	private static final Pattern REFERENCE = Pattern.compile("\\[(PP-[2-9A-HJ-NP-TV-Z]{6})]");

	private static final String WORDS = "message.txt";

	private static final String ORIGINAL = "mail.eml";

	private final Submissions submissions;

	private final Contributors contributors;

	private final Coauthors coauthors;

	private final Erasures erasures;

	private final TakenMails taken;

	private final ClaimChecks claimChecks;

	private final IssuedMails issued;

	private final HeldMails held;

	private final UnsortedMails unsorted;

	private final MailFiles files;

	private final MailboxProperties properties;

	private final Clock clock;

	private final Tracing tracing;

	private final String ownAddress;

	@Autowired
	MailTaker(Submissions submissions, Contributors contributors, Coauthors coauthors, Erasures erasures,
			TakenMails taken, IssuedMails issued, HeldMails held, UnsortedMails unsorted, ClaimChecks claimChecks,
			GuardedReader quickReader, MailboxProperties properties, Clock clock, Tracing tracing,
			@Value("${practice-press.mail.address}") String ownAddress) {
		this.submissions = submissions;
		this.contributors = contributors;
		this.coauthors = coauthors;
		this.erasures = erasures;
		this.taken = taken;
		this.claimChecks = claimChecks;
		this.issued = issued;
		this.held = held;
		this.unsorted = unsorted;
		this.files = new MailFiles(claimChecks, quickReader,
				new MailLimits(ownAddress, properties.maxFiles(), properties.maxFileSize().toBytes()));
		this.properties = properties;
		this.clock = clock;
		this.tracing = tracing;
		this.ownAddress = ownAddress;
	}

	private MailTaker(MailTaker other, MailboxProperties properties) {
		this.submissions = other.submissions;
		this.contributors = other.contributors;
		this.coauthors = other.coauthors;
		this.erasures = other.erasures;
		this.taken = other.taken;
		this.claimChecks = other.claimChecks;
		this.issued = other.issued;
		this.held = other.held;
		this.unsorted = other.unsorted;
		this.files = other.files
			.within(new MailLimits(other.ownAddress, properties.maxFiles(), properties.maxFileSize().toBytes()));
		this.properties = properties;
		this.clock = other.clock;
		this.tracing = other.tracing;
		this.ownAddress = other.ownAddress;
	}

	/**
	 * One that takes mails of another mailbox.
	 * @param mailbox what is set of that
	 * @return the other one
	 */
	MailTaker of(MailboxProperties mailbox) {
		return new MailTaker(this, mailbox);
	}

	/**
	 * Whether a mail must not be answered, and so not be taken.
	 * @param mail the mail
	 * @return why, null when it can be taken
	 */
	@Nullable String ignored(MimeMessage mail) throws MessagingException {
		Sender sender = Sender.of(mail);
		return Automatic.reason(mail, (sender != null) ? sender.address() : null, this.ownAddress);
	}

	/**
	 * Names a mail however often it is delivered. Its Message-ID alone does not: there
	 * are devices that give the same to all they send.
	 * @param mail the mail
	 * @param content the whole mail
	 * @return a digest of its Message-ID and its content; of the Message-ID alone when it
	 * was taken while that was what counted
	 */
	String key(MimeMessage mail, Path content) throws MessagingException, IOException {
		MessageDigest digest = DigestUtils.getSha256Digest();
		String messageId = messageId(mail);
		if (messageId != null) {
			String alone = DigestUtils.sha256Hex(messageId);
			if (this.taken.before(alone, written(mail))) {
				return alone;
			}
			DigestUtils.updateDigest(digest, messageId);
			hashContent(mail, content, digest);
		}
		else {
			hash(mail, content, digest);
		}
		return HexFormat.of().formatHex(digest.digest());
	}

	/**
	 * What no delivery changes; some end lines in another way, or add one at the end.
	 */
	private static void hashContent(MimeMessage mail, Path content, MessageDigest digest)
			throws MessagingException, IOException {
		Enumeration<Header> headers = mail.getMatchingHeaders(new String[] { "From", "Date", "Subject" });
		while (headers.hasMoreElements()) {
			DigestUtils.updateDigest(digest, SPACES.matcher(headers.nextElement().getValue()).replaceAll(" "));
		}
		try (InputStream in = mail.getRawInputStream()) {
			hashWithoutLineEnds(in, digest);
		}
		catch (MessagingException ex) {
			try (InputStream in = Files.newInputStream(content)) {
				hashWithoutLineEnds(in, digest);
			}
		}
	}

	private static void hashWithoutLineEnds(InputStream in, MessageDigest digest) throws IOException {
		byte[] buffer = new byte[64 * 1024];
		for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
			int kept = 0;
			for (int at = 0; at < length; at++) {
				if (buffer[at] != '\r' && buffer[at] != '\n') {
					buffer[kept++] = buffer[at];
				}
			}
			digest.update(buffer, 0, kept);
		}
	}

	/** When it was written, as far as its sender's clock can be trusted. */
	private static @Nullable Date written(MimeMessage mail) {
		try {
			return mail.getSentDate();
		}
		catch (MessagingException ex) {
			return null;
		}
	}

	/** Without the lines that every delivery adds anew. */
	private static void hash(MimeMessage mail, Path content, MessageDigest digest)
			throws MessagingException, IOException {
		Enumeration<Header> headers = mail
			.getMatchingHeaders(new String[] { "From", "To", "Date", "Subject", "Content-Type", "In-Reply-To" });
		while (headers.hasMoreElements()) {
			Header header = headers.nextElement();
			DigestUtils.updateDigest(digest, header.getName() + ":" + header.getValue() + "\n");
		}
		try (InputStream in = mail.getRawInputStream()) {
			DigestUtils.updateDigest(digest, in);
		}
		catch (MessagingException ex) {
			DigestUtils.updateDigest(digest, content);
		}
	}

	/**
	 * Takes a mail.
	 * @param mail the mail's headers
	 * @param content the whole mail
	 * @param directory where its files may lie meanwhile
	 * @param key names it however often it is delivered
	 */
	void take(MimeMessage mail, Path content, Path directory, String key) throws MessagingException, IOException {
		take(mail, key, this.files.store(content, directory), content);
	}

	/**
	 * Keeps for editors what a program has sent, if it brings something. It is never
	 * answered, so that no conversation between programs begins.
	 * @param mail the mail's headers
	 * @param content the whole mail
	 * @param directory where its files may lie meanwhile
	 */
	void setAside(MimeMessage mail, Path content, Path directory) throws MessagingException, IOException {
		MailFiles.Brought brought = this.files.store(content, directory);
		if (!brought.stored().isEmpty()) {
			sort(UnsortedMail.Reason.AUTOMATIC, mail, key(mail, content), brought, content, null, null);
		}
	}

	/**
	 * Takes a mail that is too large to be looked at: its sender is told so.
	 * @param mail the mail's headers
	 * @param key names it however often it is delivered
	 */
	void takeTooLarge(MimeMessage mail, String key) throws MessagingException, IOException {
		take(mail, key, MailFiles.Brought.refused(UnreadableReason.TOO_LARGE), null);
	}

	private void take(MimeMessage mail, String key, MailFiles.Brought brought, @Nullable Path content)
			throws MessagingException, IOException {
		Arrival.Refusal refusal = brought.refusal();
		Sender sender = Sender.of(mail);
		if (sender == null) {
			throw new MessagingException("no sender");
		}
		Optional<String> answered = sender.certain() ? answered(mail, sender.address()) : Optional.empty();
		Optional<String> asked = answered.isEmpty() ? answeredByAnother(mail, sender, brought) : Optional.empty();
		String fresh = UUID.randomUUID().toString();
		String submissionId = this.taken.submissionOf(key, messageId(mail),
				answered.filter((id) -> staysIn(id, refusal)).or(() -> asked).orElse(fresh));
		boolean begins = submissionId.equals(fresh);
		MDC.put("submission", submissionId);
		try {
			Arrival.Mail thread = new Arrival.Mail(key, thread(mail, key));
			Optional<Submission> before = begins ? Optional.empty() : this.submissions.find(submissionId);
			String coauthor = before.flatMap((submission) -> coauthor(submissionId, submission, sender.address()))
				.orElse(null);
			UnsortedMail.Reason nobodyKnows = unsorted(refusal, before.orElse(null));
			if (!begins && this.submissions.isErased(submissionId)) {
				this.erasures.cameAgain(submissionId, thread.thread().messageId());
				logger.info("A mail of what is erased has come again, and is erased, too");
				nobodyKnows = null;
			}
			else if (before.isEmpty()) {
				Submission begun = begin(submissionId, sender, language(mail), brought, thread);
				logger.info("Took {} with {} files by mail", begun.reference(), brought.stored().size());
			}
			else if (saysNothing(brought) && !before.get().mails().contains(key) && !before.get().waitsForTheForm()) {
				logger.info("A mail for {} quotes others and says nothing itself", before.get().reference());
				nobodyKnows = UnsortedMail.Reason.SAYS_NOTHING;
			}
			else if (!before.get().mails().contains(key) && !mayWrite(submissionId, sender.address())) {
				hold(submissionId, before.get(), key,
						waiting(before.get(), brought, thread, sender.address().toLowerCase(Locale.ROOT)));
				nobodyKnows = null;
			}
			else if (!before.get().mails().contains(key)
					&& AuthenticationResults.failDmarc(mail, this.properties.authservId())) {
				hold(submissionId, before.get(), key, waiting(before.get(), brought, thread, null).writtenBy(coauthor));
				nobodyKnows = null;
			}
			else if (wordsAlone(refusal) && !saysNothing(brought)
					&& !(isLink(refusal) && before.get().waitsForTheForm())) {
				Message message = new Message(store(brought.words()), Channel.EMAIL, this.clock.instant(), coauthor);
				this.submissions.change(submissionId, (submission) -> submission.hear(message, thread))
					.ifPresent((submission) -> logger.info("Took a mail without files for {}", submission.reference()));
			}
			else {
				Arrival arrival = arrival(before.get().contributorId(), brought, thread).writtenBy(coauthor);
				this.submissions.change(submissionId, (submission) -> submission.arrive(arrival))
					.ifPresent((submission) -> logger.info("Took a mail with {} files for {}", brought.stored().size(),
							submission.reference()));
			}
			if (nobodyKnows != null && content != null) {
				sort(nobodyKnows, mail, key, brought, content, submissionId,
						this.submissions.find(submissionId)
							.map(Submission::contributorId)
							.filter((id) -> this.contributors.isAt(id, sender.address()))
							.orElse(null));
			}
			if (brought.tooMany()) {
				logger.warn("Left out files beyond {} of a mail", this.properties.maxFiles());
			}
			if (brought.tooMuch()) {
				logger.warn("Left out what lies too deep in a mail, among too many parts, or is too long: {}",
						thread.thread().messageId());
			}
		}
		finally {
			MDC.remove("submission");
		}
	}

	/** Its sender is told how to send a form; what they meant, an editor may see. */
	private static UnsortedMail.@Nullable Reason unsorted(Arrival.@Nullable Refusal refusal,
			@Nullable Submission before) {
		if (refusal == null || refusal.fileName() != null) {
			return null;
		}
		return switch (refusal.reason()) {
			case NO_ATTACHMENT ->
				(before == null || before.completeRevision() == 0) ? UnsortedMail.Reason.NO_FORM : null;
			case DAMAGED, TOO_SLOW -> UnsortedMail.Reason.NOT_OPENED;
			default -> null;
		};
	}

	private void sort(UnsortedMail.Reason reason, MimeMessage mail, String key, MailFiles.Brought brought, Path content,
			@Nullable String submissionId, @Nullable String contributorId) throws MessagingException, IOException {
		Sender sender = Sender.of(mail);
		ClaimCheck original;
		try (InputStream in = Files.newInputStream(content)) {
			original = this.claimChecks.store(in, ORIGINAL, "message/rfc822");
		}
		this.unsorted.keep(key,
				new UnsortedMail(UnsortedMail.Status.WAITING, reason,
						this.clock.instant().truncatedTo(ChronoUnit.SECONDS),
						(sender != null) ? sender.address().toLowerCase(Locale.ROOT) : null, thread(mail, key),
						original, brought.words().isEmpty() ? null : store(brought.words()), brought.stored(),
						reference(subject(mail)).filter((name) -> this.submissions.idOf(name).isPresent()).orElse(null),
						submissionId, contributorId, null));
		logger.info("An editor is to look at a mail: {}", reason);
	}

	private Arrival arrival(String contributorId, MailFiles.Brought brought, Arrival.Mail mail) {
		return new Arrival(Channel.EMAIL, contributorId, brought.stored(), brought.refusal(), mail,
				this.clock.instant())
			.with(brought.words().isEmpty() ? null : store(brought.words()));
	}

	/** Contributor and submission stand in one trace. */
	private Submission begin(String submissionId, Sender sender, String language, MailFiles.Brought brought,
			Arrival.Mail thread) {
		return this.tracing.part("take mail", () -> {
			Identity identity = this.submissions.identityFor(submissionId);
			// what is refused is answered at once, and nobody reads it
			String contributorId = (brought.refusal() != null)
					? this.contributors.add(sender.address(), language, identity.statusToken())
					: this.contributors.addUntold(sender.address(), language);
			return this.submissions.begin(submissionId, identity, arrival(contributorId, brought, thread));
		});
	}

	private ClaimCheck store(String words) {
		return this.claimChecks.store(new ByteArrayInputStream(words.getBytes(StandardCharsets.UTF_8)), WORDS,
				"text/plain");
	}

	private WaitingMail waiting(Submission submission, MailFiles.Brought brought, Arrival.Mail thread,
			@Nullable String from) {
		Arrival arrival = arrival(submission.contributorId(), brought, thread);
		return (wordsAlone(brought.refusal()) && !saysNothing(brought))
				? new WaitingMail(arrival.with(null), store(brought.words()), from)
				: new WaitingMail(arrival, null, from);
	}

	/** The sender is somebody else, or may be: the contributor is asked. */
	private void hold(String submissionId, Submission submission, String key, WaitingMail mail)
			throws MessagingException {
		if (!this.held.hold(submissionId, submission.reference(), key, mail)) {
			throw new CannotTake(StuckMail.Reason.TOO_MANY_HELD,
					"too many mails wait for the contributor's word already");
		}
		logger.info("A mail with {} files for {} is not surely its contributor's and waits for their word",
				mail.arrival().files().size(), submission.reference());
	}

	/**
	 * Files that answer a submission which is closed begin a new one, so that they do not
	 * vanish. Words alone always reach who they were meant for.
	 */
	private boolean staysIn(String submissionId, Arrival.@Nullable Refusal refusal) {
		return wordsAlone(refusal)
				|| this.submissions.find(submissionId).map(Submission::status).map(Status::open).orElse(false);
	}

	private static boolean saysNothing(MailFiles.Brought brought) {
		return wordsAlone(brought.refusal()) && brought.words().isEmpty();
	}

	private static boolean wordsAlone(Arrival.@Nullable Refusal refusal) {
		return refusal != null && (refusal.reason() == UnreadableReason.NO_ATTACHMENT || isLink(refusal));
	}

	/** Meant as the form, as long as that is what is waited for. */
	private static boolean isLink(Arrival.@Nullable Refusal refusal) {
		return refusal != null && refusal.reason() == UnreadableReason.LINK;
	}

	/**
	 * The submission a mail answers: it names a letter of ours, or the reference that
	 * every letter has in its subject, and comes from where these letters go or from who
	 * may write for it, too.
	 */
	private Optional<String> answered(MimeMessage mail, String from) throws MessagingException {
		Optional<String> letter = answeredLetters(mail).stream().filter((id) -> mayWrite(id, from)).findFirst();
		return letter.isPresent() ? letter : referred(mail).filter((id) -> mayWrite(id, from));
	}

	/**
	 * The submission whose contributor is asked what to do with the mail of somebody
	 * else: it names a letter about it, or brings a form and names the reference. Words
	 * that name nothing but the reference are the editors' to sort, as anybody may write
	 * that; and who may be somebody else than they say is asked about nobody.
	 */
	private Optional<String> answeredByAnother(MimeMessage mail, Sender sender, MailFiles.Brought brought)
			throws MessagingException {
		boolean broken = brought.refusal() != null && !wordsAlone(brought.refusal());
		if (!sender.certain() || broken || saysNothing(brought)
				|| AuthenticationResults.failDmarc(mail, this.properties.authservId())) {
			return Optional.empty();
		}
		Optional<String> letter = answeredLetters(mail).stream()
			.filter((id) -> this.submissions.find(id).isPresent())
			.findFirst();
		Optional<String> named = (letter.isPresent() || wordsAlone(brought.refusal())) ? letter : referred(mail);
		return named.filter((id) -> staysIn(id, brought.refusal()) && isReached(id) && this.held.hasRoomForOthers(id));
	}

	/** What the letters that a mail answers are about, the latest first. */
	private List<String> answeredLetters(MimeMessage mail) throws MessagingException {
		List<String> ids = answeredMails(mail).reversed();
		Map<String, String> ours = this.issued.submissionsOf(ids.subList(0, Math.min(ids.size(), MAX_ANSWERED)));
		return ids.stream()
			.flatMap((id) -> Optional.ofNullable(ours.get(id)).stream())
			.distinct()
			.map((about) -> this.coauthors.submissionOf(about).orElse(about))
			.toList();
	}

	private Optional<String> referred(MimeMessage mail) throws MessagingException {
		return reference(subject(mail)).flatMap(this.submissions::idOf);
	}

	/** What a subject names; there need not be such a submission. */
	static Optional<String> reference(@Nullable String subject) {
		Matcher reference = REFERENCE.matcher((subject != null) ? subject.toUpperCase(Locale.ROOT) : "");
		return reference.find() ? Optional.of(reference.group(1)) : Optional.empty();
	}

	/**
	 * Whether what somebody writes counts: the contributor, or who writes beside them.
	 */
	private boolean mayWrite(String submissionId, String from) {
		return this.submissions.find(submissionId)
			.map((submission) -> this.contributors.isAt(submission.contributorId(), from)
					|| this.coauthors.writing(submissionId, from).isPresent())
			.orElse(false);
	}

	/** Who has written if the contributor has not. */
	private Optional<String> coauthor(String submissionId, Submission submission, String from) {
		return this.contributors.isAt(submission.contributorId(), from) ? Optional.empty()
				: this.coauthors.writing(submissionId, from);
	}

	/** Nobody else could say what to do with a mail. */
	private boolean isReached(String submissionId) {
		return this.submissions.find(submissionId)
			.flatMap((submission) -> this.contributors.find(submission.contributorId()))
			.filter((contributor) -> contributor.email() != null)
			.isPresent();
	}

	/** Oldest first, and last the one that is answered. */
	static List<String> answeredMails(MimeMessage mail) throws MessagingException {
		SequencedSet<String> ids = new LinkedHashSet<>();
		for (String name : List.of("References", "In-Reply-To")) {
			MessageIds.in(mail, name).forEach(ids::addLast);
		}
		return List.copyOf(ids);
	}

	private static MailThread thread(MimeMessage mail, String key) throws MessagingException {
		String messageId = messageId(mail);
		List<String> references = answeredMails(mail);
		List<String> latest = references.subList(Math.max(0, references.size() - MAX_REFERENCES), references.size());
		// a mail without a Message-ID cannot be quoted; what stands here is unique at
		// least
		return new MailThread((messageId != null) ? messageId : "<" + key + "@missing-message-id.invalid>", latest,
				subject(mail));
	}

	private static @Nullable String messageId(MimeMessage mail) throws MessagingException {
		return MessageIds.in(mail, "Message-ID").stream().findFirst().orElse(null);
	}

	/** On one line, whatever its words mean. */
	static @Nullable String subject(MimeMessage mail) throws MessagingException {
		String[] subjects = mail.getHeader("Subject");
		String line = (subjects != null) ? CONTROL.matcher(HeaderText.words(subjects[0])).replaceAll(" ").strip() : "";
		return line.isEmpty() ? null : line.substring(0,
				line.offsetByCodePoints(0, Math.min(line.codePointCount(0, line.length()), MAX_SUBJECT)));
	}

	private static String language(MimeMessage mail) throws MessagingException {
		String[] languages = mail.getHeader("Content-Language");
		String language = (languages != null && languages.length > 0) ? languages[0].strip() : "en";
		return FormLanguage.of(Locale.forLanguageTag(language)).code();
	}

}
