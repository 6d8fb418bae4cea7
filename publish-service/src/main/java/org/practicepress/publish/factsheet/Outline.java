package org.practicepress.publish.factsheet;

import java.util.List;

/** Which answers make a factsheet, and in what order. */
public final class Outline {

	/** The box at the side. */
	public static final List<String> GLANCE = List.of("practice.country", "practice.place", "practice.start",
			"practice.end", "practice.phase", "practice.level", "practice.dimension", "practice.theme",
			"practice.target-group", FactsheetContent.ORGANISATION, "practice.partners", "practice.donor",
			"practice.people-reached", "practice.budget", "practice.evidence");

	/** The running text. */
	public static final List<String> SECTIONS = List.of("practice.context", "practice.objective",
			"practice.description", "practice.innovation", "practice.participation", "practice.results",
			"practice.evidence-detail", "practice.quote", "practice.success-factors", "practice.challenges",
			"practice.lessons", "practice.sustainability", "practice.replication", "practice.recommendations");

	private Outline() {
	}

}
