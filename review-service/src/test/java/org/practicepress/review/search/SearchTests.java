package org.practicepress.review.search;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.practicepress.review.decision.Status;
import org.practicepress.review.search.Found.Count;

import static org.assertj.core.api.Assertions.assertThat;

class SearchTests extends OnAnIndex {

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "reintegration|en|Réintégration of returnees", "RÉINTÉGRATION|en|reintegration",
					"enterprise|en|Enterprises were supported", "businesses|en|one business at a time",
					"entreprise|fr|l’entreprise familiale", "entreprises|fr|l'entreprise", "formations|fr|la formation",
					"empresas|es|una empresa pequeña", "pequena|es|una empresa pequeña", "الاعمال|ar|ريادة الأعمال",
					"اعاده الادماج|ar|إعادة الإدماج", "مشاريع|ar|المشاريع الصغيرة", "مدرسه|ar|مدرسةٌ",
					"2024|ar|سنة ٢٠٢٤", "livel|en|sustainable livelihoods",
					"sustainable liv|en|sustainable livelihoods", "\"small loans\"|en|small loans for all",
					"agri-food|en|an agri-food chain", "co operative|en|a co-operative" })
	void isFound(String typed, String language, String text) {
		put(Some.titled("A").saying(text, language), Some.titled("B").saying("nothing of that", "en"));
		assertThat(find(typed).total()).as(typed).isEqualTo(1);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "\"loans small\"|small loans for all", "\"small loan\"|small loans for all",
			"small grants|small loans for all", "oans|small loans for all", "consent|small loans", "yes|small loans" })
	void isNotFound(String typed, String text) {
		put(Some.titled("A").saying(text, "en"));
		assertThat(find(typed).total()).as(typed).isZero();
	}

	@Test
	void byReferenceNameOrganisationAddressAndTheWordsForWhatWasChosen() {
		Some one = Some.titled("One").in("IQ").about("enterprise-support").from("Tigris Network", "PP-AAAA22");
		put(one, Some.titled("Two").in("SN").from("Teranga", "PP-BBBB33"));
		for (String typed : List.of("PP-AAAA22", "aaaa22", "pp-aaaa", "tigris", "Tigris Net", "Irak", "العراق",
				"iraq")) {
			assertThat(find(typed).ids()).as(typed).containsExactly(one.id());
		}
		assertThat(find("layla@example.org").total()).isEqualTo(2);
		assertThat(find("haddad").total()).isEqualTo(2);
	}

	@Test
	void theTitleCountsMost() {
		Some said = Some.titled("Training").saying("Then loans, and loans again, and more loans for everybody.", "en");
		Some titled = Some.titled("Loans for returnees").saying("Nothing more.", "en");
		put(said, titled);
		assertThat(find("loans").ids()).containsExactly(titled.id(), said.id());
	}

	@Test
	void filtersCountWhatWouldBeThereInsteadOfWhatIsChosen() {
		put(Some.titled("1").in("IQ", "SY"), Some.titled("2").in("IQ"), Some.titled("3").in("SN"),
				Some.titled("4").in("SN").by("ana", Status.ACCEPTED));
		Found found = find(View.QUEUED, "", Map.of(Filter.COUNTRY, List.of("IQ")), Order.OLDEST, 1);
		assertThat(found.total()).isEqualTo(2);
		assertThat(found.filters().get(Filter.COUNTRY)).containsExactly(new Count("IQ", 2), new Count("SN", 1),
				new Count("SY", 1));
		assertThat(found.views()).containsEntry(View.QUEUED, 2L)
			.containsEntry(View.ACCEPTED, 0L)
			.containsEntry(View.ALL, 2L);
		assertThat(find(View.ALL, "", Map.of(Filter.COUNTRY, List.of("SY", "SN")), Order.OLDEST, 1).total())
			.isEqualTo(3);
		assertThat(find(View.ALL, "", Map.of(Filter.CATEGORY, List.of("promising"), Filter.EDITOR, List.of("ana")),
				Order.OLDEST, 1)
			.total()).isEqualTo(1);
		assertThat(find(View.ALL, "", Map.of(Filter.COUNTRY, List.of("no such")), Order.OLDEST, 1).total()).isZero();
	}

	@Test
	void agesAndWhatWaitsTooLong() {
		put(Some.titled("new"), Some.titled("ten days").before(Duration.ofDays(10)),
				Some.titled("taken").before(Duration.ofDays(10)).by("ana", Status.IN_REVIEW),
				Some.titled("taken long ago").before(Duration.ofDays(40)).by("bea", Status.IN_REVIEW),
				Some.titled("old and done").before(Duration.ofDays(400)).by("bea", Status.DECLINED));
		Found all = find(View.ALL, "", Map.of(), Order.OLDEST, 1);
		assertThat(all.filters().get(Filter.AGE)).containsExactly(new Count("week", 1), new Count("month", 2),
				new Count("quarter", 1), new Count("older", 1));
		assertThat(all.views()).containsEntry(View.OVERDUE, 2L).containsEntry(View.MINE, 1L);
		assertThat(
				find(View.ALL, "", Map.of(Filter.AGE, List.of("week", "older", "nonsense")), Order.OLDEST, 1).total())
			.isEqualTo(2);
	}

	@Test
	void theDayThatWasNamedCountsAndWhatIsOnHoldWaitsForNobody() {
		LocalDate today = LocalDate.ofInstant(Some.NOW, ZoneOffset.UTC);
		Some late = Some.titled("late").before(Duration.ofDays(40)).by("ana", Status.IN_REVIEW);
		Some given = Some.titled("given time").before(Duration.ofDays(40)).by("ana", Status.IN_REVIEW);
		Some urgent = Some.titled("urgent").by("ana", Status.IN_REVIEW);
		Some onItsDay = Some.titled("on its day").by("ana", Status.IN_REVIEW);
		Some held = Some.titled("held").before(Duration.ofDays(40)).by("ana", Status.IN_REVIEW);
		put(late);
		this.index.put(given.id(), given.document(today.plusDays(1), false));
		this.index.put(urgent.id(), urgent.document(today.minusDays(1), false));
		this.index.put(onItsDay.id(), onItsDay.document(today, false));
		this.index.put(held.id(), held.document(null, true));
		Found found = find(View.OVERDUE, "", Map.of(), Order.OLDEST, 1);
		assertThat(found.ids()).containsExactly(late.id(), urgent.id());
		assertThat(found.views()).containsEntry(View.ON_HOLD, 1L)
			.containsEntry(View.MINE, 4L)
			.containsEntry(View.IN_REVIEW, 5L);
	}

	@Test
	void acceptedWaitsForItsDraft() {
		Some waiting = Some.titled("waiting").by("ana", Status.ACCEPTED).withoutDraft();
		put(waiting, Some.titled("drafted").by("ana", Status.ACCEPTED),
				Some.titled("taken back").by("ana", Status.WITHDRAWN).withoutDraft());
		Found found = find(View.WITHOUT_DRAFT, "", Map.of(), Order.OLDEST, 1);
		assertThat(found.ids()).containsExactly(waiting.id());
		assertThat(found.views()).containsEntry(View.WITHOUT_DRAFT, 1L).containsEntry(View.ACCEPTED, 2L);
	}

	@Test
	void whatCameOrChangedSinceIsNews() {
		Instant before = Some.NOW.minusMillis(2);
		Some some = Some.titled("Loans").in("IQ").changed(before);
		put(some, Some.titled("Bread").in("SN").changed(before.minusSeconds(60)));
		Instant until = find("").until();
		assertThat(until).isEqualTo(before);
		Asked iraqi = new Asked(View.QUEUED, "", Map.of(Filter.COUNTRY, List.of("IQ")), Order.OLDEST, 1, 25, "ana",
				Some.USUAL, Some.NOW);
		assertThat(this.index.news(iraqi, until)).isEqualTo(new News(1, 0));
		put(Some.titled("More loans").in("IQ").changed(before.plusMillis(1)),
				Some.titled("Elsewhere").in("SY").changed(before.plusMillis(1)));
		assertThat(this.index.news(iraqi, until)).isEqualTo(new News(2, 1));
		put(some.by("bea", Status.IN_REVIEW).changed(Some.NOW));
		assertThat(this.index.news(iraqi, until)).as("one was taken").isEqualTo(new News(1, 1));
		assertThat(find("").until()).isEqualTo(Some.NOW);
	}

	@Test
	void inOrderAndByPages() {
		List<Some> some = IntStream.range(0, 60)
			.mapToObj((number) -> Some.titled("n" + number).before(Duration.ofHours(number + 1)))
			.toList();
		put(some.toArray(Some[]::new));
		assertThat(find(View.QUEUED, "", Map.of(), Order.OLDEST, 1).ids()).hasSize(25)
			.first()
			.isEqualTo(some.getLast().id());
		assertThat(find(View.QUEUED, "", Map.of(), Order.NEWEST, 3).ids()).hasSize(10)
			.last()
			.isEqualTo(some.getLast().id());
		Found beyond = find(View.QUEUED, "", Map.of(), Order.NEWEST, Integer.MAX_VALUE);
		assertThat(beyond.page()).isEqualTo(3);
		assertThat(beyond.pages()).isEqualTo(3);
		assertThat(find(View.QUEUED, "", Map.of(), Order.NEWEST, -1).page()).isEqualTo(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "???", "title:\"", "* OR *", "[a TO z]", "(a+)+$", "\\", "AND", "-", "\ud83d",
			"\u202e\u0000", "%_$where", "a* b* c* d* e* f* g*" })
	void nothingThatIsTypedIsWrong(String typed) {
		put(Some.titled("A").saying("and or not", "en"));
		assertThat(find(typed).pages()).isEqualTo(1);
		assertThat(find(typed.repeat(1_000)).pages()).isEqualTo(1);
	}

	@Test
	void emptyHasNothing() {
		Found found = find(View.ALL, "word", Map.of(Filter.COUNTRY, List.of("IQ")), Order.BEST, 7);
		assertThat(found.total()).isZero();
		assertThat(found.page()).isEqualTo(1);
		assertThat(found.until()).isEqualTo(Instant.EPOCH);
	}

	@Test
	void putAgainIsThereOnceAndRemovedIsGone() {
		Some some = Some.titled("Loans");
		put(some, some.by("ana", Status.IN_REVIEW));
		assertThat(find("loans").total()).isEqualTo(1);
		assertThat(find(View.QUEUED, "", Map.of(), Order.OLDEST, 1).total()).isZero();
		this.index.remove(some.id());
		assertThat(find("loans").total()).isZero();
	}

	private void put(Some... some) {
		Stream.of(some).forEach((each) -> each.putInto(this.index));
	}

	private Found find(String typed) {
		return find(View.ALL, typed, Map.of(), Order.BEST, 1);
	}

	private Found find(View view, String typed, Map<Filter, List<String>> chosen, Order order, int page) {
		return this.index.find(new Asked(view, typed, chosen, order, page, 25, "ana", Some.USUAL, Some.NOW));
	}

}
