package org.practicepress.review.decision;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PlainTextTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "a\u0000b\u001b|ab", "\u202eevil\u202c \u2066x\u2069|evil x",
			"e\u0301t\u00e9|\u00e9t\u00e9", "a\u200db\u200e|a\u200db\u200e", "\ufeffx|x", "\ud800x|x", "👩‍🌾|👩‍🌾" })
	void signsThatNobodySeesAreLeftOut(String typed, String kept) {
		assertThat(PlainText.tidied(typed)).isEqualTo(kept);
		assertThat(PlainText.tidied(" a\r\nb\u2028c\td\r ")).isEqualTo("a\nb\nc\td");
	}

}
