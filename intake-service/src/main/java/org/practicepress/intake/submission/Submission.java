package org.practicepress.intake.submission;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.practicepress.intake.submission.Reading.Unreadable;
import org.practicepress.messaging.aggregate.Change;
import org.practicepress.messaging.claimcheck.ClaimCheck;

/**
 * A submission and every decision about it. All methods are pure.
 *
 * @param reference its short public code
 * @param statusToken the secret part of its status page's address
 * @param tokenDigest what the page is looked up by
 * @param contributorId who sends it
 * @param channel the way the first files came
 * @param revision how often files have come
 * @param readRevision the last of these that has been read
 * @param completeRevision the last of these that was complete; 0 when none was
 * @param status where it stands
 * @param receivedAt when the last files came
 * @param form the last form that could be read, complete or not
 * @param unreadable why the last files could not be read; null when they could
 * @param history its steps, oldest first
 * @param thread the contributor's last mail
 * @param mails the keys of the mails, and of the forms sent from the site, that have been
 * taken
 */
public record Submission(String reference, String statusToken, String tokenDigest, String contributorId,
		Channel channel, int revision, int readRevision, int completeRevision, Status status, Instant receivedAt,
		@Nullable FormRead form, @Nullable Unreadable unreadable, List<Step> history, @Nullable MailThread thread,
		List<String> mails) {

	public Submission {
		history = List.copyOf(history);
		mails = List.copyOf(mails);
	}

	/**
	 * The first files.
	 * @param identity a new identity
	 * @param arrival the files
	 * @return the submission
	 */
	public static Change<Submission, SubmissionEvent> begin(Identity identity, Arrival arrival) {
		Submission nothingYet = new Submission(identity.reference(), identity.statusToken(),
				Identity.digest(identity.statusToken()), arrival.contributorId(), arrival.channel(), 0, 0, 0,
				Status.RECEIVED, arrival.at(), null, null, List.of(), null, List.of());
		return nothingYet.take(arrival);
	}

	/**
	 * More files: a corrected form, most likely.
	 * @param arrival the files
	 * @return what follows; nothing when the submission is closed or the same was taken
	 * before
	 */
	public Optional<Change<Submission, SubmissionEvent>> arrive(Arrival arrival) {
		String key = arrival.key(this.revision);
		boolean takenBefore = key != null && this.mails.contains(key);
		return (takenBefore || !this.status.open()) ? Optional.empty() : Optional.of(take(arrival));
	}

	private Change<Submission, SubmissionEvent> take(Arrival arrival) {
		Draft draft = new Draft(this);
		draft.revision = this.revision + 1;
		draft.receivedAt = arrival.at();
		if (arrival.mail() != null) {
			draft.thread = arrival.mail().thread();
		}
		// a form that was sent is the same only as long as nothing else has come
		String key = arrival.key(draft.revision);
		if (key != null) {
			draft.mails.add(key);
		}
		draft.step(Status.RECEIVED, arrival.at());
		if (this.completeRevision == 0) {
			draft.status = Status.RECEIVED;
		}
		if (arrival.refusal() != null) {
			return draft.build()
				.read(draft.revision, new Unreadable(arrival.refusal().reason(), arrival.refusal().fileName()),
						arrival.at())
				.orElseThrow();
		}
		return Change.of(draft.build(), new SubmissionEvent.DocumentReceived(draft.revision, arrival.channel(),
				arrival.files(), this.contributorId, draft.thread));
	}

	/**
	 * The files of one revision take longer to read than others should wait.
	 * @param revision the revision they came with
	 * @param channel how they came
	 * @param files the files
	 * @return what follows; nothing when they were read before or the submission is
	 * closed
	 */
	public Optional<Change<Submission, SubmissionEvent>> postpone(int revision, Channel channel,
			List<ClaimCheck> files) {
		return (revision <= this.readRevision || !this.status.open()) ? Optional.empty()
				: Optional.of(Change.of(this, new SubmissionEvent.DocumentPostponed(revision, channel, files)));
	}

	/**
	 * The files of one revision have been read. A form that cannot be used never takes
	 * the place of an earlier one that is under review.
	 * @param revision the revision they came with
	 * @param reading what they say
	 * @param at when they were read
	 * @return what follows; nothing when it was read before or the submission is closed
	 */
	public Optional<Change<Submission, SubmissionEvent>> read(int revision, Reading reading, Instant at) {
		if (revision <= this.readRevision || !this.status.open()) {
			return Optional.empty();
		}
		Draft draft = new Draft(this);
		draft.readRevision = revision;
		return Optional.of(switch (reading) {
			case Reading.Complete complete -> complete(draft, complete, at);
			case Reading.Incomplete incomplete -> incomplete(draft, incomplete, at);
			case Unreadable unreadable -> unreadable(draft, unreadable, at);
		});
	}

	private Change<Submission, SubmissionEvent> complete(Draft draft, Reading.Complete complete, Instant at) {
		boolean first = this.completeRevision == 0;
		FormRead form = complete.form().keepingFilesOf(this.form);
		draft.form = form;
		draft.unreadable = null;
		draft.completeRevision = draft.readRevision;
		if (first) {
			draft.move(Status.QUEUED, at);
		}
		else if (this.status == Status.CHANGES_REQUESTED) {
			draft.move(Status.IN_REVIEW, at);
		}
		Submission after = draft.build();
		return Change.of(after,
				first ? new SubmissionEvent.Received(after.readRevision, after.reference, after.statusToken,
						after.contributorId, after.channel, form.formVersion(), form.formLanguage(),
						form.answersLanguage(), complete.title(), form.publicAnswers(), form.publicFound(),
						form.problems(), form.original(), form.photos(), form.documents(), form.publicFacsimile(),
						after.receivedAt, after.thread)
						: new SubmissionEvent.Revised(after.readRevision, after.reference, after.statusToken,
								after.contributorId, after.channel, form.formVersion(), form.formLanguage(),
								form.answersLanguage(), complete.title(), form.publicAnswers(), form.publicFound(),
								form.problems(), form.original(), form.photos(), form.documents(),
								form.publicFacsimile(), after.receivedAt, after.thread));
	}

	private Change<Submission, SubmissionEvent> incomplete(Draft draft, Reading.Incomplete incomplete, Instant at) {
		FormRead form = incomplete.form().keepingFilesOf(this.form);
		draft.form = form;
		draft.unreadable = null;
		if (this.completeRevision == 0) {
			draft.move(Status.INCOMPLETE, at);
		}
		Submission after = draft.build();
		return Change.of(after,
				new SubmissionEvent.Incomplete(after.readRevision, after.reference, after.statusToken,
						after.contributorId, form.title(), form.formLanguage(), form.publicAnswers(),
						form.publicFound(), form.problems(), form.original(), after.thread));
	}

	private Change<Submission, SubmissionEvent> unreadable(Draft draft, Unreadable unreadable, Instant at) {
		draft.unreadable = unreadable;
		if (this.completeRevision == 0) {
			draft.move(Status.UNREADABLE, at);
		}
		Submission after = draft.build();
		return Change.of(after, new SubmissionEvent.Unreadable(after.readRevision, after.reference, after.statusToken,
				after.contributorId, unreadable.reason(), unreadable.fileName(), after.thread));
	}

	/**
	 * Something has happened at the editors' desk.
	 * @param to what the submission became there
	 * @param revision the revision it happened to
	 * @param at when
	 * @return what follows; nothing when the submission is withdrawn
	 */
	public Optional<Change<Submission, SubmissionEvent>> reviewed(Status to, int revision, Instant at) {
		if (this.status == Status.WITHDRAWN) {
			return Optional.empty();
		}
		Draft draft = new Draft(this);
		draft.step(to, at);
		// publication may be heard of before acceptance
		if (this.status != Status.PUBLISHED) {
			boolean answered = to == Status.CHANGES_REQUESTED && revision < this.completeRevision;
			draft.status = answered ? Status.IN_REVIEW : to;
		}
		return Optional.of(Change.of(draft.build()));
	}

	/**
	 * The factsheet has been published or withdrawn, whatever this service has heard of
	 * before.
	 * @param to what the submission became
	 * @param at when
	 * @return what follows; nothing when it is that already
	 */
	public Optional<Change<Submission, SubmissionEvent>> published(Status to, Instant at) {
		if (this.status == to) {
			return Optional.empty();
		}
		Draft draft = new Draft(this);
		draft.move(to, at);
		return Optional.of(Change.of(draft.build()));
	}

	/**
	 * The contributor takes the submission back.
	 * @param at when
	 * @return what follows; nothing when it cannot be withdrawn or already is
	 */
	public Optional<Change<Submission, SubmissionEvent>> withdraw(Instant at) {
		if (!this.status.withdrawable()) {
			return Optional.empty();
		}
		Draft draft = new Draft(this);
		draft.move(Status.WITHDRAWN, at);
		return Optional.of(Change.of(draft.build(), new SubmissionEvent.Withdrawn(this.reference, this.contributorId)));
	}

	/**
	 * The practice's title, once a form has been read.
	 * @return the title, null when there is none yet
	 */
	public @Nullable String title() {
		return (this.form != null) ? this.form.title() : null;
	}

	/**
	 * What the contributor should mend in the last form that could be read.
	 * @return the problems
	 */
	public List<Problem> problems() {
		return (this.form != null) ? this.form.problems() : List.of();
	}

	/** Says no more than a log may: the token opens a page. */
	@Override
	public String toString() {
		return "Submission[" + this.reference + " " + this.status.code() + "]";
	}

	/** The state while a decision is being made. */
	private static final class Draft {

		private final Submission before;

		private final List<Step> history;

		private final List<String> mails;

		private int revision;

		private int readRevision;

		private int completeRevision;

		private Status status;

		private Instant receivedAt;

		private @Nullable FormRead form;

		private @Nullable Unreadable unreadable;

		private @Nullable MailThread thread;

		private Draft(Submission before) {
			this.before = before;
			this.history = new ArrayList<>(before.history);
			this.mails = new ArrayList<>(before.mails);
			this.revision = before.revision;
			this.readRevision = before.readRevision;
			this.completeRevision = before.completeRevision;
			this.status = before.status;
			this.receivedAt = before.receivedAt;
			this.form = before.form;
			this.unreadable = before.unreadable;
			this.thread = before.thread;
		}

		private void move(Status to, Instant at) {
			this.status = to;
			step(to, at);
		}

		/**
		 * Other services' steps may be heard of late; the history is in order of time.
		 */
		private void step(Status to, Instant at) {
			this.history.add(new Step(to, at));
			this.history.sort(Comparator.comparing(Step::at));
		}

		private Submission build() {
			return new Submission(this.before.reference, this.before.statusToken, this.before.tokenDigest,
					this.before.contributorId, this.before.channel, this.revision, this.readRevision,
					this.completeRevision, this.status, this.receivedAt, this.form, this.unreadable, this.history,
					this.thread, this.mails);
		}

	}

}
