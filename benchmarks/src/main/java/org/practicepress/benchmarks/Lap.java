package org.practicepress.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

import jakarta.mail.internet.MimeMessage;
import org.practicepress.benchmarks.floor.FloorProcess;
import org.practicepress.benchmarks.load.Contributors;
import org.practicepress.benchmarks.load.Editor;
import org.practicepress.benchmarks.load.Mails;
import org.practicepress.benchmarks.load.Web;
import org.practicepress.benchmarks.report.Figures;
import org.practicepress.benchmarks.site.RunningSite;

/**
 * One version, measured once from its first start on an empty folder. Each step leaves
 * the site as it would be at an organisation: with what was sent to it.
 */
final class Lap {

	private static final double MEGABYTE = 1024 * 1024;

	private static final int CROWD_THREADS = 16;

	private static final int READERS = 8;

	private final List<String> command;

	private final Path folder;

	private final Set<Scenario> only;

	private final Sizes sizes;

	private final Figures figures;

	private final Figures floors;

	private final PrintStream progress;

	/**
	 * Prepares a lap.
	 * @param command what starts Practice Press
	 * @param folder an empty folder for it
	 * @param arguments what is measured
	 * @param figures where the figures of the version go
	 * @param floors where the figures of floors go that need what the site has served
	 * @param progress who is told what is done
	 */
	Lap(List<String> command, Path folder, Arguments arguments, Figures figures, Figures floors, PrintStream progress) {
		this.command = command;
		this.folder = folder;
		this.only = arguments.only();
		this.sizes = arguments.sizes();
		this.figures = figures;
		this.floors = floors;
		this.progress = progress;
	}

	void run() {
		Path data = this.folder.resolve("data");
		try (RunningSite site = RunningSite.start(this.command, data)) {
			when(Scenario.START, () -> this.figures.add(Rows.FIRST_START, site.startedWithin().toMillis() / 1e3));
			when(Scenario.MEMORY, () -> this.figures.add(Rows.MEMORY_READY, site.residentBytes() / MEGABYTE));
			Visit visit = new Visit(site, this.sizes);
			when(Scenario.IDLE, () -> this.figures.add(Rows.IDLE_EMPTY, visit.idle()));
			visit.crowd(this.sizes.warmUp(), CROWD_THREADS);
			when(Scenario.PIPELINE, () -> pipeline(site, visit));
			when(Scenario.ALONE, () -> alone(site));
			when(Scenario.MAIL, () -> mail(site));
			when(Scenario.DESK, () -> desk(site, visit));
			if (this.only.contains(Scenario.PAGES) || this.only.contains(Scenario.PDF)) {
				published(site);
			}
			when(Scenario.MEMORY, () -> {
				int missing = this.sizes.memory() - Editor.of(site).received();
				if (missing > 0) {
					visit.crowd(missing, CROWD_THREADS);
				}
				this.figures.add(Rows.MEMORY_AFTER, site.residentBytes() / MEGABYTE);
			});
			when(Scenario.IDLE, () -> this.figures.add(Rows.IDLE_AFTER, visit.idle()));
		}
		when(Scenario.START, () -> starts(data));
	}

	private void pipeline(RunningSite site, Visit visit) {
		double before = site.processorSeconds();
		visit.crowd(this.sizes.crowd(), CROWD_THREADS);
		this.figures.add(Rows.PROCESSOR, (site.processorSeconds() - before) * 1e3 / this.sizes.crowd());
		this.figures.add(Rows.SUBMISSIONS, visit.crowd(this.sizes.crowd(), this.sizes.crowd()));
		Contributors earlier = new Contributors(site, Math.min(CROWD_THREADS, this.sizes.crowd()));
		earlier.send(CROWD_THREADS);
		earlier.awaitMails();
		this.figures.add(Rows.SUBMISSIONS_LOOKED_AT,
				earlier.whileStatusPagesAreLookedAt(() -> visit.crowd(this.sizes.crowd(), this.sizes.crowd())));
	}

	private void alone(RunningSite site) {
		Contributors some = new Contributors(site, this.sizes.alone());
		this.figures.add(Rows.ALONE, Figures.middle(some.sendOneAfterAnother()));
		some.awaitMails();
	}

	private void mail(RunningSite site) {
		List<MimeMessage> mails = Mails.withForms(this.sizes.mails());
		this.figures.add(Rows.MAILS, Mails.takenASecond(site, mails));
		Mails.awaitAnswers(site, mails);
	}

	private void desk(RunningSite site, Visit visit) {
		Editor editor = Editor.of(site);
		HttpResponse<byte[]> page = editor.desk();
		this.figures.add(Rows.DESK, visit.middleMillis(editor::desk));
		try (FloorProcess floor = FloorProcess.serving(page, emptyFolder("desk-floor"))) {
			Web web = new Web(floor.address());
			this.floors.add(Rows.DESK, visit.middleMillis(() -> web.open("/")));
		}
	}

	private void published(RunningSite site) {
		List<Integer> factsheets = Editor.of(site).publish(2 * this.sizes.documents());
		Web web = new Web(site.address());
		when(Scenario.PAGES, () -> {
			Map<String, String> pages = new LinkedHashMap<>();
			pages.put("home", "/");
			pages.put("series", "/factsheets");
			pages.put("factsheet", web.open("/factsheets/" + factsheets.getFirst()).uri().getPath());
			pages.forEach((name, path) -> {
				HttpResponse<byte[]> page = web.open(path);
				this.figures.add(Rows.pages(name), pagesASecond(site.address(), path));
				try (FloorProcess floor = FloorProcess.serving(page, emptyFolder(name + "-floor"))) {
					this.floors.add(Rows.pages(name), pagesASecond(floor.address(), path));
				}
			});
		});
		when(Scenario.PDF, () -> {
			// each is set once and then kept; the first half makes it warm
			int half = this.sizes.documents();
			twoAtATime(half, (which) -> web.open("/factsheets/" + factsheets.get(which) + ".pdf"));
			long begin = System.nanoTime();
			twoAtATime(half, (which) -> web.open("/factsheets/" + factsheets.get(half + which) + ".pdf"));
			this.figures.add(Rows.PDFS, half / ((System.nanoTime() - begin) / 1e9));
		});
	}

	/** The site has been stopped as it should be. */
	private void starts(Path data) {
		try (RunningSite again = RunningSite.start(this.command, data)) {
			this.figures.add(Rows.SECOND_START, again.startedWithin().toMillis() / 1e3);
			again.kill();
		}
		try (RunningSite mended = RunningSite.start(this.command, data)) {
			this.figures.add(Rows.START_AFTER_KILL, mended.startedWithin().toMillis() / 1e3);
		}
	}

	private double pagesASecond(URI address, String path) {
		Web web = new Web(address);
		// the first time makes it warm
		var unused = open(web, path);
		long begin = System.nanoTime();
		int opened = open(web, path);
		return opened / ((System.nanoTime() - begin) / 1e9);
	}

	/** Readers open a page again and again. */
	private int open(Web web, String path) {
		AtomicInteger opened = new AtomicInteger();
		long end = System.nanoTime() + this.sizes.pageMillis() * 1_000_000L;
		inThreads(READERS, READERS, (reader) -> {
			while (System.nanoTime() < end) {
				web.open(path);
				opened.incrementAndGet();
			}
		});
		return opened.get();
	}

	private static void twoAtATime(int times, IntConsumer work) {
		inThreads(2, times, work);
	}

	private static void inThreads(int number, int times, IntConsumer work) {
		try (ExecutorService threads = Executors.newFixedThreadPool(number)) {
			List<Future<?>> works = new ArrayList<>();
			for (int time = 0; time < times; time++) {
				int which = time;
				works.add(threads.submit(() -> work.accept(which)));
			}
			for (Future<?> each : works) {
				each.get();
			}
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private void when(Scenario scenario, Runnable measure) {
		if (this.only.contains(scenario)) {
			this.progress.println("  " + scenario.title());
			measure.run();
		}
	}

	private Path emptyFolder(String name) {
		try {
			return Files.createTempDirectory(this.folder, name);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
