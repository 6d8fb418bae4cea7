package org.practicepress.notification.heard;

import java.util.Optional;
import java.util.function.Consumer;

import com.mongodb.client.MongoDatabase;
import org.practicepress.messaging.inbox.CompactedView;
import org.practicepress.messaging.inbox.CompactedViews;
import org.practicepress.messaging.inbox.ToldAgain;
import org.practicepress.messaging.transfer.View;

import org.springframework.messaging.Message;
import org.springframework.stereotype.Component;

/**
 * The contributors. Remembers of an erased one nothing but the id, so that letters to
 * them are called off instead of waiting for an address.
 */
@Component
public class Contributors {

	private static final String COLLECTION = "contributors";

	private final CompactedView<Contributor> view;

	Contributors(CompactedViews views) {
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
	 * Looks one up.
	 * @param id the contributor's id
	 * @return what is known
	 */
	public Known find(String id) {
		Optional<Contributor> contributor = this.view.find(id);
		if (contributor.isPresent()) {
			return new Known.Here(contributor.get());
		}
		return this.view.forgotten(id) ? new Known.Erased() : new Known.NotYet();
	}

	/**
	 * What keeps them up to date.
	 * @param changed called after each change with the contributor's id; may be called
	 * again
	 * @return the function to be bound to the topic
	 */
	public Consumer<Message<?>> consumer(Consumer<String> changed) {
		return this.view.consumer(changed);
	}

}
