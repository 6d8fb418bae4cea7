package org.practicepress.review.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.practicepress.review.queue.Course.Step;

import static org.assertj.core.api.Assertions.assertThat;

class CourseTests {

	private static final Instant CAME = Instant.parse("2026-11-02T08:00:00Z");

	private static final Duration WEEK = Duration.ofDays(7);

	@Test
	void untakenWaitsSinceItCame() {
		Course course = course("received 0");
		assertThat(course.untilTaken()).isEmpty();
		assertThat(course.untilDecided()).isEmpty();
		assertThat(course.waitingSince()).isEqualTo(CAME);
	}

	@Test
	void theTimeOfTheContributorIsNotTheEditors() {
		Course course = course("received 0", "started 2", "message 3", "changes-requested 5", "incomplete 20",
				"revised 30", "accepted 31");
		assertThat(course.untilTaken()).hasValue(Duration.ofDays(2));
		assertThat(course.untilDecided()).containsExactly(Duration.ofDays(3), Duration.ofDays(1));
	}

	@Test
	void aFormThatNobodyAskedForDoesNotBeginTheWaitAnew() {
		assertThat(course("received 0", "started 2", "revised 9").waitingSince())
			.isEqualTo(CAME.plus(Duration.ofDays(2)));
		assertThat(course("received 0", "started 2", "changes-requested 5", "revised 9").waitingSince())
			.isEqualTo(CAME.plus(Duration.ofDays(9)));
	}

	@Test
	void whatWasGivenBackHasWaitedSinceItWasFirstTaken() {
		Course course = course("received 0", "started 2", "returned 4", "started 6", "handed-over 7", "accepted 9");
		assertThat(course.untilDecided()).containsExactly(Duration.ofDays(7));
		assertThat(course("received 0", "started 2", "returned 4").waitingSince())
			.isEqualTo(CAME.plus(Duration.ofDays(2)));
	}

	@Test
	void whatRestedWaitsSinceItWasResumed() {
		Course course = course("received 0", "started 2", "held 3", "resumed 20", "accepted 22");
		assertThat(course.untilDecided()).containsExactly(Duration.ofDays(2));
		assertThat(course("received 0", "started 2", "held 3", "resumed 20").waitingSince())
			.isEqualTo(CAME.plus(Duration.ofDays(20)));
	}

	@Test
	void usualIsWhatNearlyAllHaveWaited() {
		List<Duration> lately = IntStream.rangeClosed(1, 100).mapToObj(Duration::ofDays).toList();
		assertThat(Course.usual(lately, 95, WEEK)).isEqualTo(Duration.ofDays(95));
		assertThat(Course.usual(lately, 100, WEEK)).isEqualTo(Duration.ofDays(100));
		assertThat(Course.usual(lately.subList(0, 11), 1, Duration.ZERO)).isEqualTo(Duration.ofDays(1));
	}

	@Test
	void aFastHubIsNotToldOfEachDay() {
		assertThat(Course.usual(Collections.nCopies(100, Duration.ofHours(1)), 95, WEEK)).isEqualTo(WEEK);
	}

	@Test
	void aFewTellNothing() {
		assertThat(Course.usual(Collections.nCopies(9, Duration.ofDays(90)), 95, WEEK)).isEqualTo(WEEK);
		assertThat(Course.usual(List.of(), 95, WEEK)).isEqualTo(WEEK);
	}

	/** Each thing and on which day. */
	private static Course course(String... steps) {
		return new Course(CAME, Stream.of(steps).map((step) -> {
			int space = step.indexOf(' ');
			return new Step(step.substring(0, space),
					CAME.plus(Duration.ofDays(Long.parseLong(step.substring(space + 1)))));
		}).toList());
	}

}
