package org.practicepress.publish.factsheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How an accepted practice becomes the first draft of its factsheet. */
final class Drafting {

	private Drafting() {
	}

	static FactsheetContent draft(ReviewEvent.Accepted accepted) {
		Map<String, List<String>> answers = accepted.answers();
		List<FactsheetContent.Fact> glance = new ArrayList<>();
		for (String key : Outline.GLANCE) {
			glance.add(new FactsheetContent.Fact(key, answers.getOrDefault(key, List.of())));
		}
		List<FactsheetContent.Section> sections = new ArrayList<>();
		for (String key : Outline.SECTIONS) {
			sections.add(new FactsheetContent.Section(key, String.join("\n", answers.getOrDefault(key, List.of()))));
		}
		// without the consent of the people shown a photo waits for the publisher's
		// decision
		boolean leftOut = !answers.getOrDefault("consent.photos", List.of()).contains("yes");
		List<Photo> photos = new ArrayList<>();
		if (accepted.photos() != null) {
			for (ReviewEvent.SubmittedPhoto photo : accepted.photos()) {
				photos.add(new Photo(photo.file(), photo.caption(), photo.credit(), leftOut));
			}
		}
		return new FactsheetContent(accepted.title(),
				String.join(" ", answers.getOrDefault("practice.summary", List.of())), accepted.category(),
				accepted.formLanguage(), glance, sections, answers.getOrDefault("practice.links", List.of()), photos,
				answers.getOrDefault("consent.contact", List.of()).contains("yes"));
	}

}
