package org.practicepress.pages;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class AccentTests {

	@Test
	void everyColourCanBeReadOnLightPaperAndOnDark() {
		for (int red = 0; red < 256; red += 51) {
			for (int green = 0; green < 256; green += 51) {
				for (int blue = 0; blue < 256; blue += 51) {
					Colour chosen = new Colour(red, green, blue);
					List<Colour> tokens = colours(Accent.of(chosen).css());
					assertThat(tokens).hasSize(8);
					assertReadable(chosen, tokens.subList(0, 4), "#fbfaf7", "#ffffff", "#f2f0ea");
					assertReadable(chosen, tokens.subList(4, 8), "#161716", "#1e201f", "#262928");
				}
			}
		}
	}

	@Test
	void whatCanBeReadStaysAsItWasChosen() {
		assertThat(Accent.of(Colour.valueOf("#0b5d57")).css()).contains("--pp-accent: #0b5d57;");
		assertThat(Accent.of(null).isChosen()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "red", "#fff", "#0b5d5", "#0b5d577", "#0b5d5g", "0b5d57f", "#0b5d57}",
			"#\u0661\u0661\u0661111" })
	void whatIsNoColourIsRefused(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> Colour.valueOf(text))
			.withMessage("a colour, such as #0b5d57");
	}

	private static void assertReadable(Colour chosen, List<Colour> tokens, String... grounds) {
		Colour accent = tokens.get(0);
		Colour strong = tokens.get(1);
		Colour on = tokens.get(2);
		for (String ground : grounds) {
			assertThat(accent.contrast(Colour.valueOf(ground))).as("%s on %s", chosen, ground)
				.isGreaterThanOrEqualTo(4.5);
			assertThat(strong.contrast(Colour.valueOf(ground))).as("%s on %s", chosen, ground)
				.isGreaterThanOrEqualTo(4.5);
		}
		assertThat(accent.contrast(on)).as("on %s", chosen).isGreaterThanOrEqualTo(4.5);
		assertThat(strong.contrast(on)).as("on %s", chosen).isGreaterThanOrEqualTo(4.5);
		assertThat(accent.contrast(tokens.get(3))).as("%s on its tint", chosen).isGreaterThanOrEqualTo(4.5);
	}

	private static List<Colour> colours(String css) {
		List<Colour> colours = new ArrayList<>();
		for (int at = css.indexOf('#'); at >= 0; at = css.indexOf('#', at + 1)) {
			colours.add(Colour.valueOf(css.substring(at, at + 7)));
		}
		return colours;
	}

}
