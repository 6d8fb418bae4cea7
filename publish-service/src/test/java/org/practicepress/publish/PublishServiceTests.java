package org.practicepress.publish;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.Cookie;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFHyperlink;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.practicepress.embedded.junit.EmbeddedParts;
import org.practicepress.messaging.aggregate.Aggregate;
import org.practicepress.messaging.claimcheck.ClaimCheck;
import org.practicepress.messaging.claimcheck.ClaimChecks;
import org.practicepress.messaging.event.EventCodec;
import org.practicepress.pages.access.Desk;
import org.practicepress.pages.access.Right;
import org.practicepress.pages.access.Role;
import org.practicepress.publish.factsheet.Factsheet;
import org.practicepress.publish.factsheet.Factsheets;
import org.practicepress.publish.rendering.Landscapes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.crypto.keygen.KeyGenerators;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.head;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

/** The whole service on a real broker and store, from the acceptance to the reader. */
class PublishServiceTests {

	private static final Duration PATIENCE = Duration.ofMinutes(2);

	private static final JsonMapper json = new EventCodec().mapper();

	private static WebApplicationContext service;

	private static MockMvc browser;

	private static KafkaProducer<byte[], byte[]> others;

	@BeforeAll
	static void start() {
		List<String> properties = new ArrayList<>(List.of(EmbeddedParts.properties()));
		properties.add("spring.config.name=publish-service");
		properties.add("server.port=0");
		properties.add("management.endpoint.health.show-details=always");
		properties.add("practice-press.public-url=https://practices.example.org");
		properties.add("practice-press.licence=CC-BY-NC-SA-3.0-IGO");
		properties.add("practice-press.messaging.database=publish-" + UUID.randomUUID());
		service = (WebApplicationContext) new SpringApplicationBuilder(PublishService.class)
			.run(properties.stream().map((property) -> "--" + property).toArray(String[]::new));
		browser = MockMvcBuilders.webAppContextSetup(service)
			.apply(SecurityMockMvcConfigurers.springSecurity())
			.build();
		others = new KafkaProducer<>(Map.of("bootstrap.servers", EmbeddedParts.kafka()), new ByteArraySerializer(),
				new ByteArraySerializer());
	}

	@AfterAll
	static void stop() {
		others.close();
		((org.springframework.context.ConfigurableApplicationContext) service).close();
	}

	@Test
	void acceptedPracticeBecomesAPublishedFactsheet() throws Exception {
		String id = accepted("Boosting returnees' employment");
		Aggregate<Factsheet> draft = draft(id);
		browser.perform(get("/desk/factsheets").with(editor()))
			.andExpect(status().isOk())
			.andExpect(content().string(org.hamcrest.Matchers.containsString("Boosting returnees")));
		browser.perform(get("/desk/factsheets/{id}", id).with(editor())).andExpect(status().isOk());
		browser.perform(get("/desk/factsheets/{id}/preview", id).with(editor()))
			.andExpect(status().isOk())
			.andExpect(content().string(org.hamcrest.Matchers.containsString("not for distribution")));
		browser.perform(get("/desk/factsheets/{id}/preview.pdf", id).with(editor()))
			.andExpect(status().isOk())
			.andExpect(header().string(HttpHeaders.CACHE_CONTROL, containsString("no-store")))
			.andExpect(content().contentType(MediaType.APPLICATION_PDF));
		browser.perform(get("/desk/factsheets/{id}/photos/1", id).with(editor()))
			.andExpect(header().string(HttpHeaders.CACHE_CONTROL, containsString("no-store")));

		int number = published(id, draft.version());
		String path = "/factsheets/" + number + "-boosting-returnees-employment";
		browser.perform(get("/factsheets/" + number)).andExpect(redirectedUrl(path));
		browser.perform(get("/factsheets/" + number + "-an-older-title")).andExpect(redirectedUrl(path));
		// the contributor comes on a topic of its own, sooner or later
		Awaitility.await()
			.atMost(PATIENCE)
			.untilAsserted(() -> browser.perform(get(path).accept(MediaType.TEXT_HTML))
				.andExpect(content().string(org.hamcrest.Matchers.containsString("hanan@example.org"))));
		MvcResult page = browser.perform(get(path).accept(MediaType.TEXT_HTML))
			.andExpect(status().isOk())
			.andExpect(header().exists(HttpHeaders.ETAG))
			.andReturn();
		String html = page.getResponse().getContentAsString();
		assertThat(html).contains("Practice #" + number + ":", "Iraq", "The bakery in Duhok",
				"https://practices.example.org" + path, "hanan@example.org");
		assertThat(html).as("the submission is nobody's business").doesNotContain(id).doesNotContain("PP-7K3M9Q");
		browser
			.perform(get(path).accept(MediaType.TEXT_HTML)
				.header(HttpHeaders.IF_NONE_MATCH, String.valueOf(page.getResponse().getHeader(HttpHeaders.ETAG))))
			.andExpect(status().isNotModified());
		for (String ending : List.of("json", "pdf", "docx")) {
			byte[] document = browser.perform(get("/factsheets/" + number + "." + ending))
				.andExpect(status().isOk())
				.andReturn()
				.getResponse()
				.getContentAsByteArray();
			assertThat(new String(document, StandardCharsets.ISO_8859_1)).isNotEmpty().doesNotContain(id);
		}
		browser.perform(get("/factsheets/" + number).accept(MediaType.APPLICATION_JSON))
			.andExpect(jsonPath("$.number").value(number))
			.andExpect(jsonPath("$.glance[0].text").value("Iraq"));
		browser.perform(get("/factsheets/" + number + "/photos/1?size=small"))
			.andExpect(status().isOk())
			.andExpect(content().contentType(MediaType.IMAGE_JPEG));
		browser.perform(get("/factsheets/" + number + "/photos/9")).andExpect(status().isNotFound());
		browser.perform(get("/factsheets?q=retournés"))
			.andExpect(content().string(org.hamcrest.Matchers.not(org.hamcrest.Matchers.containsString(path))));
		browser.perform(get("/factsheets").param("q", "BAKERY irak").param("country", "IQ").param("category", "good"))
			.andExpect(content().string(org.hamcrest.Matchers.containsString(path)));
		String feed = browser.perform(get("/factsheets/feed.atom"))
			.andExpect(status().isOk())
			.andReturn()
			.getResponse()
			.getContentAsString(StandardCharsets.UTF_8);
		assertThat(feed).contains("<id>https://practices.example.org/factsheets/" + number + "</id>")
			.doesNotContain(id);
		assertThat(told(id)).containsExactly("factsheet.drafted.v1", "factsheet.published.v1");
	}

	/** By nothing but the link that they have, as often as they like. */
	@Test
	void contributorLooksAtTheDraftBeforeItIsPublished() throws Exception {
		String id = accepted("To be looked at");
		long version = draft(id).version();
		String link = "/factsheets/drafts/" + id + "/"
				+ example("contributor.updated.v1").at("/data/statusToken").asString();
		browser.perform(get(link)).andExpect(status().isNotFound());
		for (int time = 0; time < 2; time++) {
			browser.perform(post("/desk/factsheets/{id}/showing", id).with(atTheDesk(Role.EDITOR)).with(csrf()))
				.andExpect(redirectedUrl("/desk/factsheets/" + id));
		}
		assertThat(draft(id).version()).as("asked once").isEqualTo(version + 1);
		assertThat(page(id, Role.EDITOR)).contains("They were asked on", "/desk/reviews/" + id);
		browser.perform(edit(id, version + 1, "Looked at & edited"));
		browser.perform(post("/api/factsheets/{id}/showing", id).with(program(Role.EDITOR)))
			.andExpect(status().isOk())
			.andExpect(jsonPath("$.shownAt").isString());
		for (int time = 0; time < 3; time++) {
			String shown = browser.perform(get(link))
				.andExpect(status().isOk())
				.andExpect(header().string(HttpHeaders.CACHE_CONTROL, containsString("no-store")))
				.andExpect(header().string("X-Robots-Tag", containsString("noindex")))
				.andExpect(header().string("Referrer-Policy", "no-referrer"))
				.andReturn()
				.getResponse()
				.getContentAsString();
			assertThat(shown).contains("Looked at &amp; edited", "This is a draft", link + "/factsheet.pdf",
					"/submissions/" + link.substring(link.lastIndexOf('/') + 1) + "#draft");
		}
		assertThat(pdf(browser.perform(get(link + "/factsheet.pdf")).andExpect(status().isOk())))
			.contains("Looked at & edited");
		for (String wrong : List.of(link.substring(0, link.length() - 1), link + "x",
				"/factsheets/drafts/" + UUID.randomUUID() + link.substring(link.lastIndexOf('/')))) {
			for (String form : List.of("", "/factsheet.pdf", "/photos/1")) {
				browser.perform(get(wrong + form)).andExpect(status().isNotFound());
			}
		}
		assertThat(browser.perform(get("/factsheets")).andReturn().getResponse().getContentAsString())
			.doesNotContain("Looked at");
		int number = published(id, draft(id).version());
		browser.perform(get(link)).andExpect(redirectedUrl(factsheets().find(id).orElseThrow().state().path()));
		browser.perform(get(link + "/factsheet.pdf")).andExpect(redirectedUrl("/factsheets/" + number + ".pdf"));
		browser.perform(post("/desk/factsheets/{id}/showing", id).with(editor()).with(csrf()))
			.andExpect(status().isUnprocessableContent());
		assertThat(told(id)).containsExactly("factsheet.drafted.v1", "factsheet.shown.v1", "factsheet.edited.v1",
				"factsheet.shown.v1", "factsheet.published.v1");
	}

	@Test
	void draftThatIsTakenBackIsShownNoMore() throws Exception {
		String id = accepted("Shown and taken back");
		draft(id);
		String link = "/factsheets/drafts/" + id + "/"
				+ example("contributor.updated.v1").at("/data/statusToken").asString();
		browser.perform(post("/desk/factsheets/{id}/showing", id).with(editor()).with(csrf()))
			.andExpect(redirectedUrl("/desk/factsheets/" + id));
		browser.perform(get(link)).andExpect(status().isOk());
		takenBack(id);
		Awaitility.await().atMost(PATIENCE).until(() -> factsheets().find(id).orElseThrow().state().content() == null);
		browser.perform(get(link)).andExpect(status().isNotFound());
	}

	@Test
	void everyFormOfAFactsheetNamesTheLicenceOfTheSeries() throws Exception {
		String id = accepted("Under a licence");
		int number = published(id, draft(id).version());
		String address = "https://creativecommons.org/licenses/by-nc-sa/3.0/igo/";
		String page = browser.perform(get("/factsheets/" + number + "-under-a-licence").accept(MediaType.TEXT_HTML))
			.andReturn()
			.getResponse()
			.getContentAsString();
		assertThat(page).contains("<a rel=\"license\" href=\"" + address + "\">").contains("(CC BY-NC-SA 3.0 IGO)");
		browser.perform(get("/factsheets/" + number + ".json")).andExpect(jsonPath("$.licence").value(address));
		try (PDDocument pdf = Loader.loadPDF(document(number, "pdf"))) {
			assertThat(new PDFTextStripper().getText(pdf)).contains("(CC BY-NC-SA 3.0 IGO)")
				.contains("Not for commercial purposes.");
		}
		try (XWPFDocument word = new XWPFDocument(new ByteArrayInputStream(document(number, "docx")))) {
			assertThat(word.getHyperlinks()).extracting(XWPFHyperlink::getURL).contains(address);
			assertThat(new XWPFWordExtractor(word).getText()).contains("(CC BY-NC-SA 3.0 IGO)");
		}
		browser.perform(get("/factsheets/feed.atom"))
			.andExpect(content().string(containsString("<rights>CC BY-NC-SA 3.0 IGO</rights>")))
			.andExpect(content().string(containsString("<link rel=\"license\" href=\"" + address + "\"")));
	}

	@Test
	void secondEditorIsToldAndLosesNothing() throws Exception {
		String id = accepted("Two editors");
		long version = draft(id).version();
		browser.perform(edit(id, version, "First editor's title")).andExpect(redirectedUrl("/desk/factsheets/" + id));
		browser.perform(edit(id, version, "Second editor's title"))
			.andExpect(status().isConflict())
			.andExpect(content().string(org.hamcrest.Matchers.containsString("Second editor&#39;s title")))
			.andExpect(content().string(org.hamcrest.Matchers.containsString("Somebody else changed")));
		assertThat(draft(id).state().content()).extracting("title").isEqualTo("First editor's title");
		browser
			.perform(post("/desk/factsheets/{id}/publication", id).param("version", String.valueOf(version))
				.with(editor())
				.with(csrf()))
			.andExpect(status().isConflict());
	}

	@Test
	void previewShowsWhatIsTypedAndKeepsIt() throws Exception {
		String id = accepted("As it was");
		long version = draft(id).version();
		Cookie session = session();
		browser.perform(edit(id, version, "As <typed>").param("then", "preview").cookie(session))
			.andExpect(redirectedUrl("/desk/factsheets/" + id + "/preview"));
		browser.perform(get("/desk/factsheets/{id}/preview", id).with(editor()).cookie(session))
			.andExpect(content().string(containsString("As &lt;typed&gt;")));
		assertThat(pdf(browser.perform(get("/desk/factsheets/{id}/preview.pdf", id).with(editor()).cookie(session))))
			.contains("As <typed>");
		browser.perform(get("/desk/factsheets/{id}", id).with(editor()).cookie(session))
			.andExpect(content().string(containsString("value=\"As &lt;typed&gt;\"")))
			.andExpect(content().string(containsString("not saved yet")));
		assertThat(draft(id).state().content()).extracting("title").isEqualTo("As it was");
		browser.perform(edit(id, version, "As saved").cookie(session));
		browser.perform(get("/desk/factsheets/{id}/preview", id).with(editor()).cookie(session))
			.andExpect(content().string(containsString("As saved")));
	}

	@Test
	void whatIsTypedAndNotWantedIsForgottenWhenTheEditorSaysSo() throws Exception {
		String id = accepted("Kept");
		long version = draft(id).version();
		Cookie session = session();
		browser.perform(edit(id, version, "Given up").param("then", "preview").cookie(session));
		browser.perform(edit(id, version, "Given up").param("then", "discard").cookie(session))
			.andExpect(redirectedUrl("/desk/factsheets/" + id));
		browser.perform(get("/desk/factsheets/{id}", id).with(editor()).cookie(session))
			.andExpect(content().string(containsString("value=\"Kept\"")));
		assertThat(draft(id).state().content()).extracting("title").isEqualTo("Kept");
	}

	@Test
	void publishingSavesFirstShowsAndAsks() throws Exception {
		String id = accepted("Before");
		long version = draft(id).version();
		browser.perform(edit(id, version, "Typed and published").param("then", "publish"))
			.andExpect(redirectedUrl("/desk/factsheets/" + id + "/publication"));
		assertThat(draft(id).state().status()).isEqualTo(Factsheet.Status.DRAFT);
		browser.perform(get("/desk/factsheets/{id}/publication", id).with(editor()))
			.andExpect(status().isOk())
			.andExpect(content().string(containsString("Typed and published")))
			.andExpect(content().string(containsString("name=\"version\" value=\"" + (version + 1) + "\"")))
			.andExpect(content().string(containsString("/desk/factsheets/" + id + "/publication\"")));
		int number = published(id, version + 1);
		browser.perform(get("/factsheets/" + number + "-typed-and-published").accept(MediaType.TEXT_HTML))
			.andExpect(status().isOk())
			.andExpect(content().string(containsString("Typed and published")));
		browser.perform(get("/desk/factsheets/{id}/publication", id).with(editor()))
			.andExpect(redirectedUrl("/desk/factsheets/" + id));
	}

	@Test
	void whatCannotBePublishedYetKeepsTheWords() throws Exception {
		String id = accepted("Untold");
		long version = draft(id).version();
		browser
			.perform(post("/desk/factsheets/{id}", id).param("version", String.valueOf(version))
				.param("title", "Typed without a summary")
				.param("then", "publish")
				.with(editor())
				.with(csrf()))
			.andExpect(redirectedUrl("/desk/factsheets/" + id + "/publication"));
		browser.perform(get("/desk/factsheets/{id}/publication", id).with(editor()))
			.andExpect(status().isUnprocessableContent())
			.andExpect(content().string(containsString("value=\"Typed without a summary\"")))
			.andExpect(content().string(containsString("needs a title and a summary")));
	}

	@Test
	void publishingWhileSomebodyElseEditsKeepsBothTexts() throws Exception {
		String id = accepted("For two");
		long version = draft(id).version();
		browser.perform(edit(id, version, "Ana's"));
		browser.perform(edit(id, version, "Ben's").param("then", "publish"))
			.andExpect(status().isConflict())
			.andExpect(content().string(containsString("value=\"Ben&#39;s\"")));
		browser.perform(get("/desk/factsheets/{id}/publication", id).with(editor()))
			.andExpect(content().string(containsString("Ana&#39;s")));
		browser.perform(edit(id, version + 1, "Ben's, compared"));
		browser
			.perform(post("/desk/factsheets/{id}/publication", id).param("version", String.valueOf(version + 1))
				.with(editor())
				.with(csrf()))
			.andExpect(status().isConflict())
			.andExpect(content().string(containsString("Ben&#39;s, compared")))
			.andExpect(content().string(containsString("name=\"version\" value=\"" + (version + 2) + "\"")));
	}

	@Test
	void withdrawingAsksAndKeepsWhatIsTyped() throws Exception {
		String id = accepted("To be thought over");
		int number = published(id, draft(id).version());
		long version = draft(id).version();
		Cookie session = session();
		browser.perform(edit(id, version, "Being corrected").param("then", "withdraw").cookie(session))
			.andExpect(redirectedUrl("/desk/factsheets/" + id + "/withdrawal"));
		assertThat(draft(id).state().content()).extracting("title").isEqualTo("To be thought over");
		browser.perform(get("/desk/factsheets/{id}/withdrawal", id).with(editor()).cookie(session))
			.andExpect(status().isOk())
			.andExpect(content().string(containsString("To be thought over")))
			.andExpect(content().string(containsString("name=\"reason\"")));
		browser
			.perform(post("/desk/factsheets/{id}/withdrawal", id).param("version", String.valueOf(version - 1))
				.param("reason", "Wrong <figures>")
				.with(editor())
				.with(csrf())
				.cookie(session))
			.andExpect(status().isConflict())
			.andExpect(content().string(containsString("Wrong &lt;figures&gt;</textarea>")));
		browser.perform(get("/desk/factsheets/{id}", id).with(editor()).cookie(session))
			.andExpect(content().string(containsString("value=\"Being corrected\"")));
		browser.perform(get("/factsheets/" + number + "-to-be-thought-over").accept(MediaType.TEXT_HTML))
			.andExpect(status().isOk());
	}

	@Test
	void editWithoutASessionLeadsToSignInAndTheWordsAreThere() throws Exception {
		String id = accepted("Unsent");
		long version = draft(id).version();
		Cookie session = Objects.requireNonNull(browser
			.perform(post("/desk/factsheets/{id}", id).param("version", String.valueOf(version))
				.param("_csrf", "of a session that has ended")
				.param("title", "Sent too late")
				.param("then", "publish")
				.header(HttpHeaders.ORIGIN, "https://practices.example.org"))
			.andExpect(redirectedUrlPattern("/desk/factsheets/oauth2/authorization/desk*"))
			.andReturn()
			.getResponse()
			.getCookie("publish-session"));
		browser.perform(get("/desk/factsheets/{id}", id).with(editor()).cookie(session))
			.andExpect(content().string(containsString("value=\"Sent too late\"")));
		assertThat(draft(id).state().content()).extracting("title").isEqualTo("Unsent");
		assertThat(draft(id).version()).isEqualTo(version);
	}

	@Test
	void noSessionStandsInAnAddressAndThePageThatRefusesHasItsStyles() throws Exception {
		int port = Objects.requireNonNull(service.getEnvironment().getProperty("local.server.port", Integer.class));
		HttpClient http = HttpClient.newHttpClient();
		HttpResponse<String> asked = http.send(
				HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/desk/factsheets")).build(),
				HttpResponse.BodyHandlers.ofString());
		assertThat(asked.headers().firstValue("Location").orElseThrow()).doesNotContain(";");
		assertThat(asked.headers().firstValue("Set-Cookie").orElseThrow()).startsWith("publish-asked-for=")
			.contains("Path=/desk/factsheets")
			.contains("HttpOnly")
			.contains("SameSite=Lax")
			.contains("Secure");
		HttpResponse<String> refused = http
			.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/desk/factsheets/x"))
				.header("Accept", "text/html")
				.header("Origin", "https://elsewhere.example")
				.header("Content-Type", "application/x-www-form-urlencoded")
				.POST(HttpRequest.BodyPublishers.ofString("title=x"))
				.build(), HttpResponse.BodyHandlers.ofString());
		assertThat(refused.statusCode()).isEqualTo(403);
		assertThat(refused.body()).doesNotContain(";publish-session").doesNotContainIgnoringCase("jsessionid");
		Matcher links = Pattern.compile("(?:href|src)=\"(/(?:design|webjars)/[^\"]+)\"").matcher(refused.body());
		int found = 0;
		while (links.find()) {
			found++;
			assertThat(http
				.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + links.group(1))).build(),
						HttpResponse.BodyHandlers.discarding())
				.statusCode()).as(links.group(1)).isEqualTo(200);
		}
		assertThat(found).isPositive();
	}

	@Test
	void withdrawnFactsheetSaysSo() throws Exception {
		String id = accepted("To be withdrawn");
		int number = published(id, draft(id).version());
		long version = draft(id).version();
		browser
			.perform(post("/desk/factsheets/{id}/withdrawal", id).param("version", String.valueOf(version))
				.with(editor())
				.with(csrf()))
			.andExpect(status().isUnprocessableContent());
		browser
			.perform(post("/desk/factsheets/{id}/withdrawal", id).param("version", String.valueOf(version))
				.param("reason", "Too <long> ".repeat(200))
				.with(editor())
				.with(csrf()))
			.andExpect(status().isUnprocessableContent())
			.andExpect(content().string(containsString("Too &lt;long&gt; Too")))
			.andExpect(content().string(containsString("in a thousand characters")));
		browser
			.perform(post("/desk/factsheets/{id}/withdrawal", id).param("version", String.valueOf(version))
				.param("reason", "The figures are checked.")
				.with(editor())
				.with(csrf()))
			.andExpect(status().is3xxRedirection());
		browser.perform(get("/factsheets/" + number).accept(MediaType.TEXT_HTML))
			.andExpect(status().isGone())
			.andExpect(content().string(org.hamcrest.Matchers.containsString("has been withdrawn")));
		browser.perform(get("/factsheets/" + number + ".pdf")).andExpect(status().isGone());
		browser.perform(get("/factsheets/" + number + "/photos/1")).andExpect(status().isGone());
		browser.perform(get("/factsheets"))
			.andExpect(content()
				.string(org.hamcrest.Matchers.not(org.hamcrest.Matchers.containsString("To be withdrawn"))));
		assertThat(told(id)).last().isEqualTo("factsheet.withdrawn.v1");
	}

	@Test
	void whatTheContributorTookBackIsNeitherDraftedNorKept() throws Exception {
		String before = UUID.randomUUID().toString();
		takenBack(before);
		String marker = UUID.randomUUID().toString();
		takenBack(marker);
		String id = accepted("Taken back");
		draft(id);
		takenBack(id);
		Awaitility.await().atMost(PATIENCE).until(() -> factsheets().find(id).orElseThrow().state().content() == null);
		browser.perform(get("/desk/factsheets/{id}/preview", id).with(editor())).andExpect(status().isGone());
		assertThat(factsheets().find(before).orElseThrow().state().status()).isEqualTo(Factsheet.Status.WITHDRAWN);
	}

	@Test
	void deskIsForEditorsAndTheirOwnPagesOnly() throws Exception {
		browser.perform(get("/desk/factsheets"))
			.andExpect(redirectedUrlPattern("/desk/factsheets/oauth2/authorization/desk*"));
		browser.perform(get("/desk/factsheets").with(SecurityMockMvcRequestPostProcessors.oidcLogin()))
			.andExpect(status().isForbidden());
		String id = accepted("Forged");
		long version = draft(id).version();
		browser
			.perform(post("/desk/factsheets/{id}/publication", id).param("version", String.valueOf(version))
				.with(editor()))
			.andExpect(status().isForbidden());
		browser.perform(get("/desk/factsheets/{id}", UUID.randomUUID()).with(editor()))
			.andExpect(status().isNotFound());
	}

	@Test
	void programsDoWhatTheDeskDoes() throws Exception {
		browser.perform(get("/api/factsheets")).andExpect(status().isUnauthorized());
		browser.perform(get("/api/factsheets").with(SecurityMockMvcRequestPostProcessors.jwt()))
			.andExpect(status().isForbidden());
		browser.perform(get("/api/factsheets/openapi.yml")).andExpect(status().isOk());
		String id = accepted("By program");
		draft(id);
		ObjectNode edit = unchanged(id);
		contentOf(edit).put("title", "Edited by program");
		browser
			.perform(put("/api/factsheets/{id}", id).with(program())
				.contentType(MediaType.APPLICATION_JSON)
				.content(json.writeValueAsBytes(edit)))
			.andExpect(status().isOk())
			.andExpect(jsonPath("$.content.title").value("Edited by program"));
		browser
			.perform(put("/api/factsheets/{id}", id).with(program())
				.contentType(MediaType.APPLICATION_JSON)
				.content(json.writeValueAsBytes(edit)))
			.andExpect(status().isConflict())
			.andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
			.andExpect(jsonPath("$.code").value("conflict"));
		browser
			.perform(post("/api/factsheets/{id}/publication", id).with(program())
				.contentType(MediaType.APPLICATION_JSON)
				.content("{\"version\":2}"))
			.andExpect(status().isOk())
			.andExpect(jsonPath("$.status").value("published"))
			.andExpect(jsonPath("$.number").isNumber());
		browser
			.perform(post("/api/factsheets/{id}/withdrawal", id).with(program())
				.contentType(MediaType.APPLICATION_JSON)
				.content("{\"version\":4}"))
			.andExpect(status().isUnprocessableContent())
			.andExpect(jsonPath("$.code").value("reason-missing"));
	}

	/** What the interface for programs must not take, by the field it names. */
	static Stream<Arguments> bodies() {
		List<String> many = Collections.nCopies(10_000, "https://example.org");
		return Stream.of(spoilt("content.category", (edit) -> contentOf(edit).putNull("category")),
				spoilt("content.category", (edit) -> contentOf(edit).remove("category")),
				spoilt("content.category", (edit) -> contentOf(edit).put("category", "great")),
				spoilt("content.category", (edit) -> contentOf(edit).put("category", 0)),
				spoilt("content.language", (edit) -> contentOf(edit).putNull("language")),
				spoilt("content.language", (edit) -> contentOf(edit).put("language", "xx")),
				spoilt("content.title", (edit) -> contentOf(edit).putNull("title")),
				spoilt("content.title", (edit) -> contentOf(edit).put("title", 5)),
				spoilt("content.title", (edit) -> contentOf(edit).put("title", "x".repeat(301))),
				spoilt("content.summary", (edit) -> contentOf(edit).putObject("summary")),
				spoilt("content.links", (edit) -> contentOf(edit).putNull("links")),
				spoilt("content.links[0]", (edit) -> contentOf(edit).putArray("links").addNull()),
				spoilt("content.links[1]",
						(edit) -> contentOf(edit).putArray("links")
							.add("https://example.org")
							.add("https://example.org/" + "x".repeat(900_000))),
				spoilt("content.links", (edit) -> contentOf(edit).set("links", json.valueToTree(many))),
				spoilt("content.glance[0]", (edit) -> contentOf(edit).putArray("glance").addNull()),
				spoilt("content.glance[0].values", (edit) -> fact(edit, "practice.country").putNull("values")),
				spoilt("content.glance[0].values[0]",
						(edit) -> fact(edit, "practice.country").putArray("values").addNull()),
				spoilt("content.glance.practice.country",
						(edit) -> fact(edit, "practice.country").putArray("values").add("Atlantis")),
				spoilt("content.glance.practice.phase",
						(edit) -> fact(edit, "practice.phase").putArray("values").add("never")),
				spoilt("content.glance.practice.place",
						(edit) -> fact(edit, "practice.place").set("values", json.valueToTree(many))),
				spoilt("content.glance.contributor.email",
						(edit) -> fact(edit, "contributor.email").putArray("values").add("hanan@example.org")),
				spoilt("content.sections[0].key",
						(edit) -> contentOf(edit).putArray("sections").addObject().putNull("key").put("text", "x")),
				spoilt("content.sections.practice.context",
						(edit) -> contentOf(edit).putArray("sections")
							.addObject()
							.put("key", "practice.context")
							.put("text", "x".repeat(500_000))),
				spoilt("content.photos[0].file",
						(edit) -> contentOf(edit).putArray("photos").addObject().putNull("file").put("leftOut", false)),
				spoilt("content.photos[0].caption",
						(edit) -> contentOf(edit).withArray("photos")
							.get(0)
							.asObject()
							.put("caption", "x".repeat(5_000))),
				spoilt("content.showContact", (edit) -> contentOf(edit).putNull("showContact")),
				spoilt("content.showContact", (edit) -> contentOf(edit).put("showContact", "yes")),
				spoilt("content", (edit) -> edit.putNull("content")),
				spoilt("content", (edit) -> edit.putArray("content")),
				spoilt("version", (edit) -> edit.remove("version")),
				spoilt("version", (edit) -> edit.put("version", "2")),
				spoilt("version", (edit) -> edit.put("version", 2.5)));
	}

	@ParameterizedTest
	@MethodSource("bodies")
	void programIsToldWhichFieldIsWrongAndChangesNothing(String field, Consumer<ObjectNode> spoil) throws Exception {
		String id = accepted("Spoilt");
		int number = published(id, draft(id).version());
		ObjectNode edit = unchanged(id);
		contentOf(edit).put("title", "Never to be seen");
		spoil.accept(edit);
		browser
			.perform(put("/api/factsheets/{id}", id).with(program())
				.contentType(MediaType.APPLICATION_JSON)
				.content(json.writeValueAsBytes(edit)))
			.andExpect(status().isBadRequest())
			.andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
			.andExpect(jsonPath("$.code").value("invalid"))
			.andExpect(jsonPath("$.errors[0].field").value(field))
			.andExpect(jsonPath("$.errors[0].problem").isString());
		for (String address : List.of("/factsheets", "/factsheets/feed.atom", "/factsheets/" + number + ".json")) {
			browser.perform(get(address)).andExpect(status().isOk());
		}
		assertThat(draft(id).state().content()).extracting("title").isEqualTo("Spoilt");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "null", "[]", "7", "{", "{\"version\":1e999999999,\"content\":{}}" })
	void whatIsNoEditIsABadRequest(String body) throws Exception {
		refused(body, 400);
		refused("[".repeat(100_000), 400);
	}

	@Test
	void bodyWithoutEndIsNotRead() throws Exception {
		refused("{\"version\":1,\"content\":{\"title\":\"" + "x".repeat(4_000_000) + "\"}}", 413);
	}

	private static void refused(String body, int status) throws Exception {
		browser
			.perform(put("/api/factsheets/{id}", UUID.randomUUID()).with(program())
				.contentType(MediaType.APPLICATION_JSON)
				.content(body))
			.andExpect(status().is(status))
			.andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
			.andExpect(jsonPath("$.detail").isString());
	}

	@Test
	void whatAnEditorTypesWithoutEndComesBackWithAWord() throws Exception {
		String id = accepted("Without end");
		long version = draft(id).version();
		browser
			.perform(post("/desk/factsheets/{id}", id).param("version", String.valueOf(version))
				.param("title", "Without end")
				.param("summary", "A summary")
				.param("section.practice.context", "All my words. " + "x".repeat(200_000))
				.param("glance.practice.country", "IQ, ATLANTIS")
				.with(editor())
				.with(csrf()))
			.andExpect(status().isUnprocessableContent())
			.andExpect(content().string(org.hamcrest.Matchers.containsString("All my words.")))
			.andExpect(content().string(org.hamcrest.Matchers.containsString("is too long")))
			.andExpect(content().string(org.hamcrest.Matchers.containsString("Context")))
			.andExpect(content().string(org.hamcrest.Matchers.containsString("ATLANTIS")));
		assertThat(draft(id).version()).isEqualTo(version);
	}

	/** As a version that took anything has stored it. */
	@Test
	void brokenStoredSheetIsLeftOutAndTheOperatorTold() throws Exception {
		String broken = accepted("Broken in the store");
		published(broken, draft(broken).version());
		var stored = service.getBean(MongoDatabase.class).getCollection("factsheets");
		stored.updateOne(Filters.eq(broken), Updates.unset("state.content.category"));
		String sound = accepted("Sound in the store");
		published(sound, draft(sound).version());
		for (String address : List.of("/factsheets", "/factsheets/feed.atom", "/api/factsheets?status=published",
				"/desk/factsheets?status=published")) {
			browser.perform(get(address).with(address.startsWith("/api") ? program() : editor()))
				.andExpect(status().isOk())
				.andExpect(content().string(org.hamcrest.Matchers.containsString("Sound in the store")))
				.andExpect(content()
					.string(org.hamcrest.Matchers.not(org.hamcrest.Matchers.containsString("Broken in the store"))));
		}
		Gauge unreadable = service.getBean(MeterRegistry.class).get("practice_press.factsheets.unreadable").gauge();
		assertThat(unreadable.value()).isEqualTo(1);
		stored.updateOne(Filters.eq(broken), Updates.set("state.content.category", "good"));
		browser.perform(get("/api/factsheets").with(program()))
			.andExpect(content().string(org.hamcrest.Matchers.containsString("Broken in the store")));
		assertThat(unreadable.value()).isZero();
	}

	/** What stands in the table is what is answered, and nothing is missing in it. */
	@Test
	void everyRoleMayWhatTheTableSays() throws Exception {
		Desk desk = service.getBean(Desk.class);
		for (RequestMappingInfo handler : service
			.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
			.getHandlerMethods()
			.keySet()) {
			for (String pattern : handler.getPatternValues()) {
				if (desk.serves(pattern) && !pattern.endsWith("openapi.yml")) {
					for (RequestMethod method : handler.getMethodsCondition().getMethods()) {
						everyRoleMay(desk, method.asHttpMethod(), path(pattern));
					}
				}
			}
		}
	}

	private static void everyRoleMay(Desk desk, HttpMethod method, String path) throws Exception {
		Right right = Right.of(desk.rights(), method, path).orElseThrow(() -> new AssertionError(method + " " + path));
		for (Role role : Role.values()) {
			boolean may = right.roles()
				.stream()
				.anyMatch((one) -> role == one
						|| (one != Role.OPERATOR && role != Role.OPERATOR && role.compareTo(one) > 0));
			int status = browser
				.perform(request(method, path).with(path.startsWith("/api") ? program(role) : atTheDesk(role))
					.with(csrf())
					.param("version", "1")
					.contentType(path.startsWith("/api") ? MediaType.APPLICATION_JSON
							: MediaType.APPLICATION_FORM_URLENCODED)
					.content(path.startsWith("/api") ? "{}" : ""))
				.andReturn()
				.getResponse()
				.getStatus();
			assertThat(status == 403).as("%s %s by %s: %s", method, path, role.code(), status).isEqualTo(!may);
		}
	}

	/** An address that fits a handler's pattern. */
	private static String path(String pattern) {
		return pattern.replace("{id}", UUID.randomUUID().toString()).replace("{position:[1-9][0-9]?}", "1");
	}

	@Test
	void pagesOfferWhatTheirReaderMayDo() throws Exception {
		String id = accepted("Who may what");
		assertThat(draft(id).version()).isPositive();
		String publish = "value=\"publish\"";
		String asEditor = page(id, Role.EDITOR);
		assertThat(asEditor).contains("id=\"edit\"", "A chief editor publishes").doesNotContain(publish);
		assertThat(page(id, Role.CHIEF_EDITOR)).contains("id=\"edit\"", publish);
		assertThat(page(id, Role.READER)).contains("Who may what").doesNotContain("id=\"edit\"", publish);
	}

	private static String page(String id, Role role) throws Exception {
		return browser.perform(get("/desk/factsheets/{id}", id).with(atTheDesk(role)))
			.andExpect(status().isOk())
			.andReturn()
			.getResponse()
			.getContentAsString();
	}

	private static Arguments spoilt(String field, Consumer<ObjectNode> spoil) {
		return Arguments.of(field, spoil);
	}

	private static ObjectNode contentOf(ObjectNode edit) {
		return (ObjectNode) edit.get("content");
	}

	private static ObjectNode fact(ObjectNode edit, String key) {
		return contentOf(edit).putArray("glance").addObject().put("key", key);
	}

	/** An edit that says what is there already. */
	private static ObjectNode unchanged(String id) throws Exception {
		ObjectNode details = (ObjectNode) json.readTree(browser.perform(get("/api/factsheets/{id}", id).with(program()))
			.andExpect(status().isOk())
			.andReturn()
			.getResponse()
			.getContentAsByteArray());
		ObjectNode edit = json.createObjectNode();
		edit.set("version", details.get("version"));
		edit.set("content", details.get("content"));
		return edit;
	}

	@Test
	void whatIsHostileStaysText() throws Exception {
		String hostile = "<script>alert(1)</script>\" onload=\"x [[${7*7}]] __${7*7}__";
		String id = accepted(hostile);
		int number = published(id, draft(id).version());
		for (String address : List.of("/factsheets", factsheets().find(id).orElseThrow().state().path(),
				"/factsheets/feed.atom")) {
			assertThat(browser.perform(get(address).accept(MediaType.ALL))
				.andExpect(status().isOk())
				.andReturn()
				.getResponse()
				.getContentAsString()).as(address)
				.contains("alert(1)")
				.doesNotContain("<script>alert")
				.doesNotContain("49__");
		}
		browser.perform(get("/factsheets").param("q", hostile))
			.andExpect(status().isOk())
			.andExpect(
					content().string(org.hamcrest.Matchers.not(org.hamcrest.Matchers.containsString("<script>alert"))));
		browser.perform(get("/factsheets/" + number + ".docx")).andExpect(status().isOk());
	}

	@Test
	void whatIsNotThereIsNotFound() throws Exception {
		for (String address : List.of("/factsheets/4711", "/factsheets/0", "/factsheets/99999999999.pdf",
				"/factsheets/1/photos/0", "/factsheets/1.exe")) {
			browser.perform(get(address)).andExpect(status().isNotFound());
		}
		String never = accepted("Taken back before it was published");
		draft(never);
		takenBack(never);
		Awaitility.await()
			.atMost(PATIENCE)
			.until(() -> factsheets().find(never).orElseThrow().state().content() == null);
		service.getBean(MongoDatabase.class)
			.getCollection("numbers")
			.insertOne(new Document("_id", 900).append("factsheet", never));
		browser.perform(get("/factsheets/900")).andExpect(status().isNotFound());
		browser.perform(get("/factsheets?page=999999999999&country=%00")).andExpect(status().isOk());
	}

	@Test
	void isReadyWhenBrokerAndStoreAnswer() throws Exception {
		MvcResult health = browser.perform(get("/actuator/health/readiness")).andReturn();
		assertThat(health.getResponse().getContentAsString()).startsWith("{\"components\"")
			.endsWith("\"status\":\"UP\"}");
		browser.perform(head("/factsheets")).andExpect(status().isOk());
	}

	@Test
	void everyPageSpeaksFourLanguages() throws Exception {
		for (Map.Entry<String, String> title : Map
			.of("fr", "Pratiques", "es", "Prácticas", "ar", "ممارسات", "en", "Good, promising")
			.entrySet()) {
			assertThat(browser.perform(get("/factsheets").header(HttpHeaders.ACCEPT_LANGUAGE, title.getKey()))
				.andReturn()
				.getResponse()
				.getContentAsString(StandardCharsets.UTF_8)).contains(title.getValue()).doesNotContain("??");
		}
	}

	/** Many read them over a slow connection. */
	@Test
	void publicPagesArePacked() throws Exception {
		String id = accepted("A page that is packed");
		int number = published(id, draft(id).version());
		int port = Objects.requireNonNull(service.getEnvironment().getProperty("local.server.port", Integer.class));
		for (String address : List.of("/factsheets", factsheets().numbered(number).orElseThrow().state().path(),
				"/factsheets/" + number + ".json")) {
			HttpResponse<byte[]> page = HttpClient.newHttpClient()
				.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + address))
					.header("Accept", address.endsWith("json") ? "application/json" : "text/html")
					.header("Accept-Encoding", "gzip")
					.build(), HttpResponse.BodyHandlers.ofByteArray());
			assertThat(page.headers().firstValue("Content-Encoding")).as(address).hasValue("gzip");
		}
	}

	/** What caches give to others must be the same for them. */
	@Test
	void publicPagesAreForEverybodySignedInOrNot() throws Exception {
		String id = accepted("A page for everybody");
		int number = published(id, draft(id).version());
		for (String address : List.of("/factsheets", "/factsheets?q=everybody",
				factsheets().numbered(number).orElseThrow().state().path())) {
			MockHttpServletResponse stranger = browser.perform(get(URI.create(address))).andReturn().getResponse();
			MockHttpServletResponse editor = browser
				.perform(get(URI.create(address)).cookie(session(), new Cookie("sender", UUID.randomUUID().toString())))
				.andReturn()
				.getResponse();
			assertThat(stranger.getHeader("Cache-Control")).as(address)
				.isEqualTo("max-age=0, must-revalidate, public, s-maxage=1")
				.isEqualTo(editor.getHeader("Cache-Control"));
			assertThat(String.join(",", stranger.getHeaders("Vary"))).contains("Cookie", "Accept-Language");
			assertThat(stranger.getHeader("Set-Cookie")).isNull();
			assertThat(editor.getContentAsString(StandardCharsets.UTF_8)).as(address)
				.contains("A page for everybody")
				.isEqualTo(stranger.getContentAsString(StandardCharsets.UTF_8));
			MockHttpServletResponse chosen = browser
				.perform(get(URI.create(address + (address.contains("?") ? "&" : "?") + "lang=fr")))
				.andReturn()
				.getResponse();
			assertThat(chosen.getHeader("Set-Cookie")).startsWith("lang=fr;");
			assertThat(chosen.getHeader("Cache-Control")).isEqualTo("no-cache, private");
		}
	}

	private static Factsheets factsheets() {
		return service.getBean(Factsheets.class);
	}

	private static Aggregate<Factsheet> draft(String id) {
		Awaitility.await().atMost(PATIENCE).until(() -> factsheets().find(id).isPresent());
		return factsheets().find(id).orElseThrow();
	}

	private static int published(String id, long version) throws Exception {
		browser
			.perform(post("/desk/factsheets/{id}/publication", id).param("version", String.valueOf(version))
				.with(editor())
				.with(csrf()))
			.andExpect(redirectedUrl("/desk/factsheets/" + id));
		return Objects.requireNonNull(factsheets().find(id).orElseThrow().state().number());
	}

	private static String pdf(ResultActions answer) throws Exception {
		try (PDDocument document = Loader.loadPDF(answer.andReturn().getResponse().getContentAsByteArray())) {
			return new PDFTextStripper().getText(document);
		}
	}

	private static MockHttpServletRequestBuilder edit(String id, long version, String title) {
		return post("/desk/factsheets/{id}", id).param("version", String.valueOf(version))
			.param("title", title)
			.param("summary", "A summary")
			.param("category", "promising")
			.param("glance.practice.country", "iq, jo")
			.param("glance.practice.phase", "reintegration")
			.param("section.practice.context", "One line\n- and an item")
			.param("photo.0.caption", "A caption")
			.param("photo.0.leftOut", "on")
			.param("links", "https://example.org")
			.with(editor())
			.with(csrf());
	}

	/** An acceptance as the review service tells it. */
	private static String accepted(String title) throws Exception {
		String id = UUID.randomUUID().toString();
		ClaimChecks files = service.getBean(ClaimChecks.class);
		ClaimCheck photo = files.store(new ByteArrayInputStream(Landscapes.jpeg(800, 600, new Random().nextInt())),
				"photo.jpg", "image/jpeg");
		ObjectNode event = example("review.accepted.v1");
		event.put("id", UUID.randomUUID().toString()).put("subject", id);
		ObjectNode data = (ObjectNode) event.get("data");
		data.put("title", title);
		data.withArray("photos").get(0).asObject().set("file", json.valueToTree(photo));
		ObjectNode contributor = example("contributor.updated.v1");
		contributor.put("subject", data.get("contributorId").asString());
		((ObjectNode) contributor.get("data")).put("name", "Hanan Yousif")
			.put("email", "hanan@example.org")
			.put("mayShowContact", true);
		send("contributors", data.get("contributorId").asString(), contributor);
		send("review.events", id, event);
		return id;
	}

	private static byte[] document(int number, String ending) throws Exception {
		return browser.perform(get("/factsheets/" + number + "." + ending))
			.andReturn()
			.getResponse()
			.getContentAsByteArray();
	}

	private static void takenBack(String id) throws Exception {
		ObjectNode event = example("submission.withdrawn.v1");
		send("submission.events", id, event.put("subject", id));
	}

	private static ObjectNode example(String type) throws IOException {
		return (ObjectNode) json
			.readTree(new ClassPathResource("contracts/" + type + ".example.json").getContentAsByteArray());
	}

	private static void send(String topic, String key, JsonNode event) throws Exception {
		others.send(new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), json.writeValueAsBytes(event)))
			.get();
	}

	/** The types of the events told of a factsheet, in order. */
	private static List<String> told(String id) {
		List<String> types = new ArrayList<>();
		try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(Map.of("bootstrap.servers",
				EmbeddedParts.kafka(), "group.id", UUID.randomUUID().toString(), "auto.offset.reset", "earliest"),
				new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
			consumer.subscribe(List.of("factsheet.events"));
			String last = Stream.of(Factsheet.Status.values())
				.filter((status) -> status == factsheets().find(id).orElseThrow().state().status())
				.map((status) -> "factsheet." + status.code() + ".v1")
				.findFirst()
				.orElseThrow();
			Awaitility.await().atMost(PATIENCE).until(() -> {
				for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
					JsonNode event = json.readTree(record.value());
					if (event.get("subject").asString().equals(id)) {
						types.add(event.get("type").asString());
					}
				}
				return types.contains(last);
			});
		}
		return types;
	}

	/** As a browser has it that has signed in. */
	private static Cookie session() {
		return new Cookie("publish-session",
				Base64.getUrlEncoder().withoutPadding().encodeToString(KeyGenerators.secureRandom(32).generateKey()));
	}

	private static RequestPostProcessor editor() {
		return atTheDesk(Role.CHIEF_EDITOR);
	}

	private static RequestPostProcessor atTheDesk(Role role) {
		return SecurityMockMvcRequestPostProcessors.oidcLogin().authorities(authority(role));
	}

	private static RequestPostProcessor program() {
		return program(Role.CHIEF_EDITOR);
	}

	private static RequestPostProcessor program(Role role) {
		return SecurityMockMvcRequestPostProcessors.jwt().authorities(authority(role));
	}

	private static SimpleGrantedAuthority authority(Role role) {
		return new SimpleGrantedAuthority("ROLE_" + role.code());
	}

}
