package org.practicepress.publish.rendering;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.practicepress.form.Licence;
import org.practicepress.form.PracticeForm;
import org.practicepress.messaging.claimcheck.ClaimChecks;
import org.practicepress.messaging.inbox.CompactedView;
import org.practicepress.pages.Logo;
import org.practicepress.publish.factsheet.Contributor;
import org.practicepress.publish.factsheet.Factsheet;
import org.practicepress.publish.factsheet.FactsheetContent;
import org.practicepress.publish.factsheet.FactsheetContent.Section;
import org.practicepress.publish.factsheet.Outline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;

/** What readers ask of the press, and how much it costs at most. */
class PressTests {

	private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");

	private static final Duration MOST = Duration.ofMinutes(3);

	/** As an earlier version took it, in the heap that is left beside everything else. */
	@Test
	@Timeout(value = 5, unit = TimeUnit.MINUTES)
	void linkOfAMegabyteCostsReadersNoMoreThanAnother() throws Exception {
		String endless = "https://example.org/" + "x".repeat(1_000_000);
		Press press = press();
		long allocated = allocated(press, with(Practices.english(), List.of("https://example.org"), 1));
		try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<byte[]>> documents = new ArrayList<>();
			for (int number = 1; number <= 3; number++) {
				Factsheet factsheet = with(Practices.english(), List.of(endless, endless, "https://example.org"),
						number);
				for (int reader = 0; reader < 3; reader++) {
					documents.add(readers.submit(() -> press.pdf(factsheet)));
					documents.add(readers.submit(() -> press.word(factsheet)));
				}
			}
			for (Future<byte[]> document : documents) {
				assertThat(document.get(MOST.toSeconds(), TimeUnit.SECONDS)).hasSizeBetween(5_000, 1_000_000);
			}
		}
		assertThat(allocated(press, with(Practices.english(), List.of(endless), 9))).isLessThan(2 * allocated);
	}

	@Test
	@Timeout(value = 5, unit = TimeUnit.MINUTES)
	void textWithoutEndIsSetAsFarAsThereIsRoom() {
		FactsheetContent english = Practices.english();
		Factsheet factsheet = published(
				new FactsheetContent(english.title(), english.summary(), english.category(), "en", english.glance(),
						List.of(new Section("practice.context",
								"All of it began so. " + "And on it went. ".repeat(60_000)),
								new Section("practice.results", "x".repeat(1_000_000))),
						List.of(), List.of(), false),
				1);
		assertThat(press().pdf(factsheet)).hasSizeBetween(5_000, 1_000_000);
	}

	/** A sheet that no bound was applied to, as if one were forgotten. */
	@Test
	@Timeout(value = 2, unit = TimeUnit.MINUTES)
	void settingEndsAtItsDeadlineWhateverIsSet() {
		Sheet sheet = endless(Samples.published(Practices.bare()));
		assertThatThrownBy(() -> new PdfRenderer().render(sheet, Deadline.in(Duration.ofSeconds(1))))
			.isInstanceOf(Overdue.class);
		assertThatThrownBy(() -> new WordRenderer().render(sheet, Deadline.in(Duration.ofMillis(1))))
			.isInstanceOf(Overdue.class);
	}

	@Test
	void crowdWaitsForOneSettingAndTheNextIsToldWhenItTakesTooLong() throws Exception {
		Shelf<String> shelf = new Shelf<>(100, 1, Duration.ofSeconds(2), String::length);
		CountDownLatch begun = new CountDownLatch(1);
		CountDownLatch end = new CountDownLatch(1);
		AtomicInteger made = new AtomicInteger();
		try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
			Future<String> first = readers.submit(() -> shelf.get("slow", () -> {
				made.incrementAndGet();
				begun.countDown();
				awaited(end);
				return "slow";
			}));
			begun.await();
			Future<String> second = readers.submit(() -> shelf.get("slow", () -> "never made"));
			assertThatThrownBy(() -> shelf.get("other", () -> "other")).isInstanceOf(Overdue.class);
			end.countDown();
			assertThat(first.get()).isEqualTo("slow");
			assertThat(second.get()).isEqualTo("slow");
			assertThat(made).hasValue(1);
		}
		assertThat(shelf.get("other", () -> "now")).as("a failure is not kept").isEqualTo("now");
	}

	@Test
	void shelfCountsBytes() {
		Shelf<String> shelf = new Shelf<>(100, 1, Duration.ofSeconds(10), String::length);
		AtomicInteger made = new AtomicInteger();
		for (int i = 0; i < 50; i++) {
			shelf.get("key " + i, () -> "x".repeat(10));
		}
		shelf.get("large", () -> "x".repeat(101));
		Awaitility.await().untilAsserted(() -> {
			made.set(0);
			for (int i = 0; i < 50; i++) {
				shelf.get("key " + i, () -> {
					made.incrementAndGet();
					return "x".repeat(10);
				});
			}
			assertThat(made).hasValueGreaterThanOrEqualTo(40);
		});
	}

	private static void awaited(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static Sheet endless(Sheet sheet) {
		List<Prose.Block> text = Prose.parse("And on it went, from one day to the next.\n".repeat(10_000));
		return new Sheet(sheet.words(), sheet.language(), sheet.rightToLeft(), sheet.number(), sheet.category(),
				sheet.categoryLabel(), sheet.label(), sheet.heading(), sheet.title(), sheet.summary(), sheet.glance(),
				sheet.lead(),
				List.of(new Sheet.Band(Sheet.Setting.MAIN, List.of(new Sheet.Part("practice.context", "Context", text)),
						List.of(), List.of())),
				sheet.links(), sheet.contact(), sheet.imprint(), sheet.licence(), sheet.citation(), sheet.address(),
				sheet.author(), sheet.publishedAt(), sheet.logo());
	}

	private static long allocated(Press press, Factsheet factsheet) {
		var threads = (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
		long before = threads.getCurrentThreadAllocatedBytes();
		press.pdf(factsheet);
		return threads.getCurrentThreadAllocatedBytes() - before;
	}

	@SuppressWarnings("unchecked")
	private static Press press() {
		PracticeForm form = PracticeForm.load();
		return new Press(new PracticeFormWords(form), Outline.of(form), mock(ClaimChecks.class),
				(CompactedView<Contributor>) mock(CompactedView.class), "https://practices.example.org",
				"Practice Press", Licence.USUAL, Logo.NONE);
	}

	private static Factsheet with(FactsheetContent content, List<String> links, int number) {
		return published(new FactsheetContent(content.title(), content.summary(), content.category(),
				content.language(), content.glance(), content.sections(), links, List.of(), false), number);
	}

	private static Factsheet published(FactsheetContent content, int number) {
		return new Factsheet(Factsheet.Status.PUBLISHED, "PP-7K3M9Q", "c7d41f0a-2b68-4e95-b3f1-0a9e5d7c6342", content,
				NOW, number, "boosting", NOW, null, null, null);
	}

}
