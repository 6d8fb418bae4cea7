package org.practicepress.embedded.store;

import java.util.List;

import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.Utils;

/**
 * One of the fields of an index.
 *
 * @param name with dots
 * @param path its parts
 * @param ascending whether small values come first
 */
record Field(String name, List<String> path, boolean ascending) {

	static final Field ID = of(new IndexKey("_id", true));

	static Field of(IndexKey key) {
		return new Field(key.getKey(), Utils.splitPath(key.getKey()), key.isAscending());
	}

	/** Whether it may name a place in an array, which an index does not know. */
	boolean numbered() {
		return this.path.stream().anyMatch((part) -> part.isEmpty() || part.chars().allMatch(Character::isDigit));
	}

}
