package org.practicepress.pages;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(classes = SampleSite.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@TestPropertySource(properties = "practice-press.pages.name=Bonnes pratiques d'Irak {0} <& co>")
class NamedSiteTests {

	@Value("${local.server.port}")
	private int port;

	@ParameterizedTest
	@ValueSource(strings = { "en", "fr", "es", "ar" })
	void everyPageBearsTheNameOfTheSiteInEveryLanguage(String language) throws Exception {
		String page = HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + "/?lang=" + language))
				.header("Accept", "text/html")
				.build(), HttpResponse.BodyHandlers.ofString())
			.body();
		String name = "Bonnes pratiques d&#39;Irak {0} &lt;&amp; co&gt;";
		assertThat(page).contains(" \u2013 " + name + "</title>")
			.contains("<span>" + name + "</span>")
			.doesNotContain("<& co>");
	}

}
