package org.practicepress.intake.progress;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

import org.practicepress.intake.submission.Question;
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

	@Bean
	Consumer<Message<?>> likenessEvents(Inbox inbox) {
		return inbox.of("likeness.events", LikenessInboxEvent.class, this::on);
	}

	private void on(Incoming incoming, LikenessInboxEvent event) {
		this.submissions.receive(incoming, (submission) -> switch (event) {
			case LikenessInboxEvent.Found found -> Optional.of(submission.likened(found.published()));
		});
	}

	private void on(Incoming incoming, ReviewInboxEvent event) {
		Instant at = incoming.event().time();
		this.submissions.receive(incoming, (submission) -> switch (event) {
			case ReviewInboxEvent.Started started ->
				submission.reviewed(Status.IN_REVIEW, started.revision(), at, null);
			case ReviewInboxEvent.ChangesRequested asked ->
				submission.reviewed(Status.CHANGES_REQUESTED, asked.revision(), at, asked.message(),
						asked.questions()
							.stream()
							.map((question) -> new Question(question.field(), question.question()))
							.toList());
			case ReviewInboxEvent.Accepted accepted ->
				submission.reviewed(Status.ACCEPTED, accepted.revision(), at, accepted.message());
			case ReviewInboxEvent.Declined declined ->
				submission.reviewed(Status.DECLINED, declined.revision(), at, declined.message());
			case ReviewInboxEvent.Merged merged -> submission.merged(merged.mergedInto(), at, merged.message());
			case ReviewInboxEvent.Corrected corrected ->
				Optional.of(submission.corrected(corrected.field(), corrected.own(), corrected.text(), at));
			case ReviewInboxEvent.MessageWritten written -> Optional.of(submission.written(written.message(), at));
		});
	}

	private void on(Incoming incoming, FactsheetInboxEvent event) {
		Instant at = incoming.event().time();
		switch (event) {
			case FactsheetInboxEvent.Published published -> this.factsheets.on(incoming.event(), published);
			case FactsheetInboxEvent.Withdrawn withdrawn -> this.factsheets.on(incoming.event(), withdrawn);
			case FactsheetInboxEvent.Shown shown -> {
			}
		}
		this.submissions.receive(incoming, (submission) -> switch (event) {
			case FactsheetInboxEvent.Published published -> submission.published(Status.PUBLISHED, at, null);
			case FactsheetInboxEvent.Withdrawn withdrawn ->
				submission.published(Status.WITHDRAWN, at, withdrawn.reason());
			case FactsheetInboxEvent.Shown shown -> Optional.of(submission.shown(shown.path(), at));
		});
	}

}
