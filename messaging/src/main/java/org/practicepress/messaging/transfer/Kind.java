package org.practicepress.messaging.transfer;

import java.util.List;
import java.util.function.Consumer;

import com.mongodb.client.MongoCollection;
import org.bson.Document;
import tools.jackson.databind.node.ObjectNode;

/**
 * The documents of one kind that a service keeps. What {@link #tell} has told,
 * {@link #kept} understands, in this version and in later ones.
 */
public interface Kind {

	/**
	 * What they are called, in the plural.
	 * @return such as {@code submissions}
	 */
	String name();

	/**
	 * Tells all of them, one at a time, in the order of their ids.
	 * @param listener who is told
	 * @throws CannotTell when one cannot be told as it is now
	 */
	void tell(Consumer<ObjectNode> listener);

	/**
	 * How a document is kept.
	 * @param told the document as it was told
	 * @return as it goes into {@link #collection}
	 * @throws RuntimeException when it is none of this kind, or says what this version
	 * does not know
	 */
	Document kept(ObjectNode told);

	/**
	 * Where they are kept.
	 * @return the collection
	 */
	MongoCollection<Document> collection();

	/**
	 * How many documents have something to tell others that is not told yet.
	 * @return their number
	 */
	long underway();

	/**
	 * The fields that are not told, because whoever imports knows them from the others.
	 * @return their names
	 */
	List<String> derived();

	/**
	 * What each document says beside its id, its version and what was applied.
	 * @return the record
	 */
	Class<?> type();

}
