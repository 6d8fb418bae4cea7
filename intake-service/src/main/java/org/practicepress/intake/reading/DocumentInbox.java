package org.practicepress.intake.reading;

import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.practicepress.intake.submission.Channel;
import org.practicepress.intake.submission.Reading;
import org.practicepress.intake.submission.Submission;
import org.practicepress.intake.submission.Submissions;
import org.practicepress.messaging.inbox.Inbox;
import org.practicepress.messaging.inbox.Incoming;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/**
 * The workers: take arrivals from the topic, one by one, and have them read. Those that
 * take long, such as scans, are read by a worker of their own, so that nobody waits for
 * somebody else's scan.
 */
@Configuration(proxyBeanMethods = false)
class DocumentInbox {

	private static final Logger logger = LoggerFactory.getLogger(DocumentInbox.class);

	private static final String TOPIC = "document.events";

	private final Submissions submissions;

	private final ArrivalReader reader;

	private final TypedFormReader typedFormReader;

	private final Clock clock;

	DocumentInbox(Submissions submissions, ArrivalReader reader, TypedFormReader typedFormReader, Clock clock) {
		this.submissions = submissions;
		this.reader = reader;
		this.typedFormReader = typedFormReader;
		this.clock = clock;
	}

	@Bean
	Consumer<Message<?>> documentEvents(Inbox inbox) {
		return inbox.of(TOPIC, DocumentInboxEvent.class, (incoming, event) -> {
			if (event instanceof DocumentInboxEvent.DocumentReceived received) {
				on(incoming, received);
			}
		});
	}

	@Bean
	Consumer<Message<?>> postponedDocuments(Inbox inbox) {
		return inbox.of(TOPIC, DocumentInboxEvent.class, (incoming, event) -> {
			if (event instanceof DocumentInboxEvent.DocumentPostponed postponed) {
				on(incoming, postponed);
			}
		});
	}

	private void on(Incoming incoming, DocumentInboxEvent.DocumentReceived received) {
		int revision = received.revision();
		Submission before = unread(incoming, revision);
		if (before == null) {
			return;
		}
		if (received.channel() == Channel.WEB) {
			finish(incoming, before, revision, this.typedFormReader.read(before, received.files()));
			return;
		}
		// what was sent after files that still wait for their turn waits, too
		Optional<Reading> reading = (before.readRevision() < revision - 1) ? Optional.empty()
				: this.reader.readQuickly(before, received.files());
		if (reading.isPresent()) {
			finish(incoming, before, revision, reading.get());
			return;
		}
		this.submissions.receive(incoming,
				(submission) -> submission.postpone(revision, received.channel(), received.files()));
		logger.info("Revision {} of {} takes long and is read apart from the others", revision, before.reference());
	}

	private void on(Incoming incoming, DocumentInboxEvent.DocumentPostponed postponed) {
		Submission before = unread(incoming, postponed.revision());
		if (before != null) {
			finish(incoming, before, postponed.revision(), this.reader.readPatiently(before, postponed.files()));
		}
	}

	private @Nullable Submission unread(Incoming incoming, int revision) {
		return this.submissions.find(incoming.event().subject())
			.filter((submission) -> submission.readRevision() < revision && submission.status().open())
			.orElse(null);
	}

	private void finish(Incoming incoming, Submission before, int revision, Reading reading) {
		this.submissions.receive(incoming, (submission) -> submission.read(revision, reading, this.clock.instant()));
		logger.info("Revision {} of {} is {}", revision, before.reference(), name(reading));
	}

	private static String name(Reading reading) {
		return switch (reading) {
			case Reading.Complete complete -> "complete";
			case Reading.Incomplete incomplete -> "incomplete in " + incomplete.form().problems().size() + " answers";
			case Reading.Unreadable unreadable -> "unreadable: " + unreadable.reason().code();
		};
	}

}
