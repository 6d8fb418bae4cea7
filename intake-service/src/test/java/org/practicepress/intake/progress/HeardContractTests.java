package org.practicepress.intake.progress;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.practicepress.intake.ContractTests;
import org.practicepress.intake.unsorted.SortingInboxEvent;
import org.practicepress.messaging.event.CloudEvent;
import org.practicepress.messaging.event.EventCodec;
import org.practicepress.messaging.event.EventTypes;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** What intake hears of the desk and the publisher, held against their contracts. */
class HeardContractTests {

	private final EventCodec codec = new EventCodec();

	static Stream<Class<?>> heard() {
		return Stream
			.of(ReviewInboxEvent.class, FactsheetInboxEvent.class, SortingInboxEvent.class, LikenessInboxEvent.class)
			.flatMap((events) -> Stream.of(events.getPermittedSubclasses()));
	}

	@ParameterizedTest
	@MethodSource("heard")
	void theReleasedExampleIsUnderstood(Class<?> event) throws Exception {
		CloudEvent released = this.codec.decode(
				ContractTests.contract(EventTypes.typeOf(event) + ".example.json").getBytes(StandardCharsets.UTF_8));
		JsonNode read = this.codec.mapper()
			.readTree(this.codec.mapper().writeValueAsBytes(this.codec.read(released, event)));
		read.properties()
			.forEach((field) -> assertThat(field.getValue()).as(field.getKey())
				.isEqualTo(released.data().get(field.getKey())));
	}

}
