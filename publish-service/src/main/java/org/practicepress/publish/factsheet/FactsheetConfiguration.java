package org.practicepress.publish.factsheet;

import java.time.Clock;
import java.util.function.Consumer;

import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import org.practicepress.form.PracticeForm;
import org.practicepress.messaging.aggregate.Aggregates;
import org.practicepress.messaging.aggregate.AggregatesFactory;
import org.practicepress.messaging.inbox.CompactedView;
import org.practicepress.messaging.inbox.CompactedViews;
import org.practicepress.messaging.inbox.Inbox;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** Where factsheets are kept and what they are made from. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class FactsheetConfiguration {

	@Bean
	Aggregates<Factsheet, FactsheetEvent> factsheetAggregates(AggregatesFactory factory) {
		return factory.of(FactsheetsInExport.FACTSHEETS, Factsheet.class, FactsheetEvent.class,
				"factsheetEvents-out-0");
	}

	@Bean
	Factsheets factsheets(Aggregates<Factsheet, FactsheetEvent> aggregates, MongoDatabase serviceDatabase,
			PracticeForm form, Outline outline, MeterRegistry meters) {
		return new Factsheets(aggregates, new Numbers(serviceDatabase.getCollection(FactsheetsInExport.NUMBERS)),
				new ContentCheck(form, outline), meters, Clock.systemUTC());
	}

	@Bean
	Outline outline(PracticeForm form) {
		return Outline.of(form);
	}

	@Bean
	CompactedView<Contributor> contributorView(CompactedViews views) {
		return views.of(FactsheetsInExport.CONTRIBUTORS, Contributor.class);
	}

	@Bean
	Consumer<Message<?>> contributors(CompactedView<Contributor> view) {
		return view.consumer();
	}

	@Bean
	Consumer<Message<?>> reviewEvents(Inbox inbox, Aggregates<Factsheet, FactsheetEvent> factsheets, Outline outline) {
		return inbox.of("review.events", ReviewEvent.class, (incoming, event) -> {
			switch (event) {
				// accepted twice, or taken back before: there is nothing to draft
				case ReviewEvent.Accepted accepted -> factsheets.receive(incoming.event().subject(), incoming,
						(known) -> (known == null) ? Factsheet.draft(accepted.reference(), accepted.contributorId(),
								Drafting.draft(accepted, outline), incoming.event().time()) : null);
			}
		});
	}

	@Bean
	Consumer<Message<?>> submissionEvents(Inbox inbox, Aggregates<Factsheet, FactsheetEvent> factsheets,
			Factsheets all) {
		return inbox.of("submission.events", SubmissionEvent.class, (incoming, event) -> {
			switch (event) {
				case SubmissionEvent.Erased erased -> all.erase(incoming);
				case SubmissionEvent.Withdrawn withdrawn ->
					factsheets.receive(incoming.event().subject(), incoming, (known) -> {
						if (known == null) {
							return Factsheet.neverToBe(withdrawn.reference(), withdrawn.contributorId(),
									incoming.event().time());
						}
						return (known.takeBack(incoming.event().time()) instanceof Decision.Done done) ? done.change()
								: null;
					});
			}
		});
	}

	@Bean
	Interrupted interrupted(Factsheets factsheets) {
		return new Interrupted(factsheets);
	}

	/** Comes back to what a crash left. */
	static final class Interrupted {

		private final Factsheets factsheets;

		Interrupted(Factsheets factsheets) {
			this.factsheets = factsheets;
		}

		@Scheduled(initialDelay = 10_000, fixedDelay = 60_000)
		void finish() {
			this.factsheets.finishInterrupted();
		}

	}

}
