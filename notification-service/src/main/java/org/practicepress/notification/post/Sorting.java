package org.practicepress.notification.post;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.practicepress.form.FormLanguage;
import org.practicepress.notification.conversation.Address;
import org.practicepress.notification.conversation.Conversation;
import org.practicepress.notification.conversation.Delivery;
import org.practicepress.notification.conversation.Reason;
import org.practicepress.notification.heard.Contributor;
import org.practicepress.notification.heard.Known;
import org.practicepress.notification.letter.Notice;
import org.practicepress.notification.letter.Occasion;
import org.practicepress.notification.letter.Occasion.Practice;

/**
 * Decides what to do with a letter. Pure functions of what is known and of the time.
 */
final class Sorting {

	private static final Duration HOUR = Duration.ofHours(1);

	/** A wait is this part of the time that has already been waited. */
	private static final int PART = 4;

	private static final int MOST_DOUBLINGS = 30;

	/** Of a wait, this part is more or less left out. */
	private static final int SCATTERED = 4;

	private static final int GRAINS = 1000;

	private final MailProperties properties;

	Sorting(MailProperties properties) {
		this.properties = properties;
	}

	/**
	 * Decides about the letter whose turn it is.
	 * @param conversation the conversation
	 * @param head its first unsettled letter
	 * @param known what is known of the letter's contributor
	 * @param sentSince when mails were sent to that contributor since a time, oldest
	 * first
	 * @param bouncedAt when it was last heard of an address that it takes no mail, by
	 * what stands for the address
	 * @param practices what is known of submissions that the letter names, by their ids
	 * @param now the time
	 * @return what to do
	 */
	Step next(Conversation conversation, Delivery head, Known known, Function<Instant, List<Instant>> sentSince,
			Function<String, Optional<Instant>> bouncedAt, Function<List<String>, Map<String, Practice>> practices,
			Instant now) {
		if (head.next().isAfter(now)) {
			return new Step.Rest();
		}
		if (head.attempts() == 0 && head.oldNews(this.properties.tooLateAfter(), now)) {
			return new Step.CallOff(Reason.TOO_LATE);
		}
		return switch (known) {
			case Known.Erased erased -> new Step.CallOff(Reason.CONTRIBUTOR_ERASED);
			case Known.NotYet notYet ->
				await(head, Reason.CONTRIBUTOR_UNKNOWN, this.properties.waiting().forFacts(), now);
			case Known.Here here -> next(conversation, head, here.contributor(), sentSince, bouncedAt, practices, now);
		};
	}

	private Step next(Conversation conversation, Delivery head, Contributor contributor,
			Function<Instant, List<Instant>> sentSince, Function<String, Optional<Instant>> bouncedAt,
			Function<List<String>, Map<String, Practice>> practices, Instant now) {
		Optional<Occasion> occasion = conversation.occasion(head, contributor.statusToken());
		if (occasion.isEmpty()) {
			return await(head, Reason.SUBMISSION_UNKNOWN, this.properties.waiting().forFacts(), now);
		}
		String email = contributor.email();
		if ((email == null || email.isBlank()) && head.notice() instanceof Notice.Erased) {
			return new Step.CallOff(Reason.NO_ADDRESS);
		}
		if (email == null || email.isBlank()) {
			return await(head, Reason.NO_ADDRESS, this.properties.waiting().forAddress(), now);
		}
		if (email.strip().equalsIgnoreCase(this.properties.address())) {
			return new Step.CallOff(Reason.OWN_ADDRESS);
		}
		String address = Address.digest(email);
		Optional<Instant> bounced = bouncedAt.apply(address);
		if (bounced.isPresent() && !conversation.wroteAfter(bounced.get())) {
			return new Step.CallOff(Reason.BOUNCED);
		}
		List<Instant> lately = sentSince.apply(now.minus(HOUR));
		if (lately.size() >= this.properties.mostPerHour()) {
			return new Step.Postpone(
					lately.get(lately.size() - this.properties.mostPerHour()).plus(HOUR).plusSeconds(1));
		}
		List<String> named = head.notice().submissions();
		Map<String, Practice> there = named.isEmpty() ? Map.of() : practices.apply(named);
		if (there.isEmpty() && !named.isEmpty() && head.notice().kind().toTheDesk()) {
			return await(head, Reason.SUBMISSION_UNKNOWN, this.properties.waiting().forAddress(), now);
		}
		return new Step.Send(occasion.get().naming(there), (contributor.name() != null) ? contributor.name() : "",
				email.strip(), address, bounced.isPresent(), language(contributor.language()));
	}

	/**
	 * Whether the recipient could not take a letter for too long.
	 * @param delivery the letter as it was being sent
	 * @param now the time
	 * @return true to give it up
	 */
	boolean tooLong(Delivery delivery, Instant now) {
		return !delivery.happenedAt().plus(this.properties.retry().giveUpAfter()).isAfter(now);
	}

	/**
	 * When to try again. Letters that failed together do not come back together: each
	 * waits somewhat less than the whole time, by its id.
	 * @param delivery the letter as it was being sent
	 * @param now the time
	 * @return the time
	 */
	Instant again(Delivery delivery, Instant now) {
		MailProperties.Retry retry = this.properties.retry();
		int doublings = Math.min(Math.max(0, delivery.attempts() - 1), MOST_DOUBLINGS);
		Duration delay = shorter(retry.firstDelay().multipliedBy(1L << doublings), retry.longestDelay());
		int grain = Math.floorMod((delivery.id() + delivery.attempts()).hashCode(), GRAINS);
		return now.plus(delay.minus(delay.multipliedBy(grain).dividedBy((long) SCATTERED * GRAINS)));
	}

	private Step await(Delivery head, Reason reason, Duration patience, Instant now) {
		Duration waited = Duration.between(head.happenedAt(), now);
		if (waited.compareTo(patience) >= 0) {
			return new Step.CallOff(reason);
		}
		MailProperties.Waiting waiting = this.properties.waiting();
		Duration pause = shorter(waited.dividedBy(PART), waiting.longest());
		return new Step.Wait(reason, now.plus((pause.compareTo(waiting.shortest()) > 0) ? pause : waiting.shortest()));
	}

	private static Duration shorter(Duration one, Duration other) {
		return (one.compareTo(other) < 0) ? one : other;
	}

	private static FormLanguage language(@Nullable String code) {
		return (code != null) ? FormLanguage.find(code).orElse(FormLanguage.ENGLISH) : FormLanguage.ENGLISH;
	}

}
