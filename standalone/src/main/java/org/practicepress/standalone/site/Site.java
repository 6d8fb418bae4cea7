package org.practicepress.standalone.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Date;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import org.jspecify.annotations.Nullable;
import org.practicepress.embedded.LoopbackPort;
import org.practicepress.embedded.classpath.SharedClassPath;
import org.practicepress.embedded.identity.EmbeddedIdentity;
import org.practicepress.embedded.identity.MailRelay;
import org.practicepress.embedded.kafka.EmbeddedKafka;
import org.practicepress.embedded.mail.EmbeddedMail;
import org.practicepress.embedded.mail.KeptMails;
import org.practicepress.embedded.store.EmbeddedStore;
import org.practicepress.intake.erasure.Gone;
import org.practicepress.intake.erasure.Traces;
import org.practicepress.intake.reading.FirstReading;
import org.practicepress.messaging.oauth.AccessTokens;
import org.practicepress.messaging.oauth.OAuth2Properties;
import org.practicepress.review.erasure.ErasureRequests;
import org.practicepress.standalone.login.Logins;
import org.practicepress.standalone.login.RefreshTokens;
import org.practicepress.standalone.origin.Origin;
import org.practicepress.standalone.origin.Upstreams;
import org.practicepress.standalone.settings.Part;
import org.practicepress.standalone.settings.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesBindException;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.NestedRuntimeException;

/**
 * Everything, running: parts, services and the origin in front of them, on loopback only.
 * Closing it stops all in reverse order; starting it again on the same folder goes on
 * where it was.
 */
public final class Site implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(Site.class);

	/** A site at one of these is for this machine alone. */
	private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

	/** The mailbox that practices are sent to. */
	public static final String PRACTICES_ADDRESS = "practices@localhost";

	/**
	 * A broker that nobody else uses is rarely asked: for news each 20 s, which the first
	 * news answers. Consumers seldom say that they are there, since each is known by its
	 * name when it comes back. What clients count is told by the services' own metrics:
	 * it is neither offered to the broker nor kept for JMX as well.
	 */
	private static final Map<String, String> NOBODY_ELSE = Map.of(
			"spring.cloud.stream.kafka.default.consumer.configuration.fetch.max.wait.ms", "20000",
			"practice-press.messaging.instance", "site",
			"spring.cloud.stream.kafka.binder.consumer-properties.session.timeout.ms", "45000",
			"spring.cloud.stream.kafka.binder.consumer-properties.heartbeat.interval.ms", "15000",
			"spring.cloud.stream.kafka.binder.configuration.enable.metrics.push", "false",
			"spring.cloud.stream.kafka.binder.configuration.metric.reporters", "");

	/**
	 * How long what was killed is waited for. On a cluster another instance may be alive
	 * and slow; here nobody but this process can be meant, and it starts within seconds.
	 */
	private static final Map<String, String> GONE_IS_GONE = Map.of(
			"spring.cloud.stream.kafka.binder.consumer-properties.session.timeout.ms", "10000",
			"spring.cloud.stream.kafka.binder.producer-properties.delivery.timeout.ms", "10000",
			"spring.cloud.stream.kafka.binder.producer-properties.request.timeout.ms", "5000",
			"practice-press.messaging.outbox.lease", "12s");

	private static final int AT_ONCE = 2;

	private static final int FIRST_FREE_PORT = 1024;

	private static final Set<String> EVERYWHERE = Set.of("0.0.0.0", "::");

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

	private @Nullable EmbeddedKafka kafka;

	private @Nullable EmbeddedStore store;

	private @Nullable EmbeddedMail mail;

	private volatile @Nullable ConfigurableApplicationContext desk;

	private volatile @Nullable ConfigurableApplicationContext reception;

	private DataFolder.@Nullable EditorPassword editorPassword;

	private int port;

	private @Nullable String origin;

	private int smtpPort;

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

	/**
	 * Where people reach the site.
	 * @return the address without a trailing slash
	 */
	public String url() {
		return this.options.settings().publicUrl().map(URI::toString).orElse("http://localhost:" + this.port);
	}

	/**
	 * Where the site itself listens, for the proxy before it.
	 * @return the address without a trailing slash
	 */
	public String origin() {
		return Objects.requireNonNull(this.origin, "not started");
	}

	/**
	 * Whether the mail server of the site itself is in use.
	 * @return false when both mailbox and relay are others
	 */
	public boolean hasOwnMail() {
		return this.mail != null;
	}

	public String practicesAddress() {
		return this.options.settings().find(Settings.MAIL_ADDRESS).orElse(PRACTICES_ADDRESS);
	}

	/**
	 * The document store of the site itself.
	 * @return empty when another is in use
	 */
	public Optional<EmbeddedStore> store() {
		return Optional.ofNullable(this.store);
	}

	/**
	 * Where an operator at this machine has submissions erased.
	 * @return the requests of the desk
	 */
	public ErasureRequests erasures() {
		return own(this.desk).getBean(ErasureRequests.class);
	}

	/**
	 * Makes the reader ready for the first form, beside everything else: it comes seconds
	 * sooner through then.
	 */
	public void expectForms() {
		Thread.ofPlatform().daemon().name("first-reading").start(own(this.reception).getBean(FirstReading.class)::read);
	}

	/**
	 * Whether the broker of the site itself is in use.
	 * @return false when it is another
	 */
	public boolean hasOwnKafka() {
		return this.kafka != null;
	}

	public String kafka() {
		return own(this.kafka).bootstrapServers();
	}

	/**
	 * The questions for which the store looked through whole collections.
	 * @return see {@link EmbeddedStore#scans()}
	 */
	public SortedMap<String, Long> scans() {
		return own(this.store).scans();
	}

	public int smtpPort() {
		return own(this.mail).smtpPort();
	}

	public int imapPort() {
		return own(this.mail).imapPort();
	}

	/**
	 * The editor's password.
	 * @return the password, or null when an earlier start made it and only its hash is
	 * kept, or when another identity provider is in use
	 */
	public @Nullable String editorPassword() {
		return (this.editorPassword != null) ? this.editorPassword.plain() : null;
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
		if (startsMail()) {
			this.smtpPort = free("SMTP", "--smtp-port", this.options.smtpPort());
			free("IMAP", "--imap-port", this.options.imapPort());
		}
		this.options.settings().group("logging.level").forEach(Site::log);
		startAll(data);
		awaitReadiness();
		data.isOfThisVersion();
	}

	/**
	 * As many at a time as the smallest machine has cores, beside what waits for itself
	 * most of the time.
	 */
	private void startAll(DataFolder data) {
		List<CompletableFuture<Void>> all = new ArrayList<>();
		try (ExecutorService starting = Executors.newFixedThreadPool(AT_ONCE,
				Thread.ofPlatform().name("starting-", 1).factory())) {
			this.origin = "http://" + host() + ":" + this.port;
			if (starts(Part.IDENTITY)) {
				DataFolder.EditorPassword password = data.editorPassword(this.options.editorPassword());
				this.editorPassword = password;
				all.add(CompletableFuture.runAsync(() -> startIdentity(data, password.hash()), starting));
			}
			else {
				this.upstreams.leaveOut("identity");
			}
			all.add(CompletableFuture.runAsync(this::startOrigin, starting));
			Map<String, String> otherwise = startParts(data);
			for (Service service : Service.values()) {
				all.add(CompletableFuture.runAsync(() -> startService(service, otherwise), starting));
			}
		}
		all.forEach(Site::join);
		SharedClassPath.haveStarted();
	}

	private boolean starts(Part part) {
		return !this.options.settings().names(part);
	}

	private boolean startsMail() {
		return starts(Part.MAILBOX) || starts(Part.RELAY);
	}

	/**
	 * Starts what every service needs and nobody has named a real one of.
	 * @return what holds for the services unless somebody has set it otherwise
	 */
	private Map<String, String> startParts(DataFolder data) {
		Map<String, String> otherwise = new HashMap<>(GONE_IS_GONE);
		otherwise.put(Settings.PUBLIC_URL, url());
		otherwise.put(Settings.MAIL_ADDRESS, practicesAddress());
		otherwise.put("practice-press.intake.uploads.disk", this.options.data().toString());
		otherwise.put("practice-press.review.search.folder", data.resolve("search").toString());
		otherwise.putAll(RefreshTokens.files(this.options.settings(), this.options.data()));
		if (starts(Part.KAFKA)) {
			EmbeddedKafka started = opened(timed("Kafka", () -> EmbeddedKafka.start(data.resolve("kafka"), 0)));
			logger.info("Kafka listens on {}", started.bootstrapServers());
			otherwise.put(Part.KAFKA.key(), started.bootstrapServers());
			otherwise.putAll(NOBODY_ELSE);
			this.kafka = started;
		}
		if (starts(Part.STORE)) {
			EmbeddedStore started = opened(
					timed("Document store", () -> EmbeddedStore.start(data.resolve("documents"), 0)));
			otherwise.put(Part.STORE.key(), started.uri());
			// nobody but this process can change what is in it
			otherwise.put("practice-press.review.search.look-every", "30s");
			this.store = started;
		}
		if (startsMail()) {
			EmbeddedMail started = opened(timed("Mail server", () -> EmbeddedMail.start(data.resolve("mail"),
					this.smtpPort, this.options.imapPort(), practicesAddress())));
			otherwise.putAll(mail(started));
			this.mail = started;
		}
		if (starts(Part.IDENTITY)) {
			otherwise.putAll(Map.of(Part.IDENTITY.key(), EmbeddedIdentity.issuer(url()),
					"practice-press.identity.internal", EmbeddedIdentity.issuer(origin()),
					"practice-press.identity.client-id", EmbeddedIdentity.DESK_CLIENT,
					"practice-press.identity.client-secret", data.secret("desk-client")));
		}
		return otherwise;
	}

	private Map<String, String> mail(EmbeddedMail started) {
		Map<String, String> otherwise = new HashMap<>();
		if (starts(Part.RELAY)) {
			otherwise.put(Part.RELAY.key(), "127.0.0.1");
			otherwise.put("spring.mail.port", String.valueOf(started.smtpPort()));
		}
		if (starts(Part.MAILBOX)) {
			otherwise.put(Part.MAILBOX.key(), "127.0.0.1");
			otherwise.put("practice-press.intake.mailbox.port", String.valueOf(started.imapPort()));
			otherwise.put("practice-press.intake.mailbox.user", practicesAddress());
			otherwise.put("practice-press.intake.mailbox.password", EmbeddedMail.PASSWORD);
			otherwise.put("practice-press.intake.mailbox.poll-interval", "1s");
			otherwise.put("practice-press.intake.mailbox.idle", "false");
		}
		return otherwise;
	}

	/** Where mails about accounts go out: where the letters do. */
	private MailRelay relay() {
		if (starts(Part.RELAY)) {
			return MailRelay.onLoopback(this.smtpPort, practicesAddress(), sender());
		}
		Settings settings = this.options.settings();
		OAuth2Properties oauth2;
		MailRelay.Security security;
		try {
			Logins logins = new Logins(settings, this.options.data());
			oauth2 = logins.relay().oauth2();
			security = switch (logins.protection()) {
				case IMPLICIT -> MailRelay.Security.TLS;
				case STARTTLS, AUTO -> MailRelay.Security.STARTTLS;
				case NONE -> MailRelay.Security.NONE;
			};
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return new MailRelay(settings.find(Part.RELAY.key()).orElseThrow(),
				settings.port("spring.mail.port").orElse(25), practicesAddress(), sender(),
				settings.find("spring.mail.username").filter((user) -> !user.isBlank()).orElse(null),
				oauth2.configured() ? new AccessTokens(oauth2, Clock.systemUTC())::token : settings
					.find("spring.mail.password").<MailRelay.Password>map((password) -> () -> password).orElse(null),
				oauth2.configured(), security);
	}

	/** Who signs them: who signs the letters, too. */
	private String sender() {
		Settings settings = this.options.settings();
		return settings.find("practice-press.mail.name")
			.or(() -> settings.find("practice-press.pages.name"))
			.orElse("Practice Press");
	}

	/**
	 * Whether operators may look at its mails in the browser: while the site is for this
	 * machine alone, and has an identity provider of its own to ask who they are.
	 * @return true if so
	 */
	public boolean showsMails() {
		return startsMail() && starts(Part.IDENTITY) && LOOPBACK.contains(URI.create(url()).getHost());
	}

	private void startIdentity(DataFolder data, String editorPasswordHash) {
		EmbeddedIdentity identity = opened(timed("Identity provider",
				() -> EmbeddedIdentity.start(data.resolve("identity"), 0, url(), editorPasswordHash,
						data.secret("desk-client"), data.secret("api-client"), relay(),
						showsMails() ? KeptMails.in(data.resolve("mail")) : null,
						this.options.settings().group("practice-press.pages"))));
		this.upstreams.put("identity", loopback(identity.port()));
	}

	private void startOrigin() {
		opened(timed("Web address",
				() -> Origin.start(this.port, this.upstreams, this.options.settings().environment(Map.of()))));
	}

	private void startService(Service service, Map<String, String> otherwise) {
		ConfigurableApplicationContext context = timed(service.configuration(), () -> run(service, otherwise));
		this.services.add(context);
		switch (service) {
			case INTAKE -> this.reception = context;
			case REVIEW -> this.desk = context;
			default -> {
			}
		}
		int servicePort = Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer()).getPort();
		this.upstreams.put(service.upstream(), loopback(servicePort));
		this.health.add(loopback(servicePort).resolve("/actuator/health/readiness"));
	}

	/** What stands on its command line nobody can set otherwise. */
	private ConfigurableApplicationContext run(Service service, Map<String, String> otherwise) {
		return new SpringApplicationBuilder(service.application()).main(service.application())
			.initializers((context) -> context.getBeanFactory().registerSingleton("ownParts", ownParts()))
			.environment(this.options.settings().environment(otherwise))
			.run("--spring.config.name=" + service.configuration(), "--server.port=0", "--server.address=127.0.0.1",
					"--spring.main.banner-mode=off", "--spring.main.register-shutdown-hook=false",
					"--spring.jmx.enabled=false", "--spring.servlet.multipart.enabled=true",
					"--" + SharedClassPath.withoutNeighbours(), "--" + Settings.PROXIES + "=" + proxies());
	}

	/** What the embedded parts keep of what is erased. Only intake asks. */
	private Traces ownParts() {
		return (gone) -> {
			if (this.mail != null) {
				this.mail.forget((message) -> concerns(gone, message));
			}
			if (this.store != null) {
				this.store.rewriteAtNextStart();
			}
		};
	}

	private static boolean concerns(Gone gone, MimeMessage mail) {
		try {
			Date sent = mail.getSentDate();
			if (sent != null && !sent.toInstant().isBefore(gone.before())) {
				return false;
			}
			String subject = mail.getSubject();
			return (subject != null && subject.contains("[" + gone.reference() + "]"))
					|| gone.messageIds().contains(mail.getMessageID());
		}
		catch (MessagingException ex) {
			return false;
		}
	}

	/** A service is asked by the origin, which has looked whom it believes. */
	private String proxies() {
		return this.options.settings()
			.find(Settings.PROXIES)
			.map((named) -> named + ", " + Settings.NO_OTHER_PROXIES)
			.orElse(Settings.NO_OTHER_PROXIES);
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

	private static <T> T own(@Nullable T part) {
		return Objects.requireNonNull(part, "another one is in use, or none is started yet");
	}

	/**
	 * Where this machine finds its own site, which may listen at one of its addresses
	 * only.
	 */
	private String host() {
		String address = this.options.settings().find("server.address").orElse("");
		return address.isEmpty() || EVERYWHERE.contains(address) ? "127.0.0.1"
				: address.contains(":") ? "[" + address + "]" : address;
	}

	private static void log(String name, String level) {
		((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger(name).setLevel(Level.valueOf(level));
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
			String sentence = part + " could not start: " + NestedExceptionUtils.getMostSpecificCause(ex).getMessage();
			boolean ofSettings = ex instanceof NestedRuntimeException nested
					&& nested.contains(ConfigurationPropertiesBindException.class);
			throw ofSettings ? CannotStart.ofSettings(sentence, ex) : new CannotStart(sentence, ex);
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

	static String unavailable(String what, String option, int port) {
		return (port < FIRST_FREE_PORT)
				? "The %s port %d cannot be had: those below %d are for the system's own account, or another program has it; choose one such as 8080 with %s N, and let a proxy listen there."
					.formatted(what, port, FIRST_FREE_PORT, option)
				: "The %s port %d is in use by another program; choose another one with %s N.".formatted(what, port,
						option);
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
			throw new CannotStart(unavailable(what, option, port), ex);
		}
	}

}
