package org.practicepress.publish.factsheet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.practicepress.form.PracticeForm;
import org.practicepress.messaging.event.CloudEvent;
import org.practicepress.messaging.event.EventCodec;
import org.practicepress.messaging.event.EventTypes;
import org.practicepress.publish.rendering.Practices;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

/** What publishing says and hears, held against the released contracts. */
class ContractTests {

	private static final String ID = "5b2f7c1e-90a4-4d3b-8a57-6c1de0f4b812";

	private final EventCodec codec = new EventCodec();

	static Stream<String> told() {
		return EventTypes.of(FactsheetEvent.class).names().stream();
	}

	@ParameterizedTest
	@MethodSource("told")
	void releasedExampleFitsItsSchema(String type) throws IOException {
		assertThat(errors(type, contract(type + ".example.json"))).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("told")
	void releasedExampleIsWhatIsWritten(String type) throws IOException {
		CloudEvent released = example(type);
		FactsheetEvent event = this.codec.read(released, EventTypes.of(FactsheetEvent.class).find(type).orElseThrow());
		ObjectNode data = (ObjectNode) this.codec.mapper().readTree(this.codec.mapper().writeValueAsBytes(event));
		data.put("version", (int) released.version());
		assertThat(data).isEqualTo(released.data());
	}

	@Test
	void everyDecisionFitsItsSchema() throws IOException {
		Instant now = Instant.parse("2026-11-20T08:00:00Z");
		List<FactsheetEvent> events = new ArrayList<>();
		for (FactsheetContent content : List.of(Practices.english(), Practices.arabic(), Practices.bare(),
				Practices.longest())) {
			Factsheet draft = Decisions.drafted(content);
			events.addAll(Factsheet.draft("PP-7K3M9Q", ID, content, now).events());
			events
				.addAll(Decisions.done(draft.edit(Decisions.titled(content, "Other"), Decisions.CHECK, now)).events());
			events.addAll(Decisions.done(draft.show(ID, "ana", now)).events());
			Factsheet publishing = Decisions.done(draft.startPublishing(now)).state();
			events.addAll(Decisions.done(publishing.publish(12, now)).events());
			events.addAll(Decisions.done(draft.withdraw(null, now)).events());
			events
				.addAll(Decisions.done(Decisions.published(content, 3).withdraw("Figures are checked.", now)).events());
		}
		for (FactsheetEvent event : events) {
			String type = EventTypes.typeOf(event.getClass());
			ObjectNode data = this.codec.mapper().valueToTree(event);
			data.put("version", 2);
			CloudEvent written = new CloudEvent("1", "/publish", type, ID, now, data);
			assertThat(errors(type, new String(this.codec.encode(written), StandardCharsets.UTF_8))).as(type).isEmpty();
		}
		assertThat(events.stream().map((event) -> EventTypes.typeOf(event.getClass()))).containsAll(told().toList());
	}

	@Test
	void acceptedPracticeIsUnderstoodAndDraftedAsReleased() throws IOException {
		ReviewEvent.Accepted accepted = this.codec.read(example("review.accepted.v1"), ReviewEvent.Accepted.class);
		FactsheetContent drafted = Drafting.draft(accepted, Outline.of(PracticeForm.load()));
		FactsheetEvent.Drafted released = this.codec.read(example("factsheet.drafted.v1"),
				FactsheetEvent.Drafted.class);
		assertThat(drafted).isEqualTo(released.content());
	}

	@Test
	void withdrawnSubmissionIsUnderstood() throws IOException {
		CloudEvent released = example("submission.withdrawn.v1");
		SubmissionEvent.Withdrawn withdrawn = this.codec.read(released, SubmissionEvent.Withdrawn.class);
		assertThat(withdrawn.reference()).isEqualTo(released.data().path("reference").asString());
	}

	@Test
	void contributorIsUnderstood() throws IOException {
		CloudEvent released = example("contributor.updated.v1");
		Contributor contributor = this.codec.read(released, Contributor.class);
		assertThat(contributor.name()).isEqualTo(released.data().path("name").asString());
		assertThat(contributor.email()).isEqualTo(released.data().path("email").asString());
		assertThat(contributor.hasLink(released.data().path("statusToken").asString())).isTrue();
		assertThat(contributor.hasLink("another")).isFalse();
		assertThat(contributor.toString()).doesNotContain(released.data().path("statusToken").asString());
		assertThat(contributor.mayShowContact()).isEqualTo(released.data().path("mayShowContact").asBoolean());
	}

	private CloudEvent example(String type) throws IOException {
		return this.codec.decode(contract(type + ".example.json").getBytes(StandardCharsets.UTF_8));
	}

	private static List<Error> errors(String type, String event) throws IOException {
		return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
			.getSchema(contract(type + ".schema.json"), InputFormat.JSON)
			.validate(event, InputFormat.JSON,
					(execution) -> execution.executionConfig((config) -> config.formatAssertionsEnabled(true)));
	}

	private static String contract(String name) throws IOException {
		return new ClassPathResource("contracts/" + name).getContentAsString(StandardCharsets.UTF_8);
	}

}
