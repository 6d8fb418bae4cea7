package org.practicepress.intake.upload;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.practicepress.form.FormLanguage;
import org.practicepress.intake.contributor.Contributors;
import org.practicepress.intake.submission.Arrival;
import org.practicepress.intake.submission.Channel;
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

	private static final Logger logger = LoggerFactory.getLogger(Upload.class);

	/** Keeps typing errors out; whether somebody reads it only a mail can tell. */
	private static final Pattern EMAIL = Pattern.compile("[^\\s@<>,;]+@[^\\s@<>,;.]+(\\.[^\\s@<>,;.]+)*");

	private final ClaimChecks claimChecks;

	private final Contributors contributors;

	private final Submissions submissions;

	private final Clock clock;

	Upload(ClaimChecks claimChecks, Contributors contributors, Submissions submissions, Clock clock) {
		this.claimChecks = claimChecks;
		this.contributors = contributors;
		this.submissions = submissions;
		this.clock = clock;
	}

	/**
	 * Takes a new submission.
	 * @param form the form's file
	 * @param photos photos that belong to it
	 * @param email where to answer if the form does not say
	 * @param locale the language of the page it was sent from
	 * @return the submission
	 * @throws Refusal when something is missing or surely wrong
	 */
	Submission take(@Nullable MultipartFile form, List<MultipartFile> photos, @Nullable String email, Locale locale) {
		if (StringUtils.hasText(email) && !EMAIL.matcher(email.strip()).matches()) {
			throw new Refusal(Refusal.Reason.NOT_AN_EMAIL);
		}
		List<ClaimCheck> files = store(form, photos, true);
		String language = FormLanguage.of(locale).code();
		String contributorId = this.contributors.add(StringUtils.hasText(email) ? email : null, language);
		String id = UUID.randomUUID().toString();
		MDC.put("submission", id);
		try {
			Submission submission = this.submissions.begin(id, arrival(contributorId, files));
			logger.info("Took {} with {} files by upload", submission.reference(), files.size());
			return submission;
		}
		finally {
			MDC.remove("submission");
		}
	}

	/**
	 * Takes a corrected form, or more photos.
	 * @param before the submission
	 * @param form the form's file; null when only photos are sent
	 * @param photos photos that belong to it
	 * @throws Refusal when something is missing or surely wrong, or when it is too late
	 */
	void revise(Aggregate<Submission> before, @Nullable MultipartFile form, List<MultipartFile> photos) {
		if (!before.state().status().open()) {
			throw new Refusal(Refusal.Reason.CLOSED);
		}
		List<ClaimCheck> files = store(form, photos, false);
		MDC.put("submission", before.id());
		try {
			Optional<Submission> after = this.submissions.change(before.id(),
					(submission) -> submission.arrive(arrival(submission.contributorId(), files)));
			if (after.isEmpty()) {
				throw new Refusal(Refusal.Reason.CLOSED);
			}
			logger.info("Took a revision of {} with {} files by upload", before.state().reference(), files.size());
		}
		finally {
			MDC.remove("submission");
		}
	}

	private Arrival arrival(String contributorId, List<ClaimCheck> files) {
		return new Arrival(Channel.UPLOAD, contributorId, files, null, null, this.clock.instant());
	}

	/** Looks at every file before storing the first. */
	private List<ClaimCheck> store(@Nullable MultipartFile form, List<MultipartFile> photos, boolean formRequired) {
		List<UploadedFile> files = new ArrayList<>();
		UploadedFile.chosen((form != null) ? List.of(form) : List.of()).forEach((chosen) -> files.add(chosen.asForm()));
		if (formRequired && files.isEmpty()) {
			throw new Refusal(Refusal.Reason.NO_FILE);
		}
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
