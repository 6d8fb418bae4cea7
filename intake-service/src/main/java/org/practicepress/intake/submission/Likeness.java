package org.practicepress.intake.submission;

import java.util.List;

/**
 * Published practices that this one may be the same as, as the editors' search has it.
 *
 * @param to the ids of the submissions that they come from
 * @param answered those of which the contributor has said that they are others
 */
public record Likeness(List<String> to, List<String> answered) {

	public Likeness {
		to = List.copyOf(to);
		answered = List.copyOf(answered);
	}

	/** What is still asked. */
	List<String> open() {
		return this.to.stream().filter((id) -> !this.answered.contains(id)).toList();
	}

	Likeness becoming(List<String> now) {
		return new Likeness(now, this.answered.stream().filter(now::contains).toList());
	}

	Likeness allAnswered() {
		return new Likeness(this.to, this.to);
	}

}
