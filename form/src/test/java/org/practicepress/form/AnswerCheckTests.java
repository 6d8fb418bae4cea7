package org.practicepress.form;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.google.re2j.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class AnswerCheckTests {

	private static final String[] PIECES = { "word", "é", "سلام", "𐐀x", "1", "12. ", "1234567. ", "7.", "²", "-", "•",
			" ", "  ", "\n", "\r\n", "\t", "\u000b", "\u00a0", "\u2028", "\u3000", "\u0085", "\ud800", "_", "." };

	private final PracticeForm form = PracticeForm.load();

	private final AnswerCheck check = new AnswerCheck(this.form);

	@Test
	void aConsentThatContradictsItselfIsNone() {
		for (String consent : List.of("consent.publish", "consent.contact", "consent.photos")) {
			assertThat(this.check.check(complete().with(consent, "yes", "no"))).as(consent)
				.containsExactly(new Problem(consent,
						consent.equals("consent.publish") ? Problem.Kind.CONSENT_NEEDED : Problem.Kind.NOT_A_CHOICE));
		}
	}

	@Test
	void takesACompleteForm() {
		assertThat(this.check.check(complete())).isEmpty();
	}

	@Test
	void namesEveryRequiredQuestionLeftOpenInTheFormsOrder() {
		List<Problem> problems = this.check.check(Answers.none());
		assertThat(problems).hasSize(24).allMatch((problem) -> problem.problem() == Problem.Kind.MISSING);
		assertThat(problems.getFirst().field()).isEqualTo("contributor.name");
		assertThat(problems.getLast().field()).isEqualTo("consent.contact");
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			practice.evidence,       proven by us,       not-a-choice
			practice.phase,          departure,          not-a-choice
			practice.country,        Atlantis,           not-a-country
			practice.country,        iq,                 not-a-country
			contributor.email,       amal@example,       not-an-email
			contributor.email,       amal at example.org, not-an-email
			practice.start,          2021-13,            not-a-date
			practice.start,          ongoing,            not-a-date
			practice.end,            soon,               not-a-date
			practice.people-reached, about 300,          not-a-number
			practice.budget,         EUR,                not-a-number
			practice.links,          see our site,       not-a-url
			practice.links,          javascript:alert(1), not-a-url
			consent.publish,         no,                 consent-needed
			consent.contact,         perhaps,            not-a-choice
			""")
	void namesWhatIsWrong(String key, String value, String problem) {
		assertThat(this.check.check(complete().with(key, value)))
			.containsExactly(new Problem(key, Problem.Kind.of(problem)));
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			practice.end,            ongoing
			practice.end,            2022-02
			practice.budget,         120000 EUR
			practice.budget,         99.50
			practice.links,          https://example.org/a?b=c
			consent.contact,         no
			contributor.email,       first.last+tag@mail.example.org
			""")
	void takesWhatIsRight(String key, String value) {
		assertThat(this.check.check(complete().with(key, value))).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(ints = { 60, 61 })
	void countsWords(int count) {
		Answers answers = complete().with("practice.summary", "- word\n".repeat(count));
		assertThat(this.check.check(answers)).hasSize((count > 60) ? 1 : 0)
			.allMatch((problem) -> problem.problem() == Problem.Kind.TOO_LONG);
		Map<String, Length> lengths = this.check.lengths(answers);
		assertThat(lengths.get("practice.summary")).isEqualTo(new Length(count, 60));
		assertThat(lengths.values()).filteredOn(Length::over).hasSize((count > 60) ? 1 : 0);
		assertThat(lengths).doesNotContainKey("practice.title");
		assertThat(this.check.lengths(Answers.none())).isEmpty();
	}

	@Test
	void countsCharactersAsPeopleSeeThem() {
		assertThat(this.check.check(complete().with("practice.title", "\ud83c\udf31".repeat(100)))).isEmpty();
		assertThat(this.check.check(complete().with("practice.title", "x".repeat(101))))
			.containsExactly(new Problem("practice.title", Problem.Kind.TOO_LONG));
	}

	@Test
	void countsItems() {
		String[] links = new String[11];
		Arrays.fill(links, "https://example.org");
		assertThat(this.check.check(complete().with("practice.links", links)))
			.containsExactly(new Problem("practice.links", Problem.Kind.TOO_LONG));
	}

	@Test
	void asksForTheConsentOfThePeopleShownOnlyWithPhotos() {
		Map<String, Integer> onePhoto = Map.of("practice.photos", 1);
		assertThat(this.check.check(complete(), onePhoto))
			.containsExactly(new Problem("consent.photos", Problem.Kind.MISSING));
		assertThat(this.check.check(complete().with("consent.photos", "yes"), onePhoto)).isEmpty();
		assertThat(this.check.check(complete().with("consent.photos", "yes"), Map.of("practice.photos", 9)))
			.containsExactly(new Problem("practice.photos", Problem.Kind.TOO_LONG));
	}

	@Test
	void writesAnswersAndProblemsAsTheEventsHoldThem() {
		JsonMapper json = JsonMapper.shared();
		Answers answers = Answers
			.of(Map.of("practice.country", List.of("IQ", " ", "SN"), "practice.place", List.of("")));
		assertThat(json.writeValueAsString(answers)).isEqualTo("{\"practice.country\":[\"IQ\",\"SN\"]}");
		assertThat(json.readValue("{\"practice.country\":[\"IQ\",\"SN\"]}", Answers.class)).isEqualTo(answers);
		assertThat(json.writeValueAsString(new Problem("practice.title", Problem.Kind.TOO_LONG)))
			.isEqualTo("{\"field\":\"practice.title\",\"problem\":\"too-long\"}");
		assertThat(answers.toString()).doesNotContain("IQ");
	}

	private Answers complete() {
		Map<String, List<String>> answers = new LinkedHashMap<>();
		for (Field field : this.form.fields()) {
			if (field.required()) {
				answers.put(field.key(), List.of(switch (field.type()) {
					case EMAIL -> "amal@example.org";
					case CHOICE, CHOICES, YES_NO -> field.choices().getFirst().code();
					case COUNTRIES -> "IQ";
					case MONTH -> "2021-03";
					default -> "Some words";
				}));
			}
		}
		return Answers.of(answers);
	}

	@Test
	void countsTheWordsOfAListAndNotItsMarks() {
		assertThat(AnswerCheck.words("Two steps:\n1. Ask 3 people\n2. Wait\n- then go \u2013 on")).isEqualTo(9);
	}

	/** The same as by patterns, which took longer than reading the form. */
	@Test
	void countsWordsAsPatternsDo() {
		Pattern item = Pattern.compile("^\\d{1,6}\\. ", Pattern.MULTILINE);
		Pattern white = Pattern.compile("[\\s\\x0b\\p{Z}]+");
		Pattern counts = Pattern.compile("[\\p{L}\\p{N}]");
		Random random = new Random(9);
		for (int text = 0; text < 5_000; text++) {
			String written = random.ints(random.nextInt(20), 0, PIECES.length)
				.mapToObj((piece) -> PIECES[piece])
				.collect(Collectors.joining());
			assertThat(AnswerCheck.words(written)).as(written)
				.isEqualTo((int) Stream.of(white.split(item.matcher(written).replaceAll("")))
					.filter((word) -> counts.matcher(word).find())
					.count());
		}
	}

}
