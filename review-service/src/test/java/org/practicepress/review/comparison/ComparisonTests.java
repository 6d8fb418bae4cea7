package org.practicepress.review.comparison;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.practicepress.form.PracticeForm;
import org.practicepress.review.comparison.Compared.Change;
import org.practicepress.review.decision.Photo;
import org.practicepress.review.decision.Revision;
import org.practicepress.review.decision.Samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class ComparisonTests {

	private static final PracticeForm FORM = PracticeForm.load();

	private final Revision first = Samples.revision(1, "Ovens of Mosul");

	@Test
	void eachAnswerIsToldInTheOrderOfTheForm() {
		Revision second = changed(2, List.of(),
				Map.of("practice.title", List.of("Bread ovens of Mosul"), "practice.country", List.of("IQ", "SY"),
						"practice.summary", List.of(), "practice.results", List.of("Nine work."), "practice.weather",
						List.of("Sunny"), "contributor.email", List.of("rozhin@example.org")));
		Comparison comparison = Comparison.of(this.first, second, FORM, Locale.ENGLISH);
		assertThat(comparison.changed()).extracting(Compared::field, Compared::change)
			.containsExactlyInAnyOrder(tuple("practice.title", Change.CHANGED),
					tuple("practice.summary", Change.REMOVED), tuple("practice.country", Change.CHANGED),
					tuple("practice.results", Change.ADDED), tuple("practice.photos", Change.REMOVED),
					tuple("practice.weather", Change.ADDED));
		assertThat(comparison.answers()).extracting(Compared::field)
			.startsWith("practice.title", "practice.summary")
			.endsWith("practice.weather")
			.doesNotContain("contributor.email");
		assertThat(pieces(comparison, "practice.country")).containsExactly("same Iraq", "added Syria");
		assertThat(comparison.unchanged()).extracting(Compared::field)
			.contains("practice.theme", "practice.documents", "consent.publish");
	}

	@Test
	void anotherPhotoOfTheSameNameIsAnotherPhoto() {
		Revision second = changed(2,
				List.of(new Photo(Samples.file("bakery.jpg", "image/jpeg", 'f'), "The bakery", null)), Map.of());
		assertThat(pieces(Comparison.of(this.first, second, FORM, Locale.ENGLISH), "practice.photos"))
			.containsExactly("removed bakery.jpg · The bakery", "added bakery.jpg · The bakery");
	}

	@Test
	void sameFormHasNoChanges() {
		assertThat(Comparison.of(this.first, this.first, FORM, Locale.ENGLISH).changed()).isEmpty();
	}

	@Test
	void formsAreFoundHoweverTheyAreAskedFor() {
		assertThat(pair(null, null)).isEqualTo("2 4");
		assertThat(pair(4, 1)).isEqualTo("1 4");
		assertThat(pair(null, 2)).isEqualTo("1 2");
		assertThat(pair(null, 1)).isEqualTo("1 1");
		assertThat(pair(2, 2)).isEqualTo("2 2");
		assertThat(pair(3, 4)).isEqualTo("none");
		assertThat(pair(1, Integer.MIN_VALUE)).isEqualTo("none");
	}

	private static String pair(@Nullable Integer from, @Nullable Integer to) {
		return RevisionPair.of(List.of(1, 2, 4), from, to, (number) -> Optional.of(Samples.revision(number, "A title")))
			.map((pair) -> pair.from().number() + " " + pair.to().number())
			.orElse("none");
	}

	private static List<String> pieces(Comparison comparison, String field) {
		return comparison.answers()
			.stream()
			.filter((answer) -> answer.field().equals(field))
			.flatMap((answer) -> answer.passages().stream())
			.flatMap((passage) -> passage.pieces().stream())
			.map((piece) -> piece.op().code() + " " + piece.text())
			.toList();
	}

	private Revision changed(int number, List<Photo> photos, Map<String, List<String>> other) {
		Map<String, List<String>> answers = new LinkedHashMap<>(this.first.answers());
		other.forEach((key, values) -> {
			if (values.isEmpty()) {
				answers.remove(key);
			}
			else {
				answers.put(key, values);
			}
		});
		return new Revision(number, this.first.receivedAt(), "web", 1, "en", "en", "A title", answers, null, null,
				List.of(), this.first.original(), photos, this.first.documents(), null);
	}

}
