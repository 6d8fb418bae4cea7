package org.practicepress.notification.heard;

import java.time.Instant;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import com.mongodb.client.MongoDatabase;
import org.practicepress.messaging.inbox.CompactedView;
import org.practicepress.messaging.inbox.CompactedViews;
import org.practicepress.messaging.inbox.ToldAgain;
import org.practicepress.messaging.transfer.View;

import org.springframework.messaging.Message;
import org.springframework.stereotype.Component;

/**
 * The people at the desk to whom something may be written.
 */
@Component
public class Editors {

	private static final String COLLECTION = "editors";

	private final CompactedView<Editor> view;

	Editors(CompactedViews views) {
		this.view = views.of(COLLECTION, Editor.class);
	}

	/**
	 * What is known again once the hub was moved.
	 * @param database the service's database
	 * @return the people
	 */
	public static View inExport(MongoDatabase database) {
		return new ToldAgain("subscriptions", "subscription", database.getCollection(COLLECTION));
	}

	/**
	 * Looks one up.
	 * @param id the id that the desk has for them
	 * @return what is known
	 */
	public Known find(String id) {
		return this.view.find(id)
			.<Known>map((editor) -> new Known.Here(editor.recipient()))
			.orElseGet(() -> this.view.forgotten(id) ? new Known.Erased() : new Known.NotYet());
	}

	/**
	 * When somebody was there last, as far as letters are concerned.
	 * @param id the id that the desk has for them
	 * @return when they said last which letters they want
	 */
	public Optional<Instant> chosenAt(String id) {
		return this.view.find(id).map(Editor::chosenAt);
	}

	/**
	 * What keeps them up to date.
	 * @param changed called after each change with the person's id and what is known now;
	 * may be called again
	 * @return the function to be bound to the topic
	 */
	public Consumer<Message<?>> consumer(BiConsumer<String, Known> changed) {
		return this.view.consumer((id) -> changed.accept(id, find(id)));
	}

}
