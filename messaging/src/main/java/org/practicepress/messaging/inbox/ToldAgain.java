package org.practicepress.messaging.inbox;

import com.mongodb.client.MongoCollection;
import org.bson.Document;
import org.practicepress.messaging.transfer.View;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a {@link CompactedView} knows once its hub was moved: of each document what its
 * service tells of it again, and of a forgotten one that it is forgotten.
 *
 * @param of the kind of the documents
 * @param noun what one of them is called
 * @param collection where the view is kept
 */
public record ToldAgain(String of, String noun, MongoCollection<Document> collection) implements View {

	@Override
	public Document kept(ObjectNode told) {
		Document document = new Document("_id", told.path("id").stringValue());
		if (told.get(this.noun) instanceof ObjectNode known) {
			long version = told.path("version").longValue();
			return document.append(CompactedView.DATA, known.deepCopy().put(Newest.VERSION, version).toString())
				.append(Newest.VERSION, version);
		}
		return document.append(Newest.VERSION, Long.MAX_VALUE);
	}

}
