package org.practicepress.messaging.transfer;

import com.mongodb.client.MongoCollection;
import org.bson.Document;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a service knows of another one's documents, because it was told. It is not
 * exported; whoever imports tells it again.
 */
public interface View {

	/**
	 * The kind of documents it is about.
	 * @return their name
	 */
	String of();

	/**
	 * What is known of a document.
	 * @param told the document as its own service tells it
	 * @return as it goes into {@link #collection}
	 */
	Document kept(ObjectNode told);

	/**
	 * Where it is kept.
	 * @return the collection
	 */
	MongoCollection<Document> collection();

}
