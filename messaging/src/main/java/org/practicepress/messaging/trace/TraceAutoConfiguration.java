package org.practicepress.messaging.trace;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.trace.export.SpanExporter;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.SpanExporters;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Traces, where they are switched on.
 */
@AutoConfiguration(
		beforeName = "org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration")
@ConditionalOnProperty("practice-press.messaging.database")
public final class TraceAutoConfiguration {

	@Bean
	@ConditionalOnBooleanProperty(name = TracingSwitch.KEY, havingValue = false, matchIfMissing = true)
	Tracing noTracing() {
		return Tracing.OFF;
	}

	/**
	 * Ours, and what of theirs may be told.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBooleanProperty(TracingSwitch.KEY)
	static class On {

		@Bean
		Tracing tracing(OpenTelemetry openTelemetry) {
			return new Spans(openTelemetry.getTracer(Spans.SCOPE));
		}

		/** In place of Spring Boot's own, which would tell everything. */
		@Bean
		SpanExporters spanExporters(ObjectProvider<SpanExporter> exporters) {
			return SpanExporters.of(exporters.orderedStream().map(ToldOutside::new).toList());
		}

	}

}
