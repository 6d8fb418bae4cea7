package org.practicepress.messaging.transfer;

import java.util.List;

import com.mongodb.client.MongoDatabase;

/**
 * A service's part of a hub.
 *
 * @param service its name
 * @param database what it keeps everything in
 * @param kinds its documents, in an order in which they can be kept
 * @param views what it knows of other services' documents
 */
public record Part(String service, MongoDatabase database, List<Kind> kinds, List<View> views) {

	public Part {
		kinds = List.copyOf(kinds);
		views = List.copyOf(views);
	}

}
