package org.practicepress.review;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.practicepress.messaging.event.CloudEvent;
import org.practicepress.messaging.event.EventCodec;
import org.practicepress.review.Desk.Browser;
import org.practicepress.review.decision.Category;
import org.practicepress.review.decision.ReviewCommand;
import org.practicepress.review.queue.Reviews;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/** The figures of the desk, and the lists that they lead to. */
@Timeout(180)
class InsightTests {

	private static final EventCodec CODEC = new EventCodec();

	/** The queue, and how many it must show. */
	private static final Pattern FIGURE = Pattern.compile("<a[^>]* href=\"/desk\\?([^\"]+)\"[^>]*>(\\d+)</a>");

	private static final Pattern TOTAL = Pattern
		.compile("aria-current=\"page\"[^>]*><span>[^<]+</span><span class=\"count\">(\\d+)<");

	private static Desk desk;

	/** Six came in three months; two were accepted and one declined. */
	@BeforeAll
	static void open() throws Exception {
		desk = new Desk("insight-tests");
		accepted(received("today", 0, "IQ", "email", "en"));
		received("yesterday", 1, "IQ", "upload", "fr");
		accepted(received("a week ago", 7, "SN", "web", "fr"));
		declined(received("a month ago", 40, "SN", "web", "ar"));
		taken(received("two months ago", 61, "AF", "email", "es"));
		String lost = received("three months ago", 92, "AF", "email", "es");
		CloudEvent bounced = Topic.example("notification.bounced.v1");
		Topic.write("notification.events", new CloudEvent(UUID.randomUUID().toString(), "/notification", bounced.type(),
				lost, Instant.now(), ((ObjectNode) bounced.data()).put("permanent", true)));
		Desk.await(() -> {
			JsonNode all = insight("period=all");
			return all.path("received").path("number").asInt() == 6 && all.path("values").path("mail").size() == 1;
		});
	}

	@AfterAll
	static void close() {
		desk.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "period=12m", "period=all" })
	void everyFigureLeadsToTheListThatItCounts(String query) throws Exception {
		JsonNode insight = insight(query);
		List<JsonNode> figures = new ArrayList<>(insight.findParents("list"));
		assertThat(figures).hasSizeGreaterThan(20);
		for (JsonNode figure : figures) {
			JsonNode list = json(api("/api/reviews?" + figure.path("list").asString()));
			assertThat(list.path("total").asInt()).as("%s", figure).isEqualTo(figure.path("number").asInt());
		}
	}

	@ParameterizedTest
	@CsvSource({ "en, ltr", "fr, ltr", "es, ltr", "ar, rtl" })
	void everyNumberOnThePageIsThatOfTheListItLeadsTo(String language, String direction) throws Exception {
		Browser rita = desk.signedIn("rita", "reader");
		HttpResponse<String> page = rita.get("/desk/insight?period=all&lang=" + language);
		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(page.body()).contains("dir=\"" + direction + "\"").doesNotContain("??", "style=", "{0");
		Set<String> figures = new TreeSet<>();
		Matcher figure = FIGURE.matcher(page.body());
		while (figure.find()) {
			figures.add(figure.group(1).replace("&amp;", "&") + " " + figure.group(2));
		}
		assertThat(figures).hasSizeGreaterThan(20);
		for (String each : figures) {
			int space = each.lastIndexOf(' ');
			Matcher total = TOTAL.matcher(rita.get("/desk?" + each.substring(0, space)).body());
			assertThat(total.find()).as(each).isTrue();
			assertThat(total.group(1)).as(each).isEqualTo(each.substring(space + 1));
		}
	}

	@Test
	void countsByTheDayItCameAndByTheDayItWasDecided() throws Exception {
		JsonNode last = insight("period=30d");
		assertThat(last.path("from").asString()).isEqualTo(today().minusDays(29).toString());
		assertThat(last.path("to").asString()).isEqualTo(today().toString());
		assertThat(last.path("step").asString()).isEqualTo("day");
		assertThat(last.path("received").path("number").asInt()).isEqualTo(3);
		assertThat(last.path("decided").path("number").asInt()).as("decided today, whenever they came").isEqualTo(3);
		assertThat(last.path("decisions").path(0).path("number").asInt()).isEqualTo(2);
		assertThat(Duration.ofSeconds(last.path("medianSeconds").asLong())).isBetween(Duration.ofDays(6),
				Duration.ofDays(8));
		assertThat(Duration.ofSeconds(last.path("ninetiethSeconds").asLong())).isBetween(Duration.ofDays(39),
				Duration.ofDays(41));
		assertThat(last.path("stretches")).hasSize(30);
		assertThat(last.path("values").path("country").path(0).path("value").asString()).isEqualTo("IQ");
		JsonNode before = insight("from=" + today().minusDays(50) + "&to=" + today().minusDays(30));
		assertThat(before.path("received").path("number").asInt()).isEqualTo(1);
		assertThat(before.path("decided").path("number").asInt()).isZero();
		assertThat(before.has("medianSeconds")).isFalse();
	}

	@Test
	void editorsSeeWhereLettersDoNotArrive() throws Exception {
		JsonNode mail = insight("period=all").path("values").path("mail").path(0);
		assertThat(mail.path("value").asString()).isEqualTo("lost");
		assertThat(desk.signedIn("rita", "reader").get("/desk?" + mail.path("list").asString()).body())
			.contains("three months ago")
			.doesNotContain("two months ago");
	}

	@Test
	void figuresAreTakenAwayAsATable() throws Exception {
		Browser rita = desk.signedIn("rita", "reader");
		assertThat(rita.get("/desk/insight?period=12m").body()).contains("/desk/insight.csv?period=12m");
		HttpResponse<String> csv = rita.get("/desk/insight.csv?period=12m&lang=en");
		assertThat(csv.headers().firstValue("Content-Disposition").orElseThrow()).startsWith("attachment")
			.contains("insight-", ".csv");
		assertThat(csv.body()).startsWith("\uFEFF\"Figure\",\"Of what\"")
			.contains("\"Received\",\"\",", "\"6\"", "\"Country\",\"Iraq\"", "/desk?status=all&received-from=");
		HttpResponse<byte[]> excel = rita.download("/desk/insight.xlsx?period=12m&lang=en");
		assertThat(excel.headers().firstValue("Content-Type"))
			.hasValue("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
		assertThat(new String(excel.body(), 0, 2, StandardCharsets.US_ASCII)).isEqualTo("PK");
		assertThat(api("/api/reviews/insight.csv").body()).contains("\"Figure\"");
	}

	@Test
	void anyAddressIsAnswered() throws Exception {
		Browser rita = desk.signedIn("rita", "reader");
		for (String query : List.of("period=%3Cscript%3E", "from=0001-01-01&to=9999-12-31", "from=x&to=",
				"from=2026-02-30", "period=all&period=12m", "from=9999-12-31")) {
			assertThat(rita.get("/desk/insight?" + query).statusCode()).as(query).isEqualTo(200);
		}
		assertThat(rita.get("/desk").body()).contains("href=\"/desk/insight\"");
		assertThat(rita.get("/desk?received-from=2026-01-05&decided-to=nonsense&lang=en").body())
			.contains("received from 5 Jan 2026", "value=\"2026-01-05\"")
			.doesNotContain("nonsense");
	}

	private static String received(String title, int days, String country, String channel, String language)
			throws Exception {
		String id = UUID.randomUUID().toString();
		ObjectNode data = ((ObjectNode) Topic.example("submission.received.v1").data()).put("version", 1)
			.put("title", title)
			.put("channel", channel)
			.put("answersLanguage", language)
			.put("receivedAt", Instant.now().minus(days, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS).toString());
		data.withObject("answers").putArray("practice.country").add(country);
		Topic.write("submission.events", new CloudEvent(UUID.randomUUID().toString(), "/intake",
				"submission.received.v1", id, Instant.now(), data));
		Desk.await(() -> desk.bean(Reviews.class).find(id).isPresent());
		return id;
	}

	private static void taken(String id) {
		desk.bean(Reviews.class).decide(id, 1, new ReviewCommand.Start(), "ana");
	}

	private static void accepted(String id) {
		taken(id);
		desk.bean(Reviews.class).decide(id, 2, new ReviewCommand.Accept(Category.GOOD, null), "ana");
	}

	private static void declined(String id) {
		taken(id);
		desk.bean(Reviews.class).decide(id, 2, new ReviewCommand.Decline("Sorry."), "ana");
	}

	private static LocalDate today() {
		return LocalDate.now(ZoneOffset.UTC);
	}

	private static JsonNode insight(String query) throws Exception {
		return json(api("/api/reviews/insight?" + query));
	}

	private static HttpResponse<String> api(String path) throws Exception {
		return ReviewApiTests.send(desk, "GET", path, desk.issuer().bearer("rita", "reader"), null);
	}

	private static JsonNode json(HttpResponse<String> response) {
		return CODEC.mapper().readTree(response.body());
	}

}
