package org.practicepress.embedded.identity;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;

/** The mails of the embedded server, and what strangers may write into them. */
@Timeout(180)
class MailPagesTests {

	private static final String GOOD = "nine quiet lorries upstream";

	@TempDir
	static Path directory;

	private static Hub hub;

	@BeforeAll
	static void open() {
		hub = new Hub(directory);
	}

	@AfterAll
	static void close() {
		hub.close();
	}

	@Test
	void operatorReadsWhatTheSiteHasSent() throws Exception {
		hub.invited("Mail Reader", "mail.reader@hub.example", "reader");
		Visitor operator = hub.operator();
		HttpResponse<String> list = operator.get("/identity/mail");
		assertThat(list.statusCode()).isEqualTo(200);
		assertThat(list.body()).contains("mail.reader@hub.example");
		HttpResponse<String> mail = operator.get("/identity/mail/" + id("mail.reader@hub.example", 1));
		assertThat(mail.body()).contains("Dear Mail Reader", "/identity/password/");
	}

	@Test
	void nobodyElseDoes() throws Exception {
		String id = kept("private@hub.example", 1, "Subject: private\n\nwords\n");
		Visitor chief = hub.person("Chief Curious", GOOD, "chief-editor");
		for (String path : new String[] { "/identity/mail", "/identity/mail/" + id, "/identity/mail/" + id + "/html",
				"/identity/mail/" + id + "/files/0" }) {
			assertThat(chief.get(path).statusCode()).as(path).isEqualTo(403);
			assertThat(hub.visitor().get(path).headers().firstValue("Location").orElseThrow())
				.endsWith("/identity/login");
		}
	}

	@Test
	void strangersMarkupIsShownInAFrameThatMayDoNothing() throws Exception {
		String id = kept("practices@localhost", 1, """
				From: "<script>alert(1)</script>" <eve@evil.example>
				Subject: =?utf-8?q?<img_src=3Dx_onerror=3Dalert(2)>?=
				MIME-Version: 1.0
				Content-Type: multipart/mixed; boundary=b

				--b
				Content-Type: text/plain; charset=utf-8

				plain </pre><script>alert(3)</script>
				--b
				Content-Type: text/html; charset=utf-8

				<script>alert(4)</script><img src="https://evil.example/seen.png"><p>Hello</p>
				--b
				Content-Type: text/html; name="../../evil\\r\\nX-Evil: 1.html"
				Content-Disposition: attachment; filename="../../evil.html"

				<script>alert(5)</script>
				--b--
				""");
		Visitor operator = hub.operator();
		StringBuilder list = new StringBuilder();
		for (int page = 1; page <= 4; page++) {
			list.append(operator.get("/identity/mail?page=" + page).body());
		}
		assertThat(list.toString()).contains("&lt;img src=x onerror=alert(2)&gt;")
			.doesNotContain("<img src=x", "<script>alert");
		HttpResponse<String> page = operator.get("/identity/mail/" + id);
		assertThat(page.body())
			.contains("sandbox=\"allow-popups allow-popups-to-escape-sandbox\"", "plain &lt;/pre&gt;")
			.doesNotContain("<script>alert", "evil.example/seen");
		assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow()).contains("frame-src 'self'",
				"frame-ancestors 'none'");
		HttpResponse<String> frame = operator.get("/identity/mail/" + id + "/html");
		assertThat(frame.body()).contains("<p>Hello</p>");
		assertThat(frame.headers().firstValue("Content-Security-Policy").orElseThrow()).startsWith("sandbox")
			.contains("default-src 'none'")
			.doesNotContain("script-src", "allow-scripts", "allow-same-origin", "allow-forms");
		assertThat(frame.headers().firstValue("X-Frame-Options")).hasValue("SAMEORIGIN");
		HttpResponse<String> file = operator.get("/identity/mail/" + id + "/files/0");
		assertThat(file.body()).contains("alert(5)");
		assertThat(file.headers().firstValue("Content-Type")).hasValue("application/octet-stream");
		assertThat(file.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
		assertThat(file.headers().firstValue("Content-Disposition").orElseThrow()).startsWith("attachment");
		assertThat(operator.get("/identity/mail/" + id + "/files/1").statusCode()).isEqualTo(404);
		assertThat(operator.get("/identity/mail/" + id + "/files/-1").statusCode()).isEqualTo(404);
	}

	@ParameterizedTest
	@ValueSource(strings = { "nonsense", "-", "61-", "61-000000000001", "..%2f..%2fpeople-json", "6161-..", "%00-1",
			"61-1.eml" })
	void whatIsNoMailIsNotThere(String id) throws Exception {
		assertThat(hub.operator().get("/identity/mail/" + id).statusCode()).isIn(400, 404);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "\n\n",
			"Subject: =?x-unknown?q?=41?=\nContent-Type: text/plain; charset=nothing\n\nwords",
			"Content-Type: multipart/mixed\n\nno boundary", "Content-Type: multipart/mixed; boundary=b\n\n--b\n",
			"Content-Type: ;;;\n\nwords", "Content-Type: text/html\nContent-Transfer-Encoding: base64\n\n!!!!",
			"Content-Transfer-Encoding: x-unknown\n\nwords", "Date: yesterday\nFrom: @@@\n\nwords" })
	void whateverItIsTheListAndTheMailAreShown(String mail) throws Exception {
		String address = "odd" + Integer.toHexString(mail.hashCode()) + "@hub.example";
		String id = kept(address, 1, mail);
		Visitor operator = hub.operator();
		assertThat(operator.get("/identity/mail").statusCode()).isEqualTo(200);
		HttpResponse<String> shown = operator.get("/identity/mail/" + id);
		assertThat(shown.statusCode()).isEqualTo(200);
		assertThat(shown.body()).contains(address);
	}

	@Test
	void deepAndWideAndLargeAreBounded() throws Exception {
		StringBuilder deep = new StringBuilder("Content-Type: multipart/mixed; boundary=b0\n\n");
		for (int depth = 0; depth < 200; depth++) {
			deep.append("--b" + depth + "\nContent-Type: multipart/mixed; boundary=b" + (depth + 1) + "\n\n");
		}
		String wide = "Content-Type: multipart/mixed; boundary=b\n\n"
				+ "--b\nContent-Disposition: attachment; filename=x\n\nx\n".repeat(5000) + "--b--\n";
		String large = "Subject: large\n\n" + "x".repeat(31_000_000);
		Visitor operator = hub.operator();
		assertThat(operator.get("/identity/mail/" + kept("deep@hub.example", 1, deep.toString())).statusCode())
			.isEqualTo(200);
		assertThat(operator.get("/identity/mail/" + kept("wide@hub.example", 1, wide)).body().length())
			.isLessThan(100_000);
		assertThat(operator.get("/identity/mail/" + kept("large@hub.example", 1, large)).body())
			.contains("only its head is shown");
	}

	@Test
	void theLatestStandsFirstAndWhatWasTakenToo() throws Exception {
		for (int number = 1; number <= 30; number++) {
			String id = kept("many@hub.example", number, "Subject: number " + number + ".\n\nwords\n");
			Files.setLastModifiedTime(file(id), FileTime.from(Instant.now().plusSeconds(number)));
		}
		Path latest = file(id("many@hub.example", 30));
		Files.move(latest, latest.resolveSibling(latest.getFileName() + ".aside"));
		Visitor operator = hub.operator();
		String first = operator.get("/identity/mail").body();
		assertThat(first).contains("number 30.", "number 6.").doesNotContain("number 5.");
		assertThat(first.indexOf("number 30.")).isLessThan(first.indexOf("number 29."));
		assertThat(operator.get("/identity/mail?page=2").body()).contains("number 5.");
		assertThat(operator.get("/identity/mail?page=99999").statusCode()).isEqualTo(200);
		assertThat(operator.get("/identity/mail/" + id("many@hub.example", 30)).body()).contains("number 30.");
		// they would stand before those of the other tests
		FileSystemUtils.deleteRecursively(Objects.requireNonNull(latest.getParent()));
	}

	private static String id(String address, int number) {
		return HexFormat.of().formatHex(address.getBytes(StandardCharsets.UTF_8)) + "-%012d".formatted(number);
	}

	private static Path file(String id) {
		int hyphen = id.indexOf('-');
		return directory.resolve("mail").resolve(id.substring(0, hyphen)).resolve(id.substring(hyphen + 1) + ".eml");
	}

	/** A mail as the server keeps it. */
	private static String kept(String address, int number, String mail) throws Exception {
		String id = id(address, number);
		Files.createDirectories(file(id).getParent());
		Files.writeString(file(id), mail);
		return id;
	}

}
