package org.practicepress.publish.factsheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How an accepted practice becomes the first draft of its factsheet. */
final class Drafting {

	private Drafting() {
	}

	static FactsheetContent draft(ReviewEvent.Accepted accepted, Outline outline) {
		Map<String, List<String>> answers = accepted.answers();
		List<FactsheetContent.Fact> glance = new ArrayList<>();
		for (String key : outline.glance()) {
			glance.add(new FactsheetContent.Fact(key, answers.getOrDefault(key, List.of())));
		}
		List<FactsheetContent.Section> sections = new ArrayList<>();
		for (String key : outline.sections()) {
			sections.add(new FactsheetContent.Section(key, String.join("\n", answers.getOrDefault(key, List.of()))));
		}
		// without the consent of the people shown a photo waits for the publisher's
		// decision
		boolean leftOut = !answers.getOrDefault(outline.consentPhotos(), List.of()).equals(List.of("yes"));
		List<Photo> photos = new ArrayList<>();
		if (accepted.photos() != null) {
			for (ReviewEvent.SubmittedPhoto photo : accepted.photos()) {
				photos.add(new Photo(photo.file(), photo.caption(), photo.credit(), leftOut));
			}
		}
		return new FactsheetContent(accepted.title(),
				String.join(" ", answers.getOrDefault(outline.summary(), List.of())), accepted.category(),
				accepted.language(), glance, sections,
				outline.links().stream().flatMap((key) -> answers.getOrDefault(key, List.of()).stream()).toList(),
				photos, answers.getOrDefault(outline.consentContact(), List.of()).equals(List.of("yes")))
			.bounded();
	}

}
