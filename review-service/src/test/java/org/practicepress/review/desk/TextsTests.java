package org.practicepress.review.desk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.practicepress.form.Problem;
import org.practicepress.messaging.event.EventCodec;
import org.practicepress.review.decision.Category;
import org.practicepress.review.decision.Decision.Refusal;
import org.practicepress.review.decision.HistoryEntry.What;
import org.practicepress.review.decision.Samples;
import org.practicepress.review.notes.Note;
import org.practicepress.review.operations.DeadLetter;
import org.practicepress.review.operations.Outcome;
import org.practicepress.review.operations.Trouble;
import org.practicepress.review.rubric.Assessment;
import org.practicepress.review.search.Alike;
import org.practicepress.review.search.View;
import org.practicepress.review.unsorted.UnsortedMail;
import tools.jackson.databind.JsonNode;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

import static org.assertj.core.api.Assertions.assertThat;

class TextsTests {

	@ParameterizedTest
	@ValueSource(strings = { "fr", "es", "ar" })
	void everyLanguageHasEveryText(String language) throws Exception {
		Properties own = texts("_" + language);
		assertThat(own.keySet()).isEqualTo(texts("").keySet());
		own.forEach((key, text) -> {
			assertThat(text.toString()).as("%s", key).isNotBlank();
			assertThat(text.toString().contains("{0")).as("%s", key)
				.isEqualTo(english().getProperty(key.toString()).contains("{0"));
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "_fr", "_es", "_ar" })
	void numbersStandInGoodSentences(String suffix) throws Exception {
		for (String key : List.of("review.problems", "review.changed", "review.bulk.done.start",
				"review.bulk.done.return", "review.bulk.done.hand-over", "operations.behind", "operations.said.retried",
				"operations.stuck.more", "operations.stuck.said.retry", "operations.waiting",
				"operations.unsendable")) {
			for (int number : new int[] { 1, 2, 3 }) {
				assertThat(new MessageFormat(texts(suffix).getProperty(key), Locale.ENGLISH)
					.format(new Object[] { number })).isNotBlank().doesNotContain("{").doesNotContain("choice");
			}
		}
	}

	@Test
	void whateverCanHappenHasWords() {
		Stream<String> keys = Stream
			.of(Stream.of(View.values()).map((view) -> "review.tab." + view.code()),
					Stream.of(What.values()).map((what) -> "review.history." + what.code()),
					Stream.of(Refusal.values()).map((refusal) -> "review.refusal." + refusal.code()),
					Stream.of(Category.values()).map((category) -> "review.category." + category.code()),
					Stream.of(Outcome.Refusal.values()).map((refusal) -> "operations.refusal." + refusal.code()),
					Stream
						.of(DeadLetter.State.values())
						.map((state) -> "operations.state." + state.code()),
					contract("letter.stuck.v1", "kind").map((kind) -> "operations.letter." + kind),
					contract("letter.stuck.v1", "reason").map((reason) -> "operations.stuck.reason." + reason),
					contract("mail.unsorted.v1", "reason").map((reason) -> "review.unsorted.reason." + reason),
					Stream.of(UnsortedMail.Refusal.values())
						.map((refusal) -> "review.unsorted.refusal." + refusal.code()),
					Stream
						.of(UnsortedMail.What.values())
						.map((what) -> "review.unsorted.was." + what.code()),
					contract("mail.stuck.v1", "reason").map((reason) -> "operations.stuck.reason." + reason),
					Stream.of(Trouble.What.values())
						.flatMap((what) -> Stream.of("did.", "said.").map((part) -> part + what.code()))
						.map((what) -> "operations.stuck." + what),
					Stream.of(Trouble.Kind.values())
						.flatMap((kind) -> Stream.of("", "kind.", "retry.help.", "discard.help.")
							.map((part) -> "operations.stuck." + part + kind.code())),
					Stream.of(Trouble.Standing.values())
						.map((standing) -> "operations.stuck.standing." + standing.code()),
					Stream.of(Note.Flaw.values())
						.filter((flaw) -> flaw != Note.Flaw.UNKNOWN)
						.map((flaw) -> "review.notes.flaw." + flaw.code()),
					Stream.of(Assessment.Flaw.values())
						.filter((flaw) -> flaw != Assessment.Flaw.UNKNOWN)
						.map((flaw) -> "review.assessment.flaw." + flaw.code()),
					Stream.of(Assessment.What.values()).map((what) -> "review.assessment.history." + what.code()),
					Stream.of(Alike.Degree.values()).map((degree) -> "review.similar.degree." + degree.code()),
					Stream.of(Alike.Reason.values()).map((reason) -> "review.similar.reason." + reason.code()),
					Stream.of(Problem.Kind.values()).map((kind) -> "review.problem." + kind.code()))
			.flatMap((some) -> some);
		assertThat(english().stringPropertyNames()).containsAll(keys.toList());
	}

	/** What a field of an event may say. */
	private static Stream<String> contract(String type, String field) {
		try {
			return new EventCodec().mapper()
				.readTree(new ClassPathResource("contracts/" + type + ".schema.json").getContentAsByteArray())
				.at("/properties/data/properties/" + field + "/enum")
				.valueStream()
				.map(JsonNode::stringValue);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Test
	void timesAndSizesAreForPeople() {
		TimesAndSizes words = new TimesAndSizes(Locale.ENGLISH);
		assertThat(words.time(Instant.parse("2026-11-02T08:14:27Z"))).isEqualTo("2 Nov 2026, 08:14 UTC");
		assertThat(words.size(Samples.file("a", "b", 'c'))).isEqualTo("1 kB");
		assertThat(new TimesAndSizes(Locale.FRENCH).time(Instant.parse("2026-02-28T23:00:00Z")))
			.isEqualTo("28 févr. 2026, 23:00 UTC");
	}

	private static Properties english() {
		try {
			return texts("");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Properties texts(String suffix) throws IOException {
		return PropertiesLoaderUtils.loadProperties(new EncodedResource(
				new ClassPathResource("review/messages" + suffix + ".properties"), StandardCharsets.UTF_8));
	}

}
