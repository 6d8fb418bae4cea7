package org.practicepress.pages;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Whatever a request says of where it was sent, by raw requests. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = {
		"practice-press.public-url=https://practices.example:8443", "server.forward-headers-strategy=native" })
class PublicAddressTests {

	private static final String LIES = """
			Host: evil.example\r
			X-Forwarded-Host: evil.example\r
			X-Forwarded-Proto: ftp\r
			X-Forwarded-Port: 666\r
			X-Forwarded-Prefix: /evil\r
			X-Forwarded-Ssl: on\r
			Forwarded: host=evil.example;proto=http\r
			""";

	@LocalServerPort
	private int port;

	@Test
	void addressesAreThoseOfTheSite() throws IOException {
		assertThat(raw("GET /whole?a=b HTTP/1.1\r\n" + LIES)).endsWith("https://practices.example:8443/whole?a=b "
				+ "https://practices.example:8443/whole https://practices.example:8443/x true");
	}

	@Test
	void redirectsNameNoOtherHost() throws IOException {
		assertThat(raw("GET /moved HTTP/1.1\r\n" + LIES)).startsWith("HTTP/1.1 302 ")
			.contains("\r\nLocation: /\r\n")
			.doesNotContain("evil");
		assertThat(raw("GET http://evil.example/moved HTTP/1.1\r\n" + LIES)).contains("\r\nLocation: /\r\n")
			.doesNotContain("evil");
	}

	@Test
	void linksAreNotMovedByAPrefix() throws IOException {
		for (String path : new String[] { "/", "/breaks", "/nowhere" }) {
			assertThat(raw("GET " + path + " HTTP/1.1\r\nAccept: text/html\r\n" + LIES)).contains("/design/")
				.doesNotContain("evil");
		}
	}

	@ParameterizedTest
	@CsvSource({ "https://practices.example:8443, true", "HTTPS://Practices.Example:8443, true",
			"https://practices.example, false", "http://practices.example:8443, false", "https://evil.example, false",
			"https://practices.example:8443@evil.example, false", "https://127.0.0.1:8443, false", "null, false",
			"://, false", "'', false", "file:///x, false" })
	void knowsItsOwnPages(String origin, boolean own) {
		assertThat(new PublicAddress(URI.create("https://practices.example:8443")).isOriginOf(origin)).isEqualTo(own);
	}

	@ParameterizedTest
	@CsvSource({ "http://localhost:8080, true", "http://127.0.0.1:8080, true", "http://[::1]:8080, true",
			"http://localhost:8081, false", "http://evil.example:8080, false" })
	void onTheReadersOwnMachineEachOfItsNamesWillDo(String origin, boolean own) {
		assertThat(new PublicAddress(URI.create("http://localhost:8080")).isOriginOf(origin)).isEqualTo(own);
	}

	@Test
	void theStandardPortNeedNotBeTold() {
		assertThat(
				new PublicAddress(URI.create("https://practices.example")).isOriginOf("https://practices.example:443"))
			.isTrue();
		assertThatIllegalArgumentException().isThrownBy(() -> new PublicAddress(URI.create("practices.example")));
	}

	private String raw(String head) throws IOException {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.port)) {
			socket.getOutputStream().write((head + "Connection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
			return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		}
	}

}
