package org.practicepress.intake;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.practicepress.intake.coauthor.CoauthorEvent;
import org.practicepress.intake.contributor.ContributorEvent;
import org.practicepress.intake.draft.DraftEvent;
import org.practicepress.intake.held.MailEvent;
import org.practicepress.intake.mailbox.ReportEvent;
import org.practicepress.intake.mailbox.StuckMailEvent;
import org.practicepress.intake.submission.SubmissionEvent;
import org.practicepress.intake.unsorted.UnsortedMailEvent;
import org.practicepress.messaging.event.CloudEvent;
import org.practicepress.messaging.event.EventCodec;
import org.practicepress.messaging.event.EventTypes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

/** What intake says, held against the released contracts. */
public class ContractTests {

	private final EventCodec codec = new EventCodec();

	static Stream<Class<?>> told() {
		return Stream
			.of(SubmissionEvent.class, ContributorEvent.class, DraftEvent.class, MailEvent.class, StuckMailEvent.class,
					ReportEvent.class, UnsortedMailEvent.class, CoauthorEvent.class)
			.flatMap((events) -> Arrays.stream(events.getPermittedSubclasses()));
	}

	@ParameterizedTest
	@MethodSource("told")
	void theReleasedExampleFitsItsSchema(Class<?> event) throws IOException {
		String type = EventTypes.typeOf(event);
		assertThat(errors(type, contract(type + ".example.json"))).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("told")
	void theReleasedExampleIsWhatIsWritten(Class<?> event) throws IOException {
		String type = EventTypes.typeOf(event);
		CloudEvent released = this.codec.decode(contract(type + ".example.json").getBytes(StandardCharsets.UTF_8));
		Object read = this.codec.read(released, event);
		ObjectNode data = (ObjectNode) this.codec.mapper().readTree(this.codec.mapper().writeValueAsBytes(read));
		data.put("version", (int) released.version());
		assertThat(data).isEqualTo(released.data());
	}

	/** They are in their topics for ever. */
	@ParameterizedTest
	@ValueSource(strings = { "submission.received.v1", "submission.revised.v1", "submission.incomplete.v1",
			"submission.unreadable.v1", "submission.delayed.v1", "draft.saved.v1" })
	void whatWasTellingTheLinkFitsItsSchema(String type) throws IOException {
		ObjectNode event = (ObjectNode) this.codec.mapper().readTree(contract(type + ".example.json"));
		ObjectNode data = (ObjectNode) event.path("data");
		assertThat(data.has("statusToken")).isFalse();
		data.put("statusToken", "q3Zr8vJm1Xy0bT5kWn7uHs2LdEf9cGa4PoRiQw6-_xY");
		assertThat(errors(type, event.toString())).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("told")
	void theSchemaNamesEveryField(Class<?> event) throws IOException {
		JsonNode properties = this.codec.mapper()
			.readTree(contract(EventTypes.typeOf(event) + ".schema.json"))
			.path("properties")
			.path("data")
			.path("properties");
		for (RecordComponent component : event.getRecordComponents()) {
			assertThat(properties.has(component.getName())).as(component.getName()).isTrue();
		}
	}

	/**
	 * What an event breaks of its contract.
	 * @param type the event's type
	 * @param event the whole event
	 * @return nothing, if all is well
	 */
	public static List<Error> errors(String type, String event) throws IOException {
		return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
			.getSchema(contract(type + ".schema.json"), InputFormat.JSON)
			.validate(event, InputFormat.JSON,
					(execution) -> execution.executionConfig((config) -> config.formatAssertionsEnabled(true)));
	}

	/**
	 * A released file.
	 * @param name its name
	 * @return its text
	 */
	public static String contract(String name) throws IOException {
		return new ClassPathResource("contracts/" + name).getContentAsString(StandardCharsets.UTF_8);
	}

}
