package org.practicepress.intake.draft;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.practicepress.intake.submission.Identity;
import org.practicepress.intake.submission.Photo;
import org.practicepress.messaging.aggregate.Change;
import org.practicepress.messaging.claimcheck.ClaimCheck;

/**
 * A form that was begun. Its names are those the submission will have. All methods are
 * pure.
 *
 * @param reference its short public code
 * @param token the secret part of the link to it
 * @param tokenDigest what it is looked up by
 * @param contributorId who wants a link to it; null as long as nobody does
 * @param typed what was typed, as it was typed, by the name of the input
 * @param photos the photos that were sent along
 * @param documents the other files that were sent along
 * @param savedAt when it was last saved
 * @param expiresAt when it is forgotten
 * @param linksAskedFor when a link was asked for, the latest last
 * @param linkTo a digest of the address the link went to; null when it went nowhere
 */
public record Draft(String reference, String token, String tokenDigest, @Nullable String contributorId,
		Map<String, List<String>> typed, List<Photo> photos, List<ClaimCheck> documents, Instant savedAt,
		Instant expiresAt, List<Instant> linksAskedFor, @Nullable String linkTo) {

	public Draft {
		typed = new LinkedHashMap<>(typed);
		photos = List.copyOf(photos);
		documents = List.copyOf(documents);
		linksAskedFor = List.copyOf(linksAskedFor);
	}

	/**
	 * What is kept of a form.
	 *
	 * @param typed what was typed, by the name of the input
	 * @param photos the photos
	 * @param documents the other files
	 */
	public record Content(Map<String, List<String>> typed, List<Photo> photos, List<ClaimCheck> documents) {
	}

	static Draft begin(Identity identity, Content content, Instant at, Instant expiresAt) {
		return new Draft(identity.reference(), identity.statusToken(), Identity.digest(identity.statusToken()), null,
				content.typed(), content.photos(), content.documents(), at, expiresAt, List.of(), null);
	}

	Draft saved(Content content, Instant at, Instant until) {
		return new Draft(this.reference, this.token, this.tokenDigest, this.contributorId, content.typed(),
				content.photos(), content.documents(), at, until, this.linksAskedFor, this.linkTo);
	}

	long linksSince(Instant when) {
		return this.linksAskedFor.stream().filter((asked) -> asked.isAfter(when)).count();
	}

	Change<Draft, DraftEvent> sendLink(String toContributorId, String addressDigest, @Nullable String title,
			Instant at) {
		List<Instant> asked = new ArrayList<>(this.linksAskedFor);
		asked.add(at);
		Draft after = new Draft(this.reference, this.token, this.tokenDigest, toContributorId, this.typed, this.photos,
				this.documents, this.savedAt, this.expiresAt, asked, addressDigest);
		return Change.of(after, new DraftEvent.Saved(this.reference, toContributorId, title, this.expiresAt));
	}

	/** Says no more than a log may: the token opens a page. */
	@Override
	public String toString() {
		return "Draft[" + this.reference + "]";
	}

}
