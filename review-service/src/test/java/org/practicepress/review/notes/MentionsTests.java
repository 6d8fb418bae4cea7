package org.practicepress.review.notes;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.practicepress.review.notes.Mentions.Piece;

import org.springframework.util.StringUtils;

import static org.assertj.core.api.Assertions.assertThat;

class MentionsTests {

	private static final List<String> NAMES = List.of("ana", "ana.b", "Bea López", "ليلى حداد", "o'neil");

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			value = { "@ana|ana", "See @ana, please|ana", "(@ANA)|ana", "@ana.b knows|ana.b", "@ana. Done|ana",
					"@ana's|ana", "@bea lópez and @ana|Bea López;ana", "@ana @ana|ana", "@ليلى حداد، انظري|ليلى حداد",
					"@@ana|ana", "@o'neil|o'neil", "@anabel|", "x@ana.org|", "é@ana|", "@|", "@ ana|", "ana|", "@Bea|",
					"nobody@nowhere|" })
	void whomATextNames(String text, String names) {
		List<String> named = (names != null) ? List.of(StringUtils.delimitedListToStringArray(names, ";")) : List.of();
		assertThat(Mentions.in(text, NAMES)).isEqualTo(named);
	}

	@Test
	void nothingOfTheTextIsLost() {
		String text = "@@ana and @Bea López: x@ana @";
		List<Piece> pieces = Mentions.cut(text, NAMES);
		assertThat(pieces.stream().map(Piece::text).collect(Collectors.joining())).isEqualTo(text);
		assertThat(pieces).contains(new Piece("@ana", "ana"), new Piece("@Bea López", "Bea López"));
		assertThat(Mentions.cut("", NAMES)).isEmpty();
	}

	@Test
	void nobodyIsNamedByAnEmptyName() {
		assertThat(Mentions.in("@ @@", List.of("", " "))).isEmpty();
	}

	@Test
	void manySignsAreNoTrouble() {
		String most = String.join("", Collections.nCopies(Note.LONGEST, "@"));
		assertThat(Mentions.cut(most, NAMES)).containsExactly(new Piece(most, null));
	}

}
