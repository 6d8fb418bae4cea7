package org.practicepress.pages.access;

import java.util.function.Supplier;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

import org.springframework.security.crypto.keygen.KeyGenerators;

/**
 * The secret that all instances of a desk seal cookies with. The first that needs it
 * makes it.
 */
final class SharedSecret implements Supplier<byte[]> {

	static final String COLLECTION = "cookieSecret";

	private static final String ID = "secret";

	private static final String BYTES = "bytes";

	private static final int LENGTH = 32;

	private final MongoCollection<Document> kept;

	private volatile byte @Nullable [] known;

	SharedSecret(MongoDatabase service) {
		this.kept = service.getCollection(COLLECTION);
	}

	@Override
	public byte[] get() {
		byte[] secret = this.known;
		if (secret == null) {
			secret = find();
			this.known = secret;
		}
		return secret;
	}

	private byte[] find() {
		Document found = this.kept.findOneAndUpdate(Filters.eq(ID),
				Updates.setOnInsert(BYTES, new Binary(KeyGenerators.secureRandom(LENGTH).generateKey())),
				new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER));
		if (found == null) {
			throw new IllegalStateException("The store has not kept the secret");
		}
		return found.get(BYTES, Binary.class).getData();
	}

}
