package org.practicepress.messaging.event;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EventCodecTests {

	private final EventCodec codec = new EventCodec();

	@Test
	void writesOneStructuredCloudEvent() {
		var data = this.codec.mapper().createObjectNode().put("version", 3).put("title", "Prêts à Bagdad — قروض");
		byte[] bytes = this.codec.encode(new CloudEvent("e-1", "/practice-press/intake", "submission.received.v1",
				"s-1", Instant.parse("2026-01-02T03:04:05Z"), data));
		assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo("""
				{"specversion":"1.0","id":"e-1","source":"/practice-press/intake","type":"submission.received.v1",\
				"subject":"s-1","time":"2026-01-02T03:04:05Z","datacontenttype":"application/json",\
				"data":{"version":3,"title":"Prêts à Bagdad — قروض"}}""");
	}

	@Test
	void readsWhatItWrote() {
		CloudEvent event = new CloudEvent("e", "/s", "t.v1", "a", Instant.parse("2026-01-02T03:04:05.678Z"),
				this.codec.mapper().createObjectNode().put("version", 1));
		assertThat(this.codec.decode(this.codec.encode(event))).isEqualTo(event);
		assertThat(event.version()).isEqualTo(1);
	}

	@Test
	void tellsWhereItStandsInATraceWhereThatIsFollowed() {
		CloudEvent event = new CloudEvent("e", "/s", "t.v1", "a", Instant.EPOCH,
				this.codec.mapper().createObjectNode().put("version", 1))
			.tracedTo("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
		assertThat(new String(this.codec.encode(event), StandardCharsets.UTF_8))
			.contains(",\"traceparent\":\"00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\",");
		assertThat(this.codec.decode(this.codec.encode(event))).isEqualTo(event);
	}

	@ParameterizedTest
	@ValueSource(strings = { "7", "null", "{}", "[\"00\"]", "\"\"", "\"00-1-2-01\"" })
	void takesAnEventWhoseTraceIsNone(String traceparent) {
		String event = "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/s\",\"type\":\"t\",\"subject\":\"a\","
				+ "\"time\":\"2026-01-02T03:04:05Z\",\"traceparent\":" + traceparent + ",\"data\":{\"version\":1}}";
		assertThat(this.codec.decode(event.getBytes(StandardCharsets.UTF_8)).traceparent()).isNull();
	}

	@Test
	void ignoresFieldsAConsumerDoesNotRead() {
		CloudEvent event = new CloudEvent("e", "/s", "t.v1", "a", Instant.EPOCH,
				this.codec.mapper().readTree("{\"version\":1,\"names\":[\"x\"],\"more\":{\"deep\":true}}"));
		assertThat(this.codec.read(event, Names.class)).isEqualTo(new Names(List.of("x")));
	}

	@Test
	void refusesDataOfAnotherShape() {
		CloudEvent event = new CloudEvent("e", "/s", "t.v1", "a", Instant.EPOCH,
				this.codec.mapper().readTree("{\"version\":1,\"names\":{\"not\":\"a list\"}}"));
		assertThatExceptionOfType(MalformedEvent.class).isThrownBy(() -> this.codec.read(event, Names.class))
			.withMessageContaining("t.v1");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "null", "[]", "\"text\"", "{", "\u0000", "{}",
			"{\"specversion\":\"0.3\",\"id\":\"1\",\"source\":\"/s\",\"type\":\"t\",\"subject\":\"a\",\"time\":\"2026-01-02T03:04:05Z\",\"data\":{}}",
			"{\"specversion\":\"1.0\",\"source\":\"/s\",\"type\":\"t\",\"subject\":\"a\",\"time\":\"2026-01-02T03:04:05Z\",\"data\":{}}",
			"{\"specversion\":\"1.0\",\"id\":7,\"source\":\"/s\",\"type\":\"t\",\"subject\":\"a\",\"time\":\"2026-01-02T03:04:05Z\",\"data\":{}}",
			"{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/s\",\"type\":\"t\",\"subject\":\"a\",\"time\":\"yesterday\",\"data\":{}}",
			"{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/s\",\"type\":\"t\",\"subject\":\"a\",\"time\":\"2026-01-02T03:04:05Z\",\"data\":[]}" })
	void refusesWhatIsNotAnEvent(String text) {
		assertThatExceptionOfType(MalformedEvent.class)
			.isThrownBy(() -> this.codec.decode(text.getBytes(StandardCharsets.UTF_8)))
			.withMessageMatching("\\S.*");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "{\"version\":0}", "{\"version\":\"1\"}", "{\"version\":1.5}" })
	void refusesAnEventWithoutItsVersion(String data) {
		CloudEvent event = new CloudEvent("e", "/s", "t.v1", "a", Instant.EPOCH, this.codec.mapper().readTree(data));
		assertThatExceptionOfType(MalformedEvent.class).isThrownBy(event::version);
	}

	record Names(List<String> names) {
	}

}
