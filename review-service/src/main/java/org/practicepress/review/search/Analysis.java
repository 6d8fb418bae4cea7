package org.practicepress.review.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.ar.ArabicNormalizationFilter;
import org.apache.lucene.analysis.ar.ArabicStemFilter;
import org.apache.lucene.analysis.core.DecimalDigitFilter;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.es.SpanishLightStemFilter;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.fr.FrenchLightStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.util.ElisionFilter;
import org.practicepress.form.FormLanguage;

/**
 * How texts are taken apart into the words they are found by: without accents, in small
 * letters, Arabic without vowels and with one form of alef, yeh and teh marbuta, digits
 * as Western ones, French words without their article; and besides, cut to their stems by
 * the rules of the text's language.
 */
final class Analysis {

	/** The words as they stand. */
	static final Analyzer PLAIN = analyzer((tokens) -> tokens);

	private static final Map<FormLanguage, Analyzer> STEMS = Map.of(FormLanguage.ENGLISH,
			analyzer(PorterStemFilter::new), FormLanguage.FRENCH, analyzer(FrenchLightStemFilter::new),
			FormLanguage.SPANISH, analyzer(SpanishLightStemFilter::new), FormLanguage.ARABIC,
			analyzer(ArabicStemFilter::new));

	private static final Set<String> COMMON = common();

	private Analysis() {
	}

	/** The words cut to their stems. */
	static Analyzer stems(FormLanguage language) {
		return STEMS.getOrDefault(language, PLAIN);
	}

	/** What each field of the index is taken apart with. */
	static Analyzer ofFields() {
		Map<String, Analyzer> fields = new HashMap<>();
		STEMS.forEach((language, analyzer) -> fields.put(IndexedReview.stems(language), analyzer));
		return new PerFieldAnalyzerWrapper(PLAIN, fields);
	}

	/** The words of a text, as an analyzer makes them. */
	static List<String> tokens(Analyzer analyzer, String text) {
		return words(analyzer, text).stream().map(Word::token).toList();
	}

	/** The same, each with where it stands. */
	static List<Word> words(Analyzer analyzer, String text) {
		List<Word> words = new ArrayList<>();
		try (TokenStream stream = analyzer.tokenStream("", text)) {
			CharTermAttribute token = stream.addAttribute(CharTermAttribute.class);
			OffsetAttribute place = stream.addAttribute(OffsetAttribute.class);
			stream.reset();
			while (stream.incrementToken()) {
				words.add(new Word(token.toString(), place.startOffset(), place.endOffset()));
			}
			stream.end();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return words;
	}

	/** Whether a word is in every other sentence of one of the languages. */
	static boolean isCommon(String word) {
		return COMMON.containsAll(tokens(PLAIN, word));
	}

	private static Set<String> common() {
		Set<String> common = new HashSet<>();
		Stream
			.of(EnglishAnalyzer.getDefaultStopSet(), FrenchAnalyzer.getDefaultStopSet(),
					SpanishAnalyzer.getDefaultStopSet(), ArabicAnalyzer.getDefaultStopSet())
			.flatMap(CharArraySet::stream)
			.forEach((word) -> common.addAll(tokens(PLAIN, String.valueOf((char[]) word))));
		return common;
	}

	private static Analyzer analyzer(UnaryOperator<TokenStream> stemmer) {
		CharArraySet articles = FrenchAnalyzer.DEFAULT_ARTICLES;
		return new Analyzer() {

			@Override
			protected TokenStreamComponents createComponents(String field) {
				Tokenizer words = new StandardTokenizer();
				TokenStream folded = new ElisionFilter(new LowerCaseFilter(words), articles);
				folded = new ArabicNormalizationFilter(new DecimalDigitFilter(folded));
				return new TokenStreamComponents(words, stemmer.apply(new ASCIIFoldingFilter(folded)));
			}

		};
	}

	/**
	 * A word of a text.
	 *
	 * @param token as it is found by
	 * @param begin where it begins
	 * @param end where it ends
	 */
	record Word(String token, int begin, int end) {
	}

}
