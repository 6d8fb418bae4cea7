package org.practicepress.pages;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

@SpringBootTest(classes = SampleSite.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@TestPropertySource(properties = "practice-press.pages.languages=fr, ar")
class OfferedLanguagesTests {

	@Value("${local.server.port}")
	private int port;

	@Test
	void onlyWhatIsOfferedCanBeChosen() throws Exception {
		HttpResponse<String> page = get("/", "en");
		assertThat(page.body()).contains("<html lang=\"fr\"", "?lang=fr", "?lang=ar")
			.doesNotContain("?lang=en", "?lang=es");
		assertThat(get("/", "es, ar;q=0.5").body()).contains("<html lang=\"ar\"");
		HttpResponse<String> chosen = get("/?lang=en", "fr");
		assertThat(chosen.body()).contains("<html lang=\"fr\"");
		assertThat(chosen.headers().allValues("Set-Cookie")).noneMatch((cookie) -> cookie.startsWith("lang="));
		assertThat(get("/nowhere", "en").body()).contains("<html lang=\"fr\"").doesNotContain("?lang=en");
	}

	@Test
	void atLeastOneIsOffered() {
		assertThatIllegalArgumentException().isThrownBy(() -> new OfferedLanguages(List.of()))
			.withMessageContaining("practice-press.pages.languages");
		assertThat(new OfferedLanguages(List.of("ar", "ar"))).isEqualTo(new OfferedLanguages(List.of("ar")));
	}

	private HttpResponse<String> get(String path, String languages) throws Exception {
		return HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path))
				.header("Accept", "text/html")
				.header("Accept-Language", languages)
				.build(), HttpResponse.BodyHandlers.ofString());
	}

}
