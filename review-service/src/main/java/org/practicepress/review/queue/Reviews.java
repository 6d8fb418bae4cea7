package org.practicepress.review.queue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.practicepress.form.Field;
import org.practicepress.form.PracticeForm;
import org.practicepress.messaging.aggregate.Aggregate;
import org.practicepress.messaging.aggregate.Aggregates;
import org.practicepress.messaging.aggregate.AggregatesFactory;
import org.practicepress.messaging.aggregate.Change;
import org.practicepress.messaging.aggregate.StoredAggregates;
import org.practicepress.messaging.inbox.Incoming;
import org.practicepress.messaging.transfer.InOrder;
import org.practicepress.messaging.transfer.Kind;
import org.practicepress.review.contact.Contacts;
import org.practicepress.review.correction.Corrections;
import org.practicepress.review.decision.Decision;
import org.practicepress.review.decision.Decision.Made;
import org.practicepress.review.decision.Decision.Moved;
import org.practicepress.review.decision.Decision.Refusal;
import org.practicepress.review.decision.Decision.Refused;
import org.practicepress.review.decision.HistoryEntry;
import org.practicepress.review.decision.MergeTarget;
import org.practicepress.review.decision.Question;
import org.practicepress.review.decision.Review;
import org.practicepress.review.decision.ReviewCommand;
import org.practicepress.review.decision.ReviewCommand.Assign;
import org.practicepress.review.decision.ReviewCommand.Correct;
import org.practicepress.review.decision.ReviewCommand.Merge;
import org.practicepress.review.decision.ReviewCommand.RequestChanges;
import org.practicepress.review.decision.ReviewEvent;
import org.practicepress.review.decision.ReviewState;
import org.practicepress.review.decision.Revision;
import org.practicepress.review.decision.Status;
import org.practicepress.review.queue.Overdue.Late;
import org.practicepress.review.submission.Arrivals;
import org.practicepress.review.submission.Contributor;
import org.practicepress.review.submission.Contributors;
import org.practicepress.review.submission.FactsheetEvent;
import org.practicepress.review.submission.SubmissionEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * All reviews. Every change is one atomic update that holds only if nobody else changed
 * the review meanwhile.
 */
@Component
public class Reviews {

	private static final Logger logger = LoggerFactory.getLogger(Reviews.class);

	private static final String COLLECTION = "reviews";

	private static final String STATUS = "state.status";

	private static final String RECEIVED_AT = "state.receivedAt";

	private static final String CONTRIBUTOR = "state.contributorId";

	/** Those who have sent or written something for the contributor. */
	private static final String COAUTHORS = "state.history.coauthorId";

	/**
	 * Also of what was written before the first form, which was sent by somebody else.
	 */
	private static final String WRITERS = "state.history.messages.coauthorId";

	private static final String EDITOR = "state.editor";

	private static final String REFERENCE = "state.reference";

	private static final String HOLD = "state.hold";

	private static final String HELD_UNTIL = "state.hold.until";

	private static final String DUE = "state.due";

	private static final String MERGED_INTO = "state.mergedInto";

	/** Of those that were merged into one. */
	private static final int MERGED_SHOWN = 50;

	private static final Bson NOT_HELD = Filters.exists(HOLD, false);

	private static final Bson OLDEST_FIRST = Sorts.ascending(RECEIVED_AT, "_id");

	private static final Bson LATEST_FIRST = Sorts.descending(RECEIVED_AT, "_id");

	/** What the queue shows of a review. */
	private static final Bson LINE = Projections.include("version", STATUS, RECEIVED_AT, "state.reference",
			"state.title", "state.countries", CONTRIBUTOR, EDITOR, HOLD, MERGED_INTO, "state.history.what");

	/** Those in which editors have something to do. */
	private static final Set<Status> OF_EDITORS = EnumSet.of(Status.QUEUED, Status.IN_REVIEW);

	/** So many tell what is usual. */
	private static final int LATELY = 100;

	private static final int LATE_SHOWN = 50;

	/** What is usual changes slowly. */
	private static final Duration ASKED_AGAIN = Duration.ofMinutes(5);

	private final Aggregates<ReviewState, ReviewEvent> aggregates;

	private final EarlierRevisions earlier;

	private final Contacts contacts;

	private final Contributors contributors;

	private final WaitingProperties waiting;

	private final Duration letterRest;

	private final PracticeForm form;

	private final Corrections corrections;

	private final Clock clock = Clock.systemUTC();

	private volatile @Nullable Usual usual;

	/**
	 * Of whom a submission and somebody's name tell that they must not decide about it.
	 */
	private final List<BiPredicate<String, String>> objections = new CopyOnWriteArrayList<>();

	private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

	/** The ids of those that cannot be read, so that each is told of once. */
	private final Set<String> unreadable = ConcurrentHashMap.newKeySet();

	Reviews(AggregatesFactory factory, EarlierRevisions earlier, Contacts contacts, Contributors contributors,
			MeterRegistry meters, WaitingProperties waiting, LetterRestProperties rest, PracticeForm form,
			Corrections corrections) {
		this.letterRest = rest.letterRest();
		this.form = form;
		this.corrections = corrections;
		this.waiting = waiting;
		this.earlier = earlier;
		this.contacts = contacts;
		this.contributors = contributors;
		this.aggregates = factory.of(COLLECTION, ReviewState.class, ReviewEvent.class, "reviewEvents-out-0");
		this.aggregates.collection().createIndex(Indexes.ascending(STATUS, RECEIVED_AT, "_id"));
		this.aggregates.collection().createIndex(Indexes.ascending(RECEIVED_AT, "_id"));
		this.aggregates.collection().createIndex(Indexes.ascending(Aggregates.CHANGED));
		this.aggregates.collection().createIndex(Indexes.ascending(CONTRIBUTOR));
		this.aggregates.collection().createIndex(Indexes.ascending(COAUTHORS));
		this.aggregates.collection().createIndex(Indexes.ascending(WRITERS));
		this.aggregates.collection().createIndex(Indexes.ascending(REFERENCE));
		this.aggregates.collection().createIndex(Indexes.ascending(HELD_UNTIL));
		this.aggregates.collection().createIndex(Indexes.ascending(DUE));
		this.aggregates.collection().createIndex(Indexes.ascending(MERGED_INTO));
		Gauge.builder("practice_press.reviews.unreadable", this.unreadable, Set::size)
			.description("Reviews left out of the queue because what is stored of them is broken")
			.strongReference(true)
			.register(meters);
	}

	/**
	 * What goes along when the hub is moved.
	 * @param database the service's database
	 * @return the reviews, each with its latest form
	 */
	public static Kind inExport(MongoDatabase database) {
		return new StoredAggregates<>("reviews", "review", database.getCollection(COLLECTION), ReviewState.class);
	}

	/**
	 * What goes along when the hub is moved.
	 * @param database the service's database
	 * @return the forms that a corrected one has replaced
	 */
	public static Kind revisionsInExport(MongoDatabase database) {
		return EarlierRevisions.inExport(database);
	}

	/**
	 * Has somebody told of each review that this instance changes, once it is changed.
	 * @param listener told the review's id
	 */
	public void onChange(Consumer<String> listener) {
		this.listeners.add(listener);
	}

	/**
	 * Has somebody asked before each decision whether who decides must not.
	 * @param objection told the review's id and the editor's name; true when they must
	 * not
	 */
	public void askBeforeDeciding(BiPredicate<String, String> objection) {
		this.objections.add(objection);
	}

	public Optional<Aggregate<ReviewState>> find(String id) {
		return this.aggregates.find(id);
	}

	/**
	 * The submission of a reference, as far as the desk has it.
	 * @param reference a short public code, as somebody has given it
	 * @return empty when nothing at the desk is called so
	 */
	public Optional<ReviewState> named(String reference) {
		return Optional.ofNullable(this.aggregates.collection().find(Filters.eq(REFERENCE, reference)).first())
			.map((document) -> this.aggregates.read(document).state());
	}

	/**
	 * Its readable forms, each fetched when it is its turn: together they may be more
	 * than the memory has room for.
	 * @param review the review
	 * @return the forms, the latest first
	 */
	public Stream<Revision> revisions(Aggregate<ReviewState> review) {
		return review.state()
			.numbers()
			.reversed()
			.stream()
			.map((number) -> revision(review, number))
			.flatMap(Optional::stream);
	}

	/**
	 * One of its readable forms.
	 * @param review the review
	 * @param number the form's number
	 * @return the form, or empty when none has that number
	 */
	public Optional<Revision> revision(Aggregate<ReviewState> review, int number) {
		return review.state()
			.revisions()
			.stream()
			.filter((revision) -> revision.number() == number)
			.findFirst()
			.or(() -> this.earlier.find(review.id(), number));
	}

	/**
	 * Decides, if the review is still as the editor saw it. What was carried out before
	 * is not done again. Nobody is written to whom no mail reaches, and only what is
	 * small is corrected. What was merged into another that does not go on any more,
	 * because both were decided at the same time, is taken back as long as nobody was
	 * told.
	 * @param id the submission's id
	 * @param version the version the editor saw
	 * @param wanted what the editor wants
	 * @param editor the editor's name
	 * @return what came of it
	 */
	public Outcome decide(String id, long version, ReviewCommand wanted, String editor) {
		ReviewCommand command = (wanted instanceof Correct correct) ? this.corrections.tidied(correct) : wanted;
		Outcome outcome = decided(id, version, command, editor);
		if (outcome instanceof Outcome.Done done && command instanceof Merge merge) {
			return undoneIfVain(done, merge, editor);
		}
		return (outcome instanceof Outcome.Outrun outrun
				&& Review.doneBefore(outrun.now().state().since(version), command, editor))
						? new Outcome.Done(outrun.now()) : outcome;
	}

	private Outcome decided(String id, long version, ReviewCommand command, String editor) {
		Optional<Aggregate<ReviewState>> found = find(id);
		if (found.isEmpty()) {
			return new Outcome.Unknown();
		}
		return decided(found.get(), version, lookedUp(found.get(), command), editor);
	}

	private Outcome decided(Aggregate<ReviewState> before, long version, ReviewCommand command, String editor) {
		if (before.version() != version) {
			return new Outcome.Outrun(before);
		}
		if (Review.tells(command) && !reaches(before)) {
			return new Outcome.Refused(before, Refusal.UNREACHABLE);
		}
		if (command instanceof RequestChanges asking && !asking.questions().stream().allMatch(this::askable)) {
			return new Outcome.Refused(before, Refusal.UNKNOWN_FIELD);
		}
		String judge = (command instanceof Assign(String to) && to != null) ? to : editor;
		if (command.judges() && hasConflict(before.id(), judge)) {
			return new Outcome.Refused(before, Refusal.CONFLICT_OF_INTEREST);
		}
		if (command instanceof Correct correct && Review.possible(before.state(), command)) {
			Optional<Refusal> flaw = this.corrections.flaw(before.state().latest(), correct);
			if (flaw.isPresent()) {
				return new Outcome.Refused(before, flaw.get());
			}
		}
		Instant now = this.clock.instant().truncatedTo(ChronoUnit.MILLIS);
		return switch (Review.decide(before.state(), command, editor, now)) {
			case Refused refused -> new Outcome.Refused(before, refused.reason());
			case Made made -> change(before, made.events(), now);
			case Moved moved -> change(before, Change.of(Review.apply(before.state(), moved.move(), now)));
		};
	}

	private ReviewCommand lookedUp(Aggregate<ReviewState> before, ReviewCommand command) {
		return (command instanceof Merge merge)
				? new Merge(merge.into(), merge.message(), kept(before.state(), merge.into()).orElse(null)) : command;
	}

	/**
	 * A submission that another may be merged into.
	 * @param merged the other one
	 * @param reference the short public code of the one that is to go on, as somebody has
	 * typed it
	 * @return empty when nothing at the desk is called so
	 */
	public Optional<MergeTarget> kept(ReviewState merged, @Nullable String reference) {
		return named((reference != null) ? reference.strip().toUpperCase(Locale.ROOT) : "")
			.map((review) -> new MergeTarget(review, sameSender(merged, review), !isAlone(merged.id())));
	}

	/**
	 * Two documents cannot be changed as one: of two editors who merge each into the
	 * other at the same time, whoever looks last sees both.
	 */
	private Outcome undoneIfVain(Outcome.Done done, Merge merge, String editor) {
		Aggregate<ReviewState> after = done.after();
		Optional<Refusal> flaw = Review.flaw(after.state(), kept(after.state(), merge.into()).orElse(null));
		return (flaw.isPresent()
				&& takeBack(after.id(), after.version(), editor) instanceof TakingBack.Done(var before, var now))
						? new Outcome.Refused(now, flaw.get()) : done;
	}

	private boolean isAlone(String id) {
		return this.aggregates.collection()
			.find(Filters.eq(MERGED_INTO, id))
			.projection(Projections.include("_id"))
			.first() == null;
	}

	/** An address is known by both, or they are not the same. */
	private boolean sameSender(ReviewState one, ReviewState other) {
		Optional<String> address = address(one);
		return address.isPresent() && address.equals(address(other));
	}

	private Optional<String> address(ReviewState review) {
		return this.contributors.find(review.contributorId())
			.map(Contributor::email)
			.map((email) -> email.strip().toLowerCase(Locale.ROOT));
	}

	/**
	 * What was merged into a submission, which has nothing of it: it is told by those
	 * that were merged, and ends with them.
	 * @param id the submission's id
	 * @return so many as there is room for on a page, the earliest received first
	 */
	public List<Merged> mergedInto(String id) {
		List<Merged> merged = new ArrayList<>();
		this.aggregates.collection()
			.find(Filters.eq(MERGED_INTO, id))
			.sort(OLDEST_FIRST)
			.limit(MERGED_SHOWN)
			.forEach((document) -> readable(document)
				.ifPresent((found) -> Merged.of(found.review().state()).ifPresent(merged::add)));
		return merged;
	}

	/**
	 * Gives a new submission to somebody, as a rule says; only as it was when the rule
	 * was asked.
	 * @param before the review as it was then
	 * @param to the editor's name
	 * @param rule the rule's name
	 */
	public void assign(Aggregate<ReviewState> before, String to, String rule) {
		Instant now = this.clock.instant().truncatedTo(ChronoUnit.MILLIS);
		Review.byRule(before.state(), to, rule).ifPresent((event) -> change(before, List.of(event), now));
	}

	/**
	 * How many somebody has taken that wait for them.
	 * @param editor their name
	 * @return their number, without those on hold
	 */
	public long held(String editor) {
		return this.aggregates.collection().countDocuments(heldBy(editor));
	}

	/**
	 * Takes from an editor what they have had since before they went away. What is on
	 * hold stays until it comes back, and what somebody decides about meanwhile is
	 * decided.
	 * @param editor their name
	 * @param away since when they are away
	 */
	public void returnAll(String editor, Instant away) {
		Instant now = this.clock.instant().truncatedTo(ChronoUnit.MILLIS);
		List<String> theirs = new ArrayList<>();
		this.aggregates.collection()
			.find(heldBy(editor))
			.projection(Projections.include("_id"))
			.map((review) -> review.getString("_id"))
			.into(theirs);
		theirs.forEach((id) -> find(id).ifPresent((before) -> Review.returnedWhileAway(before.state(), editor, away)
			.ifPresent((move) -> change(before, Change.of(Review.apply(before.state(), move, now))))));
	}

	private static Bson heldBy(String editor) {
		return Filters.and(Filters.eq(STATUS, Status.IN_REVIEW.code()), Filters.eq(EDITOR, editor), NOT_HELD);
	}

	private Outcome change(Aggregate<ReviewState> before, List<ReviewEvent> events, Instant now) {
		ReviewState after = before.state();
		for (ReviewEvent event : events) {
			after = Review.apply(after, event, now);
		}
		return change(before, new Change<>(after, events), Review.rests(events) ? this.letterRest : Duration.ZERO);
	}

	/**
	 * Goes on with what rests until a day that has come. Of several instances one does.
	 * @param today the day, in universal time
	 * @param most how many at most
	 */
	public void resume(LocalDate today, int most) {
		Instant now = this.clock.instant().truncatedTo(ChronoUnit.MILLIS);
		List<String> due = new ArrayList<>();
		for (Document review : this.aggregates.collection()
			.find(Filters.lte(HELD_UNTIL, today.toString()))
			.projection(Projections.include("_id"))
			.sort(Sorts.ascending(HELD_UNTIL))
			.limit(most)) {
			due.add(review.getString("_id"));
		}
		due.forEach((id) -> find(id).ifPresent((before) -> Review.onDay(before.state(), today)
			.ifPresent((event) -> change(before, List.of(event), now))));
	}

	private boolean hasConflict(String id, String editor) {
		return this.objections.stream().anyMatch((objection) -> objection.test(id, editor));
	}

	/**
	 * What the contributor says of themselves is not told to the desk with the form: it
	 * could not be seen whether an answer has changed.
	 */
	private boolean askable(Question question) {
		return this.form.find(question.field()).isPresent() && !Field.tellsOfContributor(question.field());
	}

	private boolean reaches(Aggregate<ReviewState> review) {
		return this.contacts.find(review.id())
			.reaches(this.contributors.find(review.state().contributorId()).orElse(null));
	}

	/**
	 * Until when the last letter about a submission may be taken back.
	 * @param review the review as it was seen
	 * @return empty when it has gone out, or something else has happened since
	 */
	public Optional<Instant> rests(Aggregate<ReviewState> review) {
		Instant latest = review.state().history().getLast().at().plus(this.letterRest);
		return latest.isAfter(this.clock.instant()) ? this.aggregates.rests(review) : Optional.empty();
	}

	/**
	 * Takes the last letter about a submission back, if it has not gone out. Whoever may
	 * decide may: the history tells who did.
	 * @param id the submission's id
	 * @param version the version the editor saw, which the letter has made
	 * @param editor the editor's name
	 * @return what came of it
	 */
	public TakingBack takeBack(String id, long version, String editor) {
		Optional<Aggregate<ReviewState>> found = find(id);
		if (found.isEmpty()) {
			return new TakingBack.Unknown();
		}
		Aggregate<ReviewState> before = found.get();
		Instant now = this.clock.instant().truncatedTo(ChronoUnit.MILLIS);
		Optional<ReviewState> after = (before.version() == version) ? Review.takenBack(before.state(), editor, now)
				: Optional.empty();
		if (after.isPresent() && this.aggregates.takeBack(before, after.get())) {
			changed(id);
			return new TakingBack.Done(before, new Aggregate<>(id, version + 1, after.get()));
		}
		Aggregate<ReviewState> then = find(id).orElse(before);
		return (then.version() == version + 1
				&& then.state().history().getLast().what() == HistoryEntry.What.LETTER_TAKEN_BACK)
						? new TakingBack.DoneBefore(then) : new TakingBack.TooLate(then);
	}

	private Outcome change(Aggregate<ReviewState> before, Change<ReviewState, ReviewEvent> change) {
		return change(before, change, Duration.ZERO);
	}

	private Outcome change(Aggregate<ReviewState> before, Change<ReviewState, ReviewEvent> change, Duration rest) {
		if (!this.aggregates.update(before, change, rest)) {
			return find(before.id()).<Outcome>map(Outcome.Outrun::new).orElseGet(Outcome.Unknown::new);
		}
		changed(before.id());
		return new Outcome.Done(
				new Aggregate<>(before.id(), before.version() + Math.max(1, change.events().size()), change.state()));
	}

	/**
	 * Takes in what the contributor did, once.
	 * @param cause the event
	 * @param event its data
	 */
	public void receive(Incoming cause, SubmissionEvent event) {
		String id = cause.event().subject();
		if (event instanceof SubmissionEvent.Form) {
			// before it is replaced; who is interrupted in between keeps it again
			find(id).ifPresent(
					(before) -> before.state().revisions().forEach((revision) -> this.earlier.keep(id, revision)));
		}
		if (event instanceof SubmissionEvent.OriginalsRemoved) {
			this.earlier.removeOriginals(id);
		}
		receive(id, cause, (before) -> Arrivals.apply(before, id, event, cause.event().time()));
	}

	/**
	 * Takes in what became of an accepted practice, once.
	 * @param cause the event
	 * @param event its data
	 */
	public void receive(Incoming cause, FactsheetEvent event) {
		receive(cause.event().subject(), cause, (before) -> Arrivals.apply(before, event, cause.event().time()));
	}

	private void receive(String id, Incoming cause, Function<@Nullable ReviewState, @Nullable ReviewState> arrival) {
		this.aggregates.receive(id, cause, (before) -> {
			ReviewState after = arrival.apply(before);
			return (after != null) ? Change.of(after) : null;
		});
		changed(id);
	}

	/**
	 * What is known of a contributor, or of a co-author, has changed, and with it what
	 * their reviews are found by.
	 * @param contributor their id
	 */
	public void contributorChanged(String contributor) {
		Set<String> theirs = new LinkedHashSet<>();
		for (String field : List.of(CONTRIBUTOR, COAUTHORS, WRITERS)) {
			this.aggregates.collection()
				.find(Filters.eq(field, contributor))
				.projection(Projections.include("_id"))
				.forEach((review) -> theirs.add(review.getString("_id")));
		}
		theirs.forEach(this::foundOtherwise);
	}

	/**
	 * Something that is kept beside a review has changed, such as the letters and notes
	 * about it, and with it what the review is found by.
	 * @param id the submission's id
	 */
	public void foundOtherwise(String id) {
		this.aggregates.touch(id);
		changed(id);
	}

	/**
	 * Erases a review and every form of it, for ever.
	 * @param id the submission's id
	 */
	public void erase(String id) {
		this.aggregates.erase(id, List.of());
		this.earlier.forget(id);
		this.unreadable.remove(id);
		changed(id);
	}

	/**
	 * Those that were changed since, and when.
	 * @param since the time, by the clocks of those who change
	 * @param listener told each id, the earliest change first; those erased are among
	 * them
	 */
	public void changedSince(Instant since, BiConsumer<String, Instant> listener) {
		for (Document changed : this.aggregates.collection()
			.find(Filters.gte(Aggregates.CHANGED, Date.from(since)))
			.projection(Projections.include(Aggregates.CHANGED))
			.sort(Sorts.ascending(Aggregates.CHANGED))) {
			listener.accept(changed.getString("_id"), changed.getDate(Aggregates.CHANGED).toInstant());
		}
	}

	/**
	 * Those that were changed since and wait for editors, or were merged into one that
	 * somebody has.
	 * @param since the time, by the clocks of those who change
	 * @param most how many of the latest changes are looked at
	 * @return what has happened to each, the earliest change first
	 */
	public List<Waiting> waitingChangedSince(Instant since, int most) {
		List<Document> changed = new ArrayList<>();
		this.aggregates.collection()
			.find(Filters.gte(Aggregates.CHANGED, Date.from(since)))
			.projection(Projections.include(STATUS, RECEIVED_AT, EDITOR, MERGED_INTO, "state.history.at",
					"state.history.what"))
			.sort(Sorts.descending(Aggregates.CHANGED))
			.limit(most)
			.into(changed);
		Map<String, String> holders = holders(changed.stream().flatMap((one) -> mergedInto(one).stream()).toList());
		List<Waiting> waiting = new ArrayList<>();
		changed.forEach((document) -> waiting(document, holders).ifPresent(waiting::addFirst));
		return waiting;
	}

	/**
	 * Of what was erased nothing is left to tell, and what was merged concerns whoever
	 * has what it was merged into.
	 */
	private static Optional<Waiting> waiting(Document document, Map<String, String> holders) {
		if (!(document.get("state") instanceof Document state)) {
			return Optional.empty();
		}
		Optional<Status> status = Status.of(state.getString("status"));
		boolean merged = status.filter(Status.MERGED::equals).isPresent();
		String editor = merged ? mergedInto(document).map(holders::get).orElse(null) : state.getString("editor");
		return status.filter((now) -> merged ? editor != null : OF_EDITORS.contains(now))
			.flatMap((now) -> course(document)
				.map((course) -> new Waiting(document.getString("_id"), now, editor, course.steps())));
	}

	private static Optional<String> mergedInto(Document document) {
		return Optional.ofNullable(document.get("state", Document.class)).map((state) -> state.getString("mergedInto"));
	}

	/** Who has taken each, as far as somebody has. */
	private Map<String, String> holders(List<String> ids) {
		Map<String, String> holders = new HashMap<>();
		if (!ids.isEmpty()) {
			for (Document document : this.aggregates.collection()
				.find(Filters.in("_id", ids))
				.projection(Projections.include(EDITOR))) {
				Optional.ofNullable(document.get("state", Document.class))
					.map((state) -> state.getString("editor"))
					.ifPresent((editor) -> holders.put(document.getString("_id"), editor));
			}
		}
		return holders;
	}

	/**
	 * How many there are of a status.
	 * @param status the status
	 * @return their number
	 */
	public long count(Status status) {
		return this.aggregates.collection().countDocuments(Filters.eq(STATUS, status.code()));
	}

	/**
	 * Goes through all of them, but for those that cannot be read.
	 * @param listener told each; what it throws ends it
	 */
	public void forEach(Consumer<Changed> listener) {
		InOrder.read(this.aggregates.collection(), "_id", (document) -> readable(document).ifPresent(listener));
	}

	/**
	 * Finds one, unless it cannot be read.
	 * @param id the submission's id
	 * @return the review; empty also when it was erased
	 */
	public Optional<Changed> findReadable(String id) {
		return Optional.ofNullable(this.aggregates.collection().find(Filters.eq(id)).first()).flatMap(this::readable);
	}

	/**
	 * One of them, and its last change.
	 *
	 * @param review the review as it is
	 * @param at when it was changed; the beginning of time when an earlier version did
	 */
	public record Changed(Aggregate<ReviewState> review, Instant at) {
	}

	/**
	 * Some of them as the queue shows them.
	 * @param ids their ids
	 * @return the entries in the order of the ids, without those that are gone or cannot
	 * be read
	 */
	public List<QueueEntry> entries(List<String> ids) {
		Map<String, QueueEntry> entries = new HashMap<>();
		for (Document document : this.aggregates.collection().find(Filters.in("_id", ids)).projection(LINE)) {
			if (document.containsKey("state")) {
				entry(document).ifPresent((entry) -> entries.put(entry.id(), entry));
			}
		}
		return ids.stream().filter(entries::containsKey).map(entries::get).toList();
	}

	/**
	 * A part of the queue, the longest waiting first. A review that cannot be read is
	 * left out with a word to the operator: it must not take the others with it.
	 * @param status only those of this status, or null for all
	 * @param page from 1; one too large gives the last
	 * @param size how many to a page
	 * @return the page
	 */
	public QueuePage list(@Nullable Status status, int page, int size) {
		Bson filter = (status != null) ? Filters.eq(STATUS, status.code()) : Filters.empty();
		long total = this.aggregates.collection().countDocuments(filter);
		int pages = (int) Math.max(1, Math.ceilDiv(total, size));
		int shown = Math.clamp(page, 1, pages);
		List<QueueEntry> entries = new ArrayList<>();
		for (Document document : this.aggregates.collection()
			.find(filter)
			.projection(LINE)
			.sort(OLDEST_FIRST)
			.skip((shown - 1) * size)
			.limit(size)) {
			entry(document).ifPresent(entries::add);
		}
		return new QueuePage(entries, shown, pages, total);
	}

	/**
	 * What to do next: what an editor has taken, or else what waits for somebody to take
	 * it; of either the longest waiting. What is on hold waits for nobody.
	 * @param editor who asks
	 * @param done the id of the review that they have just decided about
	 * @return empty when nothing waits
	 */
	public Optional<QueueEntry> next(String editor, String done) {
		Bson other = Filters.ne("_id", done);
		return first(Filters.and(heldBy(editor), other))
			.or(() -> first(Filters.and(Filters.eq(STATUS, Status.QUEUED.code()), other)));
	}

	private Optional<QueueEntry> first(Bson filter) {
		return Optional
			.ofNullable(this.aggregates.collection().find(filter).projection(LINE).sort(OLDEST_FIRST).limit(1).first())
			.flatMap(this::entry);
	}

	/**
	 * The submissions that wait longer for an editor than the last ones have.
	 * @return so many as there is room for on a page
	 */
	public Overdue overdue() {
		Usual usual = lately();
		Instant now = this.clock.instant();
		LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
		List<Late> late = new ArrayList<>();
		waitingSince(Status.QUEUED, Filters.empty(), now.minus(usual.untilTaken()))
			.forEach((document, course) -> late.add(late(document, Status.QUEUED, course, false)));
		Instant before = now.minus(usual.untilDecided());
		waitingSince(Status.IN_REVIEW, Filters.and(NOT_HELD, Filters.exists(DUE, false)), before)
			.forEach((document, course) -> late.add(late(document, Status.IN_REVIEW, course,
					course.waitingSince().isBefore(before.minus(this.waiting.tellChiefAfter())))));
		history(Filters.lt(DUE, today.toString()), Sorts.ascending(DUE), LATELY).forEach((document) -> course(document)
			.ifPresent((course) -> late.add(late(document, Status.IN_REVIEW, course, due(document)
				.isBefore(LocalDate.ofInstant(now.minus(this.waiting.tellChiefAfter()), ZoneOffset.UTC))))));
		late.sort(Comparator.comparing(Late::since));
		return new Overdue(usual.untilTaken(), usual.untilDecided(),
				late.subList(0, Math.min(late.size(), LATE_SHOWN)));
	}

	/** Those of a status that wait since before a time, each with its course. */
	private Map<Document, Course> waitingSince(Status status, Bson filter, Instant before) {
		Map<Document, Course> waiting = new LinkedHashMap<>();
		history(Filters.and(Filters.eq(STATUS, status.code()),
				Filters.lt(RECEIVED_AT, before.truncatedTo(ChronoUnit.SECONDS).toString()), filter), OLDEST_FIRST,
				LATELY)
			.forEach((document) -> course(document).filter((course) -> course.waitingSince().isBefore(before))
				.ifPresent((course) -> waiting.put(document, course)));
		return waiting;
	}

	private static LocalDate due(Document document) {
		return LocalDate.parse(document.get("state", Document.class).getString("due"));
	}

	/**
	 * By which day a submission is to be decided.
	 * @param review the review
	 * @return the day that somebody has named, or else the usual one; empty when no
	 * editor has it, and when it is on hold
	 */
	public Optional<LocalDate> due(ReviewState review) {
		if (review.status() != Status.IN_REVIEW || review.hold() != null) {
			return Optional.empty();
		}
		return Optional.ofNullable(review.due())
			.or(() -> Optional.of(LocalDate.ofInstant(Course.of(review).waitingSince().plus(usual().untilDecided()),
					ZoneOffset.UTC)));
	}

	/**
	 * After how long a submission waits longer than the last ones have, as found out
	 * within the last minutes.
	 * @return the times
	 */
	public Usual usual() {
		Usual known = this.usual;
		if (known == null || this.clock.instant().isAfter(known.at().plus(ASKED_AGAIN))) {
			known = lately();
			this.usual = known;
		}
		return known;
	}

	private Usual lately() {
		List<Course> lately = new ArrayList<>();
		for (Status done : List.of(Status.ACCEPTED, Status.DECLINED)) {
			history(Filters.eq(STATUS, done.code()), LATEST_FIRST, LATELY)
				.forEach((document) -> course(document).ifPresent(lately::add));
		}
		return new Usual(usual(lately.stream().flatMap((course) -> course.untilTaken().stream())),
				(this.waiting.decideWithin() != null) ? this.waiting.decideWithin()
						: usual(lately.stream().flatMap((course) -> course.untilDecided().stream())),
				this.clock.instant());
	}

	private Duration usual(Stream<Duration> waits) {
		return Course.usual(waits.toList(), this.waiting.percent(), this.waiting.least());
	}

	private FindIterable<Document> history(Bson filter, Bson order, int most) {
		return this.aggregates.collection()
			.find(filter)
			.projection(Projections.include(RECEIVED_AT, "state.reference", "state.editor", DUE, "state.history.at",
					"state.history.what"))
			.sort(order)
			.limit(most);
	}

	/** One that cannot be read is told of where the queue is listed. */
	private static Optional<Course> course(Document document) {
		try {
			return Optional.of(Course.of(document.get("state", Document.class)));
		}
		catch (RuntimeException ex) {
			return Optional.empty();
		}
	}

	private static Late late(Document document, Status status, Course course, boolean forChiefs) {
		Document state = document.get("state", Document.class);
		return new Late(document.getString("_id"), state.getString("reference"), status, course.waitingSince(),
				state.getString("editor"), forChiefs);
	}

	private Optional<QueueEntry> entry(Document document) {
		return read(document, QueueEntry::of);
	}

	private Optional<Changed> readable(Document document) {
		return document.containsKey("state")
				? read(document, this.aggregates::read).map((review) -> new Changed(review, changedAt(document)))
				: Optional.empty();
	}

	private static Instant changedAt(Document document) {
		Date changed = document.getDate(Aggregates.CHANGED);
		return (changed != null) ? changed.toInstant() : Instant.EPOCH;
	}

	private <T> Optional<T> read(Document document, Function<Document, T> reading) {
		String id = document.getString("_id");
		try {
			T read = reading.apply(document);
			this.unreadable.remove(id);
			return Optional.of(read);
		}
		catch (RuntimeException ex) {
			if (this.unreadable.add(id)) {
				logger.error("Review {} cannot be read and is left out of the queue until its document is mended", id,
						ex);
			}
			return Optional.empty();
		}
	}

	private void changed(String id) {
		this.listeners.forEach((listener) -> listener.accept(id));
	}

	/**
	 * How many reviews there are of each status.
	 * @return a number for every status, in their order
	 */
	public Map<Status, Long> counts() {
		Map<Status, Long> counts = new EnumMap<>(Status.class);
		for (Status status : Status.values()) {
			counts.put(status, count(status));
		}
		return counts;
	}

}
