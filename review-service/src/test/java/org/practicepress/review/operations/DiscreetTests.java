package org.practicepress.review.operations;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import static org.assertj.core.api.Assertions.assertThat;

/** Nothing of a person is shown, whatever event it stands in. */
class DiscreetTests {

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private static final String SECRET = "rozhin karim";

	static Stream<Resource> examples() throws Exception {
		return Arrays
			.stream(new PathMatchingResourcePatternResolver().getResources("classpath*:contracts/*.example.json"));
	}

	@ParameterizedTest
	@MethodSource("examples")
	void ofNoEventWhatSomebodyWrote(Resource example) throws Exception {
		JsonNode event = MAPPER.readTree(example.getContentAsByteArray());
		String shown = Discreet.payload(MAPPER.writeValueAsBytes(written(event.deepCopy())));
		assertThat(shown).contains("version").doesNotContain(SECRET);
		String asItIs = Discreet.payload(example.getContentAsByteArray());
		assertThat(asItIs).contains(event.path("type").asString(), event.path("subject").asString())
			.doesNotContain("@", "Rozhin", "returnees", "Tigris", "q3Zr8vJm1Xy0bT5kWn7uHs2LdEf9cGa4PoRiQw6");
	}

	/** With something in each text that a person could have written. */
	private static JsonNode written(JsonNode value) {
		if (value instanceof ObjectNode object) {
			object.propertyNames().forEach((name) -> object.set(name, written(object.get(name))));
			object.put(SECRET, SECRET);
		}
		else if (value instanceof ArrayNode array) {
			for (int at = 0; at < array.size(); at++) {
				array.set(at, written(array.get(at)));
			}
		}
		else if (value.isString()) {
			return StringNode.valueOf(SECRET);
		}
		return value;
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "null", "[]", "\"rozhin\"", "{\"a\":", "rozhin@example.org" })
	void nothingOfWhatIsNoEvent(String value) {
		assertThat(Discreet.payload(value.getBytes(StandardCharsets.UTF_8))).isEmpty();
	}

	@Test
	void noMoreThanAPageOfWhateverItIs() {
		String deep = "[".repeat(900_000);
		assertThat(Discreet.payload(deep.getBytes(StandardCharsets.UTF_8))).isEmpty();
		String wide = "{\"data\":{\"number\":[" + "1,".repeat(400_000) + "1]}}";
		assertThat(Discreet.payload(wide.getBytes(StandardCharsets.UTF_8)).length()).isLessThan(10_000);
		assertThat(Discreet.payload(null)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = { "no value|no value",
			"waits for version 2 of 5b2f7c1e-90a4-4d3b-8a57-6c1de0f4b812, which is a dead letter|waits for version 2 of 5b2f7c1e-90a4-4d3b-8a57-6c1de0f4b812, which is a dead letter",
			"from String \"Rozhin Karim\": not a valid (through: Contributor[\"phone\"])|from String …: not a valid (through: Contributor[\"phone\"])",
			"Unrecognized token 'Rozhin': was expecting|Unrecognized token …: was expecting",
			"mail to <rozhin.karim@tigris.example> or +964 750 000 0000|mail to <…> or …",
			"cut off \"in the midd|cut off …" })
	void ofAReasonNothingItQuotes(String reason, String shown) {
		assertThat(Discreet.reason(reason)).isEqualTo(shown);
	}

	@ParameterizedTest
	@ValueSource(strings = { "rozhin@example.org", "two words", "", "الاسم" })
	void noKeyThatIsNoCode(String key) {
		assertThat(Discreet.code(key.getBytes(StandardCharsets.UTF_8))).isNull();
	}

}
