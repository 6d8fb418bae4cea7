package org.practicepress.standalone.site;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.practicepress.embedded.LoopbackPort;
import org.practicepress.embedded.identity.EmbeddedIdentity;
import org.practicepress.embedded.kafka.EmbeddedKafka;
import org.practicepress.embedded.mail.EmbeddedMail;
import org.practicepress.embedded.store.EmbeddedStore;
import org.practicepress.standalone.origin.Origin;
import org.practicepress.standalone.origin.Upstreams;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Everything, running: parts, services and the origin in front of them, on loopback only.
 * Closing it stops all in reverse order; starting it again on the same folder goes on
 * where it was.
 */
public final class Site implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(Site.class);

	/** The mailbox that practices are sent to. */
	public static final String PRACTICES_ADDRESS = "practices@localhost";

	/**
	 * What only the origin and the identity provider are made of, and would be made in
	 * each service, too, as all are on one class path.
	 */
	private static final String NEIGHBOURS = Stream
		.of("boot.security.oauth2.server.authorization.", "cloud.autoconfigure.", "cloud.client.", "cloud.commons.",
				"cloud.configuration.", "cloud.gateway.")
		.map("org.springframework."::concat)
		.collect(Collectors.joining(","));

	/**
	 * How long what was killed is waited for. On a cluster another instance may be alive
	 * and slow; here nobody but this process can be meant, and it starts within seconds.
	 */
	private static final List<String> GONE_IS_GONE = List.of(
			"--spring.cloud.stream.kafka.binder.consumer-properties.session.timeout.ms=10000",
			"--spring.cloud.stream.kafka.binder.producer-properties.delivery.timeout.ms=10000",
			"--spring.cloud.stream.kafka.binder.producer-properties.request.timeout.ms=5000",
			"--practice-press.messaging.outbox.lease=12s");

	/** So long a question for news stands; the first news answers it. */
	private static final String NEWS_WAIT = "--spring.cloud.stream.kafka.default.consumer.configuration.fetch.max.wait.ms=5000";

	private static final int AT_ONCE = 2;

	private static final Duration PATIENCE = Duration.ofMinutes(3);

	static {
		// One log for all, set up by logback.xml: each application would set it up anew.
		System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
		SLF4JBridgeHandler.removeHandlersForRootLogger();
		SLF4JBridgeHandler.install();
	}

	private final SiteOptions options;

	private final Progress progress;

	private final Deque<AutoCloseable> running = new ArrayDeque<>();

	/** Stopped before the parts they need, and together: each waits for its consumers. */
	private final List<AutoCloseable> services = new CopyOnWriteArrayList<>();

	private final Upstreams upstreams = new Upstreams();

	private final List<URI> health = new CopyOnWriteArrayList<>();

	private @Nullable Parts parts;

	private DataFolder.@Nullable EditorPassword editorPassword;

	private int port;

	private Site(SiteOptions options, Progress progress) {
		this.options = options;
		this.progress = progress;
	}

	/**
	 * Starts a site and returns when every service is ready.
	 * @param options where
	 * @param progress who is told
	 * @return the running site
	 * @throws CannotStart when the folder or a port is not to be had
	 */
	public static Site start(SiteOptions options, Progress progress) {
		Site site = new Site(options, progress);
		try {
			site.start();
			return site;
		}
		catch (RuntimeException ex) {
			site.close();
			throw ex;
		}
	}

	public String url() {
		return "http://localhost:" + this.port;
	}

	public String kafka() {
		return parts().kafka().bootstrapServers();
	}

	/**
	 * The questions for which the store looked through whole collections.
	 * @return see {@link EmbeddedStore#scans()}
	 */
	public SortedMap<String, Long> scans() {
		return parts().store().scans();
	}

	public int smtpPort() {
		return parts().mail().smtpPort();
	}

	public int imapPort() {
		return parts().mail().imapPort();
	}

	/**
	 * The editor's password.
	 * @return the password, or null when an earlier start made it and only its hash is
	 * kept
	 */
	public @Nullable String editorPassword() {
		return Objects.requireNonNull(this.editorPassword).plain();
	}

	@Override
	public void close() {
		try (ExecutorService stopping = Executors.newVirtualThreadPerTaskExecutor()) {
			this.services.forEach((service) -> stopping.execute(() -> stop(service)));
		}
		this.services.clear();
		while (!this.running.isEmpty()) {
			stop(this.running.pop());
		}
	}

	private void stop(AutoCloseable part) {
		try {
			part.close();
		}
		catch (Exception ex) {
			this.progress.say("A part did not stop cleanly: " + ex.getMessage());
		}
	}

	private void start() {
		DataFolder data = opened(DataFolder.open(this.options.data()));
		this.port = free("web", "--port", this.options.port());
		free("SMTP", "--smtp-port", this.options.smtpPort());
		free("IMAP", "--imap-port", this.options.imapPort());
		this.editorPassword = data.editorPassword(this.options.editorPassword());
		startAll(data, this.editorPassword.hash());
		awaitReadiness();
	}

	/**
	 * As many at a time as the smallest machine has cores, beside what waits for itself
	 * most of the time.
	 */
	private void startAll(DataFolder data, String editorPasswordHash) {
		List<CompletableFuture<Void>> all = new ArrayList<>();
		try (ExecutorService starting = Executors.newFixedThreadPool(AT_ONCE,
				Thread.ofPlatform().name("starting-", 1).factory())) {
			all.add(CompletableFuture.runAsync(() -> startIdentity(data, editorPasswordHash), starting));
			all.add(CompletableFuture.runAsync(this::startOrigin, starting));
			Parts needed = startParts(data);
			this.parts = needed;
			for (Service service : Service.values()) {
				all.add(CompletableFuture.runAsync(() -> startService(service, data, needed), starting));
			}
		}
		all.forEach(Site::join);
	}

	/** What every service needs. */
	private Parts startParts(DataFolder data) {
		EmbeddedKafka kafka = opened(timed("Kafka", () -> EmbeddedKafka.start(data.resolve("kafka"), 0)));
		logger.info("Kafka listens on {}", kafka.bootstrapServers());
		EmbeddedStore store = opened(timed("Document store", () -> EmbeddedStore.start(data.resolve("documents"), 0)));
		EmbeddedMail mail = opened(timed("Mail server", () -> EmbeddedMail.start(data.resolve("mail"),
				this.options.smtpPort(), this.options.imapPort(), PRACTICES_ADDRESS)));
		return new Parts(kafka, store, mail);
	}

	private void startIdentity(DataFolder data, String editorPasswordHash) {
		EmbeddedIdentity identity = opened(
				timed("Identity provider", () -> EmbeddedIdentity.start(data.resolve("identity"), 0, url(),
						editorPasswordHash, data.secret("desk-client"), data.secret("api-client"))));
		this.upstreams.put("identity", loopback(identity.port()));
	}

	private void startOrigin() {
		opened(timed("Web address", () -> Origin.start(this.port, this.upstreams)));
	}

	private void startService(Service service, DataFolder data, Parts parts) {
		ConfigurableApplicationContext context = timed(service.configuration(), () -> run(service, data, parts));
		this.services.add(context);
		int servicePort = Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer()).getPort();
		this.upstreams.put(service.upstream(), loopback(servicePort));
		this.health.add(loopback(servicePort).resolve("/actuator/health/readiness"));
	}

	private ConfigurableApplicationContext run(Service service, DataFolder data, Parts parts) {
		List<String> settings = new ArrayList<>(GONE_IS_GONE);
		settings.addAll(List.of(NEWS_WAIT, "--spring.config.name=" + service.configuration(), "--server.port=0",
				"--server.address=127.0.0.1", "--spring.main.banner-mode=off",
				"--spring.main.register-shutdown-hook=false", "--spring.jmx.enabled=false",
				"--spring.servlet.multipart.enabled=true", "--practice-press.auto-configuration.without=" + NEIGHBOURS,
				"--spring.cloud.stream.kafka.binder.brokers=" + parts.kafka().bootstrapServers(),
				"--spring.mongodb.uri=" + parts.store().uri(), "--practice-press.public-url=" + url(),
				"--practice-press.identity.issuer=" + EmbeddedIdentity.issuer(url()),
				"--practice-press.identity.client-id=" + EmbeddedIdentity.DESK_CLIENT,
				"--practice-press.identity.client-secret=" + data.secret("desk-client"),
				"--practice-press.mail.address=" + PRACTICES_ADDRESS, "--spring.mail.host=127.0.0.1",
				"--spring.mail.port=" + parts.mail().smtpPort(), "--practice-press.intake.mailbox.host=127.0.0.1",
				"--practice-press.intake.mailbox.port=" + parts.mail().imapPort(),
				"--practice-press.intake.mailbox.user=" + PRACTICES_ADDRESS,
				"--practice-press.intake.mailbox.password=" + EmbeddedMail.PASSWORD,
				"--practice-press.intake.mailbox.poll-interval=1s",
				"--practice-press.intake.uploads.disk=" + this.options.data()));
		return new SpringApplicationBuilder(service.application()).run(settings.toArray(String[]::new));
	}

	private void awaitReadiness() {
		HttpClient http = HttpClient.newHttpClient();
		Instant deadline = Instant.now().plus(PATIENCE);
		for (URI readiness : this.health) {
			while (!ready(http, readiness)) {
				if (Instant.now().isAfter(deadline)) {
					throw new CannotStart("A service is not ready after " + PATIENCE.toMinutes()
							+ " minutes; the log in " + this.options.data().resolve("log") + " says why.");
				}
			}
		}
	}

	private static boolean ready(HttpClient http, URI readiness) {
		try {
			if (http.send(HttpRequest.newBuilder(readiness).build(), BodyHandlers.discarding()).statusCode() == 200) {
				return true;
			}
			Thread.sleep(200);
			return false;
		}
		catch (IOException ex) {
			return false;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new CannotStart("Interrupted while starting.", ex);
		}
	}

	private Parts parts() {
		return Objects.requireNonNull(this.parts, "not started");
	}

	private synchronized <T extends AutoCloseable> T opened(T part) {
		this.running.push(part);
		return part;
	}

	private <T> T timed(String part, Callable<T> start) {
		Instant begin = Instant.now();
		try {
			T started = start.call();
			this.progress.started(part, Duration.between(begin, Instant.now()));
			return started;
		}
		catch (CannotStart ex) {
			throw ex;
		}
		catch (Exception ex) {
			throw new CannotStart(part + " could not start: " + ex.getMessage(), ex);
		}
	}

	private static void join(CompletableFuture<Void> future) {
		try {
			future.join();
		}
		catch (CompletionException ex) {
			throw (ex.getCause() instanceof RuntimeException cause) ? cause : ex;
		}
	}

	private static URI loopback(int port) {
		return URI.create("http://127.0.0.1:" + port);
	}

	/**
	 * Makes sure that a port can be had before anything is started.
	 * @return the port, or a free one for 0
	 */
	private static int free(String what, String option, int port) {
		if (port == 0) {
			return LoopbackPort.free();
		}
		try (ServerSocket socket = new ServerSocket()) {
			socket.setReuseAddress(true);
			socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new CannotStart("The " + what + " port " + port
					+ " is in use by another program; choose another one with " + option + " N.", ex);
		}
	}

	/**
	 * What the services need from outside.
	 */
	private record Parts(EmbeddedKafka kafka, EmbeddedStore store, EmbeddedMail mail) {
	}

}
