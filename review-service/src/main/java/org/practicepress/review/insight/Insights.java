package org.practicepress.review.insight;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.practicepress.review.search.Asked;
import org.practicepress.review.search.Asking;
import org.practicepress.review.search.Days;
import org.practicepress.review.search.QueueIndex;

import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/**
 * Counts what the pages, the API and the files show.
 */
@Component
class Insights {

	private final QueueIndex index;

	private final Asking asking;

	private final Clock clock = Clock.systemUTC();

	Insights(QueueIndex index, Asking asking) {
		this.index = index;
		this.asking = asking;
	}

	/**
	 * Counts for somebody who gets no page.
	 * @param parameters the parameters of an address, which name a period
	 * @param reader who looks
	 * @return the numbers
	 * @throws ErrorResponseException while the index is being made
	 */
	Insight orProblem(Map<String, List<String>> parameters, Authentication reader) {
		return of(parameters, reader).orElseThrow(QueueIndex::notYet);
	}

	/**
	 * Counts.
	 * @param parameters the parameters of an address, which name a period
	 * @param reader who looks
	 * @return the numbers; empty while the index is being made
	 */
	Optional<Insight> of(Map<String, List<String>> parameters, Authentication reader) {
		Period period = Period.of(parameters, LocalDate.ofInstant(this.clock.instant(), ZoneOffset.UTC),
				this.index.received());
		Asked all = this.asking.of(Map.of(), 1, reader);
		Step step = Step.fitting(period.days());
		List<Days> parts = step.divide(period.days());
		return this.index.tally(all, period.days(), parts).map((tally) -> Insight.of(period, step, parts, tally));
	}

}
