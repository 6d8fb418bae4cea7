package org.practicepress.standalone.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Takes spans as a tracing system does: OTLP over HTTP, in protocol buffers.
 *
 * @see <a href=
 * "https://github.com/open-telemetry/opentelemetry-proto/blob/main/opentelemetry/proto/trace/v1/trace.proto">trace.proto</a>
 */
final class SpanReceiver implements AutoCloseable {

	private static final int VARINT = 0;

	private static final int FIXED64 = 1;

	private static final int BYTES = 2;

	private static final int FIXED32 = 5;

	private final HttpServer server;

	private final ByteArrayOutputStream received = new ByteArrayOutputStream();

	private final List<Span> spans = new ArrayList<>();

	SpanReceiver() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.createContext("/v1/traces", this::receive);
		this.server.start();
	}

	String endpoint() {
		return "http://127.0.0.1:" + this.server.getAddress().getPort() + "/v1/traces";
	}

	/** The one trace in which an event of this type was told. */
	synchronized List<Span> traceOf(String eventType) {
		List<String> traces = this.spans.stream()
			.filter((span) -> eventType.equals(span.attributes().get("cloudevents.event_type")))
			.map(Span::trace)
			.distinct()
			.toList();
		assertThat(traces).as("traces with " + eventType).hasSize(1);
		return this.spans.stream().filter((span) -> span.trace().equals(traces.getFirst())).toList();
	}

	synchronized List<Span> named(String name) {
		return this.spans.stream().filter((span) -> span.name().equals(name)).toList();
	}

	/** Every byte that came, each as a letter. */
	synchronized String everything() {
		return this.received.toString(StandardCharsets.UTF_8);
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

	private void receive(HttpExchange exchange) throws IOException {
		byte[] body = exchange.getRequestBody().readAllBytes();
		keep(body);
		exchange.sendResponseHeaders(200, -1);
		exchange.close();
	}

	private synchronized void keep(byte[] body) {
		this.received.writeBytes(body);
		for (byte[] resourceSpans : fields(body, 1)) {
			String service = attributes(fields(resourceSpans, 1).getFirst(), 1).getOrDefault("service.name", "");
			for (byte[] scopeSpans : fields(resourceSpans, 2)) {
				for (byte[] span : fields(scopeSpans, 2)) {
					this.spans.add(new Span(service, HexFormat.of().formatHex(fields(span, 1).getFirst()),
							text(fields(span, 5).getFirst()), attributes(span, 9)));
				}
			}
		}
	}

	private static Map<String, String> attributes(byte[] message, int number) {
		Map<String, String> attributes = new HashMap<>();
		for (byte[] attribute : fields(message, number)) {
			List<byte[]> strings = fields(fields(attribute, 2).getFirst(), 1);
			attributes.put(text(fields(attribute, 1).getFirst()), strings.isEmpty() ? "" : text(strings.getFirst()));
		}
		return attributes;
	}

	/** The fields of that number that are strings, bytes or messages. */
	private static List<byte[]> fields(byte[] message, int number) {
		ByteBuffer in = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
		List<byte[]> fields = new ArrayList<>();
		while (in.hasRemaining()) {
			int tag = varint(in);
			switch (tag & 7) {
				case VARINT -> varint(in);
				case FIXED64 -> in.getLong();
				case FIXED32 -> in.getInt();
				case BYTES -> {
					byte[] field = new byte[varint(in)];
					in.get(field);
					if (tag >> 3 == number) {
						fields.add(field);
					}
				}
				default -> throw new IllegalStateException("no such wire type: " + tag);
			}
		}
		return fields;
	}

	private static int varint(ByteBuffer in) {
		long value = 0;
		int shift = 0;
		byte next;
		do {
			next = in.get();
			value |= (next & 0x7fL) << shift;
			shift += 7;
		}
		while (next < 0);
		return (int) value;
	}

	private static String text(byte[] bytes) {
		return new String(bytes, StandardCharsets.UTF_8);
	}

	/**
	 * What was done.
	 *
	 * @param service by whom
	 * @param trace the id of the trace it is part of
	 * @param name what it is called
	 * @param attributes those that are words
	 */
	record Span(String service, String trace, String name, Map<String, String> attributes) {
	}

}
