package org.practicepress.review;

import java.util.function.Consumer;

import org.practicepress.messaging.inbox.CompactedViews;
import org.practicepress.messaging.inbox.Inbox;
import org.practicepress.review.assignment.Assignments;
import org.practicepress.review.contact.Contacts;
import org.practicepress.review.contact.LetterEvent;
import org.practicepress.review.erasure.ErasureRequests;
import org.practicepress.review.letter.Drafts;
import org.practicepress.review.likeness.LikenessWatch;
import org.practicepress.review.likeness.Likenesses;
import org.practicepress.review.notes.Notes;
import org.practicepress.review.operations.TroubleEvent;
import org.practicepress.review.operations.Troubles;
import org.practicepress.review.queue.Reviews;
import org.practicepress.review.rubric.Assessments;
import org.practicepress.review.submission.Contributors;
import org.practicepress.review.submission.FactsheetEvent;
import org.practicepress.review.submission.SubmissionEvent;
import org.practicepress.review.subscription.AtOnce;
import org.practicepress.review.unsorted.MailEvent;
import org.practicepress.review.unsorted.UnsortedMails;
import org.practicepress.review.views.SavedViews;
import org.practicepress.review.webhook.WebhookEvent;
import org.practicepress.review.webhook.Webhooks;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/**
 * Binds the topics the desk listens to.
 */
@Configuration(proxyBeanMethods = false)
class Topics {

	@Bean
	Consumer<Message<?>> submissionEvents(Inbox inbox, Reviews reviews, Contacts contacts, Troubles troubles,
			ErasureRequests erasures, SavedViews views, Notes notes, Assessments assessments, UnsortedMails unsorted,
			Drafts drafts, AtOnce atOnce, Assignments assignments, Likenesses likenesses, LikenessWatch watch,
			Webhooks webhooks) {
		return inbox.of("submission.events", SubmissionEvent.class, (incoming, event) -> {
			if (event instanceof SubmissionEvent.Erased erased) {
				reviews.erase(incoming.event().subject());
				contacts.erase(incoming.event().subject());
				notes.erase(incoming.event().subject());
				assessments.erase(incoming.event().subject());
				drafts.erase(incoming.event().subject());
				likenesses.erase(incoming.event().subject());
				troubles.erase(incoming.event().subject(), erased.reference());
				views.erase(erased.reference());
				unsorted.erase(incoming.event().subject());
				erasures.done(erased.reference(), incoming.event().time());
				webhooks.tell(incoming, erased.reference());
			}
			else {
				reviews.receive(incoming, event);
				if (event instanceof SubmissionEvent.Form form) {
					watch.arrived(incoming, form);
					unsorted.arrived(incoming.event().subject(), incoming.event().time());
					assignments.arrived(incoming.event().subject());
				}
				if (event instanceof SubmissionEvent.MessageReceived message && message.answersLikeness()) {
					likenesses.answered(incoming.event().subject(), message.receivedAt());
				}
				atOnce.tell(incoming, event);
				webhooks.tell(incoming, event.reference());
			}
		});
	}

	@Bean
	Consumer<Message<?>> factsheetEvents(Inbox inbox, Reviews reviews, Webhooks webhooks) {
		return inbox.of("factsheet.events", FactsheetEvent.class, (incoming, event) -> {
			reviews.receive(incoming, event);
			webhooks.tell(incoming, event.reference());
		});
	}

	/** Of itself, once it is told: what may still be taken back is not. */
	@Bean
	Consumer<Message<?>> reviewEvents(Inbox inbox, Webhooks webhooks) {
		return inbox.independent("review.events", WebhookEvent.class,
				(incoming, event) -> webhooks.tell(incoming, event.reference()), (incoming, event) -> {
				});
	}

	@Bean
	Consumer<Message<?>> troubleEvents(Inbox inbox, Troubles troubles) {
		return inbox.of("trouble.events", TroubleEvent.class, troubles::receive);
	}

	@Bean
	Consumer<Message<?>> mailEvents(Inbox inbox, UnsortedMails unsorted) {
		return inbox.of("mail.events", MailEvent.class, unsorted::receive);
	}

	@Bean
	Consumer<Message<?>> letterEvents(Inbox inbox, Contacts contacts, Reviews reviews) {
		contacts.onChange(reviews::foundOtherwise);
		return inbox.of("notification.events", LetterEvent.class, contacts::receive);
	}

	@Bean
	Contributors contributors(CompactedViews views) {
		return new Contributors(views);
	}

	@Bean
	Consumer<Message<?>> contributorUpdates(Contributors contributors, Reviews reviews) {
		return contributors.consumer(reviews::contributorChanged);
	}

}
