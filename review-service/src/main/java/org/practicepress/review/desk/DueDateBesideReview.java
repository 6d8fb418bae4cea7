package org.practicepress.review.desk;

import java.time.Clock;
import java.time.LocalDate;

import org.practicepress.review.queue.Reviews;

import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * By which day a submission is to be decided, on its page, whatever the page is shown
 * for.
 */
@ControllerAdvice(assignableTypes = ReviewPages.class)
class DueDateBesideReview {

	private final Reviews reviews;

	private final Clock clock = Clock.systemUTC();

	DueDateBesideReview(Reviews reviews) {
		this.reviews = reviews;
	}

	@ModelAttribute
	void dueDate(@PathVariable String id, Model model) {
		// as it was; a decision that follows shows another page
		this.reviews.find(id).flatMap((review) -> this.reviews.due(review.state())).ifPresent((day) -> {
			model.addAttribute("due", day);
			model.addAttribute("pastDue", day.isBefore(LocalDate.now(this.clock)));
		});
	}

}
