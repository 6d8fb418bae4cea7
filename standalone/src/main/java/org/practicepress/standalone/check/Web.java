package org.practicepress.standalone.check;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

import com.sun.net.httpserver.HttpServer;
import org.apache.catalina.util.NetMaskSet;
import org.jspecify.annotations.Nullable;
import org.practicepress.standalone.settings.Part;
import org.practicepress.standalone.settings.Settings;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is reached by HTTP: the site itself through its proxy, and the identity provider.
 */
final class Web {

	private static final Duration PATIENCE = Duration.ofSeconds(8);

	private static final int MOST = 1_000_000;

	private static final String PATH = "/.well-known/practice-press-check";

	private final Settings settings;

	private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

	Web(Settings settings) {
		this.settings = settings;
	}

	/**
	 * Listens for a moment where the site will listen, and asks for a secret at the
	 * public address: only who reaches the site knows it.
	 */
	Finding publicAddress(URI address, InetAddress listening, int port) throws IOException, InterruptedException {
		String what = "public address";
		String secret = UUID.randomUUID().toString();
		AtomicReference<@Nullable Asked> asked = new AtomicReference<>();
		HttpServer site = HttpServer.create(new InetSocketAddress(listening, port), 0);
		site.createContext("/", (exchange) -> {
			asked.set(new Asked(exchange.getRemoteAddress().getAddress().getHostAddress(),
					exchange.getRequestHeaders().getFirst("X-Forwarded-For")));
			byte[] answer = secret.getBytes(StandardCharsets.UTF_8);
			exchange.sendResponseHeaders(200, answer.length);
			exchange.getResponseBody().write(answer);
			exchange.close();
		});
		site.start();
		try {
			Answer answer = get(URI.create(address + PATH));
			return answer.body().equals(secret) ? reached(what, address, Objects.requireNonNull(asked.get()))
					: Finding.wrong(what, elsewhere(address, answer.status(), port));
		}
		finally {
			site.stop(0);
		}
	}

	/** A site that is running answers for itself. */
	Finding running(URI address) throws IOException, InterruptedException {
		int status = get(URI.create(address + "/")).status();
		return (status == 200) ? Finding.good("public address", address + " answers.") : Finding.wrong("public address",
				address + " answers " + status + ": look whether the proxy leads to the site that is running.");
	}

	private Finding reached(String what, URI address, Asked asked) {
		String proxies = this.settings.find(Settings.PROXIES).orElse(Settings.NO_OTHER_PROXIES);
		if (!isWithin(asked.from(), proxies)) {
			return Finding.wrong(what,
					address + " leads here, but by way of " + asked.from()
							+ ", which is not believed when it says who asks, so that all people count as one: add "
							+ asked.from() + "/32 to " + Settings.PROXIES + " if it is your proxy.");
		}
		return (asked.forWhom() == null && "https".equals(address.getScheme()))
				? Finding
					.note(what,
							address + " leads here, but the proxy does not say who asks: let it send"
									+ " X-Forwarded-For (docs/install.md).")
				: Finding.good(what, address + " leads here.");
	}

	private static String elsewhere(URI address, int status, int port) {
		return switch (status) {
			case 502, 503, 504 -> address + " leads to a proxy, which finds no site: let it pass on to port " + port
					+ " of this machine (docs/install.md).";
			default -> address + " leads somewhere else, which answers " + status
					+ ": look at the name in the DNS, and whether the proxy passes on every path.";
		};
	}

	List<Finding> identity() throws IOException, InterruptedException {
		String what = "identity provider";
		String issuer = this.settings.find(Part.IDENTITY.key()).orElse("");
		String internal = this.settings.find("practice-press.identity.internal").orElse(issuer);
		Answer answer = get(URI.create(internal + "/.well-known/openid-configuration"));
		if (answer.status() != 200) {
			return List.of(Finding.wrong(what, internal + " answers " + answer.status()
					+ " when asked what it is: look whether the address is that of the realm or tenant."));
		}
		List<Finding> findings = new ArrayList<>();
		try {
			String says = new JsonMapper().readTree(answer.body()).path("issuer").asString("");
			findings.add(says.equals(issuer) ? Finding.good(what, issuer + " answers.")
					: Finding.wrong(what, "it calls itself " + (says.isEmpty() ? "nothing" : says) + ", not " + issuer
							+ ": set " + Part.IDENTITY.key() + " to exactly what it calls itself."));
		}
		catch (JacksonException ex) {
			findings.add(Finding.wrong(what,
					internal + " answers with something else than an OpenID Connect provider: look at the address."));
		}
		answer.at()
			.map((there) -> Machine.clock("clock beside the identity provider", Instant.now(), there))
			.ifPresent(findings::add);
		return findings;
	}

	private Answer get(URI address) throws IOException, InterruptedException {
		HttpResponse<InputStream> answer = this.http.send(HttpRequest.newBuilder(address).timeout(PATIENCE).build(),
				HttpResponse.BodyHandlers.ofInputStream());
		try (InputStream body = answer.body()) {
			return new Answer(answer.statusCode(), new String(body.readNBytes(MOST), StandardCharsets.UTF_8),
					answer.headers().firstValue("Date").flatMap(Web::time));
		}
	}

	private static Optional<Instant> time(String date) {
		try {
			return Optional.of(ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
		}
		catch (DateTimeParseException ex) {
			return Optional.empty();
		}
	}

	private static boolean isWithin(String address, String networks) {
		try {
			return NetMaskSet.parse(networks).contains(address);
		}
		catch (UnknownHostException ex) {
			return false;
		}
	}

	/**
	 * Who asked.
	 *
	 * @param from the address it came from
	 * @param forWhom whom it says it asks for
	 */
	private record Asked(String from, @Nullable String forWhom) {
	}

	/**
	 * An answer.
	 *
	 * @param status its status
	 * @param body its words
	 * @param at when it was given, if it says so
	 */
	private record Answer(int status, String body, Optional<Instant> at) {
	}

}
