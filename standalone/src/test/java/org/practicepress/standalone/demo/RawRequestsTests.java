package org.practicepress.standalone.demo;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.practicepress.standalone.site.Site;

import static org.assertj.core.api.Assertions.assertThat;

/** What no browser would ask, over the whole way from the origin to each service. */
@ExtendWith(OneSite.class)
abstract class RawRequestsTests {

	private static final String LIES = """
			Host: evil.example\r
			X-Forwarded-Host: evil.example\r
			X-Forwarded-Proto: https\r
			X-Forwarded-Prefix: /evil\r
			Forwarded: host=evil.example\r
			""";

	private static final Path LOG = OneSite.LOG;

	private final Site site;

	RawRequestsTests(Site site) {
		this.site = site;
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/?lang=fr", "/form", "/submissions/x", "/desk", "/desk/login", "/desk/reviews/x",
			"/desk/oauth2/authorization/desk", "/desk/factsheets", "/desk/factsheets/login", "/factsheets",
			"/factsheets/feed.atom", "/identity/login", "/identity/.well-known/openid-configuration",
			"/identity/oauth2/authorize?client_id=practice-press&response_type=code&scope=openid", "/identity/nowhere",
			"/api/reviews", "/nowhere" })
	void noAnswerNamesAHostThatOnlyTheRequestNamed(String path) throws IOException {
		assertThat(raw("GET " + path + " HTTP/1.1\r\nAccept: text/html,*/*\r\n" + LIES)).startsWith("HTTP/1.1 ")
			.doesNotContain("evil")
			.doesNotContain(" 500 ");
	}

	@Test
	void whoMustSignInIsSentToTheSite() throws IOException {
		assertThat(raw("GET /desk HTTP/1.1\r\nAccept: text/html\r\n" + LIES))
			.containsPattern("\r\n(?i:Location): (" + this.site.url() + ")?/desk/oauth2/authorization/desk\r\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/actuator", "/actuator/prometheus", "/%61ctuator/prometheus", "/%61%63tuator/prometheus",
			"/%2561ctuator/prometheus", "//actuator/prometheus", "/./actuator/prometheus", "/x/../actuator/prometheus",
			"/%2e/actuator/prometheus", "/%2factuator/prometheus", "/;a/actuator/prometheus", "/actuator;a/prometheus",
			"/actuator%00/prometheus", "/desk/%2e%2e/actuator/prometheus", "/factsheets/../actuator/prometheus",
			"/identity/../actuator/prometheus", "/desk/actuator/prometheus", "/identity/actuator/prometheus",
			"http://evil.example/actuator/prometheus" })
	void whatIsForOperatorsIsNotOnTheSite(String path) throws IOException {
		assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: */*\r\n")).startsWith("HTTP/1.1 ")
			.doesNotStartWith("HTTP/1.1 200")
			.doesNotContain("# HELP", "jvm_memory");
	}

	@Test
	void aPageOfAnotherNameThatLeadsHereSendsNoForm() throws IOException {
		String form = """
				--x\r
				Content-Disposition: form-data; name="do"\r
				\r
				later\r
				--x--\r
				""";
		String answer = raw(
				"POST /form HTTP/1.1\r\nHost: evil.example\r\nOrigin: http://evil.example\r\n"
						+ "Sec-Fetch-Site: same-origin\r\nAccept: application/json\r\n"
						+ "Content-Type: multipart/form-data; boundary=x\r\nContent-Length: " + form.length() + "\r\n",
				form);
		assertThat(answer).startsWith("HTTP/1.1 403").contains("foreign-page");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/form/", "/submissions/", "/desk/reviews/", "/factsheets/1-", "/?lang=",
			"/identity/", "/api/reviews/" })
	void anAddressOfAHundredKilobytesIs400(String path) throws IOException {
		for (String part : new String[] { "aa", "a.", "a/", "%61" }) {
			assertThat(raw("GET " + path + part.repeat(50_000) + " HTTP/1.1\r\nHost: localhost\r\n"))
				.startsWith("HTTP/1.1 400");
			// as long as a server reads
			assertThat(raw("GET " + path + part.repeat(2_300) + " HTTP/1.1\r\nHost: localhost\r\n"))
				.startsWith("HTTP/1.1 ")
				.doesNotStartWith("HTTP/1.1 5");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "Accept", "Accept-Language", "Authorization", "Content-Type", "Cookie", "Forwarded",
			"From", "If-None-Match", "Origin", "Range", "Referer" })
	void aHeaderOfAHundredKilobytesIs400(String name) throws IOException {
		for (String part : new String[] { "aa", "a,", "a;", "(\"", "a/a,", "a=a;" }) {
			String begin = "GET /factsheets HTTP/1.1\r\nHost: localhost\r\n" + name + ": ";
			assertThat(raw(begin + part.repeat(50_000) + "\r\n")).startsWith("HTTP/1.1 400");
			assertThat(raw(begin + part.repeat(1_500) + "\r\n")).startsWith("HTTP/1.1 ").doesNotStartWith("HTTP/1.1 5");
		}
	}

	/** An address may be somebody's secret, whatever is wrong with the rest. */
	@ParameterizedTest
	@ValueSource(strings = { "GET /submissions/%s", "GET /submissions/%s/nowhere", "POST /submissions/%s",
			"DELETE /submissions/%s", "GET //submissions/%s", "GET /submissions/%s;x", "GET /submissions/%s%%00",
			"GET /submissions/%s?lang=%%zz", "GET /submissions/%s|", "PUT /form/%s", "BREW /form/%s",
			"GET /submissions/%s/mails/x", "GET /submissions/%s/files/x" })
	void noAddressIsLogged(String request) throws IOException {
		long before = Files.size(LOG);
		String secret = UUID.randomUUID().toString().replace('-', '_') + "abcdefg";
		String head = request.formatted(secret) + " HTTP/1.1\r\nHost: localhost\r\n";
		raw(head + "Accept: text/html\r\n");
		raw(head + "Accept: application/json\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 9\r\n",
				"--x\r\nbad\n");
		try (InputStream log = Files.newInputStream(LOG)) {
			log.skipNBytes(before);
			assertThat(new String(log.readAllBytes(), StandardCharsets.UTF_8)).doesNotContain(secret);
		}
	}

	private String raw(String head) throws IOException {
		return raw(head, "");
	}

	private String raw(String head, String body) throws IOException {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), URI.create(this.site.url()).getPort())) {
			socket.setSoTimeout(60_000);
			socket.getOutputStream()
				.write((head + "Connection: close\r\n\r\n" + body).getBytes(StandardCharsets.US_ASCII));
			return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		}
	}

}
