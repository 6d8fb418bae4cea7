package org.practicepress.review.search;

import org.junit.jupiter.api.Test;
import org.practicepress.review.search.Words.Term;

import static org.assertj.core.api.Assertions.assertThat;

class WordsTests {

	@Test
	void wordsAndPhrasesAndABeginning() {
		assertThat(Words.of("  small \t\"business loans\" wom").terms()).containsExactly(
				new Term("small", false, false), new Term("business loans", true, false), new Term("wom", false, true));
	}

	@Test
	void quotationMarksOfAnyLanguageAndOneThatIsLeftOpen() {
		assertThat(Words.of("«petites entreprises»").terms())
			.containsExactly(new Term("petites entreprises", true, false));
		assertThat(Words.of("„kleine“ \"still typing").terms()).containsExactly(new Term("kleine", true, false),
				new Term("still typing", true, false));
	}

	@Test
	void nothingElseHasAMeaning() {
		assertThat(Words.of("title:* OR (a+)+$ ~3").terms()).extracting(Term::text)
			.containsExactly("title:*", "OR", "(a+)+$", "~3");
		assertThat(Words.of("").terms()).isEmpty();
		assertThat(Words.of(" \"\" \u0000 ").terms()).isEmpty();
	}

	@Test
	void soMuchAndNoMore() {
		assertThat(Words.of("word ".repeat(10_000)).terms()).hasSize(12);
		assertThat(Words.of("x".repeat(10_000)).terms().getFirst().text()).hasSize(300);
	}

}
