package org.practicepress.benchmarks;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ArgumentsTests {

	@Test
	void measuresAllOfTodayWhenNothingIsSaid() {
		assertThat(Arguments.parse(List.of())).satisfies((arguments) -> {
			assertThat(arguments.against()).isNull();
			assertThat(arguments.only()).containsExactly(Scenario.values());
			assertThat(arguments.sizes()).isEqualTo(Sizes.FULL);
		});
	}

	@Test
	void understandsEveryOption() {
		Arguments arguments = Arguments.parse(List.of("--stored", "5000,1000", "--against", "HEAD~1", "--only",
				"mail,start", "--quick", "--json", "a.json", "--markdown", "a.md"));
		assertThat(arguments.against()).isEqualTo("HEAD~1");
		assertThat(arguments.only()).containsExactly(Scenario.MAIL, Scenario.START);
		assertThat(arguments.sizes()).isEqualTo(Sizes.QUICK.storing(List.of(1000, 5000)));
		assertThat(arguments.json()).isEqualTo(Path.of("a.json"));
		assertThat(arguments.markdown()).isEqualTo(Path.of("a.md"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "--fast", "--against", "--against --quick", "--only nothing", "--only mail,", "--stored x",
			"--stored 0", "--stored 10,-1", "quick" })
	void saysWhatItDoesNotUnderstand(String line) {
		assertThatIllegalArgumentException().isThrownBy(() -> Arguments.parse(List.of(line.split(" "))));
	}

}
