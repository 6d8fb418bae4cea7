package org.practicepress.review.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;

import org.apache.lucene.document.LongPoint;
import org.apache.lucene.facet.Facets;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsCollector.MatchingDocs;
import org.apache.lucene.facet.FacetsCollectorManager;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetCounts;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.PointValues;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.practicepress.review.search.Found.Count;
import org.practicepress.review.search.Tally.Times;

/**
 * Counts in one state of the index: each document is looked at once for what came, and
 * once for what was decided.
 */
final class Tallying {

	private static final Set<Filter> OF_WHAT_CAME = EnumSet.of(Filter.COUNTRY, Filter.THEME, Filter.LANGUAGE,
			Filter.CHANNEL, Filter.DOUBTFUL, Filter.PROBLEMS, Filter.MAIL);

	private Tallying() {
	}

	static Optional<Days> received(FacetedSearcher searcher) throws IOException {
		IndexReader reader = searcher.getIndexReader();
		byte[] first = PointValues.getMinPackedValue(reader, IndexedReview.RECEIVED);
		byte[] last = PointValues.getMaxPackedValue(reader, IndexedReview.RECEIVED);
		return (first != null && last != null) ? Optional
			.of(new Days(Days.of(LongPoint.decodeDimension(first, 0)), Days.of(LongPoint.decodeDimension(last, 0))))
				: Optional.empty();
	}

	static Tally tally(FacetedSearcher searcher, Days days, List<Days> stretches, Map<View, Long> views)
			throws IOException {
		List<Long> receivedBy = new ArrayList<>();
		for (Days stretch : stretches) {
			receivedBy.add((long) searcher.count(stretch.in(IndexedReview.RECEIVED)));
		}
		FacetsCollector received = searcher.search(days.in(IndexedReview.RECEIVED), new FacetsCollectorManager());
		FacetsCollector decided = searcher.search(days.in(IndexedReview.DECIDED), new FacetsCollectorManager());
		Map<Filter, List<Count>> values = values(searcher, received, OF_WHAT_CAME);
		List<long[]> took = took(decided, stretches);
		return new Tally(received.getMatchingDocs().stream().mapToLong(MatchingDocs::totalHits).sum(), receivedBy,
				values, Times.of(took.stream().flatMapToLong(Arrays::stream).toArray()),
				took.stream().map(Times::of).toList(),
				values(searcher, decided, EnumSet.of(Filter.DECISION)).getOrDefault(Filter.DECISION, List.of()), views);
	}

	private static Map<Filter, List<Count>> values(FacetedSearcher searcher, FacetsCollector found, Set<Filter> filters)
			throws IOException {
		Map<Filter, List<Count>> values = new EnumMap<>(Filter.class);
		if (searcher.facets() != null) {
			Facets facets = new SortedSetDocValuesFacetCounts(searcher.facets(), found);
			for (Filter filter : filters) {
				values.put(filter, Search.counts(facets, filter));
			}
		}
		return values;
	}

	/** How long it took until what was found was decided, by when that was. */
	private static List<long[]> took(FacetsCollector decided, List<Days> stretches) throws IOException {
		long[] starts = stretches.stream().mapToLong((stretch) -> Days.firstMillis(stretch.first())).toArray();
		List<LongStream.Builder> took = stretches.stream().map((stretch) -> LongStream.builder()).toList();
		for (MatchingDocs docs : decided.getMatchingDocs()) {
			LeafReader reader = docs.context().reader();
			SortedNumericDocValues end = DocValues.getSortedNumeric(reader, IndexedReview.DECIDED);
			SortedNumericDocValues begin = DocValues.getSortedNumeric(reader, IndexedReview.RECEIVED);
			DocIdSetIterator each = docs.bits().iterator();
			for (int doc = each.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = each.nextDoc()) {
				if (end.advanceExact(doc) && begin.advanceExact(doc)) {
					long at = end.nextValue();
					took.get(stretch(starts, at)).add(Math.max(0, at - begin.nextValue()));
				}
			}
		}
		return took.stream().map((some) -> some.build().toArray()).toList();
	}

	/** The last that has begun by then. */
	private static int stretch(long[] starts, long at) {
		int found = Arrays.binarySearch(starts, at);
		return (found >= 0) ? found : -found - 2;
	}

}
