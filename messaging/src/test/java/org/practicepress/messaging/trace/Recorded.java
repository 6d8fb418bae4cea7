package org.practicepress.messaging.trace;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;

/**
 * Keeps the spans that would be sent.
 */
public final class Recorded implements SpanExporter {

	private final List<SpanData> spans = new CopyOnWriteArrayList<>();

	/** A tracing of which all spans are kept. */
	public Tracing tracing() {
		return new Spans(all().get(Spans.SCOPE));
	}

	/** All spans, as they end. */
	SdkTracerProvider all() {
		return SdkTracerProvider.builder().addSpanProcessor(SimpleSpanProcessor.create(this)).build();
	}

	/** Those that may leave the house. */
	SdkTracerProvider told() {
		return SdkTracerProvider.builder().addSpanProcessor(SimpleSpanProcessor.create(new ToldOutside(this))).build();
	}

	public List<SpanData> spans() {
		return this.spans;
	}

	@Override
	public CompletableResultCode export(Collection<SpanData> exported) {
		this.spans.addAll(exported);
		return CompletableResultCode.ofSuccess();
	}

	@Override
	public CompletableResultCode flush() {
		return CompletableResultCode.ofSuccess();
	}

	@Override
	public CompletableResultCode shutdown() {
		return CompletableResultCode.ofSuccess();
	}

}
