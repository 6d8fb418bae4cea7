package org.practicepress.benchmarks.load;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import org.jsoup.Jsoup;
import org.jsoup.nodes.FormElement;
import org.practicepress.benchmarks.site.RunningSite;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An editor, at the desk in a browser and through the interface for programs.
 */
public final class Editor {

	private static final String JSON_TYPE = "application/json";

	private static final JsonMapper JSON = new JsonMapper();

	private final Web web;

	private final String authorization;

	private Editor(Web web, String authorization) {
		this.web = web;
		this.authorization = authorization;
	}

	/**
	 * Signs in, twice.
	 * @param site the site
	 * @return the editor
	 */
	public static Editor of(RunningSite site) {
		Web web = new Web(site.address());
		signIn(web);
		String client = "Basic " + Base64.getEncoder()
			.encodeToString(("practice-press-api:" + site.apiSecret()).getBytes(StandardCharsets.UTF_8));
		JsonNode token = JSON.readTree(web.post(web.to("/identity/oauth2/token").header("Authorization", client),
				"application/x-www-form-urlencoded", "grant_type=client_credentials", 200)
			.body());
		return new Editor(web, "Bearer " + token.path("access_token").asString());
	}

	/** Opens the desk's first page. */
	public HttpResponse<byte[]> desk() {
		return this.web.open("/desk");
	}

	/** Looks for words that stand in every form, the last one half typed. */
	public byte[] search() {
		return this.web.open("/desk?status=all&q=small+firms+coach").body();
	}

	/** Opens the page of the desk's figures. */
	public byte[] insight() {
		return this.web.open("/desk/insight").body();
	}

	/** How many submissions have come to the desk until now. */
	public int received() {
		return call("/api/reviews?size=1").path("total").asInt();
	}

	/** Takes the submission that has waited longest and declines it. */
	public void decline() {
		decide("decline", Map.of("message", "Thank you. Please come back with results of one year."));
	}

	/** Takes the submission that has waited longest and accepts it. */
	public void accept() {
		decide("acceptance", Map.of("category", "good"));
	}

	/**
	 * Accepts the submissions that have waited longest and publishes them.
	 * @param number how many
	 * @return the factsheets' numbers
	 */
	public List<Integer> publish(int number) {
		for (int each = 0; each < number; each++) {
			accept();
		}
		List<JsonNode> drafts = new ArrayList<>();
		Patience.await("the drafts", 200, () -> {
			drafts.clear();
			call("/api/factsheets?status=draft").forEach(drafts::add);
			return drafts.size() >= number;
		});
		return drafts.stream()
			.limit(number)
			.map((draft) -> call("/api/factsheets/" + draft.path("id").asString() + "/publication",
					Map.of("version", draft.path("version").asLong()))
				.path("number")
				.asInt())
			.toList();
	}

	/** Takes the submission that has waited longest into review. */
	public JsonNode take() {
		JsonNode waiting = call("/api/reviews?status=queued&size=1");
		JsonNode review = waiting.path("reviews").path(0);
		return call("/api/reviews/" + review.path("id").asString() + "/start",
				Map.of("version", review.path("version").asLong()));
	}

	private void decide(String decision, Map<String, String> words) {
		JsonNode review = take();
		Map<String, Object> body = new HashMap<>(words);
		body.put("version", review.path("version").asLong());
		call("/api/reviews/" + review.path("id").asString() + "/" + decision, body);
	}

	private JsonNode call(String path) {
		return JSON.readTree(this.web.get(program(path)).body());
	}

	private JsonNode call(String path, Map<String, ?> body) {
		return JSON.readTree(this.web.post(program(path), JSON_TYPE, JSON.writeValueAsString(body), 200).body());
	}

	private HttpRequest.Builder program(String path) {
		return this.web.to(path).header("Accept", JSON_TYPE).header("Authorization", this.authorization);
	}

	private static void signIn(Web web) {
		HttpResponse<byte[]> page = web.open("/desk");
		FormElement form = Objects
			.requireNonNull(Jsoup.parse(new String(page.body(), StandardCharsets.UTF_8), page.uri().toString())
				.forms()
				.stream()
				.filter((each) -> each.attr("action").endsWith("/login"))
				.findFirst()
				.orElse(null), "the desk asks nobody to sign in");
		Objects.requireNonNull(form.selectFirst("[name=username]")).val("editor");
		Objects.requireNonNull(form.selectFirst("[name=password]")).val(RunningSite.EDITOR_PASSWORD);
		String fields = form.formData()
			.stream()
			.map((field) -> field.key() + "=" + URLEncoder.encode(field.value(), StandardCharsets.UTF_8))
			.collect(Collectors.joining("&"));
		URI action = page.uri().resolve(form.attr("action"));
		web.post(web.to(action.toString()).header("Origin", action.getScheme() + "://" + action.getAuthority()),
				"application/x-www-form-urlencoded", fields, 200);
		String desk = new String(web.open("/desk").body(), StandardCharsets.UTF_8);
		if (Jsoup.parse(desk).forms().stream().anyMatch((each) -> each.attr("action").endsWith("/login"))) {
			throw new IllegalStateException("The editor could not sign in");
		}
	}

}
