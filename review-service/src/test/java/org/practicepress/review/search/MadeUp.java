package org.practicepress.review.search;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.apache.lucene.document.Document;
import org.practicepress.form.PracticeForm;
import org.practicepress.messaging.aggregate.Aggregate;
import org.practicepress.messaging.claimcheck.ClaimCheck;
import org.practicepress.review.contact.Contact;
import org.practicepress.review.decision.HistoryEntry;
import org.practicepress.review.decision.HistoryEntry.What;
import org.practicepress.review.decision.ReviewState;
import org.practicepress.review.decision.Revision;
import org.practicepress.review.decision.Status;
import org.practicepress.review.submission.Contributor;

import org.springframework.util.StringUtils;

/**
 * A practice that was made up, and what people make of one when they send it again.
 *
 * @param id its id
 * @param practice which practice it is, whoever tells of it
 * @param title its title
 * @param sentences what is told of it
 * @param language in which language
 * @param country where it was
 * @param theme what it is about
 * @param email who has sent it
 * @param file the digest of the file it came in
 */
record MadeUp(String id, int practice, String title, List<String> sentences, String language, String country,
		String theme, String email, String file) {

	private static final PracticeForm FORM = PracticeForm.load();

	private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

	private static final int THEMES = 12;

	private static final List<String> COMMON = List.of("the", "of", "and", "to", "in", "with", "for", "they", "was",
			"that", "on", "by");

	private static final List<String> EVERYWHERE = List.of("returnees", "support", "community", "training", "families",
			"months", "staff", "local", "project", "needs");

	private static final List<String> COUNTRIES = List.of("IQ", "SY", "SN", "GH", "MA", "CO", "HN", "NG");

	/** A practice of which nobody has told before. */
	static MadeUp practice(int number, Random random) {
		String theme = "theme-" + random.nextInt(THEMES);
		String country = COUNTRIES.get(random.nextInt(COUNTRIES.size()));
		String place = "Place" + random.nextInt(300);
		return new MadeUp(UUID.randomUUID().toString(), number,
				"%s %s for returnees in %s".formatted(word(theme, random), word("any", random), place),
				IntStream.range(0, 12 + random.nextInt(10)).mapToObj((at) -> sentence(theme, place, random)).toList(),
				"en", country, theme, "sender-" + number + "@example.org", digest(random));
	}

	private static String sentence(String theme, String place, Random random) {
		List<String> words = new ArrayList<>();
		for (int at = 0; at < 8 + random.nextInt(10); at++) {
			words.add(switch (random.nextInt(10)) {
				case 0, 1, 2 -> one(COMMON, random);
				case 3, 4 -> one(EVERYWHERE, random);
				case 5, 6, 7 -> word(theme, random);
				case 8 -> place;
				default -> word("any", random);
			});
		}
		return String.join(" ", words) + ".";
	}

	/** Each theme has words of its own. */
	private static String word(String theme, Random random) {
		int most = theme.equals("any") ? 4_000 : 120;
		StringBuilder word = new StringBuilder();
		Random letters = new Random((theme + random.nextInt(most)).hashCode());
		for (int syllable = 0; syllable < 2 + letters.nextInt(3); syllable++) {
			word.append("bdfgklmnprstvz".charAt(letters.nextInt(14))).append("aeiou".charAt(letters.nextInt(5)));
		}
		return word.toString();
	}

	private static String one(List<String> words, Random random) {
		return words.get(random.nextInt(words.size()));
	}

	private static String digest(Random random) {
		return "%016x".formatted(random.nextLong()).repeat(4);
	}

	/**
	 * Typed again from paper: one word in ten is another, and another colleague sends it.
	 */
	MadeUp typedAgain(Random random) {
		return with(this.title, this.sentences.stream().map((sentence) -> {
			List<String> words = new ArrayList<>();
			for (String word : StringUtils.tokenizeToStringArray(sentence, " ")) {
				words.add((random.nextInt(10) == 0) ? word("any", random) : word);
			}
			return String.join(" ", words);
		}).toList(), random);
	}

	/** Told in another order under another title. */
	MadeUp toldOtherwise(Random random) {
		List<String> shuffled = new ArrayList<>(this.sentences);
		Collections.shuffle(shuffled, random);
		return with("How " + word(this.theme, random) + " helped", shuffled, random);
	}

	/** A good half of it. */
	MadeUp shortened(Random random) {
		return with(this.title, this.sentences.subList(0, this.sentences.size() * 6 / 10), random);
	}

	/** A third was kept, the rest written anew. */
	MadeUp rewritten(Random random) {
		List<String> others = practice(this.practice, random).sentences();
		return with(this.title + ", two years on",
				Stream
					.concat(this.sentences.subList(0, this.sentences.size() / 3).stream(),
							others.subList(others.size() / 2, others.size()).stream())
					.toList(),
				random);
	}

	/** The same person tells of it in another language: only names are as they were. */
	MadeUp translated(Random random) {
		List<String> foreign = IntStream.range(0, 14)
			.mapToObj((at) -> String.join(" ",
					IntStream.range(0, 12).mapToObj((word) -> "f" + word("foreign", random)).toList()))
			.toList();
		return new MadeUp(UUID.randomUUID().toString(), this.practice, "L" + word("foreign", random), foreign, "fr",
				this.country, this.theme, this.email, digest(random));
	}

	/** The same file, sent by a colleague. */
	MadeUp sentAgain(Random random) {
		return new MadeUp(UUID.randomUUID().toString(), this.practice, this.title, this.sentences, this.language,
				this.country, this.theme, "colleague-" + random.nextInt() + "@example.org", this.file);
	}

	/** Another practice of the same person in the same country. */
	MadeUp another(int number, Random random) {
		MadeUp other = practice(number, random);
		return new MadeUp(other.id, number, other.title, other.sentences, "en", this.country, other.theme, this.email,
				other.file);
	}

	/**
	 * Another practice that begins with what an organisation says of itself everywhere.
	 */
	MadeUp beginningWith(String words) {
		return new MadeUp(this.id, this.practice, this.title,
				Stream.concat(Stream.of(words), this.sentences.stream()).toList(), this.language, this.country,
				this.theme, this.email, this.file);
	}

	private MadeUp with(String otherTitle, List<String> otherSentences, Random random) {
		return new MadeUp(UUID.randomUUID().toString(), this.practice, otherTitle, otherSentences, this.language,
				this.country, this.theme, "colleague-" + random.nextInt() + "@example.org", digest(random));
	}

	Profile profile() {
		return Profile.of(this.id, state(), contributor(), FORM);
	}

	Document document() {
		return IndexedReview.of(new Aggregate<>(this.id, 1, state()), NOW, NOW, new Contact(List.of(), null),
				contributor(), List.of(), FORM, (message) -> "", List.of());
	}

	private Contributor contributor() {
		return new Contributor("Somebody", this.email, null, "An Organisation", null, null, "en", true);
	}

	private ReviewState state() {
		Map<String, List<String>> answers = new LinkedHashMap<>();
		answers.put("practice.title", List.of(this.title));
		answers.put("practice.summary", List.of(this.sentences.getFirst()));
		answers.put("practice.description",
				List.of(String.join(" ", this.sentences.subList(1, this.sentences.size()))));
		answers.put("practice.country", List.of(this.country));
		answers.put("practice.theme", List.of(this.theme));
		Revision revision = new Revision(1, NOW, "web", 1, this.language, this.language, this.title, answers, Map.of(),
				Map.of(), List.of(), new ClaimCheck(this.file, 10, "application/octet-stream", "form.docx"), List.of(),
				List.of(), null);
		return new ReviewState(this.id, "PP-7K3M9Q", UUID.randomUUID().toString(), Status.QUEUED, this.title,
				List.of(this.country), NOW, null, null, null, List.of(), List.of(revision),
				List.of(new HistoryEntry(NOW, What.RECEIVED, 1, null, null, List.of())));
	}

}
