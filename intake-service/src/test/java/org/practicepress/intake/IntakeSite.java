package org.practicepress.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.awaitility.Awaitility;
import org.practicepress.embedded.junit.EmbeddedParts;
import org.practicepress.embedded.mail.EmbeddedMail;
import org.practicepress.messaging.event.CloudEvent;
import org.practicepress.messaging.event.EventCodec;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The service, running on a real broker, store and mail server, once for all tests.
 */
public final class IntakeSite {

	/** The address people know it by. */
	public static final String PUBLIC_URL = "http://practices.example";

	/** Where practices are sent to. */
	public static final String ADDRESS = "practices@localhost";

	static {
		// a busy machine is slow, not broken
		Awaitility.setDefaultTimeout(Duration.ofMinutes(2));
	}

	/** More than all tests together send from this machine. */
	public static final int UPLOADS_PER_HOUR = 500;

	private static final IntakeSite SITE = new IntakeSite();

	private final EmbeddedMail mail;

	private final ConfigurableApplicationContext service;

	private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(20)).build();

	private IntakeSite() {
		try {
			this.mail = EmbeddedMail.start(Files.createTempDirectory("intake-mail"), 0, 0, ADDRESS);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		List<String> arguments = new ArrayList<>(
				Arrays.stream(EmbeddedParts.properties()).map((property) -> "--" + property).toList());
		arguments.addAll(List.of("--spring.config.name=intake-service", "--server.port=0",
				"--practice-press.intake.mailbox.host=127.0.0.1",
				"--practice-press.intake.mailbox.port=" + this.mail.imapPort(),
				"--practice-press.intake.mailbox.user=" + ADDRESS,
				"--practice-press.intake.mailbox.password=" + EmbeddedMail.PASSWORD,
				"--practice-press.intake.mailbox.poll-interval=200ms", "--practice-press.intake.mailbox.attempts=2",
				"--practice-press.intake.uploads.per-hour=" + UPLOADS_PER_HOUR,
				"--practice-press.intake.mailbox.authserv-id=mx.practices.example",
				"--practice-press.retention.mails=36m", "--practice-press.retention.originals=18m",
				"--practice-press.public-url=" + PUBLIC_URL));
		this.service = new SpringApplicationBuilder(IntakeService.class).run(arguments.toArray(String[]::new));
	}

	public static IntakeSite running() {
		return SITE;
	}

	public <T> T bean(Class<T> type) {
		return this.service.getBean(type);
	}

	public int smtpPort() {
		return this.mail.smtpPort();
	}

	public int imapPort() {
		return this.mail.imapPort();
	}

	public String url() {
		return "http://localhost:" + this.service.getEnvironment().getRequiredProperty("local.server.port");
	}

	public HttpResponse<String> get(String path, String... headers) {
		return send(HttpRequest.newBuilder(URI.create(url() + path)).GET(), headers);
	}

	public HttpResponse<String> post(String path, HttpRequest.BodyPublisher body, String... headers) {
		return send(HttpRequest.newBuilder(URI.create(url() + path)).POST(body), headers);
	}

	/**
	 * Sends a form as a browser does.
	 * @param path where to
	 * @param parts the parts
	 * @param headers names and values
	 * @return the answer
	 */
	public HttpResponse<String> upload(String path, List<Part> parts, String... headers) {
		String boundary = UUID.randomUUID().toString();
		List<byte[]> body = new ArrayList<>();
		for (Part part : parts) {
			body.add(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + part.name + "\""
					+ ((part.fileName != null) ? "; filename=\"" + part.fileName + "\"" : "")
					+ "\r\nContent-Type: application/octet-stream\r\n\r\n")
				.getBytes(StandardCharsets.UTF_8));
			body.add(part.content);
			body.add("\r\n".getBytes(StandardCharsets.UTF_8));
		}
		body.add(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
		List<String> all = new ArrayList<>(List.of(headers));
		all.addAll(List.of("Content-Type", "multipart/form-data; boundary=" + boundary));
		return post(path, HttpRequest.BodyPublishers.ofByteArrays(body), all.toArray(String[]::new));
	}

	private HttpResponse<String> send(HttpRequest.Builder request, String... headers) {
		try {
			return this.http.send(((headers.length > 0) ? request.headers(headers) : request).build(),
					HttpResponse.BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * The events of a subject on a topic, in order.
	 * @param topic the topic
	 * @param subject the submission or contributor
	 * @return the events that are there now
	 */
	public List<CloudEvent> events(String topic, String subject) {
		EventCodec codec = new EventCodec();
		return records(topic, subject).stream()
			.filter((record) -> record.value() != null)
			.map((record) -> codec.decode(record.value()))
			.toList();
	}

	/**
	 * Whether the last record of a subject has no value.
	 * @param topic a compacted topic
	 * @param subject the subject
	 * @return false also when there is no record
	 */
	public boolean forgotten(String topic, String subject) {
		List<ConsumerRecord<byte[], byte[]>> records = records(topic, subject);
		return !records.isEmpty() && records.getLast().value() == null;
	}

	private List<ConsumerRecord<byte[], byte[]>> records(String topic, String subject) {
		List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
		try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
				Map.of("bootstrap.servers", EmbeddedParts.kafka(), "auto.offset.reset", "earliest"),
				new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
			var partitions = consumer.partitionsFor(topic)
				.stream()
				.map((info) -> new TopicPartition(topic, info.partition()))
				.toList();
			consumer.assign(partitions);
			consumer.seekToBeginning(partitions);
			var ends = consumer.endOffsets(partitions);
			while (ends.entrySet().stream().anyMatch((end) -> consumer.position(end.getKey()) < end.getValue())) {
				for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
					if (subject.equals(new String(record.key(), StandardCharsets.UTF_8))) {
						records.add(record);
					}
				}
			}
		}
		return records;
	}

	/** A part of an upload. */
	public static final class Part {

		private final String name;

		private final @Nullable String fileName;

		private final byte[] content;

		public Part(String name, @Nullable String fileName, byte[] content) {
			this.name = name;
			this.fileName = fileName;
			this.content = content;
		}

	}

}
