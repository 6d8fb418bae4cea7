package org.practicepress.embedded.identity;

import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A browser that keeps cookies and follows nothing, from an address of its own. */
final class Visitor {

	private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

	private final CookieManager cookies = new CookieManager();

	private final HttpClient http = HttpClient.newBuilder().cookieHandler(this.cookies).build();

	private final String site;

	private final String address;

	Visitor(String site, String address) {
		this.site = site;
		this.address = address;
	}

	HttpResponse<String> get(String path) throws Exception {
		return this.http.send(request(path).build(), BodyHandlers.ofString());
	}

	/** Sends a form with the token of the page at {@code page}. */
	HttpResponse<String> post(String page, String path, String... fields) throws Exception {
		Matcher token = CSRF.matcher(get(page).body());
		if (!token.find()) {
			throw new IllegalStateException("no form on " + page);
		}
		StringBuilder body = new StringBuilder("_csrf=" + encoded(token.group(1)));
		for (int at = 0; at < fields.length; at += 2) {
			body.append('&').append(fields[at]).append('=').append(encoded(fields[at + 1]));
		}
		return this.http.send(request(path).header("Content-Type", "application/x-www-form-urlencoded")
			.POST(BodyPublishers.ofString(body.toString()))
			.build(), BodyHandlers.ofString());
	}

	/** Where signing in leads. */
	String signIn(String name, String password) throws Exception {
		HttpResponse<String> answer = post("/identity/login", "/identity/login", "username", name, "password",
				password);
		return (answer.statusCode() == 302) ? answer.headers().firstValue("Location").orElseThrow()
				: String.valueOf(answer.statusCode());
	}

	/** The same browser, somewhere else. */
	Visitor movedTo(String address) {
		Visitor moved = new Visitor(this.site, address);
		this.cookies.getCookieStore()
			.getCookies()
			.forEach((cookie) -> moved.cookies.getCookieStore().add(URI.create(this.site), cookie));
		return moved;
	}

	/** Has a cookie from somewhere. */
	void has(String name, String value) {
		HttpCookie cookie = new HttpCookie(name, value);
		cookie.setPath("/identity");
		cookie.setVersion(0);
		this.cookies.getCookieStore().add(URI.create(this.site + "/identity"), cookie);
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : this.site + path))
			.header("Accept", "text/html,*/*;q=0.8")
			.header("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0")
			.header("X-Forwarded-For", this.address);
	}

	private static String encoded(String value) {
		return URLEncoder.encode(value, StandardCharsets.UTF_8);
	}

}
