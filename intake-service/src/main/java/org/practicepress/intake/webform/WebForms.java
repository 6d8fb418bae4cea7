package org.practicepress.intake.webform;

import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.practicepress.form.Answers;
import org.practicepress.form.FormLanguage;
import org.practicepress.form.PracticeForm;
import org.practicepress.intake.contributor.Contributor;
import org.practicepress.intake.contributor.Contributors;
import org.practicepress.intake.draft.Draft;
import org.practicepress.intake.draft.Drafts;
import org.practicepress.intake.reading.FormJudge;
import org.practicepress.intake.reading.TypedForm;
import org.practicepress.intake.submission.Arrival;
import org.practicepress.intake.submission.Channel;
import org.practicepress.intake.submission.FormRead;
import org.practicepress.intake.submission.Identity;
import org.practicepress.intake.submission.Photo;
import org.practicepress.intake.submission.Problem;
import org.practicepress.intake.submission.Question;
import org.practicepress.intake.submission.Submission;
import org.practicepress.intake.submission.Submissions;
import org.practicepress.intake.upload.Refusal;
import org.practicepress.messaging.claimcheck.ClaimCheck;
import org.practicepress.messaging.claimcheck.ClaimChecks;
import org.practicepress.messaging.event.EventCodec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

import org.springframework.stereotype.Service;

/**
 * Sends what was typed on the site, or keeps it for later. When a method returns, what it
 * did is durable.
 */
@Service
class WebForms {

	private static final Logger logger = LoggerFactory.getLogger(WebForms.class);

	private final PracticeForm form;

	private final Inputs inputs;

	private final FormJudge judge;

	private final Drafts drafts;

	private final Submissions submissions;

	private final Contributors contributors;

	private final ClaimChecks claimChecks;

	private final EventCodec codec;

	private final Clock clock;

	WebForms(PracticeForm form, FormJudge judge, Drafts drafts, Submissions submissions, Contributors contributors,
			ClaimChecks claimChecks, EventCodec codec, Clock clock) {
		this.form = form;
		this.inputs = new Inputs(form);
		this.judge = judge;
		this.drafts = drafts;
		this.submissions = submissions;
		this.contributors = contributors;
		this.claimChecks = claimChecks;
		this.codec = codec;
		this.clock = clock;
	}

	/** What became of the wish for a link by mail. */
	enum LinkSent {

		/** It is on its way. */
		MAILED,

		/** Nobody knows where to. */
		NO_ADDRESS,

		/** One more would be too many. */
		TOO_OFTEN

	}

	/**
	 * What is wrong with a form.
	 * @param place where it stands
	 * @param content what it holds
	 * @return the problems
	 */
	List<Problem> problems(Place place, Draft.Content content) {
		Answers answers = this.inputs.answers(content.typed());
		boolean addressKnown = place.submission() != null && addressOf(place.submission().contributorId()).isPresent();
		return this.judge.problems(answers, content.photos().size(), content.documents().size(), addressKnown);
	}

	boolean standsInTheWay(Problem problem) {
		return this.judge.standsInTheWay(problem);
	}

	/**
	 * The questions about answers that nothing is said to: the answer is as it was, and
	 * nothing is typed beside it.
	 * @param place where the form stands
	 * @param content what it holds
	 * @return the keys of their fields
	 */
	Set<String> leftOpen(Place place, Draft.Content content) {
		FormRead known = (place.submission() != null) ? place.submission().form() : null;
		if (known == null) {
			return Set.of();
		}
		Map<String, String> replies = this.inputs.replies(content.typed());
		FormRead before = known.answering(this.inputs.answers(this.inputs.typed(Answers.of(known.answers()))).asMap());
		FormRead now = known.answering(this.inputs.answers(content.typed()).asMap())
			.with(content.photos(), content.documents());
		return place.questions()
			.stream()
			.filter(Question::open)
			.map(Question::field)
			.filter((field) -> this.form.find(field).isPresent() && !replies.containsKey(field)
					&& this.judge.answer(before, field).equals(this.judge.answer(now, field)))
			.collect(Collectors.toCollection(LinkedHashSet::new));
	}

	private boolean tooLong(Draft.Content content) {
		return this.inputs.replies(content.typed())
			.values()
			.stream()
			.anyMatch((reply) -> reply.length() > Inputs.LONGEST_REPLY);
	}

	/**
	 * Sends a form.
	 * @param place where it stands
	 * @param content what it holds
	 * @param language the language the questions were asked in
	 * @param knowing whether who sends it has been told which questions about answers are
	 * still open
	 * @return the submission, or empty when something stands in the way
	 * @throws Refusal when it is too late
	 */
	Optional<Submission> send(Place place, Draft.Content content, FormLanguage language, boolean knowing) {
		if (problems(place, content).stream().anyMatch(this::standsInTheWay) || tooLong(content)
				|| (!knowing && !leftOpen(place, content).isEmpty())) {
			return Optional.empty();
		}
		Answers answers = this.inputs.answers(content.typed());
		ClaimCheck file = this.claimChecks
			.store(new ByteArrayInputStream(this.codec.mapper()
				.writeValueAsBytes(new TypedForm(this.form.version(), language, answers.asMap(),
						this.inputs.written(content.typed()), content.photos(), content.documents(),
						this.inputs.replies(content.typed())))),
					TypedForm.FILE_NAME, TypedForm.MEDIA_TYPE);
		MDC.put("submission", place.id());
		try {
			Submission sent = (place.submission() != null) ? revise(place, file, content)
					: begin(place, file, content, this.judge.contributor(answers, language.code()));
			this.drafts.forget(place.id());
			return Optional.of(sent);
		}
		finally {
			MDC.remove("submission");
		}
	}

	private Submission begin(Place place, ClaimCheck file, Draft.Content content, Contributor contributor) {
		Draft draft = place.draft();
		Identity identity = (draft != null) ? new Identity(draft.reference(), draft.token())
				: this.submissions.identityFor(place.id());
		String contributorId = (draft != null && draft.contributorId() != null) ? draft.contributorId()
				: this.contributors.add(contributor.email(), contributor.language(), identity.statusToken());
		Submission submission = this.submissions.begin(place.id(), identity, arrival(contributorId, file, content));
		logger.info("Took {} from the form on the site", submission.reference());
		return submission;
	}

	private Submission revise(Place place, ClaimCheck file, Draft.Content content) {
		Optional<Submission> after = this.submissions.change(place.id(),
				(submission) -> submission.arrive(arrival(submission.contributorId(), file, content)));
		Submission now = after.or(() -> this.submissions.find(place.id())).orElseThrow();
		if (!now.status().open()) {
			throw new Refusal(Refusal.Reason.CLOSED);
		}
		logger.info("Took a revision of {} from the form on the site", now.reference());
		return now;
	}

	private Arrival arrival(String contributorId, ClaimCheck file, Draft.Content content) {
		return new Arrival(Channel.WEB, contributorId, List.of(file), null, null, this.clock.instant(),
				Stream.concat(content.photos().stream().map(Photo::file), content.documents().stream()).toList(), null,
				null);
	}

	/**
	 * Keeps a form for later.
	 * @param place where it stands
	 * @param content what to keep
	 * @return where it stands now
	 */
	Place keep(Place place, Draft.Content content) {
		Submission submission = place.submission();
		Supplier<Identity> identity = () -> (submission != null)
				? new Identity(submission.reference(), submission.statusToken())
				: this.submissions.identityFor(place.id());
		return new Place(place.id(), submission, this.drafts.save(place.id(), identity, content));
	}

	/**
	 * Has a link to a form that was kept mailed to its contributor. The address on the
	 * form is only claimed to be theirs: it makes a contributor of its own, and changes
	 * nothing for one whose address is known.
	 * @param place where it stands
	 * @param content what it holds
	 * @param language the language to write in
	 * @return what became of it
	 */
	LinkSent sendLink(Place place, Draft.Content content, FormLanguage language) {
		Answers answers = this.inputs.answers(content.typed());
		String email = this.judge.contributor(answers, language.code()).email();
		String contributorId = (place.submission() != null) ? known(place.submission(), email)
				: claimed(place.draft(), email, language);
		String address = (contributorId != null) ? addressOf(contributorId).orElse(null) : null;
		if (contributorId == null || address == null) {
			return LinkSent.NO_ADDRESS;
		}
		return this.drafts.sendLink(place.id(), contributorId, address, this.judge.title(answers)) ? LinkSent.MAILED
				: LinkSent.TOO_OFTEN;
	}

	private @Nullable String known(Submission submission, @Nullable String email) {
		String id = submission.contributorId();
		if (addressOf(id).isEmpty() && email != null) {
			this.contributors.update(id, (contributor) -> contributor.reachedAt(email));
		}
		return addressOf(id).isPresent() ? id : null;
	}

	private @Nullable String claimed(@Nullable Draft draft, @Nullable String email, FormLanguage language) {
		if (draft == null || email == null) {
			return null;
		}
		if (draft.contributorId() == null) {
			return this.contributors.add(email, language.code(), draft.token());
		}
		this.contributors.update(draft.contributorId(), (before) -> Contributor.unknown(email, language.code()));
		return draft.contributorId();
	}

	private Optional<String> addressOf(String contributorId) {
		return this.contributors.find(contributorId).map(Contributor::email);
	}

}
