package org.practicepress.review.submission;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.mongodb.client.MongoDatabase;
import org.practicepress.messaging.inbox.CompactedView;
import org.practicepress.messaging.inbox.CompactedViews;
import org.practicepress.messaging.inbox.ToldAgain;
import org.practicepress.messaging.transfer.View;
import org.practicepress.review.decision.ReviewState;

import org.springframework.messaging.Message;

/**
 * The contributors as the desk knows them.
 */
public final class Contributors {

	private static final String COLLECTION = "contributors";

	private final CompactedView<Contributor> view;

	public Contributors(CompactedViews views) {
		this.view = views.of(COLLECTION, Contributor.class);
	}

	/**
	 * What is known again once the hub was moved.
	 * @param database the service's database
	 * @return the contributors
	 */
	public static View inExport(MongoDatabase database) {
		return new ToldAgain("contributors", "contributor", database.getCollection(COLLECTION));
	}

	/**
	 * Finds one.
	 * @param id the contributor's id
	 * @return empty when their data have not come yet or were erased
	 */
	public Optional<Contributor> find(String id) {
		return this.view.find(id);
	}

	/**
	 * Finds several.
	 * @param ids the contributors' ids
	 * @return those whose data have come and were not erased, by their id
	 */
	public Map<String, Contributor> find(Collection<String> ids) {
		return this.view.find(ids);
	}

	/**
	 * Those who have sent or written something of a submission for its contributor.
	 * @param review the submission's review
	 * @return those of whom something is known still
	 */
	public List<Coauthor> coauthorsOf(ReviewState review) {
		return review.history()
			.stream()
			.flatMap((entry) -> Stream.concat(Stream.ofNullable(entry.coauthorId()),
					entry.messages().stream().flatMap((message) -> Stream.ofNullable(message.coauthorId()))))
			.distinct()
			.flatMap((id) -> find(id).map((known) -> new Coauthor(id, known.name(), known.email())).stream())
			.toList();
	}

	/**
	 * What keeps them up to date.
	 * @param heard called with the id of each that something new is known of; may be
	 * called again
	 * @return the function to be bound to the topic
	 */
	public Consumer<Message<?>> consumer(Consumer<String> heard) {
		return this.view.consumer(heard);
	}

}
