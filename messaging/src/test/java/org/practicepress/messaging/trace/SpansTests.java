package org.practicepress.messaging.trace;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.practicepress.messaging.event.CloudEvent;
import org.practicepress.messaging.event.EventCodec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class SpansTests {

	private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

	private static final String BEGUN = "00-" + TRACE + "-00f067aa0ba902b7-01";

	private final Recorded recorded = new Recorded();

	private final Tracing tracing = this.recorded.tracing();

	@Test
	void nothingIsFollowedUnlessSomethingIsDone() {
		assertThat(this.tracing.current()).isNull();
		String within = this.tracing.part("work", this.tracing::current);
		SpanData span = span();
		assertThat(within).isEqualTo("00-" + span.getTraceId() + "-" + span.getSpanId() + "-01");
		assertThat(this.tracing.current()).isNull();
	}

	@Test
	void anEventIsHandledInTheTraceItWasToldIn() {
		this.tracing.handling("jar.events", "shelf", event(BEGUN),
				() -> assertThat(this.tracing.current()).contains(TRACE));
		SpanData span = span();
		assertThat(span.getTraceId()).isEqualTo(TRACE);
		assertThat(span.getParentSpanId()).isEqualTo("00f067aa0ba902b7");
		assertThat(span.getName()).isEqualTo("process jar.events");
		assertThat(span.getKind()).isEqualTo(SpanKind.CONSUMER);
		assertThat(span.getAttributes().get(Spans.SUBJECT)).isEqualTo("jar-1");
		assertThat(span.getAttributes().get(Spans.EVENT_TYPE)).isEqualTo("jar.filled.v1");
		assertThat(span.getAttributes().get(Spans.GROUP)).isEqualTo("shelf");
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", "x", "00-00000000000000000000000000000000-0000000000000000-01",
			"00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
			"ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01" })
	void whatIsNoTraceBeginsOne(@Nullable String traceparent) {
		this.tracing.handling("jar.events", "shelf", event(traceparent), () -> {
		});
		assertThat(span().getTraceId()).isNotEqualTo(TRACE);
		assertThat(span().getParentSpanContext().isValid()).isFalse();
	}

	@Test
	void whatIsDoneForAnotherIsInItsTraceAndNamesWhoAskedForIt() {
		String asked = this.tracing.part("request", () -> {
			this.tracing.following("jar-1", () -> BEGUN, "change jars",
					() -> this.tracing.part("deeper", () -> Objects.requireNonNull(this.tracing.current())));
			return this.tracing.current();
		});
		SpanData change = span("change jars");
		assertThat(change.getTraceId()).isEqualTo(TRACE);
		assertThat(change.getAttributes().get(Spans.SUBJECT)).isEqualTo("jar-1");
		assertThat(change.getLinks()).extracting(LinkData::getSpanContext)
			.extracting(SpanContext::getSpanId)
			.containsExactly(span("request").getSpanId());
		assertThat(span("deeper").getTraceId()).isEqualTo(TRACE);
		assertThat(asked).contains(span("request").getTraceId()).doesNotContain(TRACE);
	}

	@Test
	void inItsOwnTraceAndWithoutOneNothingIsToldTwice() {
		this.tracing.handling("jar.events", "shelf", event(BEGUN), () -> {
			this.tracing.following("jar-1", () -> BEGUN, "change jars", () -> true);
			this.tracing.following("jar-2", () -> null, "change jars", () -> true);
		});
		assertThat(span().getName()).isEqualTo("process jar.events");
	}

	@Test
	void whatNobodyAskedForBeginsATrace() {
		String within = this.tracing.following("jar-1", () -> null, "change jars",
				() -> Objects.requireNonNull(this.tracing.current()));
		assertThat(within).contains(span("change jars").getTraceId());
	}

	@Test
	void ofAFailureItsKindIsToldAndNotWhatItSays() {
		assertThatIllegalStateException().isThrownBy(() -> this.tracing.part("work", () -> {
			throw new IllegalStateException("mary@field.example is away");
		}));
		SpanData span = span();
		assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
		assertThat(span.getAttributes().get(Spans.FAILURE)).isEqualTo("java.lang.IllegalStateException");
		assertThat(span.toString()).doesNotContain("mary");
	}

	private static CloudEvent event(@Nullable String traceparent) {
		return new CloudEvent("e-1", "/test", "jar.filled.v1", "jar-1", Instant.EPOCH,
				new EventCodec().mapper().createObjectNode().put("version", 1))
			.tracedTo(traceparent);
	}

	private SpanData span() {
		assertThat(this.recorded.spans()).hasSize(1);
		return this.recorded.spans().getFirst();
	}

	private SpanData span(String name) {
		List<SpanData> named = this.recorded.spans().stream().filter((span) -> span.getName().equals(name)).toList();
		assertThat(named).hasSize(1);
		return named.getFirst();
	}

}
