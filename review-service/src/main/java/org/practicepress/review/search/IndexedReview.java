package org.practicepress.review.search;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.KeywordField;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetField;
import org.jspecify.annotations.Nullable;
import org.practicepress.form.FieldType;
import org.practicepress.form.FormLanguage;
import org.practicepress.form.PracticeForm;
import org.practicepress.messaging.aggregate.Aggregate;
import org.practicepress.messaging.claimcheck.ClaimCheck;
import org.practicepress.review.contact.Contact;
import org.practicepress.review.decision.Correction;
import org.practicepress.review.decision.HistoryEntry;
import org.practicepress.review.decision.HistoryEntry.What;
import org.practicepress.review.decision.Message;
import org.practicepress.review.decision.ReviewState;
import org.practicepress.review.decision.Revision;
import org.practicepress.review.notes.Note;
import org.practicepress.review.submission.Coauthor;
import org.practicepress.review.submission.Contributor;

/**
 * What the index keeps of a review, so that it is found. Pure functions. Nothing is
 * stored but the id: what is shown comes from the store.
 */
final class IndexedReview {

	/**
	 * Raised whenever something here or in {@link Analysis} changes, so that indexes are
	 * made again.
	 */
	static final int FORMAT = 10;

	static final String ID = "id";

	static final String STATUS = "status";

	static final String EDITOR = "taken-by";

	static final String RECEIVED = "received";

	/** When it was changed last. */
	static final String CHANGED = "changed";

	/** Since when it waits for an editor. */
	static final String WAITING = "waiting";

	/** When it was first accepted or declined. */
	static final String DECIDED = "decided";

	/** There when it was accepted and nothing is drafted from it yet. */
	static final String DRAFT_AWAITED = "draft-awaited";

	/** The day by which it is to be decided, if somebody has named one. */
	static final String DUE = "due";

	/** There when it is on hold. */
	static final String ON_HOLD = "on-hold";

	/** There when its contributor has written and nobody has answered. */
	static final String TO_ANSWER = "to-answer";

	/** Who is mentioned in a note and has not seen it yet. */
	static final String MENTIONED = "mentioned";

	/** What others are compared by, each with its value. */
	static final String SENDER = "sender";

	static final String FILE = "file";

	static final String COUNTRY = "of-country";

	static final String THEME = "of-theme";

	static final String LANGUAGE = "in-language";

	static final String TITLE_STEM = "title-stem";

	/** That of the text, as bytes. */
	static final String FINGERPRINT = "fingerprint";

	static final String TITLE = "title";

	static final String WORDS = "words";

	/** After these nothing more is expected of editors. */
	private static final Set<What> DECISIONS = EnumSet.of(What.ACCEPTED, What.DECLINED);

	/** What is longer was written where the form offers choices. */
	private static final int LONGEST_VALUE = 200;

	/**
	 * In characters, several times what the form allows; what is longer is found by its
	 * beginning.
	 */
	private static final int LONGEST_TEXT = 50_000;

	private static final String SECRET_FIELDS = "consent.";

	/** A practice may have several countries and themes. */
	static final FacetsConfig FACETS = new FacetsConfig();

	static {
		FACETS.setMultiValued(Filter.COUNTRY.code(), true);
		FACETS.setMultiValued(Filter.THEME.code(), true);
	}

	private IndexedReview() {
	}

	/** The field with the stems of a language. */
	static String stems(FormLanguage language) {
		return "stems." + language.code();
	}

	/**
	 * What is indexed of a review.
	 * @param review the review
	 * @param changed when it was changed last
	 * @param waitingSince since when it waits for an editor
	 * @param contact what became of the letters about it
	 * @param contributor who sent it, as far as known
	 * @param coauthors who has written for them, as far as known
	 * @param form the form
	 * @param messages reads what the contributor wrote without a form
	 * @param notes what those at the desk wrote about it
	 * @return the document, without what facets add
	 */
	static Document of(Aggregate<ReviewState> review, Instant changed, Instant waitingSince, Contact contact,
			@Nullable Contributor contributor, List<Coauthor> coauthors, PracticeForm form,
			Function<ClaimCheck, String> messages, List<Note> notes) {
		ReviewState state = review.state();
		Revision latest = state.latest();
		Document document = new Document();
		document.add(new KeywordField(ID, review.id(), Store.YES));
		document.add(new KeywordField(STATUS, state.status().code(), Store.NO));
		if (state.editor() != null) {
			document.add(new KeywordField(EDITOR, state.editor(), Store.NO));
			facet(document, Filter.EDITOR, state.editor());
		}
		document.add(new LongField(RECEIVED, state.receivedAt().toEpochMilli(), Store.NO));
		document.add(new LongField(CHANGED, changed.toEpochMilli(), Store.NO));
		document.add(new LongField(WAITING, waitingSince.toEpochMilli(), Store.NO));
		if (Boolean.TRUE.equals(state.draftAwaited())) {
			document.add(new KeywordField(DRAFT_AWAITED, Filter.YES, Store.NO));
		}
		if (state.due() != null) {
			document.add(new LongField(DUE, Days.firstMillis(state.due()), Store.NO));
		}
		if (state.hold() != null) {
			document.add(new KeywordField(ON_HOLD, Filter.YES, Store.NO));
		}
		if (state.waitsForAnswer()) {
			document.add(new KeywordField(TO_ANSWER, Filter.YES, Store.NO));
		}
		state.countries().stream().distinct().forEach((country) -> facet(document, Filter.COUNTRY, country));
		latest.answer(Filter.THEME_FIELD).stream().distinct().forEach((theme) -> facet(document, Filter.THEME, theme));
		facet(document, Filter.LANGUAGE, latest.language());
		facet(document, Filter.CHANNEL, latest.channel());
		if (state.category() != null) {
			facet(document, Filter.CATEGORY, state.category().code());
		}
		facet(document, Filter.DOUBTFUL, latest.answers().keySet().stream().anyMatch(latest::doubtful));
		facet(document, Filter.PROBLEMS, !latest.problems().isEmpty());
		contact.trouble().ifPresent((trouble) -> facet(document, Filter.MAIL, trouble.code()));
		state.history()
			.stream()
			.filter((entry) -> DECISIONS.contains(entry.what()))
			.findFirst()
			.ifPresent((decision) -> {
				document.add(new LongField(DECIDED, decision.at().toEpochMilli(), Store.NO));
				facet(document, Filter.DECISION, decision.what().code());
			});
		notes.stream()
			.flatMap((note) -> note.unseen().stream())
			.distinct()
			.forEach((name) -> document.add(new KeywordField(MENTIONED, name, Store.NO)));
		words(document, state, latest, form, messages, notes);
		Stream.of(known(state, contributor), known(coauthors), labels(latest, form))
			.flatMap(Function.identity())
			.forEach((text) -> document.add(new TextField(WORDS, text, Store.NO)));
		compared(document, Profile.of(review.id(), state, contributor, form));
		return document;
	}

	private static void compared(Document document, Profile profile) {
		Stream.ofNullable(profile.sender()).forEach((sender) -> keyword(document, SENDER, sender));
		Stream.ofNullable(profile.file()).forEach((file) -> keyword(document, FILE, file));
		profile.countries().forEach((country) -> keyword(document, COUNTRY, country));
		profile.themes().forEach((theme) -> keyword(document, THEME, theme));
		keyword(document, LANGUAGE, profile.language());
		profile.titleWords().keySet().forEach((stem) -> keyword(document, TITLE_STEM, stem));
		profile.fingerprint().ifPresent((print) -> document.add(new BinaryDocValuesField(FINGERPRINT, print.bytes())));
	}

	private static void keyword(Document document, String field, String value) {
		if (value.length() <= LONGEST_VALUE) {
			document.add(new KeywordField(field, value, Store.NO));
		}
	}

	private static void words(Document document, ReviewState state, Revision latest, PracticeForm form,
			Function<ClaimCheck, String> messages, List<Note> notes) {
		titles(state).forEach((title) -> document.add(new TextField(TITLE, title, Store.NO)));
		String stems = FormLanguage.find(latest.language()).map(IndexedReview::stems).orElse(WORDS);
		List<String> written = written(state, latest, form, messages);
		notes.stream().map(Note::text).forEach(written::add);
		written.forEach((whole) -> {
			String text = whole.substring(0, Math.min(LONGEST_TEXT, whole.length()));
			document.add(new TextField(WORDS, text, Store.NO));
			if (!stems.equals(WORDS)) {
				document.add(new TextField(stems, text, Store.NO));
			}
		});
	}

	/** As it is called, and as the contributor called it. */
	private static Stream<String> titles(ReviewState state) {
		return Stream.of(state.title(), state.latest().title()).distinct();
	}

	/** What the contributor and the editors wrote. */
	private static List<String> written(ReviewState state, Revision latest, PracticeForm form,
			Function<ClaimCheck, String> messages) {
		List<String> texts = new ArrayList<>(titles(state).toList());
		state.corrections().stream().map(Correction::text).forEach(texts::add);
		latest.answers().forEach((key, values) -> {
			if (!key.startsWith(SECRET_FIELDS)
					&& form.find(key).map((field) -> field.choices().isEmpty()).orElse(true)) {
				texts.addAll(values);
			}
		});
		for (HistoryEntry entry : state.history()) {
			if (entry.message() != null && entry.editor() != null) {
				texts.add(entry.message());
			}
			entry.messages().stream().map(Message::text).map(messages).forEach(texts::add);
		}
		return texts;
	}

	private static Stream<String> known(ReviewState state, @Nullable Contributor contributor) {
		Stream<@Nullable String> of = (contributor != null)
				? Stream.of(contributor.name(), contributor.organisation(), contributor.email()) : Stream.of();
		return Stream.concat(Stream.of(state.reference()), of.filter(Objects::nonNull).map(String::valueOf));
	}

	private static Stream<String> known(List<Coauthor> coauthors) {
		return coauthors.stream()
			.flatMap((coauthor) -> Stream.concat(Stream.ofNullable(coauthor.name()),
					Stream.ofNullable(coauthor.email())));
	}

	/** The words for what was chosen, in every language: who searches has one of them. */
	private static Stream<String> labels(Revision latest, PracticeForm form) {
		return form.fields()
			.stream()
			.filter((field) -> !field.key().startsWith(SECRET_FIELDS))
			.filter((field) -> !field.choices().isEmpty() || field.type() == FieldType.COUNTRIES)
			.flatMap((field) -> latest.answer(field.key())
				.stream()
				.flatMap((value) -> Stream.of(FormLanguage.values())
					.map((language) -> field.displayOne(value, language))
					.distinct()));
	}

	private static void facet(Document document, Filter filter, boolean value) {
		facet(document, filter, value ? Filter.YES : Filter.NO);
	}

	private static void facet(Document document, Filter filter, String value) {
		if (!value.isEmpty() && value.length() <= LONGEST_VALUE) {
			document.add(new SortedSetDocValuesFacetField(filter.code(), value));
		}
	}

}
