package org.practicepress.review.search;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.practicepress.review.contact.Contact;
import org.practicepress.review.contact.Contact.Note;
import org.practicepress.review.decision.HistoryEntry.What;
import org.practicepress.review.decision.Status;
import org.practicepress.review.search.Found.Count;
import org.practicepress.review.search.Tally.Times;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

class TallyTests extends OnAnIndex {

	private static final Logger logger = LoggerFactory.getLogger(TallyTests.class);

	private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

	private static final Note BOUNCED = new Note(Some.NOW, Contact.What.BOUNCED, "received", "5.1.1", null);

	@Test
	void whatCameIsCountedByItsDayAndWhatWasDecidedByTheDayOfThat() {
		put(Some.titled("today").before(Duration.ZERO).in("IQ", "SY"),
				Some.titled("first moment of yesterday").before(Duration.ofHours(36)).in("IQ"),
				Some.titled("last moment of the day before").before(Duration.ofHours(36).plusSeconds(1)),
				Some.titled("long ago, accepted today").before(Duration.ofDays(40)).decided(What.ACCEPTED, days(40)),
				Some.titled("declined yesterday").before(Duration.ofDays(3)).decided(What.DECLINED, days(2)),
				Some.titled("declined long ago").before(Duration.ofDays(50)).decided(What.DECLINED, days(2)));
		Tally tally = this.index.tally(anybody(), new Days(TODAY.minusDays(1), TODAY),
				List.of(day(TODAY.minusDays(1)), day(TODAY)));
		assertThat(tally.received()).isEqualTo(2);
		assertThat(tally.receivedBy()).containsExactly(1L, 1L);
		assertThat(tally.values().get(Filter.COUNTRY)).containsExactly(new Count("IQ", 2), new Count("SY", 1));
		assertThat(tally.values().get(Filter.CHANNEL)).containsExactly(new Count("email", 2));
		assertThat(tally.values().get(Filter.DOUBTFUL)).containsExactly(new Count("no", 2));
		assertThat(tally.decided()).isEqualTo(new Times(2, days(2), days(40)));
		assertThat(tally.decidedBy()).containsExactly(new Times(1, days(2), days(2)), new Times(1, days(40), days(40)));
		assertThat(tally.decisions()).containsExactlyInAnyOrder(new Count("accepted", 1), new Count("declined", 1));
		assertThat(tally.views()).containsEntry(View.QUEUED, 3L).containsEntry(View.ACCEPTED, 1L);
		assertThat(this.index.received()).contains(new Days(TODAY.minusDays(50), TODAY));
	}

	@Test
	void whatIsCountedIsFoundByTheSameDays() {
		put(Some.titled("1").before(days(9)), Some.titled("2").before(days(8)),
				Some.titled("3").before(days(8)).decided(What.ACCEPTED, days(3)),
				Some.titled("4").before(days(7)).decided(What.DECLINED, days(3)));
		LocalDate day = TODAY.minusDays(8);
		assertThat(find(Map.of(Filter.RECEIVED_FROM, day))).isEqualTo(3);
		assertThat(find(Map.of(Filter.RECEIVED_TO, day))).isEqualTo(3);
		assertThat(find(Map.of(Filter.RECEIVED_FROM, day, Filter.RECEIVED_TO, day))).isEqualTo(2);
		assertThat(find(Map.of(Filter.DECIDED_FROM, TODAY.minusDays(5)))).isEqualTo(2);
		assertThat(find(Map.of(Filter.DECIDED_TO, TODAY.minusDays(5)))).isEqualTo(1);
		assertThat(find(Map.of(Filter.DECIDED_TO, TODAY, Filter.RECEIVED_FROM, TODAY.minusDays(7)))).isEqualTo(1);
		assertThat(asked(Map.of(Filter.RECEIVED_FROM, List.of("2026-02-30", "x", "99999-01-01"))).narrowed()).isFalse();
	}

	@Test
	void theFirstDecisionCounts() {
		Some accepted = Some.titled("A").before(days(9)).decided(What.ACCEPTED, days(1));
		put(accepted, accepted.by("ana", Status.WITHDRAWN));
		Tally tally = this.index.tally(anybody(), new Days(TODAY.minusDays(9), TODAY),
				List.of(new Days(TODAY.minusDays(9), TODAY)));
		assertThat(tally.decisions()).as("taken back later").containsExactly(new Count("accepted", 1));
		assertThat(tally.views()).containsEntry(View.WITHDRAWN, 1L);
	}

	@Test
	void whatWasMergedCountsAsNoDecision() {
		put(Some.titled("merged").before(days(9)).decided(What.MERGED, days(1)),
				Some.titled("accepted").before(days(9)).decided(What.ACCEPTED, days(1)));
		Days all = new Days(TODAY.minusDays(9), TODAY);
		Tally tally = this.index.tally(anybody(), all, List.of(all));
		assertThat(tally.received()).isEqualTo(2);
		assertThat(tally.decided().number()).isEqualTo(1);
		assertThat(tally.decisions()).containsExactly(new Count("accepted", 1));
		assertThat(tally.views()).containsEntry(View.MERGED, 1L);
	}

	@Test
	void lettersThatDoNotArriveAreKnown() {
		put(Some.titled("lost").heardOf(new Contact(List.of(BOUNCED), Some.NOW)),
				Some.titled("one astray").heardOf(new Contact(List.of(BOUNCED), null)),
				Some.titled("away")
					.heardOf(new Contact(List.of(new Note(Some.NOW, Contact.What.AWAY, "received", null, null)), null)),
				Some.titled("as usual"));
		assertThat(this.index.tally(anybody(), day(TODAY.minusDays(1)), List.of()).values().get(Filter.MAIL))
			.containsExactlyInAnyOrder(new Count("lost", 1), new Count("astray", 1));
	}

	@Test
	void timesAreThoseThatSomeTook() {
		assertThat(times(5)).isEqualTo(new Times(1, millis(5), millis(5)));
		assertThat(times(4, 1, 3, 2)).isEqualTo(new Times(4, millis(2), millis(4)));
		assertThat(Times.of(LongStream.rangeClosed(1, 10).toArray())).isEqualTo(new Times(10, millis(5), millis(9)));
		assertThat(Times.of(LongStream.rangeClosed(1, 101).toArray()))
			.isEqualTo(new Times(101, millis(51), millis(91)));
		assertThat(times()).isEqualTo(new Times(0, Duration.ZERO, Duration.ZERO));
	}

	/** Also tells how long it takes: {@code -Dtally.documents=100000}. */
	@Test
	void manyAreCountedLikeOneByOne() {
		int many = Integer.getInteger("tally.documents", 1_000);
		String[] countries = { "IQ", "SN", "AF", "CO" };
		long accepted = 0;
		for (int number = 0; number < many; number++) {
			Some some = Some.titled("n" + number)
				.before(Duration.ofHours(number % 8_000))
				.in(countries[number % countries.length])
				.about("theme-" + number % 13);
			boolean decided = number % 3 == 0 && number % 8_000 > 500;
			(decided ? some.decided(What.ACCEPTED, Duration.ofHours(number % 500)) : some).putInto(this.index);
			accepted += decided ? 1 : 0;
		}
		Days days = this.index.received().orElseThrow();
		List<Days> parts = days.first().datesUntil(days.last().plusDays(1)).map(TallyTests::day).toList();
		List<Long> took = new ArrayList<>();
		Tally tally = this.index.tally(anybody(), days, parts);
		for (int time = 0; time < 20; time++) {
			long begun = System.nanoTime();
			tally = this.index.tally(anybody(), days, parts);
			took.add(System.nanoTime() - begun);
		}
		logger.info("Counting {} on {} days takes {} µs, the middle of {}", many, parts.size(),
				took.stream().sorted().toList().get(took.size() / 2) / 1_000, took.size());
		assertThat(tally.received()).isEqualTo(many);
		assertThat(tally.receivedBy().stream().mapToLong(Long::longValue).sum()).isEqualTo(many);
		assertThat(tally.values().get(Filter.COUNTRY)).extracting(Count::number).containsOnly((long) many / 4);
		assertThat(tally.decided().number()).isEqualTo(accepted);
		assertThat(tally.decidedBy().stream().mapToLong(Times::number).sum()).isEqualTo(accepted);
		assertThat(tally.decisions()).containsExactly(new Count("accepted", accepted));
	}

	@Test
	void emptyHasNothingToCount() {
		Tally tally = this.index.tally(anybody(), day(TODAY), List.of(day(TODAY)));
		assertThat(tally.received()).isZero();
		assertThat(tally.decided().number()).isZero();
		assertThat(this.index.received()).isEmpty();
	}

	private void put(Some... some) {
		Stream.of(some).forEach((each) -> each.putInto(this.index));
	}

	private long find(Map<Filter, LocalDate> days) {
		return this.index
			.find(asked(days.entrySet()
				.stream()
				.collect(Collectors.toMap(Map.Entry::getKey, (day) -> List.of(day.getValue().toString())))))
			.total();
	}

	private static Asked anybody() {
		return asked(Map.of());
	}

	private static Asked asked(Map<Filter, List<String>> chosen) {
		return new Asked(View.ALL, "", chosen, Order.OLDEST, 1, 25, "ana", Some.USUAL, Some.NOW);
	}

	private static Times times(long... millis) {
		return Times.of(Arrays.copyOf(millis, millis.length));
	}

	private static Duration millis(long millis) {
		return Duration.ofMillis(millis);
	}

	private static Duration days(int days) {
		return Duration.ofDays(days);
	}

	private static Days day(LocalDate day) {
		return new Days(day, day);
	}

}
