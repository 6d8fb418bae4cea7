package org.practicepress.embedded.identity;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class EmbeddedIdentityTests {

	private static final String ORIGIN = "http://localhost:8080";

	private final HttpClient http = HttpClient.newHttpClient();

	@Test
	void namesItsIssuerAtTheOneOrigin(@TempDir Path directory) throws Exception {
		try (EmbeddedIdentity identity = start(directory)) {
			HttpResponse<String> metadata = get(identity, "/identity/.well-known/openid-configuration");
			assertThat(metadata.statusCode()).isEqualTo(200);
			assertThat(metadata.body()).contains("\"issuer\":\"http://localhost:8080/identity\"")
				.contains("\"jwks_uri\":\"http://localhost:8080/identity/oauth2/jwks\"");
		}
	}

	@Test
	void givesProgramsATokenOfAllRolesThatOutlivesANewStart(@TempDir Path directory) throws Exception {
		String keys;
		try (EmbeddedIdentity identity = start(directory)) {
			keys = get(identity, "/identity/oauth2/jwks").body();
			HttpRequest request = HttpRequest
				.newBuilder(URI.create("http://127.0.0.1:" + identity.port() + "/identity/oauth2/token"))
				.header("Authorization",
						"Basic " + Base64.getEncoder()
							.encodeToString((EmbeddedIdentity.API_CLIENT + ":secret").getBytes(StandardCharsets.UTF_8)))
				.header("Content-Type", "application/x-www-form-urlencoded")
				.POST(BodyPublishers.ofString("grant_type=client_credentials"))
				.build();
			String token = this.http.send(request, BodyHandlers.ofString()).body();
			String claims = new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]),
					StandardCharsets.UTF_8);
			assertThat(claims).contains("\"roles\":[\"editor\",\"chief-editor\",\"operator\"]")
				.contains("\"aud\":\"practice-press-api\"")
				.contains("\"exp\":");
		}
		try (EmbeddedIdentity identity = start(directory)) {
			assertThat(get(identity, "/identity/oauth2/jwks").body()).isEqualTo(keys);
		}
	}

	@Test
	void showsASignInPageOfItsOwn(@TempDir Path directory) throws Exception {
		try (EmbeddedIdentity identity = start(directory)) {
			HttpResponse<String> page = get(identity, "/identity/login");
			assertThat(page.statusCode()).isEqualTo(200);
			assertThat(page.body()).contains("autocomplete=\"current-password\"").contains("name=\"_csrf\"");
			assertThat(page.headers().firstValue("Content-Security-Policy")).isPresent();
		}
	}

	private static EmbeddedIdentity start(Path directory) {
		return EmbeddedIdentity.start(directory, 0, ORIGIN, "{noop}password", "desk-secret", "secret");
	}

	private HttpResponse<String> get(EmbeddedIdentity identity, String path) throws Exception {
		return this.http.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + identity.port() + path))
			.header("Accept", "text/html,application/json")
			.build(), BodyHandlers.ofString());
	}

}
