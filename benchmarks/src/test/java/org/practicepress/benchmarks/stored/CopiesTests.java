package org.practicepress.benchmarks.stored;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CopiesTests {

	private static final String ID = "6a8775e8-8e03-4ec4-b5da-00aae448f50f";

	@Test
	void aCopyHasOtherNamesWhereverTheyStandAndNothingElseIsChanged() {
		BsonDocument original = new BsonDocument("_id", new BsonString(ID)).append("version", new BsonInt32(3))
			.append("state", new BsonDocument("data", new BsonString("{\"id\":\"" + ID + "\",\"title\":\"é\"}")));
		String another = Copies.another(ID, 1);
		Copies copies = new Copies(original, List.of(ID));
		assertThat(BsonDocument.parse(copies.under(Map.of(ID, another)).toJson()))
			.isEqualTo(BsonDocument.parse(original.toJson().replace(ID, another)));
		assertThat(copies.concerned()).isTrue();
		assertThat(new Copies(original, List.of(another)).concerned()).isFalse();
	}

	@Test
	void anotherNameIsOfTheSameKind() {
		assertThat(UUID.fromString(Copies.another(ID, 7))).isNotEqualTo(UUID.fromString(ID));
		assertThat(Copies.another("PP-QALZM2", 7)).matches("[A-Z1-9]{2}-[A-Z1-9]{6}").isNotEqualTo("PP-QALZM2");
		assertThat(Copies.another("<35kj4noflu76d7zl@localhost>", 7)).hasSize(28).startsWith("<").contains("@");
	}

	@Test
	void noTwoCopiesHaveTheSameName() {
		Set<String> names = new HashSet<>();
		for (int copy = 0; copy < 10_000; copy++) {
			names.add(Copies.another("PP-QALZM2", copy));
		}
		assertThat(names).hasSize(10_000);
	}

}
