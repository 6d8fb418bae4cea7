package org.practicepress.review.desk;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.practicepress.form.Length;
import org.practicepress.messaging.aggregate.Aggregate;
import org.practicepress.review.contact.Contact;
import org.practicepress.review.decision.HistoryEntry;
import org.practicepress.review.decision.HistoryEntry.What;
import org.practicepress.review.decision.Photo;
import org.practicepress.review.decision.Review;
import org.practicepress.review.decision.ReviewCommand;
import org.practicepress.review.decision.ReviewState;
import org.practicepress.review.decision.Revision;
import org.practicepress.review.submission.Coauthor;
import org.practicepress.review.submission.Contributor;

/**
 * Everything about one submission on one page.
 *
 * @param id the submission's id
 * @param version the version the page shows; every form on it sends it back
 * @param state the review
 * @param shown the revision that is shown, mostly the latest
 * @param sections its answers
 * @param lengths how many words the answers have that may not have any number, by the
 * field's key
 * @param photoConsent whether the people in the photos have agreed: {@code yes},
 * {@code no} or {@code open}; null when the form does not ask
 * @param messages what the contributor wrote without sending a form, and what editors
 * wrote to them, the latest first
 * @param countries the countries by name
 * @param contributor who sent it; null when not known or erased
 * @param coauthors those who have sent or written some of it for the contributor
 * @param contact what has become of the letters to them
 * @param organisationType what kind of organisation they work for
 * @param history what happened, the latest first
 */
record ReviewPage(String id, long version, ReviewState state, Revision shown, List<AnsweredSection> sections,
		Map<String, Length> lengths, @Nullable String photoConsent, List<MessageReader.Shown> messages,
		String countries, @Nullable Contributor contributor, List<Coauthor> coauthors, Contact contact,
		@Nullable String organisationType, List<HistoryEntry> history) {

	private static final Set<What> FORMS = EnumSet.of(What.RECEIVED, What.REVISED);

	static ReviewPage of(Aggregate<ReviewState> review, Revision shown, FormReader form, MessageReader messages,
			@Nullable Contributor contributor, List<Coauthor> coauthors, Contact contact, String otherAnswers,
			Locale locale) {
		ReviewState state = review.state();
		String type = (contributor != null) ? contributor.organisationType() : null;
		return new ReviewPage(review.id(), review.version(), state, shown, form.read(shown, locale, otherAnswers),
				form.lengths(shown), form.photoConsent(shown).orElse(null), messages.read(state, contact),
				form.countries(shown.answer("practice.country"), locale), contributor, coauthors, contact,
				(type != null) ? form.organisationType(type, locale) : null, state.history().reversed());
	}

	public boolean canStart() {
		return Review.possible(this.state, new ReviewCommand.Start());
	}

	public boolean canDecide() {
		return Review.possible(this.state, new ReviewCommand.Decline(null));
	}

	/** Whether it can be merged into another. */
	public boolean canMerge() {
		return Review.possible(this.state, new ReviewCommand.Merge(null, null));
	}

	public boolean canReopen() {
		return Review.possible(this.state, new ReviewCommand.Reopen());
	}

	/**
	 * What somebody is called who has sent or written something for the contributor.
	 * @param id names them among the contributors
	 * @return their name, or else their address; null when they are forgotten
	 */
	public @Nullable String called(String id) {
		return this.coauthors.stream()
			.filter((coauthor) -> coauthor.id().equals(id))
			.findFirst()
			.map(Coauthor::called)
			.orElse(null);
	}

	/**
	 * The co-author who has sent the revision that is shown.
	 * @return names them among the contributors; null when the contributor has
	 */
	public @Nullable String sentBy() {
		return this.history.stream()
			.filter((entry) -> entry.revision() == this.shown.number() && FORMS.contains(entry.what()))
			.findFirst()
			.map(HistoryEntry::coauthorId)
			.orElse(null);
	}

	/** Whether a letter would reach the contributor. */
	public boolean reachable() {
		return this.contact.reaches(this.contributor);
	}

	/** What was out of the usual with the letters, the latest first. */
	public List<Contact.Note> notes() {
		return this.contact.notes().reversed();
	}

	/** Whether browsers can show a photo; all others are links. */
	public boolean pictured(Photo photo) {
		return DeskFiles.PICTURES.contains(photo.file().mediaType());
	}

	public boolean latest() {
		return this.shown.number() == this.state.latest().number();
	}

}
