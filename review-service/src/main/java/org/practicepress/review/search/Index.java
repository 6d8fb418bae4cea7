package org.practicepress.review.search;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The index on the disk. What was written to it is found at once; after a crash it is as
 * it was when it last noted how far it had come.
 */
final class Index implements Closeable {

	private static final Logger logger = LoggerFactory.getLogger(Index.class);

	private static final String FORMAT = "format";

	private static final String SEEN = "seen";

	private static final double BUFFERED_MEGABYTES = 16;

	private final FSDirectory directory;

	private final IndexWriter writer;

	private final SearcherManager searchers;

	private Index(FSDirectory directory, IndexWriter writer, SearcherManager searchers) {
		this.directory = directory;
		this.writer = writer;
		this.searchers = searchers;
	}

	/**
	 * Opens the index of a folder. One that is damaged, of another format or of another
	 * version of Lucene makes room for an empty one.
	 * @param folder a folder that nobody else uses
	 * @return the index
	 * @throws IOException when the folder cannot be used, or somebody uses it
	 */
	static Index open(Path folder) throws IOException {
		Files.createDirectories(folder);
		try {
			Index index = openAsItIs(folder);
			if (index.noted().isEmpty() || String.valueOf(IndexedReview.FORMAT).equals(index.noted().get(FORMAT))) {
				return index;
			}
			index.close();
			logger.info("The index in {} was made by another version and is made anew", folder);
		}
		catch (LockObtainFailedException ex) {
			throw ex;
		}
		// also what Lucene throws for files it does not understand
		catch (IOException | RuntimeException ex) {
			logger.warn("The index in {} cannot be used and is made anew: {}", folder, ex.toString());
		}
		empty(folder);
		return openAsItIs(folder);
	}

	private static Index openAsItIs(Path folder) throws IOException {
		FSDirectory directory = FSDirectory.open(folder);
		TieredMergePolicy merges = new TieredMergePolicy();
		// what is erased is to be gone from the disk, too
		merges.setForceMergeDeletesPctAllowed(0);
		IndexWriterConfig config = new IndexWriterConfig(Analysis.ofFields()).setRAMBufferSizeMB(BUFFERED_MEGABYTES)
			.setMergePolicy(merges)
			.setCommitOnClose(false);
		IndexWriter writer = new IndexWriter(directory, config);
		try {
			return new Index(directory, writer, new SearcherManager(writer, FacetedSearcher.FACTORY));
		}
		catch (IOException | RuntimeException ex) {
			writer.rollback();
			throw ex;
		}
	}

	/** Deletes all files of a folder. */
	static void empty(Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
				Files.deleteIfExists(file);
			}
		}
	}

	/**
	 * Until when all changes are in it.
	 * @return the time; the beginning of time when it has never been whole
	 */
	Instant seen() {
		String seen = noted().get(SEEN);
		return (seen != null) ? Instant.parse(seen) : Instant.EPOCH;
	}

	void put(String id, Document document) {
		change(() -> this.writer.updateDocument(new Term(IndexedReview.ID, id), IndexedReview.FACETS.build(document)));
	}

	void remove(String id) {
		change(() -> this.writer.deleteDocuments(new Term(IndexedReview.ID, id)));
	}

	/**
	 * Makes durable what was written.
	 * @param seen until when all changes are in it
	 */
	void commit(Instant seen) {
		change(() -> {
			this.writer.setLiveCommitData(
					Map.of(FORMAT, String.valueOf(IndexedReview.FORMAT), SEEN, seen.toString()).entrySet());
			this.writer.commit();
		});
	}

	/**
	 * Makes durable what was written and leaves nothing on the disk of what was removed
	 * or replaced.
	 * @param seen until when all changes are in it
	 */
	void purge(Instant seen) {
		change(() -> {
			do {
				this.writer.forceMergeDeletes();
			}
			// a merge that was under way has taken along what was still there when it
			// began
			while (this.writer.hasDeletions());
		});
		commit(seen);
		change(() -> {
			// the files that a searcher still reads are kept for it
			this.searchers.maybeRefreshBlocking();
			this.writer.deleteUnusedFiles();
		});
	}

	/**
	 * Searches in all that was written until now.
	 * @param asked what is looked for
	 * @return what was found
	 */
	Found find(Asked asked) {
		return search(asked, Search::find);
	}

	/**
	 * Finds all at once in what was written until now.
	 * @param asked what is looked for
	 * @param most so many at most
	 * @return their ids, in order
	 */
	List<String> ids(Asked asked, int most) {
		return search(asked, (search) -> search.ids(most));
	}

	/**
	 * Goes on from a place in what was written until now.
	 * @param asked what is looked for
	 * @param place the place
	 * @return what follows
	 */
	Next after(Asked asked, Place place) {
		return search(asked, (search) -> search.after(place));
	}

	/**
	 * Counts in all that was written until now.
	 * @param asked what is looked for
	 * @param since a change that somebody knows of
	 * @return how many there are, and how many were changed later
	 */
	News news(Asked asked, Instant since) {
		return search(asked, (search) -> search.news(since));
	}

	/**
	 * Which days submissions came on.
	 * @return the first and the last of them
	 */
	Optional<Days> received() {
		return search(Tallying::received);
	}

	/**
	 * Counts all that was written until now.
	 * @param asked who looks, and when
	 * @param days the days that are counted
	 * @param stretches the same days in parts
	 * @return the numbers
	 */
	Tally tally(Asked asked, Days days, List<Days> stretches) {
		return search((searcher) -> Tallying.tally(searcher, days, stretches, new Search(searcher, asked).views()));
	}

	/**
	 * Looks for what is like one in what was written until now.
	 * @param profile the one
	 * @return those that are alike, the closest first
	 */
	List<Alike> alike(Profile profile) {
		return search((searcher) -> new LookAlikes(searcher.getIndexReader(), profile).find());
	}

	/**
	 * Looks what the contributor of one has sent in what was written until now.
	 * @param profile the one
	 * @param most so many at most
	 * @return the ids of the others, the latest first
	 */
	List<String> ofSender(Profile profile, int most) {
		return search((searcher) -> new LookAlikes(searcher.getIndexReader(), profile).ofSender(most));
	}

	private <T> T search(Asked asked, Looking<Search, T> looking) {
		return search((searcher) -> looking.in(new Search(searcher, asked)));
	}

	private <T> T search(Looking<FacetedSearcher, T> looking) {
		try {
			this.searchers.maybeRefreshBlocking();
			FacetedSearcher searcher = (FacetedSearcher) this.searchers.acquire();
			try {
				return looking.in(searcher);
			}
			finally {
				this.searchers.release(searcher);
			}
		}
		catch (IOException | RuntimeException ex) {
			throw new IndexBroken(ex);
		}
	}

	/** What Lucene throws may be anything, when files have changed under it. */
	private static void change(Step step) {
		try {
			step.now();
		}
		catch (IOException | RuntimeException ex) {
			throw new IndexBroken(ex);
		}
	}

	private Map<String, String> noted() {
		Map<String, String> noted = new HashMap<>();
		Iterable<Map.Entry<String, String>> entries = this.writer.getLiveCommitData();
		if (entries != null) {
			entries.forEach((entry) -> noted.put(entry.getKey(), entry.getValue()));
		}
		return noted;
	}

	@Override
	public void close() throws IOException {
		try (this.directory; this.writer; this.searchers) {
			logger.debug("Closing the index in {}", this.directory.getDirectory());
		}
	}

	/** Something looked for in the index. */
	private interface Looking<S, T> {

		T in(S search) throws IOException;

	}

	/** Something done with the index. */
	private interface Step {

		void now() throws IOException;

	}

}
