package org.practicepress.review.search;

import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.ar.ArabicNormalizationFilter;
import org.apache.lucene.analysis.ar.ArabicStemFilter;
import org.apache.lucene.analysis.core.DecimalDigitFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.es.SpanishLightStemFilter;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.fr.FrenchLightStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.analysis.standard.StandardTokenizer;
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

}
