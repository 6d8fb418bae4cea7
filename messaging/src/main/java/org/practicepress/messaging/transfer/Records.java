package org.practicepress.messaging.transfer;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

import com.mongodb.client.MongoCollection;
import org.bson.Document;
import org.practicepress.messaging.event.EventCodec;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Documents that tell nobody anything.
 *
 * @param <D> what each of them says
 * @param name what they are called
 * @param collection where they are kept
 * @param type what each of them says
 * @param read from a document as it is kept
 * @param write to a document as it is kept
 */
public record Records<D>(String name, MongoCollection<Document> collection, Class<D> type, Function<Document, D> read,
		Function<D, Document> write) implements Kind {

	private static final JsonMapper MAPPER = new EventCodec().mapper();

	@Override
	public void tell(Consumer<ObjectNode> listener) {
		InOrder.read(this.collection, "_id",
				(document) -> listener.accept(MAPPER.valueToTree(this.read.apply(document))));
	}

	@Override
	public Document kept(ObjectNode told) {
		D document = MAPPER.readerFor(this.type)
			.with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
			.readValue(told);
		return this.write.apply(Complete.checked(document));
	}

	@Override
	public long underway() {
		return 0;
	}

	@Override
	public List<String> derived() {
		return List.of();
	}

}
