package org.practicepress.intake.reading;

import java.time.Clock;
import java.util.function.Consumer;

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
 * The worker: takes arrivals from the topic, one by one, and has them read.
 */
@Configuration(proxyBeanMethods = false)
class DocumentInbox {

	private static final Logger logger = LoggerFactory.getLogger(DocumentInbox.class);

	private final Submissions submissions;

	private final ArrivalReader reader;

	private final Clock clock;

	DocumentInbox(Submissions submissions, ArrivalReader reader, Clock clock) {
		this.submissions = submissions;
		this.reader = reader;
		this.clock = clock;
	}

	@Bean
	Consumer<Message<?>> documentEvents(Inbox inbox) {
		return inbox.of("document.events", DocumentInboxEvent.class, this::on);
	}

	private void on(Incoming incoming, DocumentInboxEvent event) {
		switch (event) {
			case DocumentInboxEvent.DocumentReceived received -> read(incoming, received);
		}
	}

	private void read(Incoming incoming, DocumentInboxEvent.DocumentReceived received) {
		Submission before = this.submissions.find(incoming.event().subject()).orElse(null);
		if (before == null || before.readRevision() >= received.revision() || !before.status().open()) {
			return;
		}
		Reading reading = (received.channel() == Channel.WEB) ? this.reader.readTyped(before, received.files())
				: this.reader.read(before, received.files());
		this.submissions.receive(incoming,
				(submission) -> submission.read(received.revision(), reading, this.clock.instant()));
		logger.info("Revision {} of {} is {}", received.revision(), before.reference(), name(reading));
	}

	private static String name(Reading reading) {
		return switch (reading) {
			case Reading.Complete complete -> "complete";
			case Reading.Incomplete incomplete -> "incomplete in " + incomplete.form().problems().size() + " answers";
			case Reading.Unreadable unreadable -> "unreadable: " + unreadable.reason().code();
		};
	}

}
