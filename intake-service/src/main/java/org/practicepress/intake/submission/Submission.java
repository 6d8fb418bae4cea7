package org.practicepress.intake.submission;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonInclude;
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
 * @param unread which of these are still to be read
 * @param delayed which of the unread ones take longer for a fault of ours, as their
 * sender has been told
 * @param formRevision which of these {@code form} came with
 * @param completeRevision the newest of these that was complete; 0 when none was
 * @param status where it stands
 * @param receivedAt when the last files came
 * @param form the newest form that could be read, complete or not
 * @param unreadable why the last files could not be read; null when they could
 * @param history its steps, oldest first
 * @param thread the contributor's last mail
 * @param mails the keys of the mails, and of the forms sent from the site, that have been
 * taken
 * @param messages what the contributor or a co-author wrote without sending a file, or
 * beside the files, oldest first
 * @param arrivals the files as they came, oldest first; those that came before this was
 * kept are not among them
 * @param written what editors wrote to the contributor beside decisions, oldest first
 * @param shown the draft that the contributor is asked to look at; null when they are not
 * @param likeness published practices that it may be the same as; null when none ever was
 * @param erasureAsked that somebody wants all of it erased; null when nobody has asked
 * @param corrections what editors have corrected in the answers of {@code form}
 * @param mergedInto the id of the submission that goes on in its place; null when it is
 * not merged
 */
public record Submission(String reference, String statusToken, String tokenDigest, String contributorId,
		Channel channel, int revision, NavigableSet<Integer> unread, NavigableSet<Integer> delayed,
		@JsonAlias("readRevision") int formRevision, int completeRevision, Status status, Instant receivedAt,
		@Nullable FormRead form, @Nullable Unreadable unreadable, List<Step> history, @Nullable MailThread thread,
		List<String> mails, List<Message> messages, List<Arrived> arrivals,
		@JsonInclude(JsonInclude.Include.NON_EMPTY) List<Written> written,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ShownDraft shown,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Likeness likeness, @Nullable ErasureAsked erasureAsked,
		@JsonInclude(JsonInclude.Include.NON_EMPTY) List<Correction> corrections,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String mergedInto) {

	/**
	 * Documents of the version before have neither unread or delayed revisions nor
	 * messages: there, revisions were read in order, and all after the last one are to be
	 * read.
	 */
	public Submission {
		unread = Collections.unmodifiableNavigableSet((unread != null) ? new TreeSet<>(unread)
				: IntStream.rangeClosed(formRevision + 1, revision)
					.boxed()
					.collect(Collectors.toCollection(TreeSet::new)));
		delayed = Collections.unmodifiableNavigableSet((delayed != null) ? new TreeSet<>(delayed) : new TreeSet<>());
		history = List.copyOf(history);
		mails = List.copyOf(mails);
		messages = (messages != null) ? List.copyOf(messages) : List.of();
		arrivals = (arrivals != null) ? List.copyOf(arrivals) : List.of();
		written = (written != null) ? List.copyOf(written) : List.of();
		corrections = (corrections != null) ? List.copyOf(corrections) : List.of();
	}

	/**
	 * The first files.
	 * @param identity a new identity
	 * @param arrival the files
	 * @return the submission
	 */
	public static Change<Submission, SubmissionEvent> begin(Identity identity, Arrival arrival) {
		Submission nothingYet = new Submission(identity.reference(), identity.statusToken(),
				Identity.digest(identity.statusToken()), arrival.contributorId(), arrival.channel(), 0, new TreeSet<>(),
				new TreeSet<>(), 0, 0, Status.RECEIVED, arrival.at(), null, null, List.of(), null, List.of(), List.of(),
				List.of(), List.of(), null, null, null, List.of(), null);
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
		draft.unread.add(draft.revision);
		draft.receivedAt = arrival.at();
		if (arrival.mail() != null) {
			draft.thread = arrival.mail().thread();
		}
		// a form that was sent is the same only as long as nothing else has come
		String key = arrival.key(draft.revision);
		if (key != null) {
			draft.mails.add(key);
		}
		if (!arrival.files().isEmpty()) {
			draft.arrivals
				.add(new Arrived(draft.revision, arrival.channel(), arrival.at(), arrival.all(), arrival.coauthorId()));
		}
		draft.step(Status.RECEIVED, arrival.at(), null);
		if (this.completeRevision == 0) {
			draft.status = Status.RECEIVED;
		}
		List<SubmissionEvent> events = new ArrayList<>();
		if (arrival.words() != null) {
			Message beside = new Message(arrival.words(), arrival.channel(), arrival.at(), arrival.coauthorId());
			draft.messages.add(beside);
			// the first complete form takes all messages along
			if (this.completeRevision > 0) {
				events.add(new SubmissionEvent.MessageReceived(this.reference, this.contributorId, beside.channel(),
						beside.text(), beside.at(), draft.thread, true, null, beside.coauthorId()));
			}
		}
		Submission after = draft.build();
		if (arrival.refusal() != null) {
			Change<Submission, SubmissionEvent> refused = after
				.read(draft.revision, new Unreadable(arrival.refusal().reason(), arrival.refusal().fileName()),
						Submission::asItIs, arrival.at(), arrival.coauthorId())
				.orElseThrow();
			events.addAll(refused.events());
			return new Change<>(refused.state(), events);
		}
		events.add(new SubmissionEvent.DocumentReceived(draft.revision, arrival.channel(), arrival.files(),
				this.contributorId, draft.thread));
		return new Change<>(after, events);
	}

	/**
	 * Words that came without a file. They change no status, whatever it is: who says
	 * thank you, or asks for something when all is decided, is heard by the editors.
	 * @param message the words
	 * @param mail the mail they came with
	 * @return what follows; nothing when the same mail was taken before
	 */
	public Optional<Change<Submission, SubmissionEvent>> hear(Message message, Arrival.Mail mail) {
		return hear(message, mail, null);
	}

	/**
	 * Words that an editor has put here. Nobody is written to because of them.
	 * @param message the words
	 * @param mail the mail they came with
	 * @return what follows; nothing when the same mail was taken before
	 */
	public Optional<Change<Submission, SubmissionEvent>> note(Message message, Arrival.Mail mail) {
		return hear(message, mail, true);
	}

	private Optional<Change<Submission, SubmissionEvent>> hear(Message message, Arrival.Mail mail,
			@Nullable Boolean quiet) {
		if (this.mails.contains(mail.key())) {
			return Optional.empty();
		}
		Draft draft = new Draft(this);
		draft.thread = mail.thread();
		draft.mails.add(mail.key());
		draft.messages.add(message);
		return Optional.of(Change.of(draft.build(),
				new SubmissionEvent.MessageReceived(this.reference, this.contributorId, message.channel(),
						message.text(), message.at(), mail.thread(), quiet, null, message.coauthorId())));
	}

	/**
	 * Words that were written on the status page. The same as those written last are they
	 * once more: a button was pressed twice.
	 * @param message the words
	 * @return what follows; nothing when it was said before
	 */
	public Optional<Change<Submission, SubmissionEvent>> say(Message message) {
		return say(message, null);
	}

	/**
	 * Words that were written on the status page about why it is another practice than
	 * those that it may be the same as.
	 * @param message the words
	 * @return what follows; nothing when it was said before
	 */
	public Optional<Change<Submission, SubmissionEvent>> distinguish(Message message) {
		return say(message, true);
	}

	private Optional<Change<Submission, SubmissionEvent>> say(Message message, @Nullable Boolean aboutLikeness) {
		if (!this.messages.isEmpty() && this.messages.getLast().text().sha256().equals(message.text().sha256())) {
			return Optional.empty();
		}
		Draft draft = new Draft(this);
		draft.messages.add(message);
		if (aboutLikeness != null && this.likeness != null) {
			draft.likeness = this.likeness.allAnswered();
		}
		return Optional
			.of(Change.of(draft.build(), new SubmissionEvent.MessageReceived(this.reference, this.contributorId,
					message.channel(), message.text(), message.at(), null, true, aboutLikeness, message.coauthorId())));
	}

	/**
	 * Published practices are known that it may be the same as, or none any more.
	 * @param to the ids of the submissions that they come from
	 * @return what follows
	 */
	public Change<Submission, SubmissionEvent> likened(List<String> to) {
		Draft draft = new Draft(this);
		draft.likeness = (this.likeness != null) ? this.likeness.becoming(to)
				: to.isEmpty() ? null : new Likeness(to, List.of());
		return Change.of(draft.build());
	}

	/**
	 * Which published practices its contributor is asked about, whether it is the same.
	 * @return the ids of the submissions that they come from; none when it cannot be
	 * withdrawn
	 */
	public List<String> mayBe() {
		return (this.likeness != null && this.status.withdrawable()) ? this.likeness.open() : List.of();
	}

	/**
	 * Whether its contributor is asked to look at a draft that is not published yet.
	 * @return false also when they have not been asked
	 */
	public boolean shows() {
		return this.shown != null && this.status == Status.ACCEPTED;
	}

	/**
	 * An editor asks the contributor to look at the draft.
	 * @param path its address below the site's root
	 * @param at when
	 * @return what follows
	 */
	public Change<Submission, SubmissionEvent> shown(String path, Instant at) {
		Draft after = new Draft(this);
		after.shown = new ShownDraft(path, at, null);
		return Change.of(after.build());
	}

	/**
	 * The contributor says that the draft is fine.
	 * @param at when
	 * @return what follows; nothing when they have said so, or there is no draft to look
	 * at
	 */
	public Optional<Change<Submission, SubmissionEvent>> approve(Instant at) {
		ShownDraft looked = this.shown;
		if (looked == null || !shows() || looked.approvedAt() != null) {
			return Optional.empty();
		}
		Draft after = new Draft(this);
		after.shown = new ShownDraft(looked.path(), looked.at(), at);
		return Optional
			.of(Change.of(after.build(), new SubmissionEvent.DraftApproved(this.reference, this.contributorId)));
	}

	/**
	 * Whether its contributor has still to send a form that can be judged.
	 * @return false also when nothing is taken any more
	 */
	public boolean waitsForTheForm() {
		return this.status.open() && this.completeRevision == 0 && this.unread.isEmpty();
	}

	/**
	 * Whether the files of a revision are still to be read.
	 * @param revision the revision they came with
	 * @return false when they were read before or the submission is closed
	 */
	public boolean awaits(int revision) {
		return this.unread.contains(revision) && this.status.open();
	}

	/**
	 * Whether files that came earlier are still to be read.
	 * @param revision a revision
	 * @return true when it has to wait its turn
	 */
	public boolean awaitsBefore(int revision) {
		return !this.unread.headSet(revision).isEmpty();
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
		return awaits(revision)
				? Optional.of(Change.of(this, new SubmissionEvent.DocumentPostponed(revision, channel, files)))
				: Optional.empty();
	}

	/**
	 * The files of one revision could not be read for a fault of ours. They stay unread,
	 * and their sender is told so once.
	 * @param revision the revision they came with
	 * @return what follows; nothing when they were read before, the submission is closed,
	 * or the sender knows
	 */
	public Optional<Change<Submission, SubmissionEvent>> delay(int revision) {
		if (!awaits(revision) || this.delayed.contains(revision)) {
			return Optional.empty();
		}
		Draft draft = new Draft(this);
		draft.delayed.add(revision);
		return Optional.of(Change.of(draft.build(),
				new SubmissionEvent.Delayed(revision, this.reference, this.contributorId, this.thread)));
	}

	/**
	 * The files of one revision have been read, in whatever order. A form that cannot be
	 * used never takes the place of an earlier one that is under review, and an older one
	 * never that of a newer one: it leaves it the files that the newer one lacks, as if
	 * it had been read in its turn.
	 * @param revision the revision they came with
	 * @param reading what they say
	 * @param at when they were read
	 * @return what follows; nothing when it was read before or the submission is closed
	 */
	public Optional<Change<Submission, SubmissionEvent>> read(int revision, Reading reading, Instant at) {
		return read(revision, reading, Submission::asItIs, at);
	}

	/**
	 * The files of one revision have been read, in whatever order.
	 * @param revision the revision they came with
	 * @param reading what they say
	 * @param answer what a form has at a field
	 * @param at when they were read
	 * @return what follows; nothing when it was read before or the submission is closed
	 * @see #read(int, Reading, Instant)
	 */
	public Optional<Change<Submission, SubmissionEvent>> read(int revision, Reading reading,
			BiFunction<FormRead, String, Object> answer, Instant at) {
		return read(revision, reading, answer, at, coauthorOf(revision));
	}

	private Optional<Change<Submission, SubmissionEvent>> read(int revision, Reading reading,
			BiFunction<FormRead, String, Object> answer, Instant at, @Nullable String coauthorId) {
		if (!awaits(revision)) {
			return Optional.empty();
		}
		Draft draft = new Draft(this);
		switch (reading) {
			case Reading.Complete complete -> draft.hear(revision, complete.form(), complete.replies(), answer);
			case Reading.Incomplete incomplete -> draft.hear(revision, incomplete.form(), incomplete.replies(), answer);
			case Unreadable unreadable -> {
			}
		}
		draft.unread.remove(revision);
		draft.delayed.remove(revision);
		return Optional.of(switch (reading) {
			case Reading.Complete complete when revision > this.completeRevision ->
				complete(draft, revision, complete, at);
			case Reading.Complete complete -> late(draft, complete.form());
			case Reading.Incomplete incomplete when revision > this.formRevision ->
				incomplete(draft, revision, incomplete, at);
			case Reading.Incomplete incomplete -> late(draft, incomplete.form());
			case Unreadable unreadable when revision > this.formRevision ->
				unreadable(draft, revision, unreadable, at, coauthorId);
			case Unreadable unreadable -> Change.of(draft.build());
		});
	}

	private static Object asItIs(FormRead form, String field) {
		return form.answers().getOrDefault(field, List.of());
	}

	/** The co-author who has sent a revision; null when the contributor has. */
	private @Nullable String coauthorOf(int which) {
		return this.arrivals.stream()
			.filter((arrived) -> arrived.revision() == which)
			.findFirst()
			.map(Arrived::coauthorId)
			.orElse(null);
	}

	/** A newer form that lacks something may have been read already: it stays. */
	private Change<Submission, SubmissionEvent> complete(Draft draft, int revision, Reading.Complete complete,
			Instant at) {
		FormRead form = complete.form();
		List<Correction> refused = List.of();
		if (revision > this.formRevision) {
			refused = refusedBy(form);
			draft.corrections.removeAll(refused);
			form = form.keepingFilesOf(this.form);
			draft.replaceForm(revision, form);
		}
		else {
			draft.keepFilesOf(form);
		}
		draft.completeRevision = revision;
		boolean first = this.completeRevision == 0;
		if (first) {
			draft.move(Status.QUEUED, at);
		}
		else if (this.status == Status.CHANGES_REQUESTED) {
			draft.move(Status.IN_REVIEW, at);
		}
		Submission after = draft.build();
		return Change.of(after,
				first ? after.received(form, complete.title()) : after.revised(form, complete.title(), refused));
	}

	private Change<Submission, SubmissionEvent> incomplete(Draft draft, int revision, Reading.Incomplete incomplete,
			Instant at) {
		FormRead form = incomplete.form().keepingFilesOf(this.form);
		draft.replaceForm(revision, form);
		if (this.completeRevision == 0) {
			draft.move(Status.INCOMPLETE, at);
		}
		Submission after = draft.build();
		return Change.of(after,
				new SubmissionEvent.Incomplete(revision, after.reference, after.contributorId, form.title(),
						form.formLanguage(), form.publicAnswers(), form.publicFound(), form.publicWritten(),
						form.problems(), form.cameIn(), after.thread, coauthorOf(revision)));
	}

	/** A file that is another document puts no question to the form there is. */
	private Change<Submission, SubmissionEvent> unreadable(Draft draft, int revision, Unreadable unreadable, Instant at,
			@Nullable String coauthorId) {
		draft.unreadable = unreadable;
		if (this.completeRevision == 0) {
			draft.move((this.form != null && !unreadable.reason().perhapsTheForm()) ? Status.INCOMPLETE
					: Status.UNREADABLE, at);
		}
		Submission after = draft.build();
		return Change.of(after,
				new SubmissionEvent.Unreadable(revision, after.reference, after.contributorId,
						unreadable.reason().published(), unreadable.reason().instead(), unreadable.fileName(),
						after.thread, coauthorId));
	}

	/** A form that a newer one has taken the place of before it was read. */
	private Change<Submission, SubmissionEvent> late(Draft draft, FormRead older) {
		draft.keepFilesOf(older);
		Submission after = draft.build();
		boolean news = !Objects.equals(after.form, this.form) || !after.questions().equals(questions());
		boolean told = after.formRevision == after.completeRevision && news;
		return (told && after.form != null && after.form.title() != null)
				? Change.of(after, after.revised(after.form, after.form.title(), List.of())) : Change.of(after);
	}

	private SubmissionEvent received(FormRead form, String title) {
		return new SubmissionEvent.Received(this.completeRevision, this.reference, this.contributorId, this.channel,
				form.formVersion(), form.formLanguage(), form.answersLanguage(), title, form.publicAnswers(),
				form.publicFound(), form.publicWritten(), form.problems(), form.cameIn(), form.photos(),
				form.documents(), form.publicFacsimile(), this.messages, this.receivedAt, this.thread,
				coauthorOf(this.completeRevision));
	}

	private SubmissionEvent revised(FormRead form, String title, List<Correction> refused) {
		return new SubmissionEvent.Revised(this.completeRevision, this.reference, this.contributorId, this.channel,
				form.formVersion(), form.formLanguage(), form.answersLanguage(), title, form.publicAnswers(),
				form.publicFound(), form.publicWritten(), form.problems(), form.cameIn(), form.photos(),
				form.documents(), form.publicFacsimile(), replies(),
				refused.stream().map((one) -> new Refused(one.field(), one.text())).toList(), this.receivedAt,
				this.thread, coauthorOf(this.completeRevision));
	}

	/**
	 * The corrections that the form on the site has shown, and for which the
	 * contributor's own words are sent all the same.
	 */
	private List<Correction> refusedBy(FormRead form) {
		return form.typed() ? this.corrections.stream().filter((one) -> ownWordsOf(form, one)).toList() : List.of();
	}

	private static boolean ownWordsOf(FormRead form, Correction one) {
		return List.of(one.own()).equals(form.answers().get(one.field()));
	}

	private List<Reply> replies() {
		return questions().stream()
			.filter((question) -> question.reply() != null)
			.map((question) -> new Reply(question.field(), question.question(), String.valueOf(question.reply())))
			.toList();
	}

	/**
	 * What the editors ask about single answers: what they have asked last, as long as
	 * nothing is decided.
	 * @return the questions, answered ones among them; none when nothing is taken any
	 * more
	 */
	public List<Question> questions() {
		return asking().map((step) -> this.history.get(step).questions()).orElse(List.of());
	}

	/** Which step of the history holds the questions. */
	private Optional<Integer> asking() {
		return this.status.open() ? IntStream.range(0, this.history.size())
			.filter((step) -> Draft.SETTLING.contains(this.history.get(step).status()))
			.boxed()
			.reduce((earlier, later) -> later) : Optional.empty();
	}

	/**
	 * Something has happened at the editors' desk, and nothing is asked about single
	 * answers.
	 * @param to what the submission became there
	 * @param revision the revision it happened to
	 * @param at when
	 * @param said what the editor wrote to the contributor; null for nothing
	 * @return what follows; nothing when the submission is withdrawn
	 */
	public Optional<Change<Submission, SubmissionEvent>> reviewed(Status to, int revision, Instant at,
			@Nullable String said) {
		return reviewed(to, revision, at, said, List.of());
	}

	/**
	 * Something has happened at the editors' desk.
	 * @param to what the submission became there
	 * @param revision the revision it happened to
	 * @param at when
	 * @param said what the editor wrote to the contributor; null for nothing
	 * @param questions what the editor asks about single answers
	 * @return what follows; nothing when the submission is withdrawn
	 */
	public Optional<Change<Submission, SubmissionEvent>> reviewed(Status to, int revision, Instant at,
			@Nullable String said, List<Question> questions) {
		if (this.status == Status.WITHDRAWN) {
			return Optional.empty();
		}
		Draft draft = new Draft(this);
		draft.step(new Step(to, at, said, questions));
		// publication may be heard of before acceptance
		if (this.status != Status.PUBLISHED) {
			boolean answered = to == Status.CHANGES_REQUESTED && revision < this.completeRevision;
			draft.status = answered ? Status.IN_REVIEW : to;
			draft.mergedInto = null;
		}
		return Optional.of(Change.of(draft.build()));
	}

	/**
	 * Another submission goes on in its place.
	 * @param kept the id of the other one
	 * @param at when
	 * @param said what the editor wrote to the contributor
	 * @return what follows; nothing when the submission is withdrawn
	 */
	public Optional<Change<Submission, SubmissionEvent>> merged(String kept, Instant at, String said) {
		if (this.status == Status.WITHDRAWN) {
			return Optional.empty();
		}
		Draft draft = new Draft(this);
		draft.status = Status.MERGED;
		draft.step(Status.MERGED, at, said);
		draft.mergedInto = kept;
		return Optional.of(Change.of(draft.build()));
	}

	/**
	 * An editor has written to the contributor.
	 * @param text the words
	 * @param at when
	 * @return what follows
	 */
	public Change<Submission, SubmissionEvent> written(String text, Instant at) {
		Draft draft = new Draft(this);
		draft.written.add(new Written(text, at));
		return Change.of(draft.build());
	}

	/**
	 * An editor has corrected an answer a little, or taken that back. It is about the
	 * words that they had before them: a form that says something else is newer.
	 * @param field the key of the form's field
	 * @param own the words
	 * @param text what stands for them; null when they stand again
	 * @param at when
	 * @return what follows
	 */
	public Change<Submission, SubmissionEvent> corrected(String field, String own, @Nullable String text, Instant at) {
		Draft draft = new Draft(this);
		draft.corrections.removeIf((one) -> one.field().equals(field));
		if (text != null && this.form != null && List.of(own).equals(this.form.answers().get(field))) {
			draft.corrections.add(new Correction(field, own, text, at));
		}
		return Change.of(draft.build());
	}

	/**
	 * An editor has answered a mail of the contributor's that nobody could make anything
	 * of.
	 * @param text the words
	 * @param editor who
	 * @param under the mail
	 * @param at when
	 * @return what follows; nothing when it was told before
	 */
	public Optional<Change<Submission, SubmissionEvent>> answered(String text, String editor, MailThread under,
			Instant at) {
		Written said = new Written(text, at);
		if (this.written.contains(said)) {
			return Optional.empty();
		}
		Draft draft = new Draft(this);
		draft.written.add(said);
		return Optional.of(Change.of(draft.build(),
				new SubmissionEvent.MailAnswered(this.reference, this.contributorId, text, editor, under)));
	}

	/**
	 * The factsheet has been published or withdrawn, whatever this service has heard of
	 * before.
	 * @param to what the submission became
	 * @param at when
	 * @param said why it was withdrawn, as the contributor is told; null for nothing
	 * @return what follows; nothing when it is that already
	 */
	public Optional<Change<Submission, SubmissionEvent>> published(Status to, Instant at, @Nullable String said) {
		if (this.status == to) {
			return Optional.empty();
		}
		Draft draft = new Draft(this);
		draft.status = to;
		draft.step(to, at, said);
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
	 * Of what is published, the files that it came in are kept no longer: the forms, what
	 * came with them as it came, and pictures of pages. Photos and other files belong to
	 * the practice.
	 * @return what follows; nothing when it is not published, or they are gone
	 */
	public Optional<Change<Submission, SubmissionEvent>> removeOriginals() {
		if (this.status != Status.PUBLISHED || this.form == null || this.form.original() == null) {
			return Optional.empty();
		}
		Draft draft = new Draft(this);
		draft.form = this.form.withoutOriginal();
		draft.arrivals.clear();
		// they name the files, and nothing is taken any more that could be the same
		draft.mails.removeIf(Arrival::namesFiles);
		return Optional
			.of(Change.of(draft.build(), new SubmissionEvent.OriginalsRemoved(this.reference, this.contributorId)));
	}

	/**
	 * Somebody with the private link wants all of it erased: the contributor is asked.
	 * @param key the last part of the link to confirm it by
	 * @param at when
	 * @return what follows; nothing when the contributor was asked too often lately
	 */
	public Optional<Change<Submission, SubmissionEvent>> askErasure(String key, Instant at) {
		List<Instant> asked = (this.erasureAsked != null) ? this.erasureAsked.asked() : List.of();
		if (ErasureAsked.tooOften(asked, at)) {
			return Optional.empty();
		}
		Draft draft = new Draft(this);
		draft.erasureAsked = ErasureAsked.with(key, asked, at);
		return Optional.of(Change.of(draft.build(), new SubmissionEvent.ErasureAsked(this.reference, this.contributorId,
				key, draft.erasureAsked.expiresAt())));
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

		/** What was asked before is not asked any more once that has happened. */
		private static final Set<Status> SETTLING = EnumSet.of(Status.CHANGES_REQUESTED, Status.ACCEPTED,
				Status.DECLINED, Status.MERGED);

		private final Submission before;

		private final List<Step> history;

		private final List<String> mails;

		private final List<Message> messages;

		private final NavigableSet<Integer> unread;

		private final NavigableSet<Integer> delayed;

		private int revision;

		private int formRevision;

		private int completeRevision;

		private Status status;

		private Instant receivedAt;

		private @Nullable FormRead form;

		private @Nullable Unreadable unreadable;

		private @Nullable MailThread thread;

		private final List<Arrived> arrivals;

		private final List<Written> written;

		private @Nullable ShownDraft shown;

		private @Nullable Likeness likeness;

		private @Nullable ErasureAsked erasureAsked;

		private final List<Correction> corrections;

		private @Nullable String mergedInto;

		private Draft(Submission before) {
			this.before = before;
			this.history = new ArrayList<>(before.history);
			this.mails = new ArrayList<>(before.mails);
			this.messages = new ArrayList<>(before.messages);
			this.unread = new TreeSet<>(before.unread);
			this.delayed = new TreeSet<>(before.delayed);
			this.revision = before.revision;
			this.formRevision = before.formRevision;
			this.completeRevision = before.completeRevision;
			this.status = before.status;
			this.receivedAt = before.receivedAt;
			this.form = before.form;
			this.unreadable = before.unreadable;
			this.thread = before.thread;
			this.arrivals = new ArrayList<>(before.arrivals);
			this.written = new ArrayList<>(before.written);
			this.shown = before.shown;
			this.likeness = before.likeness;
			this.erasureAsked = before.erasureAsked;
			this.corrections = new ArrayList<>(before.corrections);
			this.mergedInto = before.mergedInto;
		}

		private void move(Status to, Instant at) {
			this.status = to;
			step(to, at, null);
		}

		/**
		 * Other services' steps may be heard of late; the history is in order of time.
		 */
		private void step(Status to, Instant at, @Nullable String said) {
			step(new Step(to, at, said, List.of()));
		}

		private void step(Step step) {
			this.history.add(step);
			this.history.sort(Comparator.comparing(Step::at));
		}

		/**
		 * What a form says to the questions about single answers. An older form than the
		 * one that was read can still bring replies.
		 */
		private void hear(int revision, FormRead read, Map<String, String> replies,
				BiFunction<FormRead, String, Object> answer) {
			FormRead known = this.form;
			boolean newer = known != null && revision > this.formRevision;
			this.before.asking()
				.ifPresent((at) -> this.history.set(at,
						this.history.get(at)
							.with((question) -> question.heard(
									newer && known != null
											&& !answer.apply(known, question.field())
												.equals(answer.apply(read.keepingFilesOf(known), question.field())),
									replies.get(question.field())))));
		}

		/**
		 * What was said of a file that came later still holds, and what was corrected in
		 * words that are the same.
		 */
		private void replaceForm(int with, FormRead read) {
			this.form = read;
			this.formRevision = with;
			this.corrections.removeIf((one) -> !ownWordsOf(read, one));
			if (IntStream.rangeClosed(with + 1, this.revision).allMatch(this.unread::contains)) {
				this.unreadable = null;
			}
		}

		private void keepFilesOf(FormRead older) {
			this.form = (this.form != null) ? this.form.keepingFilesOf(older) : null;
		}

		private Submission build() {
			return new Submission(this.before.reference, this.before.statusToken, this.before.tokenDigest,
					this.before.contributorId, this.before.channel, this.revision, this.unread, this.delayed,
					this.formRevision, this.completeRevision, this.status, this.receivedAt, this.form, this.unreadable,
					this.history, this.thread, this.mails, this.messages, this.arrivals, this.written, this.shown,
					this.likeness, this.erasureAsked, this.corrections, this.mergedInto);
		}

	}

}
