package org.practicepress.review.assignment;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.practicepress.messaging.aggregate.Aggregate;
import org.practicepress.review.absence.Absences;
import org.practicepress.review.decision.Decision.Refusal;
import org.practicepress.review.decision.Review;
import org.practicepress.review.decision.ReviewCommand.Assign;
import org.practicepress.review.decision.ReviewCommand.HandOver;
import org.practicepress.review.decision.ReviewState;
import org.practicepress.review.decision.Status;
import org.practicepress.review.queue.Outcome;
import org.practicepress.review.queue.Reviews;
import org.practicepress.review.search.Colleagues;

import org.springframework.stereotype.Component;

/**
 * Gives submissions to editors.
 */
@Component
public class Assignments {

	private final Rules rules;

	private final Reviews reviews;

	private final Colleagues colleagues;

	private final Absences absences;

	Assignments(Rules rules, Reviews reviews, Colleagues colleagues, Absences absences) {
		this.rules = rules;
		this.reviews = reviews;
		this.colleagues = colleagues;
		this.absences = absences;
	}

	/**
	 * A submission has come. Telling it again does no harm.
	 * @param id its id
	 */
	public void arrived(String id) {
		if (!this.rules.all().isEmpty()) {
			this.reviews.find(id).filter((review) -> Review.isNew(review.state())).ifPresent(this::byRule);
		}
	}

	private void byRule(Aggregate<ReviewState> review) {
		List<String> known = this.colleagues.editors();
		Set<String> away = this.absences.names();
		for (Rule rule : this.rules.all()) {
			if (rule.fits(review.state())) {
				Optional<String> editor = rule.editor((name) -> known.contains(name) && !away.contains(name),
						this.reviews::held);
				if (editor.isPresent()) {
					this.reviews.assign(review, editor.get(), rule.name());
					return;
				}
			}
		}
	}

	/**
	 * Gives to somebody what nobody has, or what another has.
	 * @param id the submission's id
	 * @param version the version that was seen
	 * @param to the editor's name, as it came
	 * @param by the name of who does
	 * @return what came of it
	 */
	public Outcome assign(String id, long version, String to, String by) {
		String editor = to.strip();
		return this.reviews.find(id)
			.filter((review) -> !this.colleagues.editors().contains(editor))
			.<Outcome>map((review) -> new Outcome.Refused(review, Refusal.COLLEAGUE_MISSING))
			.orElseGet(
					() -> this.reviews.decide(id, version, isHeld(id) ? new HandOver(editor) : new Assign(editor), by));
	}

	private boolean isHeld(String id) {
		return this.reviews.find(id).filter((review) -> review.state().status() == Status.IN_REVIEW).isPresent();
	}

	/**
	 * To whom something can be given.
	 * @return the names of those who are not away, in their order
	 */
	public List<String> free() {
		Set<String> away = this.absences.names();
		return this.colleagues.editors().stream().filter((name) -> !away.contains(name)).toList();
	}

}
