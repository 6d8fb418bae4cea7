package org.practicepress.review.search;

import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiConsumer;

import com.mongodb.MongoException;
import org.apache.lucene.document.Document;
import org.practicepress.form.PracticeForm;
import org.practicepress.messaging.aggregate.Aggregate;
import org.practicepress.review.contact.Contacts;
import org.practicepress.review.decision.ReviewState;
import org.practicepress.review.notes.Notes;
import org.practicepress.review.queue.Course;
import org.practicepress.review.queue.MessageTexts;
import org.practicepress.review.queue.Reviews;
import org.practicepress.review.queue.Reviews.Changed;
import org.practicepress.review.submission.Contributors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The reviews as they are in the store, each with its contributor, messages, letters and
 * notes. One that cannot be understood does not stand before the others.
 */
final class SearchedReviews implements Follower.Source {

	private static final Logger logger = LoggerFactory.getLogger(SearchedReviews.class);

	/** In bytes, about fifteen pages. */
	private static final int MOST_OF_A_MESSAGE = 50_000;

	private final Reviews reviews;

	private final Contacts contacts;

	private final Contributors contributors;

	private final MessageTexts messages;

	private final PracticeForm form;

	private final Notes notes;

	SearchedReviews(Reviews reviews, Contacts contacts, Contributors contributors, MessageTexts messages,
			PracticeForm form, Notes notes) {
		this.reviews = reviews;
		this.contacts = contacts;
		this.contributors = contributors;
		this.messages = messages;
		this.form = form;
		this.notes = notes;
	}

	@Override
	public void forEach(BiConsumer<String, Document> listener) {
		this.reviews.forEach((changed) -> document(changed)
			.ifPresent((document) -> listener.accept(changed.review().id(), document)));
	}

	@Override
	public void changedSince(Instant since, BiConsumer<String, Instant> listener) {
		this.reviews.changedSince(since, listener);
	}

	@Override
	public Optional<Follower.Found> find(String id) {
		return this.reviews.findReadable(id)
			.flatMap((changed) -> document(changed).map((document) -> new Follower.Found(document, changed.at())));
	}

	private Optional<Document> document(Changed changed) {
		Aggregate<ReviewState> review = changed.review();
		try {
			return Optional.of(IndexedReview.of(review, changed.at(), Course.of(review.state()).waitingSince(),
					this.contacts.find(review.id()),
					this.contributors.find(review.state().contributorId()).orElse(null),
					this.contributors.coauthorsOf(review.state()), this.form,
					(file) -> this.messages.beginning(file, MOST_OF_A_MESSAGE), this.notes.of(review.id())));
		}
		catch (MongoException | UncheckedIOException ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			logger.error("Review {} cannot be made searchable until its document is mended", review.id(), ex);
			return Optional.empty();
		}
	}

}
