package org.practicepress.notification;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.practicepress.messaging.aggregate.Change;
import org.practicepress.messaging.event.CloudEvent;
import org.practicepress.messaging.event.EventCodec;
import org.practicepress.messaging.event.EventTypes;
import org.practicepress.notification.conversation.Address;
import org.practicepress.notification.conversation.Conversation;
import org.practicepress.notification.conversation.Delivery;
import org.practicepress.notification.conversation.NotificationEvent;
import org.practicepress.notification.conversation.Reason;
import org.practicepress.notification.conversation.Report;
import org.practicepress.notification.conversation.Told;
import org.practicepress.notification.heard.Contributor;
import org.practicepress.notification.heard.DeskEvent;
import org.practicepress.notification.heard.DraftEvent;
import org.practicepress.notification.heard.Editor;
import org.practicepress.notification.heard.FactsheetEvent;
import org.practicepress.notification.heard.LikenessEvent;
import org.practicepress.notification.heard.MailEvent;
import org.practicepress.notification.heard.OperatorEvent;
import org.practicepress.notification.heard.ReviewEvent;
import org.practicepress.notification.heard.SubmissionEvent;
import org.practicepress.notification.letter.Notice;
import org.practicepress.notification.letter.SampleNotices;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

/** What this service says and what it hears, held against the released contracts. */
class ContractTests {

	private static final String SUBMISSION = "5b2f7c1e-90a4-4d3b-8a57-6c1de0f4b812";

	private static final String CONTRIBUTOR = "c7d41f0a-2b68-4e95-b3f1-0a9e5d7c6342";

	private final EventCodec codec = new EventCodec();

	static Stream<String> told() {
		return EventTypes.of(NotificationEvent.class).names().stream();
	}

	static Stream<Class<?>> heard() {
		return Stream
			.of(DraftEvent.class, SubmissionEvent.class, MailEvent.class, ReviewEvent.class, FactsheetEvent.class,
					OperatorEvent.class, DeskEvent.class, LikenessEvent.class)
			.flatMap((topic) -> Stream.of(topic.getPermittedSubclasses()));
	}

	@ParameterizedTest
	@MethodSource("told")
	void releasedExampleFitsItsSchema(String type) throws Exception {
		assertThat(errors(type, contract(type + ".example.json"))).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("told")
	void releasedExampleIsWhatIsWritten(String type) throws Exception {
		CloudEvent released = example(type);
		NotificationEvent event = this.codec.read(released,
				EventTypes.of(NotificationEvent.class).find(type).orElseThrow());
		ObjectNode data = written(event);
		data.put("version", (int) released.version());
		assertThat(data).isEqualTo(released.data());
	}

	@Test
	void everythingToldFitsItsSchema() throws Exception {
		List<NotificationEvent> events = new ArrayList<>();
		for (Notice notice : SampleNotices.all()) {
			if (notice.kind().toTheDesk()) {
				continue;
			}
			Conversation conversation = Conversation.hear(null,
					new Told("cause", Instant.EPOCH, "PP-7K3M9Q", CONTRIBUTOR, SampleNotices.TOKEN, null, null, notice),
					Instant.now());
			Delivery head = conversation.head().orElseThrow();
			events.addAll(conversation.sent(head, head.messageId("practices.example"), Instant.now()).events());
			for (Reason reason : Reason.values()) {
				Change<Conversation, NotificationEvent> ended = conversation.undelivered(head, reason, Instant.now());
				events.addAll(ended.events());
				ended.state().trouble().ifPresent(events::add);
				// it happened long ago
				conversation.waiting(head, reason, Instant.now()).trouble().ifPresent(events::add);
			}
		}
		for (Report.Outcome outcome : Report.Outcome.values()) {
			events.addAll(reported(outcome));
		}
		events.add(new NotificationEvent.Over());
		for (NotificationEvent event : events) {
			String type = EventTypes.typeOf(event.getClass());
			ObjectNode data = written(event);
			data.put("version", 2);
			CloudEvent written = new CloudEvent("1", "/notification", type, SUBMISSION, Instant.now(), data);
			assertThat(errors(type, new String(this.codec.encode(written), StandardCharsets.UTF_8))).as(type).isEmpty();
		}
		assertThat(events).extracting((event) -> EventTypes.typeOf(event.getClass())).containsAll(told().toList());
	}

	/** What follows from the released example, had it said so. */
	private List<NotificationEvent> reported(Report.Outcome outcome) throws IOException {
		MailEvent.Reported reported = this.codec.read(example("mail.reported.v1"), MailEvent.Reported.class);
		String address = Address.digest("rozhin.karim@tigris-enterprise.example");
		Conversation conversation = Conversation.hear(null, new Told("cause", Instant.EPOCH, "PP-7K3M9Q", CONTRIBUTOR,
				SampleNotices.TOKEN, null, null, new Notice.ReviewStarted()), Instant.now());
		conversation = conversation.sending(conversation.head().orElseThrow().addressed(reported.messageId(), address),
				Instant.now());
		conversation = conversation.sent(conversation.head().orElseThrow(), reported.messageId(), Instant.now())
			.state();
		List<Report.Said> said = reported.recipients()
			.stream()
			.map((one) -> new Report.Said(one.recipient(), outcome, one.status()))
			.toList();
		return Objects
			.requireNonNull(conversation.reported(reported.messageId(), said, (contributor) -> address, Instant.now()))
			.events();
	}

	@ParameterizedTest
	@MethodSource("heard")
	void releasedExampleIsUnderstood(Class<?> event) throws Exception {
		CloudEvent released = example(EventTypes.typeOf(event));
		ObjectNode read = written(this.codec.read(released, event));
		assertThat(read.isEmpty()).isFalse();
		read.properties()
			.forEach((field) -> assertThat(field.getValue()).as(field.getKey())
				.isEqualTo(released.data().get(field.getKey())));
	}

	/** As they were told before the link stood with the contributor. */
	@Test
	void theLinkOfOldEventsIsUnderstood() throws Exception {
		for (Class<?> event : heard().toList()) {
			CloudEvent old = example(EventTypes.typeOf(event));
			if (Arrays.stream(event.getRecordComponents())
				.noneMatch((component) -> component.getName().equals("statusToken"))) {
				continue;
			}
			((ObjectNode) old.data()).put("statusToken", SampleNotices.TOKEN);
			Told told = switch (this.codec.read(old, event)) {
				case SubmissionEvent submission -> submission.told(old).orElseThrow();
				case DraftEvent draft -> draft.told(old);
				default -> throw new IllegalStateException(old.type() + " never told the link");
			};
			assertThat(told.statusToken()).as(old.type()).isEqualTo(SampleNotices.TOKEN);
			assertThat(told).asString().doesNotContain(SampleNotices.TOKEN);
		}
	}

	/** Its letter is the one about the files. */
	@Test
	void wordsBesideFilesAreAnsweredByNoLetterOfTheirOwn() throws Exception {
		CloudEvent message = example("submission.message-received.v1");
		assertThat(this.codec.read(message, SubmissionEvent.MessageReceived.class).told(message)).isPresent();
		((ObjectNode) message.data()).put("quiet", true);
		assertThat(this.codec.read(message, SubmissionEvent.MessageReceived.class).told(message)).isEmpty();
	}

	@Test
	void releasedContributorIsUnderstood() throws Exception {
		Contributor contributor = this.codec.read(example("contributor.updated.v1"), Contributor.class);
		assertThat(contributor).isEqualTo(new Contributor("Rozhin Karim", "rozhin.karim@tigris-enterprise.example",
				"en", "q3Zr8vJm1Xy0bT5kWn7uHs2LdEf9cGa4PoRiQw6-_xY"));
	}

	@Test
	void releasedEditorIsUnderstood() throws Exception {
		assertThat(this.codec.read(example("editor.updated.v1"), Editor.class)).isEqualTo(new Editor("ana",
				"ana@hub.example", "fr", "mZ4vT0qLw2sXe8RbYk6UdA", Instant.parse("2026-11-05T08:30:12Z")));
	}

	private CloudEvent example(String type) throws IOException {
		return this.codec.decode(contract(type + ".example.json").getBytes(StandardCharsets.UTF_8));
	}

	/** As it would be read again: numbers lose the Java types they had. */
	private ObjectNode written(Object data) {
		JsonNode json = this.codec.mapper().readTree(this.codec.mapper().writeValueAsBytes(data));
		return (ObjectNode) json;
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
