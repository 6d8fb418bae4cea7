package org.practicepress.review.correction;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.practicepress.form.PracticeForm;
import org.practicepress.review.comparison.Extent;
import org.practicepress.review.decision.Decision.Refusal;
import org.practicepress.review.decision.ReviewCommand.Correct;
import org.practicepress.review.decision.Revision;
import org.practicepress.review.decision.Samples;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(60)
class CorrectionsTests {

	private static final String TITLE = "practice.title";

	private static final String CHALLENGES = "practice.challenges";

	private final Corrections corrections = new Corrections(PracticeForm.load());

	private final Revision form = Samples.revision(1, "Boosting employement of returnees");

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			en | Employement                        | Employment                        | true
			en | Boosting employement of returnees  | Boosting employment of returnees  | true
			en | boosting employement in Irak       | Boosting employment in Irak       | true
			en | boosting employement in Irak       | Boosting employment in Iraq now   | false
			en | Two words                          | Other names                       | false
			en | Boosting employment                | Boosting employment , in Iraq     | false
			en | Boosting employment                | Boosting  employment              | true
			ar | دعم تشغييل العائدين                | دعم تشغيل العائدين                | true
			ar | دعم تشغيل العائدين في العراق       | دعم تشغيل العائدات في العراق      | true
			ar | دعم تشغيل العائدين في العراق       | برنامج القروض الصغيرة للأسر       | false
			""")
	void mostStaysAsItWas(String language, String own, String text, boolean small) {
		assertThat(Corrections.small(own, text, Locale.of(language))).isEqualTo(small);
	}

	@Test
	void ofLongAnswersOneWordInTenAndNeverMoreThanTwenty() {
		for (int words : List.of(50, 120, 200, 1000)) {
			int most = Math.min(20, words / 10);
			assertThat(Corrections.small(numbered(words, 0), numbered(words, most), Locale.ENGLISH)).isTrue();
			assertThat(Corrections.small(numbered(words, 0), numbered(words, most + 1), Locale.ENGLISH)).isFalse();
		}
	}

	@Test
	void whatIsAllOtherIsMuchAtABoundedCost() {
		String own = IntStream.range(0, 4000).mapToObj((at) -> "a" + at).collect(Collectors.joining(" "));
		String other = IntStream.range(0, 4000).mapToObj((at) -> "b" + at).collect(Collectors.joining(" "));
		assertThat(Extent.of(own, other, Locale.ENGLISH)).isEqualTo(new Extent(4000, 4000));
		assertThat(Extent.of("", "", Locale.ENGLISH)).isEqualTo(new Extent(0, 0));
	}

	@Test
	void anAnswerIsWrittenDownAsTheFormWritesThem() {
		assertThat(this.corrections.tidied(new Correct(TITLE, " Boosting\r\nemployment\u202e ")))
			.isEqualTo(new Correct(TITLE, "Boosting employment", true));
		assertThat(this.corrections.tidied(new Correct(CHALLENGES, "Two.\r\n\r\n - One \r\n")))
			.isEqualTo(new Correct(CHALLENGES, "Two.\n- One", false));
		assertThat(this.corrections.tidied(new Correct(null, null))).isEqualTo(new Correct("", null, false));
	}

	@Test
	void whatIsNoTextAndWhatTellsOfTheContributorIsNotCorrected() {
		for (String field : List.of("practice.country", "practice.theme", "practice.start", "consent.publish",
				"contributor.name", "practice.photos", "practice.results", "no.such-field")) {
			assertThat(this.corrections.possible(this.form, field)).as(field).isFalse();
			assertThat(this.corrections.flaw(this.form, new Correct(field, "Text"))).as(field)
				.contains(Refusal.NOT_CORRECTABLE);
		}
		assertThat(this.corrections.possible(this.form, TITLE)).isTrue();
	}

	@Test
	void theFormSaysHowLongAnAnswerMayBe() {
		assertThat(flaw("Boosting employment of returnees")).isNull();
		assertThat(flaw("")).isEqualTo(Refusal.CORRECTION_MISSING);
		assertThat(flaw("Something else that nobody wrote")).isEqualTo(Refusal.CORRECTION_TOO_LARGE);
		assertThat(flaw("Boosting employment of returnees" + "s".repeat(300))).isEqualTo(Refusal.CORRECTION_TOO_LONG);
		assertThat(flaw("word ".repeat(5000))).isEqualTo(Refusal.CORRECTION_TOO_LONG);
		assertThat(flaw(null)).isNull();
		Revision endless = Samples.revision(1, "Boosting employement of returnees " + "s".repeat(300));
		assertThat(this.corrections.flaw(endless,
				new Correct(TITLE, "Boosting employment of returnees " + "s".repeat(300), true)))
			.as("it was too long before")
			.isEmpty();
	}

	private @Nullable Refusal flaw(@Nullable String text) {
		return this.corrections.flaw(this.form, new Correct(TITLE, text, true)).orElse(null);
	}

	private static String numbered(int words, int others) {
		return IntStream.range(0, words)
			.mapToObj((at) -> ((at * others / words != (at + 1) * others / words) ? "x" : "w") + at)
			.collect(Collectors.joining(" "));
	}

}
