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

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** What a desk is told of who signs in, and what when it asks again later. */
@Timeout(180)
class DeskTokensTests {

	private static final String OWN = "eleven kites over the harbour";

	private static final JsonMapper JSON = JsonMapper.shared();

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
	void accountOfTheFirstStartHasEveryRole() throws Exception {
		JsonNode claims = claims(tokens(hub.operator()));
		assertThat(claims.path("sub").asString()).isEqualTo("editor");
		assertThat(claims.path("preferred_username").asString()).isEqualTo("editor");
		assertThat(claims.path("roles").toString()).isEqualTo("[\"editor\",\"chief-editor\",\"operator\"]");
	}

	@Test
	void changedRolesComeWithTheNextTokens() throws Exception {
		JsonNode tokens = tokens(hub.person("Ana Ruiz", OWN, "editor"));
		assertThat(claims(tokens).path("name").asString()).isEqualTo("Ana Ruiz");
		assertThat(claims(tokens).path("roles").toString()).isEqualTo("[\"editor\"]");
		String person = "/identity/people/" + hub.id("Ana Ruiz");
		hub.operator().post(person, person + "/roles", "roles", "reader");
		HttpResponse<String> again = refreshed(tokens);
		assertThat(again.statusCode()).isEqualTo(200);
		JsonNode later = claims(JSON.readTree(again.body()));
		assertThat(later.path("roles").toString()).isEqualTo("[\"reader\"]");
		assertThat(later.path("sid")).isEqualTo(claims(tokens).path("sid"));
	}

	@Test
	void theAddressIsToldToWhoAsksForIt() throws Exception {
		Visitor eva = hub.person("Eva Addo", OWN, "editor");
		assertThat(claims(tokens(eva)).has("email")).isFalse();
		JsonNode tokens = tokens(eva, "openid%20profile%20email");
		String address = claims(tokens).path("email").asString();
		assertThat(address).contains("@");
		assertThat(claims(JSON.readTree(refreshed(tokens).body())).path("email").asString()).isEqualTo(address);
		assertThat(claims(tokens(hub.operator(), "openid%20profile%20email")).has("email")).as("none is known")
			.isFalse();
	}

	@Test
	void whoIsSuspendedOrSignedOutOrHasAnotherPasswordGetsNoMore() throws Exception {
		Visitor ben = hub.person("Ben Okri", OWN, "editor");
		JsonNode tokens = tokens(ben);
		String person = "/identity/people/" + hub.id("Ben Okri");
		hub.operator().post(person, person + "/suspension", "suspended", "true");
		refused(tokens);
		hub.operator().post(person, person + "/suspension", "suspended", "false");
		refused(tokens);
		Visitor back = hub.signedIn("Ben Okri", OWN);
		JsonNode more = tokens(back);
		assertThat(refreshed(more).statusCode()).isEqualTo(200);
		back.post("/identity/account", "/identity/account/password", "current", OWN, "password", OWN + " again");
		refused(more);
		JsonNode last = tokens(back);
		back.post("/identity/account", "/identity/logout");
		refused(last);
	}

	private static void refused(JsonNode tokens) throws Exception {
		HttpResponse<String> refused = refreshed(tokens);
		assertThat(refused.statusCode()).isEqualTo(400);
		assertThat(refused.body()).contains("invalid_grant");
	}

	private static JsonNode tokens(Visitor signedIn) throws Exception {
		return tokens(signedIn, "openid%20profile");
	}

	private static JsonNode tokens(Visitor signedIn, String scopes) throws Exception {
		String back = hub.uri() + "/desk/login/oauth2/code/desk";
		String verifier = Secret.make();
		String location = signedIn
			.get("/identity/oauth2/authorize?response_type=code&client_id=practice-press&scope=" + scopes
					+ "&code_challenge_method=S256&code_challenge=" + Secret.digest(verifier) + "&redirect_uri=" + back)
			.headers()
			.firstValue("Location")
			.orElseThrow();
		assertThat(location).startsWith(back + "?code=");
		HttpResponse<String> answer = ask("grant_type=authorization_code&redirect_uri=" + back + "&code_verifier="
				+ verifier + "&code=" + location.substring((back + "?code=").length()));
		assertThat(answer.statusCode()).isEqualTo(200);
		return JSON.readTree(answer.body());
	}

	private static HttpResponse<String> refreshed(JsonNode tokens) throws Exception {
		return ask("grant_type=refresh_token&refresh_token=" + tokens.path("refresh_token").asString());
	}

	private static HttpResponse<String> ask(String form) throws Exception {
		String client = Base64.getEncoder()
			.encodeToString((EmbeddedIdentity.DESK_CLIENT + ":desk-secret").getBytes(StandardCharsets.UTF_8));
		return HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create(hub.uri() + "/identity/oauth2/token"))
				.header("Authorization", "Basic " + client)
				.header("Content-Type", "application/x-www-form-urlencoded")
				.POST(BodyPublishers.ofString(form))
				.build(), BodyHandlers.ofString());
	}

	private static JsonNode claims(JsonNode tokens) {
		String[] parts = tokens.path("id_token").asString().split("\\.", -1);
		return JSON.readTree(Base64.getUrlDecoder().decode(parts[1]));
	}

}
