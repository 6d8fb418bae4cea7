package org.practicepress.intake.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import com.google.re2j.Pattern;
import org.jspecify.annotations.Nullable;
import org.practicepress.messaging.claimcheck.ClaimCheck;
import org.practicepress.reader.result.Recognised;

/**
 * Forms that came in one mail or one upload. Pure.
 *
 * <p>
 * Two with the same title, or the same answers, are the same form twice: the first counts
 * and the other is a document beside it. All others are practices of their own.
 *
 * @param stays the one that belongs to the submission they came for
 * @param further the others
 */
record FormsTogether(Group stays, List<Group> further) {

	private static final Pattern SPACES = Pattern.compile("\\s+");

	/**
	 * A form among the files.
	 *
	 * @param practice what it says
	 * @param title what the practice is called, null when it has no title yet
	 * @param file the file it was read from
	 */
	record Found(Recognised.Practice practice, @Nullable String title, ClaimCheck file) {

		private boolean sameAs(Found other) {
			return this.practice.answers().equals(other.practice.answers())
					|| (this.title != null && other.title != null && isCalled(other.title));
		}

		private boolean isCalled(String other) {
			return this.title != null && plain(this.title).equals(plain(other));
		}

		private static String plain(String title) {
			return SPACES.matcher(title.strip()).replaceAll(" ").toLowerCase(Locale.ROOT);
		}

	}

	/**
	 * A form, and the files in which it came again.
	 *
	 * @param form the form
	 * @param again the same form in other files
	 */
	record Group(Found form, List<ClaimCheck> again) {
	}

	/**
	 * Tells the forms apart.
	 * @param found at least one form, in the order they came
	 * @param known the title of the practice they came for, null when it has none yet; a
	 * correction is known by it, whatever came before it
	 * @return the forms
	 */
	static FormsTogether of(List<Found> found, @Nullable String known) {
		List<Group> groups = new ArrayList<>();
		for (Found form : found) {
			groups.stream()
				.filter((group) -> group.form().sameAs(form))
				.findFirst()
				.ifPresentOrElse((group) -> group.again().add(form.file()),
						() -> groups.add(new Group(form, new ArrayList<>())));
		}
		Group stays = groups.stream()
			.filter((group) -> known != null && group.form().isCalled(known))
			.findFirst()
			.orElse(groups.getFirst());
		return new FormsTogether(stays, groups.stream().filter((group) -> !group.equals(stays)).toList());
	}

}
