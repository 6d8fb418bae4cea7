package org.practicepress.review.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

import org.apache.lucene.document.KeywordField;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.facet.DrillDownQuery;
import org.apache.lucene.facet.DrillSideways;
import org.apache.lucene.facet.FacetResult;
import org.apache.lucene.facet.Facets;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesReaderState;
import org.apache.lucene.index.PointValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.SortedNumericSelector;
import org.apache.lucene.search.SortedSetSelector;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TotalHitCountCollectorManager;
import org.jspecify.annotations.Nullable;
import org.practicepress.form.FormLanguage;
import org.practicepress.review.decision.Status;
import org.practicepress.review.search.Found.Count;

/**
 * One search in the index as it is.
 */
final class Search {

	/** Values of a filter beyond these are rare, and nobody looks through so many. */
	private static final int MOST_VALUES = 300;

	/** With fewer letters nearly everything begins. */
	private static final int SHORTEST_BEGINNING = 2;

	private static final float IN_THE_TITLE = 4;

	private static final float AS_WRITTEN = 2;

	private static final Query ON_HOLD = KeywordField.newExactQuery(IndexedReview.ON_HOLD, Filter.YES);

	private final FacetedSearcher searcher;

	private final Asked asked;

	private final Query words;

	Search(FacetedSearcher searcher, Asked asked) {
		this.searcher = searcher;
		this.asked = asked;
		this.words = words(Words.of(asked.text()));
	}

	/**
	 * Searches. The values of the filters are counted beside it.
	 * @return what was found
	 * @throws IOException when the index cannot be read
	 */
	Found find() throws IOException {
		SortedSetDocValuesReaderState values = this.searcher.facets();
		if (values == null) {
			return new Found(List.of(), 1, 1, 0, views(), Map.of(), until());
		}
		try (ExecutorService beside = Executors.newVirtualThreadPerTaskExecutor()) {
			CompletableFuture<Map<Filter, List<Count>>> filters = CompletableFuture.supplyAsync(() -> filters(values),
					beside);
			Map<View, Long> views = views();
			long total = views.getOrDefault(this.asked.view(), 0L);
			int pages = (int) Math.max(1, Math.ceilDiv(total, this.asked.size()));
			int page = Math.clamp(this.asked.page(), 1, pages);
			int first = (page - 1) * this.asked.size();
			List<String> ids = ids(best(first + this.asked.size()), first);
			return new Found(ids, page, pages, total, views, filters.join(), until());
		}
	}

	private ScoreDoc[] best(int most) throws IOException {
		return this.searcher.search(drilled(this.asked.view(), null), most, order()).scoreDocs;
	}

	private Map<Filter, List<Count>> filters(SortedSetDocValuesReaderState values) {
		try {
			Facets facets = new DrillSideways(this.searcher, IndexedReview.FACETS, values).search(
					drilled(this.asked.view(), null),
					new TotalHitCountCollectorManager(this.searcher.getSlices())).facets;
			Map<Filter, List<Count>> filters = new EnumMap<>(Filter.class);
			for (Filter filter : Filter.values()) {
				if (!filter.isDay()) {
					filters.put(filter, (filter != Filter.AGE) ? counts(facets, filter) : ages());
				}
			}
			return filters;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Counts the parts of the queue.
	 * @return how many there are of what is looked for in each
	 * @throws IOException when the index cannot be read
	 */
	Map<View, Long> views() throws IOException {
		Map<View, Long> views = new EnumMap<>(View.class);
		for (View view : View.values()) {
			views.put(view, (long) this.searcher.count(drilled(view, null)));
		}
		return views;
	}

	/**
	 * Finds all at once, without numbers.
	 * @param most so many at most
	 * @return the ids, in order
	 * @throws IOException when the index cannot be read
	 */
	List<String> ids(int most) throws IOException {
		return ids(best(most), 0);
	}

	/**
	 * Goes on from a place. What is chosen is not counted.
	 * @param place the place, in the order that is asked for
	 * @return the next of them
	 * @throws IOException when the index cannot be read
	 */
	Next after(Place place) throws IOException {
		DrillDownQuery all = drilled(this.asked.view(), null);
		FieldDoc before = place.hit(this.searcher.getIndexReader().maxDoc());
		ScoreDoc[] hits = this.searcher.searchAfter(before, all, this.asked.size() + 1, order()).scoreDocs;
		List<String> ids = ids(hits, 0);
		return new Next(ids.subList(0, Math.min(ids.size(), this.asked.size())), ids.size() > this.asked.size(),
				this.searcher.count(all));
	}

	private List<String> ids(ScoreDoc[] hits, int first) throws IOException {
		List<String> ids = new ArrayList<>();
		for (int hit = first; hit < hits.length; hit++) {
			ids.add(this.searcher.storedFields()
				.document(hits[hit].doc, Set.of(IndexedReview.ID))
				.get(IndexedReview.ID));
		}
		return ids;
	}

	/**
	 * Counts only.
	 * @param since a change that somebody knows of
	 * @return how many there are, and how many were changed later
	 * @throws IOException when the index cannot be read
	 */
	News news(Instant since) throws IOException {
		DrillDownQuery all = drilled(this.asked.view(), null);
		Query later = LongField.newRangeQuery(IndexedReview.CHANGED, since.toEpochMilli() + 1, Long.MAX_VALUE);
		return new News(this.searcher.count(all), this.searcher.count(both(all, later)));
	}

	/** The last change of all that is in the index. */
	private Instant until() throws IOException {
		byte[] last = PointValues.getMaxPackedValue(this.searcher.getIndexReader(), IndexedReview.CHANGED);
		return (last != null) ? Instant.ofEpochMilli(LongPoint.decodeDimension(last, 0)) : Instant.EPOCH;
	}

	/** How many have each value, the most first. */
	static List<Count> counts(Facets facets, Filter filter) throws IOException {
		FacetResult values = facets.getTopChildren(MOST_VALUES, filter.code());
		return (values != null)
				? Stream.of(values.labelValues).map((value) -> new Count(value.label, value.value.longValue())).toList()
				: List.of();
	}

	private List<Count> ages() throws IOException {
		List<Count> counts = new ArrayList<>();
		DrillDownQuery others = drilled(this.asked.view(), Filter.AGE);
		for (Age age : Age.values()) {
			int number = this.searcher.count(both(others, range(age)));
			if (number > 0) {
				counts.add(new Count(age.code(), number));
			}
		}
		return counts;
	}

	/** All that is asked for, but for the values of one filter. */
	private DrillDownQuery drilled(View view, @Nullable Filter without) {
		DrillDownQuery query = new DrillDownQuery(IndexedReview.FACETS, onItsDays(both(this.words, of(view))));
		this.asked.chosen().forEach((filter, values) -> {
			if (filter != without && !filter.isDay()) {
				values.forEach((value) -> {
					if (filter != Filter.AGE) {
						query.add(filter.code(), value);
					}
					else {
						Age.of(value).ifPresent((age) -> query.add(filter.code(), range(age)));
					}
				});
			}
		});
		return query;
	}

	/** Those of a query that came, and were decided about, on the days asked for. */
	private Query onItsDays(Query query) {
		BooleanQuery.Builder all = new BooleanQuery.Builder().add(query, Occur.MUST);
		day(Filter.RECEIVED_FROM).ifPresent((day) -> all.add(Days.since(IndexedReview.RECEIVED, day), Occur.FILTER));
		day(Filter.RECEIVED_TO).ifPresent((day) -> all.add(Days.until(IndexedReview.RECEIVED, day), Occur.FILTER));
		day(Filter.DECIDED_FROM).ifPresent((day) -> all.add(Days.since(IndexedReview.DECIDED, day), Occur.FILTER));
		day(Filter.DECIDED_TO).ifPresent((day) -> all.add(Days.until(IndexedReview.DECIDED, day), Occur.FILTER));
		return all.build();
	}

	private Optional<LocalDate> day(Filter filter) {
		return this.asked.chosen().getOrDefault(filter, List.of()).stream().findFirst().flatMap(Days::day);
	}

	private Query of(View view) {
		if (view.status() != null) {
			return of(view.status());
		}
		return switch (view) {
			case MINE -> notOnHold(
					both(of(Status.IN_REVIEW), KeywordField.newExactQuery(IndexedReview.EDITOR, this.asked.editor())));
			case ON_HOLD -> ON_HOLD;
			case MENTIONED -> KeywordField.newExactQuery(IndexedReview.MENTIONED, this.asked.editor());
			case OVERDUE -> new BooleanQuery.Builder()
				.add(both(of(Status.QUEUED), waitingSince(this.asked.usual().untilTaken())), Occur.SHOULD)
				.add(notOnHold(both(of(Status.IN_REVIEW), pastDue())), Occur.SHOULD)
				.build();
			case TO_ANSWER -> KeywordField.newExactQuery(IndexedReview.TO_ANSWER, Filter.YES);
			case WITHOUT_DRAFT ->
				both(of(Status.ACCEPTED), KeywordField.newExactQuery(IndexedReview.DRAFT_AWAITED, Filter.YES));
			default -> MatchAllDocsQuery.INSTANCE;
		};
	}

	/** After the day that somebody has named, or else longer than is usual. */
	private Query pastDue() {
		long today = Days.firstMillis(Days.of(this.asked.now().toEpochMilli()));
		Query usual = new BooleanQuery.Builder().add(waitingSince(this.asked.usual().untilDecided()), Occur.MUST)
			.add(LongField.newRangeQuery(IndexedReview.DUE, Long.MIN_VALUE, Long.MAX_VALUE), Occur.MUST_NOT)
			.build();
		return new BooleanQuery.Builder().add(usual, Occur.SHOULD)
			.add(LongField.newRangeQuery(IndexedReview.DUE, Long.MIN_VALUE, today - 1), Occur.SHOULD)
			.build();
	}

	private static Query notOnHold(Query query) {
		return new BooleanQuery.Builder().add(query, Occur.MUST).add(ON_HOLD, Occur.MUST_NOT).build();
	}

	private static Query of(Status status) {
		return KeywordField.newExactQuery(IndexedReview.STATUS, status.code());
	}

	private Query waitingSince(Duration longerThan) {
		return LongField.newRangeQuery(IndexedReview.WAITING, Long.MIN_VALUE,
				this.asked.now().minus(longerThan).toEpochMilli() - 1);
	}

	private Query range(Age age) {
		return LongField.newRangeQuery(IndexedReview.RECEIVED, age.firstMillis(this.asked.now()),
				age.lastMillis(this.asked.now()));
	}

	private Sort order() {
		SortField id = KeywordField.newSortField(IndexedReview.ID, false, SortedSetSelector.Type.MIN,
				SortField.STRING_LAST);
		SortField received = LongField.newSortField(IndexedReview.RECEIVED, this.asked.order() != Order.OLDEST,
				SortedNumericSelector.Type.MIN);
		return (this.asked.order() == Order.BEST) ? new Sort(SortField.FIELD_SCORE, received, id)
				: new Sort(received, id);
	}

	private static Query both(Query one, Query other) {
		return new BooleanQuery.Builder().add(one, Occur.MUST).add(other, Occur.FILTER).build();
	}

	/** Every one of them must be there, in whatever form and language. */
	private static Query words(Words words) {
		BooleanQuery.Builder all = new BooleanQuery.Builder();
		int number = 0;
		for (Words.Term term : words.terms()) {
			List<String> tokens = Analysis.tokens(Analysis.PLAIN, term.text());
			if (!tokens.isEmpty()) {
				all.add(any(term, tokens), Occur.MUST);
				number++;
			}
		}
		return (number > 0) ? all.build() : MatchAllDocsQuery.INSTANCE;
	}

	private static Query any(Words.Term term, List<String> tokens) {
		List<Query> ways = new ArrayList<>();
		ways.add(new BoostQuery(phrase(IndexedReview.TITLE, tokens), IN_THE_TITLE));
		ways.add(new BoostQuery(phrase(IndexedReview.WORDS, tokens), AS_WRITTEN));
		if (!term.phrase()) {
			for (FormLanguage language : FormLanguage.values()) {
				List<String> stems = Analysis.tokens(Analysis.stems(language), term.text());
				if (!stems.isEmpty()) {
					ways.add(phrase(IndexedReview.stems(language), stems));
				}
			}
		}
		if (term.unfinished()) {
			beginning(tokens).forEach(ways::add);
		}
		return new DisjunctionMaxQuery(ways, 0);
	}

	private static Query phrase(String field, List<String> tokens) {
		return (tokens.size() == 1) ? new TermQuery(new Term(field, tokens.getFirst()))
				: new PhraseQuery(field, tokens.toArray(String[]::new));
	}

	/** The last word may go on. */
	private static List<Query> beginning(List<String> tokens) {
		String last = tokens.getLast();
		if (last.codePointCount(0, last.length()) < SHORTEST_BEGINNING) {
			return List.of();
		}
		BooleanQuery.Builder all = new BooleanQuery.Builder();
		tokens.subList(0, tokens.size() - 1)
			.forEach((token) -> all.add(new TermQuery(new Term(IndexedReview.WORDS, token)), Occur.FILTER));
		all.add(new PrefixQuery(new Term(IndexedReview.WORDS, last)), Occur.MUST);
		return List.of(all.build());
	}

}
