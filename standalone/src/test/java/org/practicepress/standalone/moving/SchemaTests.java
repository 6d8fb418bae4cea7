package org.practicepress.standalone.moving;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonTypeName;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.practicepress.intake.moving.IntakePart;
import org.practicepress.messaging.aggregate.StoredAggregates;
import org.practicepress.messaging.event.EventCodec;
import org.practicepress.messaging.transfer.Kind;
import org.practicepress.messaging.transfer.Part;
import org.practicepress.notification.moving.NotificationPart;
import org.practicepress.publish.moving.PublishPart;
import org.practicepress.review.moving.ReviewPart;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever a service keeps of an aggregate is told, and whatever was told once is
 * understood.
 */
class SchemaTests {

	private static final JsonMapper JSON = new EventCodec().mapper();

	/** Asks nobody anything. */
	private static final MongoClient NOBODY = MongoClients.create("mongodb://127.0.0.1:1");

	/**
	 * A kind and whose it is.
	 *
	 * @param service the service
	 * @param kind the kind
	 */
	record Owned(String service, Kind kind) {
	}

	static Stream<Named<Owned>> kinds() {
		return Stream.of(IntakePart.of(NOBODY.getDatabase("intake")), ReviewPart.of(NOBODY.getDatabase("review")),
				PublishPart.of(NOBODY.getDatabase("publish")), NotificationPart.of(NOBODY.getDatabase("notification")))
			.flatMap((Part part) -> part.kinds()
				.stream()
				.map((kind) -> Named.of(kind.name(), new Owned(part.service(), kind))));
	}

	/** A new field that nobody has thought of here fails the build. */
	@ParameterizedTest
	@MethodSource("kinds")
	void theSchemaNamesEveryFieldAndNoOther(Owned owned) throws IOException {
		JsonNode schema = schema(owned);
		JsonNode told = schema;
		Set<String> derived = new HashSet<>(owned.kind().derived());
		if (owned.kind() instanceof StoredAggregates<?>) {
			assertThat(schema.path("properties").propertyNames()).hasSize(5)
				.contains("id", "version", "erased", "applied");
			told = schema.path("properties")
				.properties()
				.stream()
				.filter((property) -> !Set.of("id", "version", "erased", "applied").contains(property.getKey()))
				.findFirst()
				.orElseThrow()
				.getValue();
		}
		compare(owned.kind().type(), told, schema, derived, owned.kind().name(), new HashSet<>());
	}

	private static void compare(Class<?> type, JsonNode told, JsonNode schema, Set<String> derived, String where,
			Set<Class<?>> seen) {
		Set<String> fields = new TreeSet<>();
		for (RecordComponent component : type.getRecordComponents()) {
			if (derived.contains(component.getName())) {
				continue;
			}
			fields.add(component.getName());
			compare(component.getGenericType(), told.path("properties").path(component.getName()), schema,
					where + "." + component.getName(), seen);
		}
		Set<String> named = new TreeSet<>(told.path("properties").propertyNames());
		if (type.isAnnotationPresent(JsonTypeName.class)) {
			named.remove("kind");
		}
		assertThat(named).as(where + ": what the schema names of " + type).isEqualTo(fields);
		assertThat(told.path("additionalProperties").booleanValue()).as(where).isFalse();
	}

	private static void compare(Type type, JsonNode told, JsonNode schema, String where, Set<Class<?>> seen) {
		if (type instanceof ParameterizedType container) {
			Type[] of = container.getActualTypeArguments();
			compare(of[of.length - 1], told
				.path(Map.class.isAssignableFrom((Class<?>) container.getRawType()) ? "additionalProperties" : "items"),
					schema, where + "[]", seen);
		}
		else if (type instanceof Class<?> of && of.isEnum()) {
			assertThat(told.path("enum").valueStream().map(JsonNode::stringValue)).as(where)
				.containsExactlyElementsOf(Arrays.stream(of.getEnumConstants())
					.map((constant) -> JSON.valueToTree(constant).stringValue())
					.toList());
		}
		else if (type instanceof Class<?> of && (of.isRecord() || of.isSealed()) && seen.add(of)) {
			JsonNode definition = schema.at(told.path("$ref").stringValue("#/").substring(1));
			if (of.isRecord()) {
				compare(of, definition, schema, Set.of(), where, seen);
			}
			else {
				List<JsonNode> kinds = new ArrayList<>();
				definition.path("oneOf").forEach(kinds::add);
				assertThat(kinds).as(where).hasSize(of.getPermittedSubclasses().length);
				for (Class<?> permitted : of.getPermittedSubclasses()) {
					String name = permitted.getAnnotation(JsonTypeName.class).value();
					compare(permitted,
							kinds.stream()
								.filter((kind) -> kind.at("/properties/kind/const").stringValue().equals(name))
								.findFirst()
								.orElseThrow(() -> new AssertionError(where + ": nobody tells " + name)),
							schema, Set.of(), where + " " + name, seen);
				}
			}
		}
	}

	/** As they were written when the format was released. */
	@ParameterizedTest
	@MethodSource("kinds")
	void whatWasExportedOnceIsUnderstood(Owned owned) throws IOException {
		String schema = schema(owned).toString();
		List<String> released = new ClassPathResource("export/v1/" + owned.kind().name() + ".jsonl")
			.getContentAsString(StandardCharsets.UTF_8)
			.lines()
			.toList();
		assertThat(released).isNotEmpty();
		for (String line : released) {
			List<Error> errors = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
				.getSchema(schema, InputFormat.JSON)
				.validate(line, InputFormat.JSON,
						(execution) -> execution.executionConfig((config) -> config.formatAssertionsEnabled(true)));
			assertThat(errors).isEmpty();
			assertThat(owned.kind().kept((ObjectNode) JSON.readTree(line))).containsKey("_id");
		}
	}

	private static JsonNode schema(Owned owned) throws IOException {
		return JSON.readTree(new ClassPathResource(owned.service() + "/export/" + owned.kind().name() + ".schema.json")
			.getContentAsString(StandardCharsets.UTF_8));
	}

}
