package org.practicepress.intake.upload;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.practicepress.form.FormLanguage;
import org.practicepress.form.TypedAddress;
import org.practicepress.intake.contributor.Contributors;
import org.practicepress.intake.submission.Arrival;
import org.practicepress.intake.submission.Channel;
import org.practicepress.intake.submission.Identity;
import org.practicepress.intake.submission.Message;
import org.practicepress.intake.submission.Submission;
import org.practicepress.intake.submission.Submissions;
import org.practicepress.messaging.aggregate.Aggregate;
import org.practicepress.messaging.claimcheck.ClaimCheck;
import org.practicepress.messaging.claimcheck.ClaimChecks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

import org.springframework.stereotype.Service;
import org.springframework.util.StringUtils;
import org.springframework.web.multipart.MultipartFile;

/**
 * Takes uploaded files. When a method returns, files and event are durable.
 */
@Service
class Upload {

	static final int MAX_PHOTOS = 8;

	/** About four pages, in characters. */
	static final int LONGEST_MESSAGE = 10_000;

	/** More than the form has pages, printed. */
	static final int MAX_PAGES = 12;

	private static final Logger logger = LoggerFactory.getLogger(Upload.class);

	private final ClaimChecks claimChecks;

	private final Contributors contributors;

	private final Submissions submissions;

	private final SentUploads sent;

	private final Clock clock;

	Upload(ClaimChecks claimChecks, Contributors contributors, Submissions submissions, SentUploads sent, Clock clock) {
		this.claimChecks = claimChecks;
		this.contributors = contributors;
		this.submissions = submissions;
		this.sent = sent;
		this.clock = clock;
	}

	/**
	 * What was taken.
	 *
	 * @param submission the submission it belongs to
	 * @param again whether it was here before
	 */
	record Taken(Submission submission, boolean again) {
	}

	/**
	 * Takes a new submission. The same files from the same sender within a day are the
	 * same submission, unless it is closed by now: the answer was lost on the way.
	 * @param form the form's file, or pictures of its pages
	 * @param photos photos that belong to it
	 * @param given where to answer if the form does not say
	 * @param sender who sends it, as {@link Sender} knows; null for somebody nobody can
	 * know again
	 * @param locale the language of the page it was sent from
	 * @return the submission
	 * @throws Refusal when something is missing or surely wrong
	 */
	Taken take(List<MultipartFile> form, List<MultipartFile> photos, @Nullable String given, @Nullable String sender,
			Locale locale) {
		String email = StringUtils.hasText(given) ? address(given) : null;
		List<UploadedFile> pages = form(form);
		if (pages.isEmpty()) {
			throw new Refusal(Refusal.Reason.NO_FILE);
		}
		List<ClaimCheck> files = store(pages, photos);
		String id = (sender != null)
				? this.sent.submissionOf(SentUploads.key(sender, (email != null) ? email : "", files), this::open)
				: UUID.randomUUID().toString();
		MDC.put("submission", id);
		try {
			Optional<Submission> before = (sender != null) ? this.submissions.find(id) : Optional.empty();
			if (before.isPresent()) {
				logger.info("{} was sent again", before.get().reference());
				return new Taken(before.get(), true);
			}
			Identity identity = this.submissions.identityFor(id);
			String contributorId = this.contributors.add(email, FormLanguage.of(locale).code(), identity.statusToken());
			Submission submission = this.submissions.begin(id, identity, arrival(contributorId, files));
			logger.info("Took {} with {} files by upload", submission.reference(), files.size());
			return new Taken(submission, false);
		}
		finally {
			MDC.remove("submission");
		}
	}

	/**
	 * Has letters go to another address.
	 * @param submission what they are about
	 * @param given the address, as it was typed
	 * @throws Refusal when it surely is none
	 */
	void readdress(Submission submission, @Nullable String given) {
		this.contributors.correct(submission.contributorId(), address(given));
		logger.info("{} has another address now", submission.reference());
	}

	/**
	 * Takes words to the editors that were written on the status page.
	 * @param before the submission
	 * @param typed the words
	 * @param distinguishing whether they say why it is another practice than those that
	 * it may be the same as
	 * @throws Refusal when there are none, or too many
	 */
	void say(Aggregate<Submission> before, @Nullable String typed, boolean distinguishing) {
		String words = (typed != null) ? typed.strip() : "";
		if (words.isEmpty()) {
			throw new Refusal(Refusal.Reason.NO_WORDS);
		}
		if (words.length() > LONGEST_MESSAGE) {
			throw new Refusal(Refusal.Reason.WORDS_TOO_LONG);
		}
		ClaimCheck text = this.claimChecks.store(new ByteArrayInputStream(words.getBytes(StandardCharsets.UTF_8)),
				"message.txt", "text/plain");
		Message message = new Message(text, Channel.WEB, this.clock.instant());
		this.submissions
			.change(before.id(),
					(submission) -> distinguishing ? submission.distinguish(message) : submission.say(message))
			.ifPresent((after) -> logger.info("Took a message about {} from its page", after.reference()));
	}

	private static String address(@Nullable String given) {
		return TypedAddress.of(given).orElseThrow(() -> new Refusal(Refusal.Reason.NOT_AN_EMAIL));
	}

	/**
	 * Takes a corrected form, or more photos; the same once more changes nothing.
	 * Pictures can be the form only as long as none was read: later they could not be
	 * told from photos for the factsheet.
	 * @param before the submission
	 * @param form the form's file, or pictures of its pages; empty when only photos are
	 * sent
	 * @param photos photos that belong to it
	 * @return the submission
	 * @throws Refusal when something is missing or surely wrong, or when it is too late
	 */
	Taken revise(Aggregate<Submission> before, List<MultipartFile> form, List<MultipartFile> photos) {
		if (!before.state().status().open()) {
			throw new Refusal(Refusal.Reason.CLOSED);
		}
		List<UploadedFile> pages = form(form);
		if (before.state().form() != null && pages.stream().anyMatch(UploadedFile::isPicture)) {
			throw new Refusal(Refusal.Reason.PICTURE_OF_REVISION);
		}
		List<ClaimCheck> files = store(pages, photos);
		MDC.put("submission", before.id());
		try {
			Optional<Submission> after = this.submissions.change(before.id(),
					(submission) -> submission.arrive(arrival(submission.contributorId(), files)));
			if (after.isEmpty()) {
				Submission now = this.submissions.find(before.id()).orElseThrow();
				if (!now.status().open()) {
					throw new Refusal(Refusal.Reason.CLOSED);
				}
				logger.info("A revision of {} was sent again", now.reference());
				return new Taken(now, true);
			}
			logger.info("Took a revision of {} with {} files by upload", before.state().reference(), files.size());
			return new Taken(after.get(), false);
		}
		finally {
			MDC.remove("submission");
		}
	}

	/** One that has not begun yet will begin now. */
	private boolean open(String id) {
		return this.submissions.find(id).map((submission) -> submission.status().open()).orElse(true);
	}

	private Arrival arrival(String contributorId, List<ClaimCheck> files) {
		return new Arrival(Channel.UPLOAD, contributorId, files, null, null, this.clock.instant());
	}

	private static List<UploadedFile> form(List<MultipartFile> parts) {
		List<UploadedFile> pages = UploadedFile.chosen(parts).stream().map(UploadedFile::asForm).toList();
		if (pages.size() > MAX_PAGES) {
			throw new Refusal(Refusal.Reason.TOO_MANY_FILES);
		}
		return pages;
	}

	/** Looks at every file before storing the first. */
	private List<ClaimCheck> store(List<UploadedFile> form, List<MultipartFile> photos) {
		List<UploadedFile> files = new ArrayList<>(form);
		List<UploadedFile> chosen = UploadedFile.chosen(photos);
		if (chosen.size() > MAX_PHOTOS) {
			throw new Refusal(Refusal.Reason.TOO_MANY_PHOTOS);
		}
		chosen.forEach((photo) -> files.add(photo.asPhoto()));
		if (files.isEmpty()) {
			throw new Refusal(Refusal.Reason.NO_FILE);
		}
		return files.stream().map((file) -> file.store(this.claimChecks)).toList();
	}

}
