package org.practicepress.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.practicepress.benchmarks.load.Contributors;
import org.practicepress.benchmarks.report.Figures;
import org.practicepress.benchmarks.site.RunningSite;

/**
 * What is measured of a running site again and again.
 *
 * @param site the site
 * @param sizes how much
 */
record Visit(RunningSite site, Sizes sizes) {

	/** What a site does after the last mail is over by then. */
	private static final int CALM_SECONDS = 5;

	/** As a share of a core: whoever uses more has something to do. */
	private static final double CALM = 0.25;

	/** A site that is never calm has a figure that says so. */
	private static final Duration LONGEST_UNREST = Duration.ofMinutes(3);

	/**
	 * Some people send a form each, and get their mails.
	 * @param number how many
	 * @param atOnce how many at a time
	 * @return how many forms a second are queued
	 */
	double crowd(int number, int atOnce) {
		Contributors crowd = new Contributors(this.site, number);
		long begin = System.nanoTime();
		crowd.send(atOnce);
		crowd.awaitQueued();
		double seconds = (System.nanoTime() - begin) / 1e9;
		crowd.awaitMails();
		return number / seconds;
	}

	/**
	 * Processor time while nothing happens, nor is anything left to do that waited until
	 * then.
	 * @return per cent of a core
	 */
	double idle() {
		awaitCalm(LONGEST_UNREST);
		double before = this.site.processorSeconds();
		long begin = System.nanoTime();
		sleep(this.sizes.idleSeconds());
		return (this.site.processorSeconds() - before) * 100 / ((System.nanoTime() - begin) / 1e9);
	}

	/**
	 * Waits until a site has nothing left to do.
	 * @param longest how long at most
	 */
	void awaitCalm(Duration longest) {
		Instant end = Instant.now().plus(longest);
		double before = this.site.processorSeconds();
		double used;
		int rest = Math.min(this.sizes.idleSeconds(), CALM_SECONDS);
		do {
			sleep(rest);
			double now = this.site.processorSeconds();
			used = now - before;
			before = now;
		}
		while (used > CALM * rest && Instant.now().isBefore(end));
	}

	/**
	 * How long a look takes, one after the other.
	 * @param look what is looked at
	 * @return the one in the middle, in milliseconds
	 */
	double middleMillis(Runnable look) {
		List<Double> took = new ArrayList<>();
		for (int time = 0; time < 2 * this.sizes.looks(); time++) {
			long begin = System.nanoTime();
			look.run();
			took.add((System.nanoTime() - begin) / 1e6);
		}
		// the first half makes it warm
		return Figures.middle(took.subList(this.sizes.looks(), took.size()));
	}

	static void sleep(int seconds) {
		try {
			Thread.sleep(seconds * 1000L);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
