package org.practicepress.messaging.trace;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.DelegatingSpanData;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.opentelemetry.sdk.trace.export.SpanExporter;

/**
 * What leaves the house of all that libraries would tell. They tell whole addresses,
 * which open a contributor's page to whoever has them, and what exceptions say; so what
 * is not named here stays: spans of ours, requests, and of each the attributes in
 * {@link #TOLD}.
 */
final class ToldOutside implements SpanExporter {

	private static final AttributeKey<String> PATTERN = AttributeKey.stringKey("uri");

	/** Names, ids, patterns of paths: nothing that somebody has written or may open. */
	private static final Set<AttributeKey<?>> TOLD = Set.of(Spans.SUBJECT, Spans.EVENT_TYPE, Spans.EVENT_ID,
			Spans.SYSTEM, Spans.OPERATION, Spans.TOPIC, Spans.GROUP, Spans.FAILURE, PATTERN,
			AttributeKey.stringKey("method"), AttributeKey.stringKey("status"), AttributeKey.stringKey("outcome"),
			AttributeKey.stringKey("exception"));

	private final SpanExporter exporter;

	ToldOutside(SpanExporter exporter) {
		this.exporter = exporter;
	}

	@Override
	public CompletableResultCode export(Collection<SpanData> spans) {
		List<SpanData> told = new ArrayList<>();
		for (SpanData span : spans) {
			if (span.getInstrumentationScopeInfo().getName().equals(Spans.SCOPE) || isRequest(span)) {
				told.add(new Told(span));
			}
		}
		return told.isEmpty() ? CompletableResultCode.ofSuccess() : this.exporter.export(told);
	}

	@Override
	public CompletableResultCode flush() {
		return this.exporter.flush();
	}

	@Override
	public CompletableResultCode shutdown() {
		return this.exporter.shutdown();
	}

	/** Not of a probe, and not for a file that lies there ready. */
	private static boolean isRequest(SpanData span) {
		String pattern = span.getAttributes().get(PATTERN);
		return span.getKind() == SpanKind.SERVER && pattern != null && !pattern.startsWith("/actuator")
				&& !pattern.endsWith("/**");
	}

	/**
	 * A span without what is nobody's business.
	 */
	private static final class Told extends DelegatingSpanData {

		private final Attributes attributes;

		private Told(SpanData span) {
			super(span);
			AttributesBuilder told = span.getAttributes().toBuilder();
			told.removeIf((key) -> !TOLD.contains(key));
			this.attributes = told.build();
		}

		@Override
		public Attributes getAttributes() {
			return this.attributes;
		}

		@Override
		public int getTotalAttributeCount() {
			return this.attributes.size();
		}

		@Override
		public List<EventData> getEvents() {
			return List.of();
		}

		@Override
		public int getTotalRecordedEvents() {
			return 0;
		}

		@Override
		public List<LinkData> getLinks() {
			return super.getLinks().stream().map((link) -> LinkData.create(link.getSpanContext())).toList();
		}

		@Override
		public StatusData getStatus() {
			return StatusData.create(super.getStatus().getStatusCode(), "");
		}

	}

}
