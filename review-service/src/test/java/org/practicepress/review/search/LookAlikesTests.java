package org.practicepress.review.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.practicepress.review.search.Alike.Degree;
import org.practicepress.review.search.Alike.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/** Whether what is the same is found, and what is not is left alone. */
class LookAlikesTests extends OnAnIndex {

	private static final Logger logger = LoggerFactory.getLogger(LookAlikesTests.class);

	/** What people make of a practice that was sent before. */
	private static final Map<String, BiFunction<MadeUp, Random, MadeUp>> COPIES = Map.of("typed again",
			MadeUp::typedAgain, "told otherwise", MadeUp::toldOtherwise, "shortened", MadeUp::shortened, "rewritten",
			MadeUp::rewritten, "translated", MadeUp::translated, "sent again", MadeUp::sentAgain);

	private static final int OF_EACH = 30;

	private final Random random = new Random(20_261_126);

	/**
	 * By default in 400; with {@code -Dlikeness.documents=100000} in many, where the log
	 * tells how long it took.
	 */
	@Test
	void nearCopiesAreFoundAndLittleElse() {
		int many = Integer.getInteger("likeness.documents", 400);
		List<MadeUp> practices = new ArrayList<>(
				IntStream.range(0, many).mapToObj((number) -> MadeUp.practice(number, this.random)).toList());
		String boilerplate = String.join(" ", practices.getFirst().sentences().subList(0, 2));
		for (int number = 0; number < OF_EACH; number++) {
			practices.add(practices.get(number + 1).another(many + number, this.random));
			practices.add(MadeUp.practice(2 * many + number, this.random).beginningWith(boilerplate));
		}
		practices.forEach(this::put);
		Map<String, List<MadeUp>> copies = new LinkedHashMap<>();
		// in the same order each time, as the random numbers
		new TreeMap<>(COPIES).forEach((kind, copy) -> copies.put(kind,
				practices.subList(0, OF_EACH).stream().map((practice) -> copy.apply(practice, this.random)).toList()));
		copies.values().forEach((some) -> some.forEach(this::put));
		Map<String, Integer> which = new HashMap<>();
		practices.forEach((practice) -> which.put(practice.id(), practice.practice()));
		copies.values().forEach((some) -> some.forEach((copy) -> which.put(copy.id(), copy.practice())));
		Map<String, Double> recall = new LinkedHashMap<>();
		int told = 0;
		int right = 0;
		List<Long> took = new ArrayList<>();
		for (Map.Entry<String, List<MadeUp>> kind : copies.entrySet()) {
			int found = 0;
			for (int number = 0; number < OF_EACH; number++) {
				MadeUp copy = kind.getValue().get(number);
				long begun = System.nanoTime();
				List<Alike> same = same(copy);
				took.add(System.nanoTime() - begun);
				told += same.size();
				right += (int) same.stream()
					.filter((other) -> Integer.valueOf(copy.practice()).equals(which.get(other.id())))
					.count();
				String first = practices.get(number).id();
				found += same.stream().anyMatch((other) -> other.id().equals(first)) ? 1 : 0;
			}
			recall.put(kind.getKey(), (double) found / OF_EACH);
		}
		for (MadeUp other : practices.subList(many, practices.size())) {
			List<Alike> same = same(other);
			told += same.size();
			right += (int) same.stream()
				.filter((one) -> Integer.valueOf(other.practice()).equals(which.get(one.id())))
				.count();
		}
		double precision = (double) right / told;
		logger.info(
				"Of near copies among {} are found {}, of what is told {} is right; it takes {} µs, the middle of {}",
				many, recall, precision, took.stream().sorted().toList().get(took.size() / 2) / 1_000, took.size());
		assertThat(recall).allSatisfy((kind, part) -> assertThat(part).as(kind).isGreaterThanOrEqualTo(0.9));
		assertThat(precision).isGreaterThanOrEqualTo(0.95);
	}

	@Test
	void saysWhy() {
		MadeUp first = MadeUp.practice(1, this.random);
		put(first);
		IntStream.range(2, 40).forEach((number) -> put(MadeUp.practice(number, this.random)));
		Alike again = same(first.sentAgain(this.random)).getFirst();
		assertThat(again.degree()).isEqualTo(Degree.SAME);
		assertThat(again.reasons()).contains(Reason.FILE, Reason.TEXT, Reason.TITLE, Reason.COUNTRY, Reason.THEME)
			.doesNotContain(Reason.CONTRIBUTOR, Reason.OTHER_LANGUAGE);
		assertThat(again.titleWords()).contains("returnees").doesNotContain("for", "in");
		assertThat(again.countries()).containsExactly(first.country());
		Alike translated = same(first.translated(this.random)).getFirst();
		assertThat(translated.degree()).isEqualTo(Degree.LIKELY);
		assertThat(translated.reasons()).containsExactlyInAnyOrder(Reason.CONTRIBUTOR, Reason.COUNTRY, Reason.THEME,
				Reason.OTHER_LANGUAGE);
		assertThat(this.index.ofSender(first.translated(this.random).profile(), 5)).containsExactly(first.id());
		assertThat(this.index.ofSender(first.profile(), 5)).as("not itself").isEmpty();
	}

	@Test
	void nothingIsLikeAnythingInAnEmptyIndexAndEmptyIsLikeNothing() {
		assertThat(this.index.alike(MadeUp.practice(1, this.random).profile())).isEmpty();
		put(MadeUp.practice(1, this.random));
		Profile empty = new Profile("x", "", List.of(), "xx", Set.of(), Set.of(), null, null);
		assertThat(this.index.alike(empty)).isEmpty();
		assertThat(this.index.ofSender(empty, 5)).isEmpty();
	}

	@Test
	void whatIsErasedIsLikeNothingAnyMore() {
		MadeUp first = MadeUp.practice(1, this.random);
		put(first);
		assertThat(same(first.shortened(this.random))).hasSize(1);
		this.index.remove(first.id());
		assertThat(same(first.shortened(this.random))).isEmpty();
	}

	@Test
	void fingerprintsOutliveTheirBytesAndShortTextsHaveNone() {
		Fingerprint print = MadeUp.practice(1, this.random).profile().fingerprint().orElseThrow();
		assertThat(Fingerprint.read(print.bytes()).likeness(print)).isEqualTo(1);
		assertThat(Fingerprint.of(List.of("too", "short"))).isEmpty();
	}

	private List<Alike> same(MadeUp practice) {
		return this.index.alike(practice.profile()).stream().filter(Alike::maybeTheSame).toList();
	}

	private void put(MadeUp practice) {
		this.index.put(practice.id(), practice.document());
	}

}
