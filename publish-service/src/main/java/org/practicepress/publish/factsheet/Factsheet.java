package org.practicepress.publish.factsheet;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import org.practicepress.messaging.aggregate.Change;
import org.practicepress.messaging.claimcheck.ClaimCheck;
import tools.jackson.databind.annotation.JsonSerialize;

/**
 * A factsheet and what may be decided about it. Every decision is a pure function of what
 * is known and what is asked.
 *
 * @param status where it stands
 * @param reference the public code of the submission it was made from
 * @param contributorId who contributed the practice
 * @param content what it says; gone when the contributor took the practice back
 * @param changedAt when anything about it last changed
 * @param number its place in the series, from publication on
 * @param slug the readable end of its address
 * @param publishedAt when it was published first
 * @param withdrawnAt when it was withdrawn
 * @param withdrawalReason why, for the editors and the contributor
 * @param erasedAt when its contributor had all about themselves erased
 * @param shown that the contributor was asked to look at it; null when nobody has asked
 */
public record Factsheet(Status status, String reference, String contributorId, @Nullable FactsheetContent content,
		@JsonSerialize(using = SortableInstant.class) Instant changedAt, @Nullable Integer number,
		@Nullable String slug, @Nullable Instant publishedAt, @Nullable Instant withdrawnAt,
		@Nullable String withdrawalReason, @Nullable Instant erasedAt,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Shown shown) {

	public Factsheet {
		Objects.requireNonNull(status, "A factsheet has a status");
		Objects.requireNonNull(changedAt, "A factsheet has changed at some time");
	}

	public Factsheet(Status status, String reference, String contributorId, @Nullable FactsheetContent content,
			Instant changedAt, @Nullable Integer number, @Nullable String slug, @Nullable Instant publishedAt,
			@Nullable Instant withdrawnAt, @Nullable String withdrawalReason, @Nullable Instant erasedAt) {
		this(status, reference, contributorId, content, changedAt, number, slug, publishedAt, withdrawnAt,
				withdrawalReason, erasedAt, null);
	}

	/**
	 * That the contributor was asked to look at the draft.
	 *
	 * @param at when
	 * @param editor who asked
	 */
	public record Shown(Instant at, String editor) {
	}

	/** An accepted practice becomes a draft. */
	public static Change<Factsheet, FactsheetEvent> draft(String reference, String contributorId,
			FactsheetContent content, Instant at) {
		Factsheet drafted = new Factsheet(Status.DRAFT, reference, contributorId, content, at, null, null, null, null,
				null, null);
		return Change.of(drafted,
				new FactsheetEvent.Drafted(reference, contributorId, content.language(), content.title(), content));
	}

	/**
	 * The contributor took the practice back before its acceptance was heard of: nothing
	 * will ever be drafted, and as there never was a factsheet nobody is told of one.
	 */
	static Change<Factsheet, FactsheetEvent> neverToBe(String reference, String contributorId, Instant at) {
		return Change
			.of(new Factsheet(Status.WITHDRAWN, reference, contributorId, null, at, null, null, null, at, null, null));
	}

	/** The content is replaced; on a published factsheet this is a correction. */
	Decision edit(FactsheetContent changed, ContentCheck check, Instant at) {
		if (this.status == Status.WITHDRAWN) {
			return new Decision.Refused(Decision.Reason.WITHDRAWN);
		}
		if (this.status == Status.PUBLISHING) {
			return new Decision.Refused(Decision.Reason.BEING_PUBLISHED);
		}
		if (this.content == null || changed.equals(this.content)) {
			return new Decision.AlreadySo();
		}
		List<Flaw> flaws = check.flaws(changed, this.content);
		if (!flaws.isEmpty()) {
			return new Decision.Flawed(flaws);
		}
		if (!files(this.content).containsAll(files(changed))) {
			return new Decision.Refused(Decision.Reason.UNKNOWN_PHOTO);
		}
		if (this.status == Status.PUBLISHED && !sayable(changed)) {
			return new Decision.Refused(Decision.Reason.INCOMPLETE);
		}
		return new Decision.Done(Change.of(saying(changed, at), new FactsheetEvent.Edited(this.reference,
				this.contributorId, changed.language(), changed.title(), changed)));
	}

	/** As it would stand if it said something else. */
	public Factsheet saying(FactsheetContent other, Instant at) {
		return new Factsheet(this.status, this.reference, this.contributorId, other, at, this.number, this.slug,
				this.publishedAt, this.withdrawnAt, this.withdrawalReason, this.erasedAt, this.shown);
	}

	/**
	 * The contributor is asked to look at the draft. Nobody has to wait for what they
	 * say. To ask again while the draft is the same is to ask once.
	 */
	Decision show(String id, String editor, Instant at) {
		FactsheetContent said = this.content;
		if (this.shown != null && !this.changedAt.isAfter(this.shown.at()) && this.status == Status.DRAFT) {
			return new Decision.AlreadySo();
		}
		return switch (this.status) {
			case WITHDRAWN -> new Decision.Refused(Decision.Reason.WITHDRAWN);
			case PUBLISHING -> new Decision.Refused(Decision.Reason.BEING_PUBLISHED);
			case PUBLISHED -> new Decision.Refused(Decision.Reason.PUBLISHED);
			case DRAFT -> (said != null && sayable(said)) ? new Decision.Done(Change.of(
					new Factsheet(this.status, this.reference, this.contributorId, said, at, null, null, null, null,
							null, null, new Shown(at, editor)),
					new FactsheetEvent.Shown(this.reference, this.contributorId, editor, said.title(), draftPath(id))))
					: new Decision.Refused(Decision.Reason.INCOMPLETE);
		};
	}

	/**
	 * Where the contributor looks at it, below the site's root and above the secret part
	 * of their link.
	 */
	public static String draftPath(String id) {
		return "/factsheets/drafts/" + id;
	}

	/** Why it cannot be published as it stands. */
	public Optional<Decision.Reason> hindrance() {
		return (startPublishing(this.changedAt) instanceof Decision.Refused refused) ? Optional.of(refused.reason())
				: Optional.empty();
	}

	/**
	 * Publication is asked for. From here on nobody edits, so that a number is spent on a
	 * factsheet that will be published, whatever crashes in between; only its contributor
	 * can still take it back.
	 */
	Decision startPublishing(Instant at) {
		return switch (this.status) {
			case WITHDRAWN -> new Decision.Refused(Decision.Reason.WITHDRAWN);
			case PUBLISHING, PUBLISHED -> new Decision.AlreadySo();
			case DRAFT -> sayable(this.content)
					? new Decision.Done(Change.of(new Factsheet(Status.PUBLISHING, this.reference, this.contributorId,
							this.content, at, null, null, null, null, null, null, this.shown)))
					: new Decision.Refused(Decision.Reason.INCOMPLETE);
		};
	}

	/** The factsheet takes its place in the series under a number that is its own. */
	Decision publish(int ownNumber, Instant at) {
		FactsheetContent said = this.content;
		if (this.status != Status.PUBLISHING || said == null) {
			return new Decision.AlreadySo();
		}
		String ownSlug = Slug.of(said.title());
		Factsheet published = new Factsheet(Status.PUBLISHED, this.reference, this.contributorId, said, at, ownNumber,
				ownSlug, at, null, null, null, this.shown);
		return new Decision.Done(
				Change.of(published, new FactsheetEvent.Published(this.reference, this.contributorId, ownNumber,
						ownSlug, said.title(), said.summary(), said.values("practice.country"), published.path(), at)));
	}

	/** The publisher takes it back; the number stays spent. */
	Decision withdraw(@Nullable String reason, Instant at) {
		if (this.status == Status.WITHDRAWN) {
			return new Decision.AlreadySo();
		}
		String clean = CleanText.orNull(reason);
		if (clean != null && clean.length() > Bounds.REASON) {
			return new Decision.Refused(Decision.Reason.REASON_TOO_LONG);
		}
		if (this.status == Status.PUBLISHING) {
			return new Decision.Refused(Decision.Reason.BEING_PUBLISHED);
		}
		if (this.status == Status.PUBLISHED && clean == null) {
			return new Decision.Refused(Decision.Reason.REASON_MISSING);
		}
		return new Decision.Done(withdrawn((this.erasedAt == null) ? this.content : null, clean, at));
	}

	/**
	 * The contributor took the practice back. What they wrote goes with it, even from a
	 * factsheet published in the same moment: they were told that it is withdrawn.
	 */
	Decision takeBack(Instant at) {
		if (this.status == Status.WITHDRAWN && this.content == null) {
			return new Decision.AlreadySo();
		}
		return new Decision.Done(withdrawn(null, null, at));
	}

	/**
	 * Its contributor has all about themselves erased. What is published stays, as they
	 * have agreed for ever, without them and without the photos that are not shown; of
	 * what was withdrawn, that its number is spent.
	 * @return what stays; empty when that is nothing
	 */
	Optional<Factsheet> erased(Instant at) {
		return switch (this.status) {
			case DRAFT, PUBLISHING -> Optional.empty();
			case PUBLISHED -> Optional.of(new Factsheet(this.status, this.reference, this.contributorId,
					shown(this.content), at, this.number, this.slug, this.publishedAt, null, null, at));
			case WITHDRAWN ->
				(this.number != null) ? Optional.of(new Factsheet(this.status, this.reference, this.contributorId, null,
						at, this.number, null, this.publishedAt, this.withdrawnAt, null, at)) : Optional.empty();
		};
	}

	private static @Nullable FactsheetContent shown(@Nullable FactsheetContent content) {
		return (content == null) ? null
				: new FactsheetContent(content.title(), content.summary(), content.category(), content.language(),
						content.glance(), content.sections(), content.links(), content.shownPhotos(), false);
	}

	private Change<Factsheet, FactsheetEvent> withdrawn(@Nullable FactsheetContent left, @Nullable String reason,
			Instant at) {
		Factsheet withdrawn = new Factsheet(Status.WITHDRAWN, this.reference, this.contributorId, left, at, this.number,
				this.slug, this.publishedAt, at, reason, this.erasedAt);
		return Change.of(withdrawn,
				new FactsheetEvent.Withdrawn(this.reference, this.contributorId, this.number, reason));
	}

	/**
	 * The address below the site's root, with the number alone while there is no slug.
	 */
	public String path() {
		if (this.number == null) {
			throw new IllegalStateException("Only a published factsheet has an address");
		}
		return "/factsheets/" + this.number + ((this.slug == null || this.slug.isEmpty()) ? "" : "-" + this.slug);
	}

	private static Set<ClaimCheck> files(@Nullable FactsheetContent content) {
		return (content == null) ? Set.of()
				: content.photos().stream().map(Photo::file).collect(Collectors.toUnmodifiableSet());
	}

	private static boolean sayable(@Nullable FactsheetContent content) {
		return content != null && !content.title().isEmpty() && !content.summary().isEmpty();
	}

	/** Where a factsheet stands. */
	public enum Status {

		/** Being written. */
		@JsonProperty("draft")
		DRAFT,

		/** Waiting for its number, for a moment. */
		@JsonProperty("publishing")
		PUBLISHING,

		/** In the series. */
		@JsonProperty("published")
		PUBLISHED,

		/** Taken back. */
		@JsonProperty("withdrawn")
		WITHDRAWN;

		/** The name in JSON and in message keys. */
		public String code() {
			return switch (this) {
				case DRAFT -> "draft";
				case PUBLISHING -> "publishing";
				case PUBLISHED -> "published";
				case WITHDRAWN -> "withdrawn";
			};
		}

	}

}
