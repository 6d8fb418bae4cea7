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
 *
 * <p>
 * Both workers listen to one topic, and what one of them could not take may be put back
 * much later. So no version says what was done already: the submission itself knows which
 * of its revisions are still to be read, and delivering an event again does no harm.
 */
@Configuration(proxyBeanMethods = false)
class DocumentInbox {

	private static final Logger logger = LoggerFactory.getLogger(DocumentInbox.class);

	private static final String TOPIC = "document.events";

	private final Submissions submissions;

	private final ArrivalReader reader;

	private final TypedFormReader typedFormReader;

	private final FurtherForms furtherForms;

	private final Profiles profiles;

	private final FormJudge judge;

	private final TakingFirst takingFirst;

	private final Clock clock;

	DocumentInbox(Submissions submissions, ArrivalReader reader, TypedFormReader typedFormReader,
			FurtherForms furtherForms, Profiles profiles, FormJudge judge, TakingFirst takingFirst, Clock clock) {
		this.submissions = submissions;
		this.reader = reader;
		this.typedFormReader = typedFormReader;
		this.furtherForms = furtherForms;
		this.profiles = profiles;
		this.judge = judge;
		this.takingFirst = takingFirst;
		this.clock = clock;
	}

	@Bean
	Consumer<Message<?>> documentEvents(Inbox inbox) {
		return inbox.independent(TOPIC, DocumentInboxEvent.class, (incoming, event) -> {
			if (event instanceof DocumentInboxEvent.DocumentReceived received) {
				on(incoming.event().subject(), received);
			}
		}, this::givenUp);
	}

	@Bean
	Consumer<Message<?>> postponedDocuments(Inbox inbox) {
		return inbox.independent(TOPIC, DocumentInboxEvent.class, (incoming, event) -> {
			if (event instanceof DocumentInboxEvent.DocumentPostponed postponed) {
				on(incoming.event().subject(), postponed);
			}
		}, this::givenUp);
	}

	private void on(String id, DocumentInboxEvent.DocumentReceived received) {
		if (received.channel() == Channel.EMAIL) {
			this.takingFirst.giveWay();
		}
		int revision = received.revision();
		Submission before = awaiting(id, revision);
		if (before == null) {
			return;
		}
		if (received.channel() == Channel.WEB) {
			finish(id, before, revision, received.channel(),
					ArrivalRead.of(this.typedFormReader.read(before, received.files())));
			return;
		}
		// what was sent after files that still wait for their turn waits, too
		Optional<ArrivalRead> read = before.awaitsBefore(revision) ? Optional.empty()
				: this.reader.readQuickly(before, received.channel(), received.files());
		if (read.isPresent()) {
			finish(id, before, revision, received.channel(), read.get());
			return;
		}
		this.submissions.change(id,
				(submission) -> submission.postpone(revision, received.channel(), received.files()));
		logger.info("Revision {} of {} takes long and is read apart from the others", revision, before.reference());
	}

	private void on(String id, DocumentInboxEvent.DocumentPostponed postponed) {
		Submission before = awaiting(id, postponed.revision());
		if (before != null) {
			finish(id, before, postponed.revision(), postponed.channel(),
					this.reader.readPatiently(before, postponed.channel(), postponed.files()));
		}
	}

	/**
	 * A fault of ours: the files lie among the dead letters until an operator puts them
	 * back.
	 */
	private void givenUp(Incoming incoming, DocumentInboxEvent event) {
		this.submissions.find(incoming.event().subject()).ifPresent(this.profiles::introduce);
		this.submissions.change(incoming.event().subject(), (submission) -> submission.delay(event.revision()))
			.ifPresent((submission) -> logger.error(
					"Revision {} of {} is stuck; its contributor is told that it takes longer", event.revision(),
					submission.reference()));
	}

	/** Whatever comes of it, its contributor is written to. */
	private @Nullable Submission awaiting(String id, int revision) {
		return this.submissions.find(id).filter((submission) -> submission.awaits(revision)).orElse(null);
	}

	private void finish(String id, Submission before, int revision, Channel channel, ArrivalRead read) {
		Reading reading = read.reading();
		if (reading instanceof Reading.Unreadable) {
			this.profiles.introduce(before);
		}
		this.furtherForms.begin(id, before, channel, read.further());
		this.submissions.change(id,
				(submission) -> submission.read(revision, reading, this.judge::answer, this.clock.instant()));
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
