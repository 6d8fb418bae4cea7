package org.practicepress.publish.factsheet;

import java.time.Instant;

import org.practicepress.form.PracticeForm;
import org.practicepress.messaging.aggregate.Change;

import static org.assertj.core.api.Assertions.assertThat;

/** Factsheets at every station, and what was decided about them. */
final class Decisions {

	static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");

	static final ContentCheck CHECK = new ContentCheck(PracticeForm.load(), Outline.of(PracticeForm.load()));

	private Decisions() {
	}

	static Factsheet drafted(FactsheetContent content) {
		return Factsheet.draft("PP-7K3M9Q", "c7d41f0a-2b68-4e95-b3f1-0a9e5d7c6342", content, NOW).state();
	}

	static Factsheet published(FactsheetContent content, int number) {
		return done(done(drafted(content).startPublishing(NOW)).state().publish(number, NOW)).state();
	}

	static FactsheetContent titled(FactsheetContent content, String title) {
		return new FactsheetContent(title, content.summary(), content.category(), content.language(), content.glance(),
				content.sections(), content.links(), content.photos(), content.showContact());
	}

	static Change<Factsheet, FactsheetEvent> done(Decision decision) {
		assertThat(decision).isInstanceOf(Decision.Done.class);
		return ((Decision.Done) decision).change();
	}

}
