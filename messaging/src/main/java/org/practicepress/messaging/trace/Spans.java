package org.practicepress.messaging.trace;

import java.util.Map;
import java.util.function.Supplier;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import org.jspecify.annotations.Nullable;
import org.practicepress.messaging.event.CloudEvent;

/**
 * Work told as spans of OpenTelemetry, under the names of its semantic conventions where
 * there are any.
 *
 * @see <a href=
 * "https://opentelemetry.io/docs/specs/semconv/messaging/messaging-spans/">Messaging
 * spans</a>
 */
final class Spans implements Tracing {

	/** Whose spans they are. */
	static final String SCOPE = "org.practicepress";

	static final AttributeKey<String> SUBJECT = AttributeKey.stringKey("cloudevents.event_subject");

	static final AttributeKey<String> EVENT_TYPE = AttributeKey.stringKey("cloudevents.event_type");

	static final AttributeKey<String> EVENT_ID = AttributeKey.stringKey("cloudevents.event_id");

	static final AttributeKey<String> SYSTEM = AttributeKey.stringKey("messaging.system");

	static final AttributeKey<String> OPERATION = AttributeKey.stringKey("messaging.operation.type");

	static final AttributeKey<String> TOPIC = AttributeKey.stringKey("messaging.destination.name");

	static final AttributeKey<String> GROUP = AttributeKey.stringKey("messaging.consumer.group.name");

	static final AttributeKey<String> FAILURE = AttributeKey.stringKey("error.type");

	private static final String TRACEPARENT = "traceparent";

	private final Tracer tracer;

	Spans(Tracer tracer) {
		this.tracer = tracer;
	}

	@Override
	public @Nullable String current() {
		SpanContext current = Span.current().getSpanContext();
		return current.isValid()
				? "00-" + current.getTraceId() + "-" + current.getSpanId() + "-" + current.getTraceFlags().asHex()
				: null;
	}

	@Override
	public <T> T part(String name, Supplier<T> work) {
		return told(this.tracer.spanBuilder(name), work);
	}

	@Override
	public <T> T following(String subject, Supplier<@Nullable String> trace, String name, Supplier<T> work) {
		SpanContext current = Span.current().getSpanContext();
		Context begun = context(trace.get());
		SpanContext own = Span.fromContext(begun).getSpanContext();
		if (current.isValid() && (!own.isValid() || own.getTraceId().equals(current.getTraceId()))) {
			return work.get();
		}
		SpanBuilder span = this.tracer.spanBuilder(name).setParent(begun).setAttribute(SUBJECT, subject);
		return told(current.isValid() ? span.addLink(current) : span, work);
	}

	@Override
	public void handling(String topic, String group, CloudEvent event, Runnable work) {
		told(this.tracer.spanBuilder("process " + topic)
			.setParent(context(event.traceparent()))
			.setSpanKind(SpanKind.CONSUMER)
			.setAttribute(SYSTEM, "kafka")
			.setAttribute(OPERATION, "process")
			.setAttribute(TOPIC, topic)
			.setAttribute(GROUP, group)
			.setAttribute(EVENT_TYPE, event.type())
			.setAttribute(EVENT_ID, event.id())
			.setAttribute(SUBJECT, event.subject()), () -> {
				work.run();
				return true;
			});
	}

	private static <T> T told(SpanBuilder builder, Supplier<T> work) {
		Span span = builder.startSpan();
		try {
			return Context.current().with(span).wrapSupplier(work).get();
		}
		catch (RuntimeException | Error ex) {
			// never what it says: that may be what somebody has written
			span.setStatus(StatusCode.ERROR).setAttribute(FAILURE, ex.getClass().getName());
			throw ex;
		}
		finally {
			span.end();
		}
	}

	/** What is no {@code traceparent} begins a new trace. */
	private static Context context(@Nullable String traceparent) {
		return (traceparent != null) ? W3CTraceContextPropagator.getInstance()
			.extract(Context.root(), Map.of(TRACEPARENT, traceparent), Carried.TRACEPARENT) : Context.root();
	}

	/** Where the propagator finds it. */
	private enum Carried implements TextMapGetter<Map<String, String>> {

		TRACEPARENT;

		@Override
		public Iterable<String> keys(Map<String, String> carrier) {
			return carrier.keySet();
		}

		@Override
		public @Nullable String get(@Nullable Map<String, String> carrier, String key) {
			return (carrier != null) ? carrier.get(key) : null;
		}

	}

}
