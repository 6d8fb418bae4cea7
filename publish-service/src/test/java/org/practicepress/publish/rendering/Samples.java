package org.practicepress.publish.rendering;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.practicepress.form.Licence;
import org.practicepress.form.PracticeForm;
import org.practicepress.pages.Drawing;
import org.practicepress.pages.Logo;
import org.practicepress.publish.factsheet.FactsheetContent;
import org.practicepress.publish.factsheet.Outline;

/** Sheets to try the renderers with. */
final class Samples {

	static final Contact CONTACT = new Contact("Hanan Yousif", "Programme manager", "Tigris Livelihoods Network",
			"hanan.yousif@example.org", "+964 770 000 0000");

	private Samples() {
	}

	/** Time enough on any machine. */
	static Deadline soon() {
		return Deadline.in(Duration.ofMinutes(2));
	}

	static Sheet published(FactsheetContent content) {
		return sheet(content,
				new Imprint(9, "https://practices.example.org/factsheets/9-boosting-returnees-employment",
						Instant.parse("2026-11-20T08:00:00Z"), Instant.parse("2026-11-20T08:00:00Z"), null,
						"Practice Press", Licence.USUAL, Logo.NONE));
	}

	static Sheet bearing(Logo logo, FactsheetContent content) {
		return sheet(content,
				new Imprint(9, "https://practices.example.org/factsheets/9-boosting-returnees-employment",
						Instant.parse("2026-11-20T08:00:00Z"), Instant.parse("2026-11-20T08:00:00Z"), null,
						"Practice Press", Licence.valueOf("© Example Hub. All rights reserved."), logo));
	}

	/** Two hands, as an operator would name them. */
	static Logo logo() {
		try {
			Path file = Files.createTempFile("logo", ".svg");
			Files.writeString(file,
					"""
							<svg xmlns="http://www.w3.org/2000/svg" width="180" height="60" viewBox="0 0 180 60">
							<circle cx="30" cy="30" r="26" fill="#663399"/><circle cx="62" cy="30" r="26" fill="#e08a1e" fill-opacity=".85"/>
							<path d="M104 18h70v7h-70zM104 32h52v7h-52z" fill="#222"/></svg>
							""");
			return new Logo(Drawing.valueOf(file.toString()), "Two hands of Example Hub");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static Sheet draft(FactsheetContent content) {
		return sheet(content, new Imprint(null, null, null, Instant.parse("2026-11-20T08:00:00Z"), null,
				"Practice Press", Licence.USUAL, Logo.NONE));
	}

	static Sheet sheet(FactsheetContent content, Imprint imprint) {
		List<@Nullable Picture> pictures = new ArrayList<>();
		for (int i = 0; i < content.shownPhotos().size(); i++) {
			boolean upright = i % 3 == 1;
			pictures.add(Picture.develop(Landscapes.jpeg(upright ? 1200 : 1800, upright ? 1600 : 1200, i + 1), 1400));
		}
		return new Sheets(new PlainWords(), Outline.of(PracticeForm.load())).compose(content, pictures, CONTACT,
				imprint);
	}

	/** The codes with their hyphens taken out. */
	private static final class PlainWords implements FormWords {

		@Override
		public String field(String key, String language) {
			return key;
		}

		@Override
		public String choice(String key, String value, String language) {
			String plain = value.replace('-', ' ');
			return plain.substring(0, 1).toUpperCase(Locale.ROOT) + plain.substring(1);
		}

		@Override
		public Map<String, String> choices(String key, String language) {
			return Map.of();
		}

	}

}
