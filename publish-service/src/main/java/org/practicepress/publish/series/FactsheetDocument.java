package org.practicepress.publish.series;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.practicepress.publish.factsheet.Factsheet;
import org.practicepress.publish.factsheet.FactsheetContent;
import org.practicepress.publish.rendering.Sheet;

/** A published factsheet for programs. */
record FactsheetDocument(int number, String title, String summary, String category, String language, String url,
		Instant publishedAt, Instant changedAt, String author, List<Fact> glance, List<Section> sections,
		List<String> links, List<Photo> photos, String licence, @Nullable String citation) {

	static FactsheetDocument of(Sheet sheet, Factsheet factsheet) {
		Integer number = factsheet.number();
		Instant publishedAt = factsheet.publishedAt();
		FactsheetContent stored = factsheet.content();
		String address = sheet.address();
		if (number == null || publishedAt == null || stored == null || address == null) {
			throw new IllegalArgumentException("Only a published factsheet is shown");
		}
		FactsheetContent content = stored.bounded();
		String site = address.substring(0, address.length() - factsheet.path().length());
		List<Section> sections = new ArrayList<>();
		for (Sheet.Band band : sheet.bands()) {
			for (Sheet.Part part : band.parts()) {
				sections.add(new Section(part.key(), part.heading(), content.text(part.key()).orElse("")));
			}
		}
		content.text("practice.quote")
			.ifPresent((quote) -> sections
				.add(new Section("practice.quote", sheet.words().get("section.practice.quote"), quote)));
		return new FactsheetDocument(number, sheet.title(), sheet.summary(), sheet.category(), sheet.language(),
				address, publishedAt, factsheet.changedAt(), sheet.author(),
				sheet.glance()
					.stream()
					.map((line) -> new Fact(line.key(), line.label(), line.text(), content.values(line.key())))
					.toList(),
				sections, sheet.links(),
				sheet.figures()
					.stream()
					.map((figure) -> new Photo(site + "/factsheets/" + number + "/photos/" + figure.position(),
							figure.caption(), figure.credit()))
					.toList(),
				sheet.licence().reference(), sheet.citation());
	}

	record Fact(String key, String label, String text, List<String> values) {
	}

	record Section(String key, String heading, String text) {
	}

	record Photo(String url, @Nullable String caption, @Nullable String credit) {
	}

}
