package org.practicepress.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(classes = SampleSite.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@TestPropertySource(properties = { "practice-press.pages.name=Bonnes pratiques d'Irak {0} <& co>",
		"practice-press.pages.accent=#663399", "practice-press.pages.logo-text=Two hands" })
class NamedSiteTests {

	@DynamicPropertySource
	static void logo(DynamicPropertyRegistry registry) {
		registry.add("practice-press.pages.logo", () -> {
			try {
				return Files.writeString(Files.createTempFile("logo", ".svg"),
						"<svg xmlns='http://www.w3.org/2000/svg' width='60' height='20'><path d='M0 0h60v20H0z'/></svg>")
					.toString();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		});
	}

	@Value("${local.server.port}")
	private int port;

	@Test
	void everyPageHasTheColourOfTheSite() throws Exception {
		String page = get("/").body();
		int at = page.indexOf("/design/accent.css?v=");
		assertThat(at).isPositive().isGreaterThan(page.indexOf("/design/practice-press"));
		HttpResponse<String> css = get(page.substring(at, page.indexOf('"', at)));
		assertThat(css.body()).contains("--pp-accent: #663399;");
		assertThat(css.headers().firstValue("Content-Type"))
			.hasValueSatisfying((type) -> assertThat(type).startsWith("text/css"));
	}

	@Test
	void everyPageHasTheLogoOfTheSiteAsAPicture() throws Exception {
		String page = get("/").body();
		int at = page.indexOf("/design/logo.png?v=");
		assertThat(page).contains("alt=\"Two hands\" width=\"120\" height=\"40\"").doesNotContain("wordmark-sign");
		HttpResponse<String> logo = get(page.substring(at, page.indexOf('"', at)));
		assertThat(logo.headers().firstValue("Content-Type")).hasValue("image/png");
		assertThat(logo.headers().firstValue("Cache-Control"))
			.hasValueSatisfying((cache) -> assertThat(cache).contains("immutable"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "en", "fr", "es", "ar" })
	void everyPageBearsTheNameOfTheSiteInEveryLanguage(String language) throws Exception {
		String page = get("/?lang=" + language).body();
		String name = "Bonnes pratiques d&#39;Irak {0} &lt;&amp; co&gt;";
		assertThat(page).contains(" \u2013 " + name + "</title>")
			.contains("<span>" + name + "</span>")
			.doesNotContain("<& co>");
	}

	private HttpResponse<String> get(String path) throws Exception {
		return HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path))
				.header("Accept", "text/html, text/css")
				.build(), HttpResponse.BodyHandlers.ofString());
	}

}
