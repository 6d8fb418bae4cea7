package org.practicepress.benchmarks;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What can be measured, in the order in which it is. */
enum Scenario {

	/** A site that is ready and does nothing. */
	IDLE,

	/** Many submissions at once. */
	PIPELINE,

	/** One submission after the other. */
	ALONE,

	/** Mails with a form. */
	MAIL,

	/** The editors' queue. */
	DESK,

	/** Pages for everybody. */
	PAGES,

	/** Factsheets as PDF. */
	PDF,

	/** What is left of many submissions. */
	MEMORY,

	/** From the command to the line that says it is ready. */
	START,

	/** The same with ever more submissions in the store. */
	STORED,

	/** Ever more instances of intake that share two topics. */
	INSTANCES;

	String title() {
		return name().toLowerCase(Locale.ROOT);
	}

	static Scenario called(String title) {
		return Arrays.stream(values())
			.filter((scenario) -> scenario.title().equals(title))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException(
					"There is no scenario \"" + title + "\"; there are " + titles() + "."));
	}

	static String titles() {
		return Arrays.stream(values()).map(Scenario::title).collect(Collectors.joining(", "));
	}

}
