package org.practicepress.review;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
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
import org.practicepress.messaging.event.CloudEvent;
import org.practicepress.messaging.event.EventCodec;
import org.practicepress.messaging.event.EventTypes;
import org.practicepress.messaging.report.Reported;
import org.practicepress.review.contact.AddressEvent;
import org.practicepress.review.contact.LetterEvent;
import org.practicepress.review.decision.Category;
import org.practicepress.review.decision.Decision;
import org.practicepress.review.decision.MergeTarget;
import org.practicepress.review.decision.Question;
import org.practicepress.review.decision.Review;
import org.practicepress.review.decision.ReviewCommand;
import org.practicepress.review.decision.ReviewCommand.Accept;
import org.practicepress.review.decision.ReviewCommand.Decline;
import org.practicepress.review.decision.ReviewCommand.Merge;
import org.practicepress.review.decision.ReviewCommand.PutOnHold;
import org.practicepress.review.decision.ReviewCommand.RequestChanges;
import org.practicepress.review.decision.ReviewCommand.Resume;
import org.practicepress.review.decision.ReviewCommand.Start;
import org.practicepress.review.decision.ReviewCommand.Write;
import org.practicepress.review.decision.ReviewEvent;
import org.practicepress.review.decision.ReviewState;
import org.practicepress.review.decision.Samples;
import org.practicepress.review.decision.Status;
import org.practicepress.review.erasure.ErasureEvent;
import org.practicepress.review.likeness.LikenessEvent;
import org.practicepress.review.operations.OperatorEvent;
import org.practicepress.review.operations.TroubleEvent;
import org.practicepress.review.submission.Contributor;
import org.practicepress.review.submission.FactsheetEvent;
import org.practicepress.review.submission.SubmissionEvent;
import org.practicepress.review.subscription.DeskMail;
import org.practicepress.review.unsorted.MailEvent;
import org.practicepress.review.unsorted.SortingEvent;
import org.practicepress.review.webhook.WebhookEvent;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

/** What the desk says and what it hears, held against the released contracts. */
class ContractTests {

	private final EventCodec codec = new EventCodec();

	static Stream<String> told() {
		return EventTypes.of(ReviewEvent.class).names().stream();
	}

	static Stream<Class<?>> others() {
		return Stream.concat(Stream
			.of(OperatorEvent.class, TroubleEvent.class, ErasureEvent.class, AddressEvent.class, DeskMail.class,
					MailEvent.class, SortingEvent.class, LikenessEvent.class)
			.flatMap((events) -> Stream.of(events.getPermittedSubclasses())), Stream.of(Reported.class));
	}

	/** Told and heard alike: all of it is read, and written as it was. */
	@ParameterizedTest
	@MethodSource("others")
	void releasedExampleIsAllThatIsKnown(Class<?> event) throws Exception {
		String type = EventTypes.typeOf(event);
		String example = contract(type + ".example.json");
		assertThat(errors(type, example)).isEmpty();
		CloudEvent released = this.codec.decode(example.getBytes(StandardCharsets.UTF_8));
		ObjectNode read = written(this.codec.read(released, event));
		read.set("version", released.data().get("version"));
		assertThat(read).isEqualTo(released.data());
	}

	static Stream<String> heard() {
		return EventTypes.of(SubmissionEvent.class).names().stream();
	}

	@ParameterizedTest
	@MethodSource("told")
	void releasedExampleFitsItsSchema(String type) throws Exception {
		assertThat(errors(type, contract(type + ".example.json"))).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("told")
	void releasedExampleIsWhatIsWritten(String type) throws Exception {
		CloudEvent released = this.codec.decode(contract(type + ".example.json").getBytes(StandardCharsets.UTF_8));
		ReviewEvent event = this.codec.read(released, EventTypes.of(ReviewEvent.class).find(type).orElseThrow());
		ObjectNode data = written(event);
		data.put("version", (int) released.version());
		assertThat(data).isEqualTo(released.data());
	}

	@Test
	void everyDecisionFitsItsSchema() throws Exception {
		List<ReviewCommand> commands = List.of(new Start(), new RequestChanges("Please."),
				new RequestChanges("Please.", List.of(new Question("practice.results", "How <many>?"))),
				new Decline("Sorry."),
				new Merge("PP-4HX8RT", "Twice.", new MergeTarget(Samples.another(Status.QUEUED), true, false)),
				new Accept(Category.INNOVATIVE, null), new Accept(Category.GOOD, "Well done."), new Write("Yes."),
				new PutOnHold("Later.", LocalDate.now(ZoneOffset.UTC).plusDays(9).toString(), null), new Resume(),
				new ReviewCommand.Correct("practice.title", "Boosting jobs", true));
		List<String> types = new ArrayList<>();
		for (ReviewCommand command : commands) {
			Status status = (command instanceof Start) ? Status.QUEUED : Status.IN_REVIEW;
			ReviewState state = (command instanceof Resume) ? Samples.onHold(null) : Samples.review(status);
			Decision decision = Review.decide(state, command, "ana", Instant.now());
			ReviewEvent event = ((Decision.Made) decision).event();
			String type = EventTypes.typeOf(event.getClass());
			ObjectNode data = this.codec.mapper().valueToTree(event);
			data.put("version", 2);
			CloudEvent written = new CloudEvent("1", "/review", type, Samples.ID, Instant.now(), data);
			assertThat(errors(type, new String(this.codec.encode(written), StandardCharsets.UTF_8))).as(type).isEmpty();
			types.add(type);
		}
		assertThat(types).containsAll(told().toList());
	}

	@Test
	void whatWasCorrectedGoesAlongWithEachLetter() throws Exception {
		ReviewState state = Samples.review(Status.IN_REVIEW);
		Decision correction = Review.decide(state, new ReviewCommand.Correct("practice.title", "Boosting jobs", true),
				"ana", Instant.now());
		ReviewState corrected = Review.apply(state, ((Decision.Made) correction).event(), Instant.now());
		for (ReviewCommand command : List.of(new RequestChanges("Please."), new Decline("Sorry."), new Write("Yes."),
				new Accept(Category.GOOD, null))) {
			ReviewEvent event = ((Decision.Made) Review.decide(corrected, command, "ana", Instant.now())).event();
			String type = EventTypes.typeOf(event.getClass());
			ObjectNode data = this.codec.mapper().valueToTree(event);
			data.put("version", 3);
			assertThat(data.path("corrections").path(0).path("text").asString()).isEqualTo("Boosting jobs");
			CloudEvent written = new CloudEvent("1", "/review", type, Samples.ID, Instant.now(), data);
			assertThat(errors(type, new String(this.codec.encode(written), StandardCharsets.UTF_8))).as(type).isEmpty();
		}
	}

	@ParameterizedTest
	@MethodSource("heard")
	void releasedExampleIsUnderstood(String type) throws Exception {
		CloudEvent released = this.codec.decode(contract(type + ".example.json").getBytes(StandardCharsets.UTF_8));
		SubmissionEvent event = this.codec.read(released,
				EventTypes.of(SubmissionEvent.class).find(type).orElseThrow());
		assertThat(event.reference()).isEqualTo(released.data().path("reference").asString());
		ObjectNode read = written(event);
		read.properties()
			.forEach((field) -> assertThat(field.getValue()).as(field.getKey())
				.isEqualTo(released.data().get(field.getKey())));
	}

	static Stream<Class<?>> ofLetters() {
		return Stream.of(LetterEvent.class.getPermittedSubclasses());
	}

	@ParameterizedTest
	@MethodSource("ofLetters")
	void releasedLetterIsUnderstood(Class<?> event) throws Exception {
		CloudEvent released = this.codec
			.decode(contract(EventTypes.typeOf(event) + ".example.json").getBytes(StandardCharsets.UTF_8));
		written(this.codec.read(released, event)).properties()
			.forEach((field) -> assertThat(field.getValue()).as(field.getKey())
				.isEqualTo(released.data().get(field.getKey())));
	}

	@Test
	void releasedDraftIsUnderstood() throws Exception {
		CloudEvent released = this.codec
			.decode(contract("factsheet.drafted.v1.example.json").getBytes(StandardCharsets.UTF_8));
		assertThat(this.codec.read(released, FactsheetEvent.Drafted.class).reference())
			.isEqualTo(released.data().path("reference").asString());
	}

	@Test
	void releasedPublicationIsUnderstood() throws Exception {
		CloudEvent published = this.codec
			.decode(contract("factsheet.published.v1.example.json").getBytes(StandardCharsets.UTF_8));
		assertThat(this.codec.read(published, FactsheetEvent.Published.class).path())
			.isEqualTo(published.data().path("path").asString());
		CloudEvent withdrawn = this.codec
			.decode(contract("factsheet.withdrawn.v1.example.json").getBytes(StandardCharsets.UTF_8));
		assertThat(this.codec.read(withdrawn, FactsheetEvent.TakenBack.class).reason())
			.isEqualTo(withdrawn.data().path("reason").asString());
	}

	static Stream<Class<?>> ofWebhooks() {
		return Stream.of(WebhookEvent.class.getPermittedSubclasses());
	}

	@ParameterizedTest
	@MethodSource("ofWebhooks")
	void whatIsToldOnIsUnderstood(Class<?> event) throws Exception {
		CloudEvent released = this.codec
			.decode(contract(EventTypes.typeOf(event) + ".example.json").getBytes(StandardCharsets.UTF_8));
		assertThat(((WebhookEvent) this.codec.read(released, event)).reference())
			.isEqualTo(released.data().path("reference").asString());
	}

	@Test
	void releasedContributorIsUnderstood() throws Exception {
		CloudEvent released = this.codec
			.decode(contract("contributor.updated.v1.example.json").getBytes(StandardCharsets.UTF_8));
		Contributor contributor = this.codec.read(released, Contributor.class);
		ObjectNode read = written(contributor);
		read.put("version", (int) released.version());
		// the link of the contributor's own page is nobody's business here
		assertThat(read).isEqualTo(((ObjectNode) released.data()).deepCopy().without("statusToken"));
	}

	/** As it would be read again: numbers lose the Java types they had. */
	private ObjectNode written(Object data) {
		return (ObjectNode) this.codec.mapper().readTree(this.codec.mapper().writeValueAsBytes(data));
	}

	static List<Error> errors(String type, String event) throws IOException {
		return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
			.getSchema(contract(type + ".schema.json"), InputFormat.JSON)
			.validate(event, InputFormat.JSON,
					(execution) -> execution.executionConfig((config) -> config.formatAssertionsEnabled(true)));
	}

	private static String contract(String name) throws IOException {
		return new ClassPathResource("contracts/" + name).getContentAsString(StandardCharsets.UTF_8);
	}

}
