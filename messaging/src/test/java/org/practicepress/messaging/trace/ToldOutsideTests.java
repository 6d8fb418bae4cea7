package org.practicepress.messaging.trace;

import java.util.Map;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ToldOutsideTests {

	private static final String SECRET = "q2VhZ29vZHNlY3JldA";

	private final Recorded recorded = new Recorded();

	private final Tracer theirs = this.recorded.told().get("org.springframework.boot");

	@Test
	void ofARequestItsPatternIsToldAndNeitherItsAddressNorWhatAnExceptionSays() {
		Span other = this.theirs.spanBuilder("http post").startSpan();
		Span span = request("/submissions/{token}").setAttribute("http.url", "/submissions/" + SECRET + "?name=Mary")
			.setAttribute("method", "GET")
			.setAttribute("status", "500")
			.addEvent("said", Attributes.of(AttributeKey.stringKey("words"), SECRET))
			.addLink(other.getSpanContext(), Attributes.of(AttributeKey.stringKey("words"), SECRET))
			.recordException(new IllegalStateException("no such page: " + SECRET))
			.setStatus(StatusCode.ERROR, "no such page: " + SECRET);
		span.end();
		SpanData told = this.recorded.spans().getFirst();
		assertThat(attributes(told)).containsOnly(Map.entry("uri", "/submissions/{token}"), Map.entry("method", "GET"),
				Map.entry("status", "500"));
		assertThat(told.getTotalAttributeCount()).isEqualTo(3);
		assertThat(told.getEvents()).isEmpty();
		assertThat(told.getTotalRecordedEvents()).isZero();
		assertThat(told.getLinks()).singleElement().satisfies((link) -> {
			assertThat(link.getSpanContext()).isEqualTo(other.getSpanContext());
			assertThat(link.getAttributes().isEmpty()).isTrue();
		});
		assertThat(told.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
		assertThat(told.getStatus().getDescription()).isEmpty();
	}

	@Test
	void whatALibraryDoesInsideStaysInside() {
		this.theirs.spanBuilder("authorize " + SECRET).startSpan().end();
		this.theirs.spanBuilder("http get").setSpanKind(SpanKind.CLIENT).startSpan().end();
		assertThat(this.recorded.spans()).isEmpty();
		new Spans(this.recorded.told().get(Spans.SCOPE)).part("work", () -> true);
		assertThat(this.recorded.spans()).extracting(SpanData::getName).containsExactly("work");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/actuator/health/{*path}", "/actuator/prometheus", "/**", "/assets/**" })
	void probesAndFilesThatLieThereAreNotWorthTelling(String pattern) {
		request(pattern).end();
		assertThat(this.recorded.spans()).isEmpty();
	}

	private Span request(String pattern) {
		return this.theirs.spanBuilder("http get " + pattern)
			.setSpanKind(SpanKind.SERVER)
			.startSpan()
			.setAttribute("uri", pattern);
	}

	private static Map<String, Object> attributes(SpanData span) {
		return span.getAttributes()
			.asMap()
			.entrySet()
			.stream()
			.collect(java.util.stream.Collectors.toMap((entry) -> entry.getKey().getKey(), Map.Entry::getValue));
	}

}
