package org.practicepress.benchmarks.report;

/**
 * Something that is measured.
 *
 * @param scenario what is done
 * @param what what is measured while it is done
 * @param unit in what it is counted
 * @param better which way is good
 */
public record Row(String scenario, String what, String unit, Better better) {

	/** Which way is good. */
	public enum Better {

		LESS, MORE

	}

}
