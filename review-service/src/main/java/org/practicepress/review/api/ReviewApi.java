package org.practicepress.review.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import org.jspecify.annotations.Nullable;
import org.practicepress.form.AnswerCheck;
import org.practicepress.form.Answers;
import org.practicepress.form.Length;
import org.practicepress.form.PracticeForm;
import org.practicepress.messaging.aggregate.Aggregate;
import org.practicepress.pages.access.Editor;
import org.practicepress.pages.api.Problem;
import org.practicepress.review.contact.Contact;
import org.practicepress.review.contact.Contacts;
import org.practicepress.review.decision.Category;
import org.practicepress.review.decision.Correction;
import org.practicepress.review.decision.Decision.Refusal;
import org.practicepress.review.decision.HistoryEntry;
import org.practicepress.review.decision.Hold;
import org.practicepress.review.decision.Question;
import org.practicepress.review.decision.ReviewCommand;
import org.practicepress.review.decision.ReviewState;
import org.practicepress.review.decision.Revision;
import org.practicepress.review.decision.Status;
import org.practicepress.review.queue.Merged;
import org.practicepress.review.queue.Outcome;
import org.practicepress.review.queue.QueueEntry;
import org.practicepress.review.queue.QueuePage;
import org.practicepress.review.queue.Reviews;
import org.practicepress.review.queue.TakingBack;
import org.practicepress.review.search.Asked;
import org.practicepress.review.search.Asking;
import org.practicepress.review.search.Found;
import org.practicepress.review.search.Next;
import org.practicepress.review.search.Order;
import org.practicepress.review.search.Place;
import org.practicepress.review.search.QueueIndex;
import org.practicepress.review.search.View;
import org.practicepress.review.submission.Coauthor;
import org.practicepress.review.submission.Contributor;
import org.practicepress.review.submission.Contributors;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.core.Authentication;
import org.springframework.util.MultiValueMap;
import org.springframework.web.ErrorResponse;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * The desk as JSON. Every refusal is a problem (RFC 9457) whose {@code reason} a program
 * can act on.
 */
@RestController
@RequestMapping("/api/reviews")
class ReviewApi {

	private static final int MOST = 100;

	private final Reviews reviews;

	private final QueueIndex index;

	private final Contributors contributors;

	private final Contacts contacts;

	private final Asking asking;

	private final AnswerCheck form;

	ReviewApi(Reviews reviews, QueueIndex index, Contributors contributors, Contacts contacts, Asking asking,
			PracticeForm form) {
		this.form = new AnswerCheck(form);
		this.reviews = reviews;
		this.contacts = contacts;
		this.index = index;
		this.contributors = contributors;
		this.asking = asking;
	}

	/** While the index is being made, it can be listed by status only. */
	@GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
	ReviewList list(@RequestParam MultiValueMap<String, String> parameters,
			@RequestParam(defaultValue = "all") String status, @RequestParam(defaultValue = "1") int page,
			@RequestParam(defaultValue = "25") int size, @RequestParam(required = false) @Nullable String sort,
			@RequestParam(required = false) @Nullable String cursor, Authentication editor) {
		Problem.checkPage(page, size, MOST, "reviews");
		View view = View.of(status)
			.orElseThrow(() -> Problem.of(HttpStatus.BAD_REQUEST, "unknown-status", "There is no such status."));
		Order order = (sort == null) ? Order.OLDEST : Order.of(sort)
			.orElseThrow(() -> Problem.of(HttpStatus.BAD_REQUEST, "unknown-order", "There is no such order."));
		Asked named = this.asking.of(parameters, size, editor);
		Asked asked = new Asked(view, named.text(), named.chosen(), order, page, size, named.editor(), named.usual(),
				named.now());
		if (cursor != null) {
			return following(asked, cursor);
		}
		Optional<Found> found = this.index.find(asked);
		if (found.isPresent()) {
			List<QueueEntry> entries = this.reviews.entries(found.get().ids());
			return new ReviewList(entries, found.get().page(), found.get().pages(), found.get().total(),
					codes(found.get()), next(order, entries, found.get().page() < found.get().pages()));
		}
		if (asked.narrowed() || (view.status() == null && view != View.ALL)) {
			throw QueueIndex.notYet();
		}
		QueuePage shown = this.reviews.list(view.status(), page, size);
		return new ReviewList(shown.entries(), shown.number(), shown.pages(), shown.total(), Map.of(), null);
	}

	/** What follows the place that a cursor names, in its order. */
	private ReviewList following(Asked asked, String cursor) {
		Place place = Place.of(cursor)
			.filter((named) -> named.order() == asked.order())
			.orElseThrow(() -> Problem.of(HttpStatus.BAD_REQUEST, "unknown-cursor",
					"That is no cursor of a list in this order."));
		Next next = this.index.after(asked, place).orElseThrow(QueueIndex::notYet);
		List<QueueEntry> entries = this.reviews.entries(next.ids());
		return new ReviewList(entries, null, null, next.total(), Map.of(), next(asked.order(), entries, next.more()));
	}

	private static @Nullable String next(Order order, List<QueueEntry> entries, boolean more) {
		if (!more || entries.isEmpty() || order == Order.BEST) {
			return null;
		}
		QueueEntry last = entries.getLast();
		return new Place(order, last.receivedAt(), last.id()).cursor();
	}

	private static Map<String, List<Found.Count>> codes(Found found) {
		Map<String, List<Found.Count>> filters = new TreeMap<>();
		found.filters().forEach((filter, counts) -> filters.put(filter.code(), counts));
		return filters;
	}

	@GetMapping(path = "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<ReviewJson> review(@PathVariable String id) {
		return tagged(this.reviews.find(id).orElseThrow(ReviewApi::unknown));
	}

	@PostMapping(path = "/{id}/{command:" + ReviewCommand.NAMES + "}", consumes = MediaType.APPLICATION_JSON_VALUE,
			produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<ReviewJson> decide(@PathVariable String id, @PathVariable String command,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String tag,
			@RequestBody DecisionJson wanted, Authentication editor) {
		long version = version(wanted.version(), tag);
		ReviewCommand decision = ReviewCommand.named(command, wanted.input())
			.orElseThrow(ReviewApi::unknown)
			.asking(wanted.asked());
		return answer(version, tag, this.reviews.decide(id, version, decision, Editor.nameOf(editor)));
	}

	/** What came of a command about a version, which a tag may have named. */
	ResponseEntity<ReviewJson> answer(long version, @Nullable String tag, Outcome outcome) {
		return switch (outcome) {
			case Outcome.Done done -> tagged(done.after());
			case Outcome.Outrun outrun -> {
				ErrorResponseException problem = Problem.of(
						(tag != null) ? HttpStatus.PRECONDITION_FAILED : HttpStatus.CONFLICT, "outrun",
						"The review has changed since version " + version + "; nothing was decided.");
				about(problem, outrun.now()).setProperty("missed", outrun.now().state().since(version));
				throw problem;
			}
			case Outcome.Refused refused -> {
				ErrorResponseException problem = refusal(refused.reason());
				about(problem, refused.now());
				throw problem;
			}
			case Outcome.Unknown unknown -> throw unknown();
		};
	}

	/** Takes the last letter back before it goes out. */
	@PostMapping(path = "/{id}/taking-back", consumes = MediaType.APPLICATION_JSON_VALUE,
			produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<ReviewJson> takeBack(@PathVariable String id,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String tag,
			@RequestBody DecisionJson wanted, Authentication editor) {
		return switch (this.reviews.takeBack(id, version(wanted.version(), tag), Editor.nameOf(editor))) {
			case TakingBack.Done done -> tagged(done.after());
			case TakingBack.DoneBefore before -> tagged(before.now());
			case TakingBack.TooLate late -> {
				ErrorResponseException problem = Problem.of(HttpStatus.CONFLICT, "too-late",
						"The letter has gone out, or something else has happened since; nothing was changed.");
				about(problem, late.now());
				throw problem;
			}
			case TakingBack.Unknown unknown -> throw unknown();
		};
	}

	/**
	 * Corrects where letters go; intake hears of it, and letters that were lost follow.
	 */
	@PostMapping(path = "/{id}/address", consumes = MediaType.APPLICATION_JSON_VALUE)
	@ResponseStatus(HttpStatus.ACCEPTED)
	void correct(@PathVariable String id, @RequestBody AddressJson wanted, Authentication editor) {
		String reference = this.reviews.find(id).orElseThrow(ReviewApi::unknown).state().reference();
		if (!this.contacts.correct(id, reference, wanted.email(), Editor.nameOf(editor))) {
			throw Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "no-address", "That is not an email address.");
		}
	}

	@GetMapping(path = "/openapi.yml", produces = "application/yaml")
	ResponseEntity<Resource> description() {
		return ResponseEntity.ok(new ClassPathResource("review/openapi.yml"));
	}

	@ExceptionHandler
	ErrorResponse unreadable(HttpMessageNotReadableException unreadable) {
		return Problem.of(unreadable);
	}

	/** Named in the body, or by the tag that was read with the review. */
	static long version(@Nullable Long named, @Nullable String tag) {
		OptionalLong read = (tag != null) ? ReviewTag.version(tag) : OptionalLong.empty();
		if (named == null && read.isEmpty()) {
			throw Problem.of(HttpStatus.BAD_REQUEST, "version-missing",
					"Name the version of the review that the decision is about, or the ETag that was read with it.");
		}
		if (tag != null && (read.isEmpty() || (named != null && named != read.getAsLong()))) {
			throw Problem.of(HttpStatus.BAD_REQUEST, "version-missing",
					"If-Match is not the ETag of the version that the decision is about.");
		}
		return (named != null) ? named : read.getAsLong();
	}

	private ResponseEntity<ReviewJson> tagged(Aggregate<ReviewState> review) {
		ReviewJson json = json(review);
		return ResponseEntity.ok()
			.eTag(ReviewTag.of(json.version(), json.contributor(), json.coauthors(), json.written(), json.due(),
					json.restsUntil(), json.mergedInto(), json.merged()))
			.body(json);
	}

	private ReviewJson json(Aggregate<ReviewState> review) {
		ReviewState state = review.state();
		return new ReviewJson(review.id(), review.version(), state.reference(), state.status(), state.title(),
				state.countries(), state.receivedAt(), state.editor(), state.category(),
				this.contributors.find(state.contributorId()).orElse(null), this.contributors.coauthorsOf(state),
				state.waitsForAnswer(), state.hold(), this.reviews.due(state).orElse(null), inOrder(review),
				this.form.lengths(Answers.of(state.corrected().answers())), state.corrections(), state.history(),
				this.contacts.find(review.id()).written(), this.reviews.rests(review).orElse(null), kept(state),
				this.reviews.mergedInto(review.id()));
	}

	private @Nullable KeptJson kept(ReviewState merged) {
		String id = merged.mergedInto();
		return (id == null) ? null
				: this.reviews.find(id)
					.map(Aggregate::state)
					.map((kept) -> new KeptJson(id, kept.reference(), kept.title(), kept.status(), kept.goesOn()))
					.orElseGet(() -> new KeptJson(id, null, null, null, false));
	}

	/**
	 * Written one after the other, so that they need not fit into the memory together.
	 */
	private Iterable<Revision> inOrder(Aggregate<ReviewState> review) {
		return () -> review.state()
			.numbers()
			.stream()
			.flatMap((number) -> this.reviews.revision(review, number).stream())
			.iterator();
	}

	private static ErrorResponseException unknown() {
		return Problem.of(HttpStatus.NOT_FOUND, "unknown", "There is no such review.");
	}

	private static ErrorResponseException refusal(Refusal reason) {
		HttpStatus status = switch (reason) {
			case NOT_NOW, UNREACHABLE, CONFLICT_OF_INTEREST, KEPT_MERGED, KEPT_CLOSED, OTHERS_MERGED ->
				HttpStatus.CONFLICT;
			default -> HttpStatus.UNPROCESSABLE_CONTENT;
		};
		return Problem.of(status, reason.code(), inWords(reason));
	}

	private static String inWords(Refusal reason) {
		return switch (reason) {
			case NOT_NOW -> "That cannot be decided in this status.";
			case MESSAGE_MISSING -> "The contributor must be told something.";
			case MESSAGE_TOO_LONG -> "The message is too long.";
			case REASON_MISSING -> "Those at the desk must be told why.";
			case REASON_TOO_LONG -> "The reason is too long.";
			case DAY_WRONG -> "Name a day after today and within two years, such as 2026-12-04.";
			case TOO_MANY_QUESTIONS -> "There may be 30 questions at fields at most.";
			case QUESTION_TOO_LONG -> "A question at a field may have 1,000 characters at most.";
			case QUESTION_TWICE -> "There may be one question at a field.";
			case UNKNOWN_FIELD -> "Questions are put at fields of the form, but not at those about the contributor.";
			case NOT_CORRECTABLE -> "Answers that are texts can be corrected, but not those about the contributor.";
			case CORRECTION_MISSING -> "Send the whole answer as it shall be.";
			case NOTHING_CORRECTED -> "The answer says that already.";
			case CORRECTION_TOO_LONG -> "The form takes no answer as long as that.";
			case CORRECTION_TOO_LARGE -> "Only a few words can be corrected; ask the contributor for anything else.";
			case UNREACHABLE -> "No mail reaches the contributor: there is no address, or it takes no mail.";
			case COLLEAGUE_MISSING -> "Name a colleague who has taken a submission before, and does not have this one.";
			case CONFLICT_OF_INTEREST -> "Who has declared a conflict of interest neither judges nor decides.";
			case KEPT_UNKNOWN -> "Name the reference of the submission to merge into, such as PP-7K3M9Q.";
			case KEPT_ITSELF -> "Nothing is merged into itself.";
			case KEPT_MERGED -> "That one was merged into another itself: merge into the one that goes on.";
			case KEPT_CLOSED -> "That one was declined or withdrawn: merge into one that goes on.";
			case OTHERS_MERGED ->
				"Others were merged into this one: merge the other way round, or open those again first.";
			case CATEGORY_MISSING -> "The category must be good, promising or innovative.";
		};
	}

	private static ProblemDetail about(ErrorResponseException problem, Aggregate<ReviewState> now) {
		ProblemDetail body = problem.getBody();
		body.setProperty("version", now.version());
		body.setProperty("reviewStatus", now.state().status());
		return body;
	}

	/** What a decision is sent as. */
	record DecisionJson(@JsonSetter(nulls = Nulls.SET) @Nullable Long version,
			@JsonSetter(nulls = Nulls.SET) @Nullable String category,
			@JsonSetter(nulls = Nulls.SET) @Nullable String message,
			@JsonSetter(nulls = Nulls.SET) @Nullable String reason,
			@JsonSetter(nulls = Nulls.SET) @Nullable String until, @JsonSetter(nulls = Nulls.SET) @Nullable String into,
			@JsonSetter(nulls = Nulls.SET) @Nullable String field, @JsonSetter(nulls = Nulls.SET) @Nullable String text,
			@JsonSetter(nulls = Nulls.SET) @Nullable List<QuestionJson> questions) {

		ReviewCommand.Input input() {
			return new ReviewCommand.Input(this.category, this.message, this.reason, this.until, this.into, this.field,
					this.text);
		}

		private List<Question> asked() {
			return (this.questions == null) ? List.of()
					: this.questions.stream().filter(Objects::nonNull).map(QuestionJson::asked).toList();
		}

	}

	/** A question at a field. */
	record QuestionJson(@JsonSetter(nulls = Nulls.SET) @Nullable String field,
			@JsonSetter(nulls = Nulls.SET) @Nullable String question) {

		private Question asked() {
			return new Question((this.field != null) ? this.field : "", (this.question != null) ? this.question : "");
		}

	}

	/** Where letters are to go. */
	record AddressJson(@JsonSetter(nulls = Nulls.SET) @Nullable String email) {

		/** Logs name nobody. */
		@Override
		public String toString() {
			return "AddressJson[]";
		}

	}

	/** A part of the queue. */
	record ReviewList(List<QueueEntry> reviews, @Nullable Integer page, @Nullable Integer pages, long total,
			Map<String, List<Found.Count>> filters, @Nullable String next) {
	}

	/** One review with all that is known of it. */
	record ReviewJson(String id, long version, String reference, Status status, String title, List<String> countries,
			Instant receivedAt, @Nullable String editor, @Nullable Category category, @Nullable Contributor contributor,
			List<Coauthor> coauthors, boolean waitsForAnswer, @Nullable Hold hold, @Nullable LocalDate due,
			Iterable<Revision> revisions, Map<String, Length> lengths, List<Correction> corrections,
			List<HistoryEntry> history, List<Contact.Written> written, @Nullable Instant restsUntil,
			@Nullable KeptJson mergedInto, List<Merged> merged) {
	}

	/**
	 * The one that goes on in the place of one that was merged; an erased one has an id.
	 */
	record KeptJson(String id, @Nullable String reference, @Nullable String title, @Nullable Status status,
			boolean goesOn) {
	}

}
