package org.practicepress.pages;

import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.coyote.AbstractProtocol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.test.context.TestPropertySource;
import org.springframework.beans.factory.annotation.Value;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(classes = SampleSite.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@TestPropertySource(properties = "practice-press.pages.form-targets=https://identity.example.org")
class PagesTests {

	private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

	private final HttpClient http = HttpClient.newHttpClient();

	@Value("${local.server.port}")
	private int port;

	@Test
	void manyMayConnectInOneMomentAndWhoSaysNothingIsNotWaitedFor(@Autowired ServletWebServerApplicationContext site) {
		assertThat(site.getWebServer()).isInstanceOfSatisfying(TomcatWebServer.class, (server) -> {
			AbstractProtocol<?> connections = (AbstractProtocol<?>) server.getTomcat()
				.getConnector()
				.getProtocolHandler();
			assertThat(connections.getAcceptCount()).isEqualTo(1000);
			assertThat(connections.getConnectionTimeout()).isEqualTo(20_000);
		});
	}

	@Test
	void pageHasFrameTitleAndSkipLink() throws Exception {
		String page = get("/", "Accept", BROWSER).body();
		assertThat(page).contains("<title>A sample – Practice Press</title>")
			.contains("<html lang=\"en\" dir=\"ltr\">")
			.contains("href=\"#content\"")
			.contains("<main id=\"content\"")
			.contains("aria-current=\"page\">Factsheets")
			.contains("status status-in-review\">in review")
			.doesNotContain("th:")
			.doesNotContain("style=\"")
			.doesNotContain("<script>");
	}

	@Test
	void choiceOfLanguageGoesBeforeTheBrowsersAndIsKept() throws Exception {
		assertThat(get("/", "Accept-Language", "fr-CA, en;q=0.5").body()).contains("lang=\"fr\"").contains("Fiches");
		assertThat(get("/", "Accept-Language", "de").body()).contains("<html lang=\"en\"");
		HttpResponse<String> arabic = get("/?lang=ar", "Accept-Language", "fr");
		assertThat(arabic.body()).contains("<html lang=\"ar\" dir=\"rtl\">").contains("bootstrap.rtl.min.css");
		assertThat(arabic.headers().allValues("Set-Cookie")).filteredOn((kept) -> kept.startsWith("lang=ar;"))
			.singleElement()
			.asString()
			.contains("Path=/")
			.contains("SameSite=Lax")
			.contains("HttpOnly");
		assertThat(get("/", "Cookie", "lang=ar", "Accept-Language", "fr").body()).contains("<html lang=\"ar\"");
		HttpResponse<String> unknown = get("/?lang=%3Cxx");
		assertThat(unknown.body()).contains("<html lang=\"en\"");
		assertThat(unknown.headers().allValues("Set-Cookie")).noneMatch((kept) -> kept.startsWith("lang="));
	}

	@Test
	void whoReadsManyLanguagesGetsOneOfOurs() throws Exception {
		String many = "de,da,nl,sv,nb,fi,et,lv,lt,pl,cs,sk,";
		assertThat(get("/", "Accept-Language", many + "fr").body()).contains("lang=\"fr\"");
		assertThat(get("/", "Accept-Language", many.repeat(100)).statusCode()).isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "fr", "es", "ar" })
	void everyLanguageHasEveryText(String language) throws Exception {
		assertThat(texts("_" + language).keySet()).isEqualTo(texts("").keySet());
		assertThat(texts("_" + language).values()).noneMatch((text) -> text.toString().isBlank());
	}

	@Test
	void linkedFilesAreThereAndMayBeKeptForAYear() throws Exception {
		List<String> linked = new ArrayList<>();
		Matcher links = Pattern.compile("(?:href|src)=\"(/(?:design|webjars)/[^\"]+)\"")
			.matcher(get("/", "Accept", BROWSER).body());
		while (links.find()) {
			linked.add(links.group(1));
		}
		assertThat(linked).hasSize(6)
			.anyMatch((link) -> link.matches("/design/practice-press-[0-9a-f]{32}\\.css"))
			.anyMatch((link) -> link.matches("/webjars/htmx.org/[0-9.]+/dist/htmx.min.js"));
		for (String link : linked) {
			HttpResponse<String> file = get(link);
			assertThat(file.statusCode()).as(link).isEqualTo(200);
			assertThat(file.headers().firstValue("Cache-Control").orElseThrow()).as(link)
				.contains("max-age=31536000")
				.contains("immutable");
			assertThat(file.headers().firstValue("Set-Cookie")).as(link).isEmpty();
		}
		HttpResponse<String> plain = get("/design/practice-press.css");
		assertThat(plain.headers().firstValue("Cache-Control").orElseThrow()).contains("max-age=600")
			.doesNotContain("immutable");
	}

	@Test
	void everyAnswerCarriesTheSecurityHeaders() throws Exception {
		for (String path : List.of("/", "/nowhere", "/closed/", "/breaks", "/design/practice-press.css")) {
			Map<String, List<String>> headers = get(path, "Accept", BROWSER).headers().map();
			assertThat(headers.get("content-security-policy")).as(path)
				.singleElement()
				.asString()
				.contains("script-src 'self'")
				.contains("frame-ancestors 'none'")
				.contains("form-action 'self' https://identity.example.org")
				.doesNotContain("unsafe");
			assertThat(headers.get("x-content-type-options")).as(path).containsExactly("nosniff");
			assertThat(headers.get("referrer-policy")).as(path).containsExactly("same-origin");
			assertThat(headers.get("permissions-policy")).as(path).hasSize(1);
			assertThat(headers).as(path).doesNotContainKey("strict-transport-security");
		}
	}

	@Test
	void secretLinkIsNeverToldToAnotherPage() throws Exception {
		assertThat(get("/submissions/secret").headers().allValues("Referrer-Policy")).containsExactly("no-referrer");
	}

	@ParameterizedTest
	@CsvSource({ "/nowhere,404,This page is not here", "/closed/x,403,This is not open to you",
			"/large,413,This file is too large", "/breaks,500,Something went wrong on our side" })
	void errorIsAFriendlyPageForPeople(String path, int status, String title) throws Exception {
		HttpResponse<String> response = get(path, "Accept", BROWSER);
		assertThat(response.statusCode()).isEqualTo(status);
		assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
		assertThat(response.body()).contains("<h1>" + title + "</h1>")
			.doesNotContain("secret inner text")
			.doesNotContain("java.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET /asked?for=%zz", "GET /asked?x=%ff", "POST /?_csrf=%zz" })
	@ExtendWith(OutputCaptureExtension.class)
	void whatCannotBeDecodedIsRefusedInWords(String request, CapturedOutput output) throws Exception {
		try (Socket socket = new Socket("localhost", this.port)) {
			socket.getOutputStream()
				.write((request + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\n"
						+ "Connection: close\r\nContent-Length: 0\r\n\r\n")
					.getBytes(UTF_8));
			assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8)).startsWith("HTTP/1.1 400")
				.contains("<h1>");
		}
		assertThat(output).doesNotContain("ERROR");
	}

	@ParameterizedTest
	@CsvSource({ "/nowhere,404", "/closed/x,403", "/large,413", "/breaks,500" })
	void errorIsProblemJsonForPrograms(String path, int status) throws Exception {
		HttpResponse<String> response = get(path, "Accept", "application/json");
		assertThat(response.statusCode()).isEqualTo(status);
		assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		assertThat(response.body()).contains("\"status\":" + status)
			.contains("\"title\":")
			.doesNotContain("secret inner text")
			.doesNotContain("trace");
	}

	@Test
	void pathBelowApiAnswersWithProblemJsonWhateverIsAccepted() throws Exception {
		HttpResponse<String> response = get("/api/conflict", "Accept", "*/*");
		assertThat(response.statusCode()).isEqualTo(409);
		assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		assertThat(response.body()).contains("\"title\":\"Decided already\"")
			.contains("\"detail\":\"Ana was faster.\"")
			.contains("\"version\":7");
	}

	@Test
	void whatCannotBeGivenInTheAcceptedFormIsRefusedInWords() throws Exception {
		HttpResponse<String> response = get("/only-json", "Accept", "image/png");
		assertThat(response.statusCode()).isEqualTo(406);
		assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		HttpResponse<String> page = get("/only-json", "Accept", "text/html");
		assertThat(page.statusCode()).isEqualTo(406);
		assertThat(page.body()).contains("<h1>Not available in that format</h1>");
		assertThat(get("/nowhere", "Accept", "nonsense").statusCode()).isEqualTo(404);
	}

	@Test
	void styleSheetHasEveryStatus() throws Exception {
		String css = new ClassPathResource("static/design/practice-press.css").getContentAsString(UTF_8);
		for (String status : List.of("unreadable", "incomplete", "queued", "in-review", "changes-requested", "declined",
				"accepted", "published")) {
			assertThat(css).contains(".status-" + status.toLowerCase(Locale.ROOT));
		}
	}

	private HttpResponse<String> get(String path, String... headers) throws Exception {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path));
		if (headers.length > 0) {
			request.headers(headers);
		}
		return this.http.send(request.build(), HttpResponse.BodyHandlers.ofString());
	}

	private static Properties texts(String suffix) throws Exception {
		return PropertiesLoaderUtils.loadProperties(
				new EncodedResource(new ClassPathResource("pages/messages" + suffix + ".properties"), UTF_8));
	}

}
