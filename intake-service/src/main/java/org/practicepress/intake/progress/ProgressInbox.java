package org.practicepress.intake.progress;

import java.util.function.Consumer;

import org.practicepress.intake.submission.Status;
import org.practicepress.intake.submission.Submissions;
import org.practicepress.messaging.inbox.Inbox;
import org.practicepress.messaging.inbox.Incoming;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/**
 * Keeps the public status in step with the desk and the publisher.
 */
@Configuration(proxyBeanMethods = false)
class ProgressInbox {

	private final Submissions submissions;

	private final Factsheets factsheets;

	ProgressInbox(Submissions submissions, Factsheets factsheets) {
		this.submissions = submissions;
		this.factsheets = factsheets;
	}

	@Bean
	Consumer<Message<?>> reviewEvents(Inbox inbox) {
		return inbox.of("review.events", ReviewInboxEvent.class, this::on);
	}

	@Bean
	Consumer<Message<?>> factsheetEvents(Inbox inbox) {
		return inbox.of("factsheet.events", FactsheetInboxEvent.class, this::on);
	}

	private void on(Incoming incoming, ReviewInboxEvent event) {
		Status to = switch (event) {
			case ReviewInboxEvent.Started started -> Status.IN_REVIEW;
			case ReviewInboxEvent.ChangesRequested changesRequested -> Status.CHANGES_REQUESTED;
			case ReviewInboxEvent.Accepted accepted -> Status.ACCEPTED;
			case ReviewInboxEvent.Declined declined -> Status.DECLINED;
		};
		this.submissions.receive(incoming,
				(submission) -> submission.reviewed(to, event.revision(), incoming.event().time(), event.message()));
	}

	private void on(Incoming incoming, FactsheetInboxEvent event) {
		Status to = switch (event) {
			case FactsheetInboxEvent.Published published -> {
				this.factsheets.on(incoming.event(), published);
				yield Status.PUBLISHED;
			}
			case FactsheetInboxEvent.Withdrawn withdrawn -> {
				this.factsheets.on(incoming.event(), withdrawn);
				yield Status.WITHDRAWN;
			}
		};
		this.submissions.receive(incoming, (submission) -> submission.published(to, incoming.event().time(),
				(event instanceof FactsheetInboxEvent.Withdrawn withdrawn) ? withdrawn.reason() : null));
	}

}
