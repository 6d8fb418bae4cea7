package org.practicepress.review.comparison;

import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

import org.jspecify.annotations.Nullable;
import org.practicepress.review.decision.Revision;

/**
 * Two forms to compare.
 *
 * @param from the earlier
 * @param to the later; the same where there is no other
 */
public record RevisionPair(Revision from, Revision to) {

	/**
	 * The forms that somebody asks for. Which of both is the earlier does not depend on
	 * how they ask.
	 * @param numbers the numbers of all forms, the latest last
	 * @param one the number of one form; the one before the other, if not given
	 * @param other the number of the other form; the latest, if not given
	 * @param forms finds a form by its number
	 * @return both, or empty when there is no such form
	 */
	public static Optional<RevisionPair> of(List<Integer> numbers, @Nullable Integer one, @Nullable Integer other,
			IntFunction<Optional<Revision>> forms) {
		int last = (other != null) ? other : numbers.getLast();
		int first = (one != null) ? one
				: numbers.stream().filter((number) -> number < last).reduce((earlier, later) -> later).orElse(last);
		if (!numbers.contains(first) || !numbers.contains(last)) {
			return Optional.empty();
		}
		return forms.apply(Math.min(first, last))
			.flatMap((from) -> forms.apply(Math.max(first, last)).map((to) -> new RevisionPair(from, to)));
	}

	/**
	 * Whether both are written in different languages.
	 * @return true when few words can be the same
	 */
	public boolean translated() {
		return !this.from.language().equals(this.to.language());
	}

}
