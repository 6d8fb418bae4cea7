package org.practicepress.review.subscription;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

import org.jspecify.annotations.Nullable;
import org.practicepress.messaging.aggregate.Change;
import org.practicepress.review.subscription.DeskMail.DigestDue;
import org.practicepress.review.subscription.DeskMail.EditorUpdated;
import org.practicepress.review.subscription.DeskMail.News;
import org.practicepress.review.subscription.DeskMail.NewsArrived;

/**
 * Which mails somebody at the desk gets. All methods are pure.
 *
 * @param person the identity provider's id for them
 * @param name the name people know them by, under which they take submissions
 * @param email where mail reaches them, as the provider says; null when it does not
 * @param language the language to write in
 * @param reads whether they may look at submissions, as was known last
 * @param decides whether they may decide about them
 * @param chief whether they are a chief editor; not there in what an earlier version
 * noted
 * @param chosen which mails they want; null as long as they have not said
 * @param chosenAt when they said so last; null likewise
 * @param unsubscribeToken the secret part of the address by which they end them
 * @param seenAt when they came to the desk last, as far as that was noted
 * @param mailedAt when they were first told something since; null when nothing was
 * @param absent whether they have not come for so long that nobody writes to them
 * @param since from when on something is news to them
 * @param next when the next digest is due, to the second; null when none is
 * @param told how much had happened to each submission when it was named last, the latest
 * last; among them the notes that mention them of which they were told, by their own ids
 */
public record Subscription(String person, String name, @Nullable String email, String language, boolean reads,
		boolean decides, @Nullable Boolean chief, @Nullable Rhythm chosen, @Nullable Instant chosenAt,
		String unsubscribeToken, Instant seenAt, @Nullable Instant mailedAt, boolean absent, Instant since,
		@Nullable Instant next, Map<String, Integer> told) {

	/** Of so many it is known that they were named. */
	private static final int MOST_TOLD = 200;

	/** Their being there is noted so often. */
	private static final Duration NOTED_AGAIN = Duration.ofHours(1);

	public Subscription {
		told = Collections.unmodifiableMap(new LinkedHashMap<>(told));
	}

	static Subscription of(Visitor visitor, String unsubscribeToken, String otherwise, MailsProperties times,
			Instant now) {
		Instant at = now.truncatedTo(ChronoUnit.SECONDS);
		return new Subscription(visitor.person(), visitor.name(), visitor.email(),
				(visitor.language() != null) ? visitor.language() : otherwise, visitor.reads(), visitor.decides(),
				visitor.chief(), null, null, unsubscribeToken, at, null, false, at, null, Map.of())
			.timed(Rhythm.NEVER, times, at);
	}

	/**
	 * Which mails they get. Who decides about submissions gets a digest a day unless they
	 * want something else; who may not even look gets none.
	 * @return the rhythm
	 */
	public Rhythm rhythm() {
		if (!this.reads) {
			return Rhythm.NEVER;
		}
		return (this.chosen != null) ? this.chosen : this.decides ? Rhythm.DAILY : Rhythm.NEVER;
	}

	/** Whether anything is written to them. */
	boolean wanted() {
		return this.email != null && !this.absent && rhythm() != Rhythm.NEVER;
	}

	/**
	 * They are at the desk.
	 * @return as it is then; the same when that is no news
	 */
	Subscription seen(Visitor visitor, MailsProperties times, Instant now) {
		Instant at = now.truncatedTo(ChronoUnit.SECONDS);
		String written = (this.chosen == null && visitor.language() != null) ? visitor.language() : this.language;
		Subscription there = new Subscription(this.person, visitor.name(),
				(visitor.email() != null) ? visitor.email() : this.email, written, visitor.reads(), visitor.decides(),
				visitor.chief(), this.chosen, this.chosenAt, this.unsubscribeToken, this.seenAt, null, false,
				this.since, this.next, this.told);
		if (there.equals(this) && this.seenAt.plus(NOTED_AGAIN).isAfter(at)) {
			return this;
		}
		return new Subscription(there.person, there.name, there.email, there.language, there.reads, there.decides,
				there.chief, there.chosen, there.chosenAt, there.unsubscribeToken, at, null, false, there.since,
				there.next, there.told)
			.timed(this.absent ? Rhythm.NEVER : rhythm(), times, at);
	}

	/** They say what they want. */
	Subscription choosing(Rhythm rhythm, String inLanguage, MailsProperties times, Instant now) {
		return new Subscription(this.person, this.name, this.email, inLanguage, this.reads, this.decides, this.chief,
				rhythm, now.truncatedTo(ChronoUnit.SECONDS), this.unsubscribeToken, this.seenAt, this.mailedAt,
				this.absent, this.since, this.next, this.told)
			.timed(rhythm(), times, now.truncatedTo(ChronoUnit.SECONDS));
	}

	/** Whoever begins with digests is told what comes from then on. */
	private Subscription timed(Rhythm before, MailsProperties times, Instant now) {
		if (rhythm() == before) {
			return this;
		}
		boolean goesOn = this.next != null;
		return new Subscription(this.person, this.name, this.email, this.language, this.reads, this.decides, this.chief,
				this.chosen, this.chosenAt, this.unsubscribeToken, this.seenAt, this.mailedAt, this.absent,
				goesOn ? this.since : now, times.next(rhythm(), now), this.told);
	}

	/** Whether they have not come for what they were told a long time ago. */
	private boolean isAwayFor(Duration patience, Instant now) {
		return this.mailedAt != null && this.mailedAt.plus(patience).isBefore(now);
	}

	/**
	 * It is time for a digest.
	 * @param digest what there is to say
	 * @param happened how much has happened to each that it names
	 * @param times when digests are due
	 * @param now the time
	 * @return what follows; a digest only if it says something to somebody who wants it
	 */
	Change<Subscription, DeskMail> looked(DigestDue digest, Map<String, Integer> happened, MailsProperties times,
			Instant now) {
		Instant at = now.truncatedTo(ChronoUnit.SECONDS);
		Subscription after = withAbsence(times, now);
		boolean due = after.wanted() && !digest.saysNothing();
		Subscription looked = new Subscription(after.person, after.name, after.email, after.language, after.reads,
				after.decides, after.chief, after.chosen, after.chosenAt, after.unsubscribeToken, after.seenAt,
				(due && after.mailedAt == null) ? at : after.mailedAt, after.absent, at,
				times.next(after.rhythm(), now), toldWith(happened));
		return change(this, looked, due ? List.of(digest) : List.of());
	}

	private Map<String, Integer> toldWith(Map<String, Integer> happened) {
		SequencedMap<String, Integer> known = new LinkedHashMap<>(this.told);
		happened.forEach((id, steps) -> {
			known.remove(id);
			known.put(id, steps);
		});
		while (known.size() > MOST_TOLD) {
			known.pollFirstEntry();
		}
		return known;
	}

	/**
	 * Something has come. Of a note somebody is told once.
	 * @param news what
	 * @param times how long somebody is waited for
	 * @param now the time
	 * @return what follows
	 */
	Change<Subscription, DeskMail> told(NewsArrived news, MailsProperties times, Instant now) {
		Subscription after = withAbsence(times, now);
		boolean due = after.wanted() && after.rhythm() == Rhythm.AT_ONCE && !this.told.containsKey(news.cause());
		return change(this, due ? after.mailed(news, now.truncatedTo(ChronoUnit.SECONDS)) : after,
				due ? List.of(news) : List.of());
	}

	private Subscription withAbsence(MailsProperties times, Instant now) {
		return (this.absent || !isAwayFor(times.patience(), now)) ? this
				: new Subscription(this.person, this.name, this.email, this.language, this.reads, this.decides,
						this.chief, this.chosen, this.chosenAt, this.unsubscribeToken, this.seenAt, this.mailedAt, true,
						this.since, this.next, this.told);
	}

	private Subscription mailed(NewsArrived news, Instant at) {
		return new Subscription(this.person, this.name, this.email, this.language, this.reads, this.decides, this.chief,
				this.chosen, this.chosenAt, this.unsubscribeToken, this.seenAt,
				(this.mailedAt != null) ? this.mailedAt : at, this.absent, this.since, this.next,
				(news.news() == News.MENTIONED) ? toldWith(Map.of(news.cause(), 1)) : this.told);
	}

	/**
	 * What is told when one becomes another: where mail reaches them, as long as they
	 * want any, and that it is to be forgotten once they do not.
	 */
	static Change<Subscription, DeskMail> change(@Nullable Subscription before, Subscription after,
			List<? extends DeskMail> mails) {
		List<DeskMail> events = new ArrayList<>();
		boolean was = before != null && before.wanted();
		if ((was || after.wanted()) && (before == null || !reached(before).equals(reached(after)))) {
			events.add(reached(after));
		}
		events.addAll(mails);
		return new Change<>(after, events);
	}

	/**
	 * Where mail reaches them.
	 * @return the event that says so
	 */
	static EditorUpdated reached(Subscription subscription) {
		return subscription.wanted()
				? new EditorUpdated(subscription.name, subscription.email, subscription.language,
						subscription.unsubscribeToken, subscription.chosenAt)
				: new EditorUpdated(null, null, subscription.language, null, null);
	}

	/** Says no more than a log may. */
	@Override
	public String toString() {
		return "Subscription[" + this.person + ", " + rhythm().code() + "]";
	}

}
