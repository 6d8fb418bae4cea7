package org.practicepress.review.insight;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ScaleTests {

	@ParameterizedTest
	@CsvSource({ "0, 2", "1, 2", "2, 2", "3, 4", "5, 6", "9, 10", "10, 10", "11, 20", "47, 60", "99, 100", "101, 200",
			"100000, 100000", "123456, 200000" })
	void isRoundAndSoIsItsHalf(long largest, long top) {
		Scale scale = Scale.fitting(largest);
		assertThat(scale.top()).isEqualTo(top);
		assertThat(scale.middle() * 2).isEqualTo(top);
	}

	@Test
	void whatIsNotNothingIsSeen() {
		Scale scale = new Scale(100_000);
		assertThat(scale.height(0)).isZero();
		assertThat(scale.height(1)).isPositive();
		assertThat(scale.height(100_000)).isEqualTo(Scale.HEIGHT);
		assertThat(scale.height(25_000)).isEqualTo(250);
	}

}
