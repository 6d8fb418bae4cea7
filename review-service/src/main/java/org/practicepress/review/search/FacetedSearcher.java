package org.practicepress.review.search;

import java.io.IOException;

import org.apache.lucene.facet.sortedset.DefaultSortedSetDocValuesReaderState;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesReaderState;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.jspecify.annotations.Nullable;

/**
 * Searches one state of the index and knows the values there are to count in it.
 */
final class FacetedSearcher extends IndexSearcher {

	static final SearcherFactory FACTORY = new SearcherFactory() {

		@Override
		public IndexSearcher newSearcher(IndexReader reader, @Nullable IndexReader previous) throws IOException {
			return new FacetedSearcher(reader);
		}

	};

	private final @Nullable SortedSetDocValuesReaderState facets;

	private FacetedSearcher(IndexReader reader) throws IOException {
		super(reader);
		this.facets = (reader.numDocs() > 0) ? new DefaultSortedSetDocValuesReaderState(reader, IndexedReview.FACETS)
				: null;
	}

	/** The values; null when nothing is indexed. */
	@Nullable SortedSetDocValuesReaderState facets() {
		return this.facets;
	}

}
