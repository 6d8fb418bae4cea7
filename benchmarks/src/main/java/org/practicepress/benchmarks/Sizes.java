package org.practicepress.benchmarks;

import java.util.List;

/**
 * How much of everything.
 *
 * @param warmUp submissions before anything is measured
 * @param crowd submissions at once
 * @param alone submissions one after the other
 * @param mails mails that wait
 * @param looks at the desk
 * @param pageMillis how long a public page is opened again and again
 * @param documents factsheets that are set as PDF
 * @param idleSeconds how long nothing happens
 * @param memory submissions after which the memory is looked at
 * @param floor how often a floor's work is done
 * @param stored submissions in the store, one curve's point each
 */
record Sizes(int warmUp, int crowd, int alone, int mails, int looks, int pageMillis, int documents, int idleSeconds,
		int memory, int floor, List<Integer> stored) {

	static final Sizes FULL = new Sizes(100, 300, 30, 200, 30, 5_000, 24, 30, 1200, 300,
			List.of(1_000, 10_000, 100_000));

	static final Sizes QUICK = new Sizes(30, 60, 10, 40, 10, 2_000, 8, 10, 200, 100, List.of(1_000));

	Sizes storing(List<Integer> numbers) {
		return new Sizes(this.warmUp, this.crowd, this.alone, this.mails, this.looks, this.pageMillis, this.documents,
				this.idleSeconds, this.memory, this.floor, numbers);
	}

}
