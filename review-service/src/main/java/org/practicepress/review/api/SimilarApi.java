package org.practicepress.review.api;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.practicepress.pages.api.Problem;
import org.practicepress.review.likeness.Likeness.Asked;
import org.practicepress.review.likeness.Likenesses;
import org.practicepress.review.likeness.Likenesses.AskedAbout;
import org.practicepress.review.queue.QueueEntry;
import org.practicepress.review.queue.Reviews;
import org.practicepress.review.search.Alike.Degree;
import org.practicepress.review.search.Alike.Reason;
import org.practicepress.review.search.SimilarSubmissions;
import org.practicepress.review.search.SimilarSubmissions.Like;
import org.practicepress.review.search.SimilarSubmissions.Similar;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * What is like a submission, for programs.
 */
@RestController
class SimilarApi {

	private final Reviews reviews;

	private final SimilarSubmissions similar;

	private final Likenesses likenesses;

	SimilarApi(Reviews reviews, SimilarSubmissions similar, Likenesses likenesses) {
		this.reviews = reviews;
		this.similar = similar;
		this.likenesses = likenesses;
	}

	@GetMapping(path = "/api/reviews/{id}/similar", produces = MediaType.APPLICATION_JSON_VALUE)
	SimilarJson similar(@PathVariable String id) {
		Similar found = this.reviews.find(id)
			.map(this.similar::to)
			.orElseThrow(() -> Problem.of(HttpStatus.NOT_FOUND, "unknown", "There is no such review."));
		return new SimilarJson(json(found.same()), json(found.similar()), found.ofContributor(),
				this.likenesses.askedAbout(id).stream().map(AskedJson::of).toList());
	}

	private static List<LikeJson> json(List<Like> likes) {
		return likes.stream()
			.map((like) -> new LikeJson(like.entry(), like.alike().degree(), like.alike().reasons(),
					like.alike().titleWords(), like.alike().countries(), like.alike().themes()))
			.toList();
	}

	/** What was found. */
	record SimilarJson(List<LikeJson> same, List<LikeJson> similar, List<QueueEntry> ofContributor,
			List<AskedJson> asked) {
	}

	/** One that the contributor was asked about, and whether they have answered. */
	record AskedJson(QueueEntry review, Instant askedAt, boolean holds, @Nullable Instant answeredAt) {

		private static AskedJson of(AskedAbout about) {
			Asked asked = about.asked();
			return new AskedJson(about.entry(), asked.askedAt(), asked.holds(), asked.answeredAt());
		}

	}

	/** One of them, and what both have in common. */
	record LikeJson(QueueEntry review, Degree degree, Set<Reason> reasons, List<String> titleWords,
			Set<String> countries, Set<String> themes) {
	}

}
