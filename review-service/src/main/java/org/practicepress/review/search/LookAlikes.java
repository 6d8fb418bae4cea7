package org.practicepress.review.search;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.apache.lucene.document.KeywordField;
import org.apache.lucene.document.LongField;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.SortedNumericSelector;
import org.apache.lucene.search.TermQuery;
import org.practicepress.form.FormLanguage;
import org.practicepress.review.search.Alike.Shared;

/**
 * Looks for submissions like one, in one state of the index: first for those that share
 * rare words, the sender, the file, or both country and theme with it, and then how much
 * each of these has in common with it. However large the index is, few are looked at, and
 * after a while it has to do with what was found until then.
 */
final class LookAlikes {

	/** So many by their words, and so many by what else they share. */
	private static final int CANDIDATES = 50;

	/** So many different words of the text are looked up. */
	private static final int LOOKED_UP = 300;

	/** And so many of them, the rarest, are looked for. */
	private static final int LOOKED_FOR = 20;

	/** What shares country and theme alone comes after all else. */
	private static final float RATHER = 10;

	private static final Duration PATIENCE = Duration.ofSeconds(1);

	private final IndexReader reader;

	private final IndexSearcher searcher;

	private final Profile profile;

	private final Map<String, String> titleWords;

	/** The words of titles with what they weigh. */
	private final Map<String, Double> titleWeights = new HashMap<>();

	LookAlikes(IndexReader reader, Profile profile) {
		this.reader = reader;
		this.profile = profile;
		this.titleWords = profile.titleWords();
		this.searcher = new IndexSearcher(reader);
		long until = System.nanoTime() + PATIENCE.toNanos();
		this.searcher.setTimeout(() -> System.nanoTime() - until > 0);
	}

	/**
	 * Looks for them.
	 * @return those that are alike, the closest first
	 * @throws IOException when the index cannot be read
	 */
	List<Alike> find() throws IOException {
		List<String> words = this.profile.words();
		Optional<Fingerprint> own = Fingerprint.of(words);
		Map<Integer, Double> topics = topics(words);
		Set<Integer> candidates = new HashSet<>(topics.keySet());
		for (ScoreDoc hit : this.searcher.search(shared(), CANDIDATES).scoreDocs) {
			candidates.add(hit.doc);
		}
		List<Alike> alike = new ArrayList<>();
		for (int candidate : candidates) {
			String id = id(candidate);
			if (!id.equals(this.profile.id())) {
				Alike.of(id, common(candidate, own, topics.getOrDefault(candidate, 0.0))).ifPresent(alike::add);
			}
		}
		alike.sort(Comparator.comparing(Alike::degree)
			.thenComparing(Comparator.comparingDouble(Alike::closeness).reversed())
			.thenComparing(Alike::id));
		return alike;
	}

	/**
	 * What else its contributor has sent.
	 * @param most so many at most
	 * @return the ids, the latest first; none when no address is known
	 * @throws IOException when the index cannot be read
	 */
	List<String> ofSender(int most) throws IOException {
		List<String> ids = new ArrayList<>();
		if (this.profile.sender() != null) {
			SortField received = LongField.newSortField(IndexedReview.RECEIVED, true, SortedNumericSelector.Type.MIN);
			for (ScoreDoc hit : this.searcher.search(exact(IndexedReview.SENDER, this.profile.sender()), most + 1,
					new Sort(received)).scoreDocs) {
				ids.add(id(hit.doc));
			}
		}
		return ids.stream().filter((id) -> !id.equals(this.profile.id())).limit(most).toList();
	}

	/** Those that share words, each with the part of what this one would get itself. */
	private Map<Integer, Double> topics(List<String> words) throws IOException {
		Map<Term, Double> rare = rarest(IndexedReview.WORDS, words);
		Optional<FormLanguage> language = FormLanguage.find(this.profile.language());
		if (language.isPresent()) {
			rare.putAll(rarest(IndexedReview.stems(language.get()),
					Analysis.tokens(Analysis.stems(language.get()), String.join("\n", this.profile.text()))));
		}
		BooleanQuery.Builder any = new BooleanQuery.Builder();
		rare.keySet().forEach((term) -> any.add(new TermQuery(term), Occur.SHOULD));
		Map<Integer, Double> topics = new LinkedHashMap<>();
		// as long as it is not there itself: all that could be got
		double most = rare.values().stream().mapToDouble(Double::doubleValue).sum();
		for (ScoreDoc hit : this.searcher.search(any.build(), CANDIDATES).scoreDocs) {
			topics.put(hit.doc, (double) hit.score);
			if (id(hit.doc).equals(this.profile.id())) {
				most = hit.score;
			}
		}
		double own = most;
		topics.replaceAll((document, score) -> (own > 0) ? score / own : 0);
		return topics;
	}

	/**
	 * What is said often here and seldom elsewhere: the rarest, which tell how much there
	 * is to be shared, and the rarest that are said elsewhere at all. Each with how rare
	 * it is.
	 */
	private Map<Term, Double> rarest(String field, List<String> tokens) throws IOException {
		Map<String, Integer> said = new HashMap<>();
		tokens.forEach((token) -> said.merge(token, 1, Integer::sum));
		Map<Term, Integer> often = new TreeMap<>();
		said.entrySet()
			.stream()
			.sorted(Map.Entry.<String, Integer>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
			.limit(LOOKED_UP)
			.forEach((word) -> often.put(new Term(field, word.getKey()), word.getValue()));
		Map<Term, Integer> spread = spread(field, often.keySet());
		List<Rare> words = new ArrayList<>();
		often.forEach((term, times) -> {
			int documents = spread.getOrDefault(term, 0);
			words.add(new Rare(term, documents, rarity(documents), Math.sqrt(times) * rarity(documents)));
		});
		words.sort(Comparator.comparingDouble(Rare::weight).reversed().thenComparing(Rare::term));
		Map<Term, Double> rarest = new LinkedHashMap<>();
		Stream
			.concat(words.stream().limit(LOOKED_FOR / 2),
					words.stream().filter((word) -> word.documents() > 1).limit(LOOKED_FOR))
			.forEach((word) -> rarest.put(word.term(), word.rarity()));
		return rarest;
	}

	/** In how many submissions each of some words is; quick in the order of the words. */
	private Map<Term, Integer> spread(String field, Collection<Term> words) throws IOException {
		Map<Term, Integer> spread = new HashMap<>();
		for (LeafReaderContext leaf : this.reader.leaves()) {
			TermsEnum terms = Terms.getTerms(leaf.reader(), field).iterator();
			for (Term word : words) {
				if (terms.seekExact(word.bytes())) {
					spread.merge(word, terms.docFreq(), Integer::sum);
				}
			}
		}
		return spread;
	}

	private double rarity(int documents) {
		return Math.log1p((this.reader.numDocs() - documents + 0.5) / (documents + 0.5));
	}

	/** Those that share the sender, the file, words of the title, or where and what. */
	private Query shared() {
		BooleanQuery.Builder any = new BooleanQuery.Builder();
		Stream.ofNullable(this.profile.sender()).forEach((sender) -> any.add(rather(IndexedReview.SENDER, sender)));
		Stream.ofNullable(this.profile.file()).forEach((file) -> any.add(rather(IndexedReview.FILE, file)));
		this.titleWords.keySet()
			.forEach((stem) -> any.add(new TermQuery(new Term(IndexedReview.TITLE_STEM, stem)), Occur.SHOULD));
		if (!this.profile.countries().isEmpty() && !this.profile.themes().isEmpty()) {
			any.add(new ConstantScoreQuery(
					new BooleanQuery.Builder().add(oneOf(IndexedReview.COUNTRY, this.profile.countries()), Occur.MUST)
						.add(oneOf(IndexedReview.THEME, this.profile.themes()), Occur.MUST)
						.build()),
					Occur.SHOULD);
		}
		return any.build();
	}

	private static BooleanClause rather(String field, String value) {
		return new BooleanClause(new BoostQuery(new ConstantScoreQuery(exact(field, value)), RATHER), Occur.SHOULD);
	}

	private static Query exact(String field, String value) {
		return KeywordField.newExactQuery(field, value);
	}

	private static Query oneOf(String field, Set<String> values) {
		BooleanQuery.Builder any = new BooleanQuery.Builder();
		values.forEach((value) -> any.add(exact(field, value), Occur.SHOULD));
		return any.build();
	}

	private Shared common(int document, Optional<Fingerprint> own, double topic) throws IOException {
		Set<String> title = values(document, IndexedReview.TITLE_STEM);
		List<String> titleBoth = this.titleWords.entrySet()
			.stream()
			.filter((word) -> title.contains(word.getKey()))
			.map(Map.Entry::getValue)
			.toList();
		return new Shared(values(document, IndexedReview.FILE).contains(String.valueOf(this.profile.file())),
				text(document, own), title(title), topic,
				values(document, IndexedReview.SENDER).contains(String.valueOf(this.profile.sender())), titleBoth,
				both(values(document, IndexedReview.COUNTRY), this.profile.countries()),
				both(values(document, IndexedReview.THEME), this.profile.themes()),
				!values(document, IndexedReview.LANGUAGE).contains(this.profile.language()));
	}

	private double text(int document, Optional<Fingerprint> own) throws IOException {
		LeafReaderContext leaf = leaf(document);
		BinaryDocValues fingerprints = DocValues.getBinary(leaf.reader(), IndexedReview.FINGERPRINT);
		return (own.isPresent() && fingerprints.advanceExact(document - leaf.docBase))
				? own.get().likeness(Fingerprint.read(fingerprints.binaryValue())) : 0;
	}

	/** Of the words of both titles, the part that both have; rare words count more. */
	private double title(Set<String> other) throws IOException {
		Set<String> all = new HashSet<>(other);
		all.addAll(this.titleWords.keySet());
		double both = 0;
		double any = 0;
		for (String stem : all) {
			double weight = titleWeight(stem);
			any += weight;
			if (other.contains(stem) && this.titleWords.containsKey(stem)) {
				both += weight;
			}
		}
		return (any > 0) ? both / any : 0;
	}

	private double titleWeight(String stem) throws IOException {
		Double known = this.titleWeights.get(stem);
		if (known == null) {
			known = 1 + rarity(this.reader.docFreq(new Term(IndexedReview.TITLE_STEM, stem)));
			this.titleWeights.put(stem, known);
		}
		return known;
	}

	private static Set<String> both(Set<String> one, Set<String> other) {
		Set<String> both = new HashSet<>(one);
		both.retainAll(other);
		return both;
	}

	private Set<String> values(int document, String field) throws IOException {
		LeafReaderContext leaf = leaf(document);
		SortedSetDocValues values = DocValues.getSortedSet(leaf.reader(), field);
		Set<String> all = new HashSet<>();
		if (values.advanceExact(document - leaf.docBase)) {
			for (int number = 0; number < values.docValueCount(); number++) {
				all.add(values.lookupOrd(values.nextOrd()).utf8ToString());
			}
		}
		return all;
	}

	private LeafReaderContext leaf(int document) {
		List<LeafReaderContext> leaves = this.reader.leaves();
		return leaves.get(ReaderUtil.subIndex(document, leaves));
	}

	private String id(int document) throws IOException {
		return this.searcher.storedFields().document(document, Set.of(IndexedReview.ID)).get(IndexedReview.ID);
	}

	/**
	 * A word of the text.
	 *
	 * @param term the word in its field
	 * @param documents in how many submissions it is
	 * @param rarity how rare that is
	 * @param weight the same, and how often it is said here
	 */
	private record Rare(Term term, int documents, double rarity, double weight) {
	}

}
