package org.practicepress.notification;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.practicepress.messaging.aggregate.Change;
import org.practicepress.messaging.inbox.Inbox;
import org.practicepress.messaging.inbox.Incoming;
import org.practicepress.notification.conversation.Conversation;
import org.practicepress.notification.conversation.Conversations;
import org.practicepress.notification.conversation.Told;
import org.practicepress.notification.heard.Contributors;
import org.practicepress.notification.heard.DeskEvent;
import org.practicepress.notification.heard.DraftEvent;
import org.practicepress.notification.heard.Editors;
import org.practicepress.notification.heard.FactsheetEvent;
import org.practicepress.notification.heard.Known;
import org.practicepress.notification.heard.LikenessEvent;
import org.practicepress.notification.heard.MailEvent;
import org.practicepress.notification.heard.OperatorEvent;
import org.practicepress.notification.heard.ReviewEvent;
import org.practicepress.notification.heard.SubmissionEvent;
import org.practicepress.notification.post.MailProperties;
import org.practicepress.notification.post.Postman;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/**
 * Binds the topics the service listens to.
 */
@Configuration(proxyBeanMethods = false)
class Topics {

	private static final Logger logger = LoggerFactory.getLogger(Topics.class);

	/** What operators name when they mean something of ours. */
	private static final String LETTER = "letter";

	private final Conversations conversations;

	private final Contributors contributors;

	private final Editors editors;

	private final Postman postman;

	private final MailProperties properties;

	private final Clock clock;

	Topics(Conversations conversations, Contributors contributors, Editors editors, Postman postman,
			MailProperties properties, Clock clock) {
		this.conversations = conversations;
		this.contributors = contributors;
		this.editors = editors;
		this.postman = postman;
		this.properties = properties;
		this.clock = clock;
	}

	@Bean
	Consumer<Message<?>> draftEvents(Inbox inbox) {
		return inbox.of("draft.events", DraftEvent.class, (cause, event) -> hear(cause, event.told(cause.event())));
	}

	@Bean
	Consumer<Message<?>> submissionEvents(Inbox inbox) {
		return inbox.of("submission.events", SubmissionEvent.class,
				(cause, event) -> event.told(cause.event()).ifPresent((told) -> hear(cause, told)));
	}

	@Bean
	Consumer<Message<?>> mailEvents(Inbox inbox) {
		return inbox.of("mail.events", MailEvent.class, (cause, event) -> {
			switch (event) {
				case MailEvent.Held held -> hear(cause, held.told(cause.event()));
				case MailEvent.CoauthorAsked asked -> hear(cause, asked.told(cause.event()));
				case MailEvent.CoauthorUnreached unreached ->
					tell(unreached.submissionId(), unreached.told(cause.event()));
				case MailEvent.Reported reported -> note(reported);
			}
		});
	}

	@Bean
	Consumer<Message<?>> reviewEvents(Inbox inbox) {
		return inbox.of("review.events", ReviewEvent.class, (cause, event) -> hear(cause, event.told(cause.event())));
	}

	@Bean
	Consumer<Message<?>> likenessEvents(Inbox inbox) {
		return inbox.of("likeness.events", LikenessEvent.class, (cause, event) -> {
			this.conversations.liken(cause, event.told());
			this.postman.wake(cause.event().subject());
		});
	}

	@Bean
	Consumer<Message<?>> factsheetEvents(Inbox inbox) {
		return inbox.of("factsheet.events", FactsheetEvent.class,
				(cause, event) -> event.told(cause.event()).ifPresent((told) -> hear(cause, told)));
	}

	@Bean
	Consumer<Message<?>> contributorUpdates() {
		return this.contributors.consumer((id) -> changed(id, () -> this.contributors.find(id)));
	}

	@Bean
	Consumer<Message<?>> editorUpdates() {
		return this.editors.consumer((editor, known) -> {
			this.editors.chosenAt(editor)
				.ifPresent((at) -> this.conversations.change(editor, (conversation) -> conversation.wrote(at)));
			changed(editor, () -> known);
		});
	}

	@Bean
	Consumer<Message<?>> deskEvents(Inbox inbox) {
		return inbox.of("desk.events", DeskEvent.class, (cause, event) -> hear(cause, event.told(cause.event())));
	}

	@Bean
	Consumer<Message<?>> operatorEvents(Inbox inbox) {
		return inbox.of("operator.events", OperatorEvent.class, (cause, event) -> {
			String letter = event.letter();
			if (event.kind().equals(LETTER) && letter != null) {
				obey(cause, event, letter);
			}
		});
	}

	private void obey(Incoming cause, OperatorEvent event, String letter) {
		this.conversations.obey(cause, (conversation) -> switch (event) {
			case OperatorEvent.RetryAsked retry -> conversation.retried(letter, this.clock.instant());
			case OperatorEvent.DiscardAsked discard -> conversation.discarded(letter, this.clock.instant());
		});
		logger.info("{}: {} by {}", letter, cause.event().type(), event.operator());
		this.postman.wake(cause.event().subject());
	}

	/** Hearing it again changes nothing: what was noted is no news. */
	private void note(MailEvent.Reported reported) {
		List<String> conversations = this.conversations.under(reported.messageId());
		if (conversations.isEmpty()) {
			logger.info("A program has written about the letter {}, which is none of ours", reported.messageId());
		}
		for (String id : conversations) {
			this.conversations.change(id, (conversation) -> conversation.reported(reported.messageId(),
					reported.recipients(), this::address, this.clock.instant()));
			this.postman.wake(id);
		}
	}

	/** Nobody at the desk has the id of a contributor. */
	private @Nullable String address(String recipient) {
		return Stream.of(this.contributors.find(recipient), this.editors.find(recipient))
			.map((known) -> (known instanceof Known.Here here) ? here.contributor().address() : null)
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(null);
	}

	private void hear(Incoming cause, Told told) {
		this.conversations.hear(cause, told, this.properties.remindAfter(), this.properties.receiptRest());
		this.postman.wake(cause.event().subject());
		if (told.notice().kind().asksLikeness()) {
			this.postman.wake(cause.event().subject(), this.properties.receiptRest());
		}
	}

	/**
	 * What concerns another conversation than the one that the event is of. Hearing it
	 * again changes nothing: an event has one letter.
	 */
	private void tell(String submission, Told told) {
		this.conversations.change(submission,
				(conversation) -> Change.of(Conversation.hear(conversation, told, this.clock.instant())));
		this.postman.wake(submission);
	}

	/** Most are told of before there is anything to write to them about. */
	private void changed(String contributor, Supplier<Known> known) {
		List<String> conversations = this.conversations.with(contributor);
		if (conversations.isEmpty()) {
			return;
		}
		Known now = known.get();
		for (String id : conversations) {
			this.conversations.change(id, (conversation) -> switch (now) {
				case Known.Erased erased -> conversation.forgetting(contributor, this.clock.instant());
				case Known.NotYet notYet -> null;
				case Known.Here here -> {
					Conversation hastened = conversation.hastened(contributor, here.contributor().address(),
							this.clock.instant());
					yield hastened.equals(conversation) ? null : Change.of(hastened);
				}
			});
			this.postman.wake(id);
		}
	}

}
