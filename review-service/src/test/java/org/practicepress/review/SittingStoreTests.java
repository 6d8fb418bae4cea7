package org.practicepress.review;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Updates;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.practicepress.embedded.junit.EmbeddedParts;
import org.practicepress.review.Desk.Browser;

import static org.assertj.core.api.Assertions.assertThat;

/** What is kept of who is at the desk. */
@Timeout(120)
class SittingStoreTests {

	private static final String DATABASE = "sittings-" + UUID.randomUUID();

	private static final MongoClient client = MongoClients.create(EmbeddedParts.store());

	private static final MongoDatabase store = client.getDatabase(DATABASE);

	private static final MongoCollection<Document> sittings = store.getCollection("sittings");

	private static final MongoCollection<Document> forms = store.getCollection("unsentForms");

	private static Desk desk;

	@BeforeAll
	static void open() {
		desk = new Desk(DATABASE);
	}

	@AfterAll
	static void close() {
		desk.close();
		client.close();
	}

	@BeforeEach
	void nobodyIsThere() {
		sittings.deleteMany(new Document());
		forms.deleteMany(new Document());
	}

	@Test
	void strangersLeaveNothing() throws Exception {
		for (int stranger = 0; stranger < 30; stranger++) {
			Browser browser = desk.new Browser();
			assertThat(browser.getOnly("/desk?page=" + stranger).statusCode()).isEqualTo(302);
			HttpResponse<String> way = browser.getOnly("/desk/oauth2/authorization/desk");
			assertThat(way.statusCode()).isEqualTo(302);
			assertThat(browser.getOnly("/desk/login/oauth2/code/desk?code=x&state=y").statusCode()).isEqualTo(302);
			assertThat(browser.getOnly("/desk/login?failed").statusCode()).isEqualTo(200);
			browser.postOnly("/desk/logout", "");
			browser.getOnly("/desk/signed-out");
		}
		assertThat(sittings.countDocuments()).isZero();
		assertThat(forms.countDocuments()).isZero();
	}

	@Test
	void whoReadsTheStoreLearnsNothing() throws Exception {
		Browser ana = desk.signedIn("ana", "editor");
		ana.postOnly("/desk/reviews/x/decline", "message=Ana%27s+words&_csrf=old", "Origin", desk.uri());
		assertThat(sittings.countDocuments()).isEqualTo(1);
		assertThat(forms.countDocuments()).isEqualTo(1);
		String kept = everything();
		assertThat(kept).doesNotContain("ana", "Ana", "words", "editor", "eyJ", "decline");
		ana.cookies().forEach((cookie) -> assertThat(kept).doesNotContain(cookie.getValue()));
	}

	@Test
	void requestWritesNothing() throws Exception {
		Browser ana = desk.signedIn("ana", "editor");
		String before = everything();
		for (int page = 0; page < 5; page++) {
			assertThat(ana.getOnly("/desk").statusCode()).isEqualTo(200);
		}
		assertThat(everything()).isEqualTo(before);
	}

	/** Such as what another version of this program has kept. */
	@Test
	void whatCannotBeReadIsSomebodyWhoSignsInAgain() throws Exception {
		for (byte[] unreadable : List.of(new byte[0], new byte[20], "{\"subject\":1}".getBytes(StandardCharsets.UTF_8),
				new byte[5_000])) {
			Browser ana = desk.signedIn("ana", "editor");
			sittings.updateMany(new Document(), Updates.set("sealed", new Binary(unreadable)));
			assertThat(ana.getOnly("/desk").statusCode()).isEqualTo(302);
			assertThat(ana.get("/desk").statusCode()).isEqualTo(200);
			sittings.deleteMany(new Document());
		}
		Browser ana = desk.new Browser();
		for (String forged : List.of("x", "", "%00", "a".repeat(43), "é", "a".repeat(3_000))) {
			for (String cookie : List.of("session", "sign-in", "asked-for", "said")) {
				assertThat(ana.getWithCookie("/desk", "review-" + cookie + "=" + forged).statusCode()).isEqualTo(302);
			}
		}
	}

	@Test
	void nobodyIsAtMoreThanTwentyBrowsers() throws Exception {
		List<Browser> browsers = new ArrayList<>();
		for (int window = 0; window < 21; window++) {
			browsers.add(desk.signedIn("ana", "editor"));
		}
		Browser ben = desk.signedIn("ben", "editor");
		assertThat(sittings.countDocuments()).isEqualTo(21);
		assertThat(browsers.getFirst().getOnly("/desk").statusCode()).isEqualTo(302);
		assertThat(browsers.getLast().getOnly("/desk").statusCode()).isEqualTo(200);
		assertThat(ben.getOnly("/desk").statusCode()).isEqualTo(200);
	}

	@Test
	void whoRestsTooLongSignsInAgainAndFindsTheirWords() throws Exception {
		String review = "/desk/reviews/" + desk.received("Rested");
		Browser ana = desk.signedIn("ana", "editor");
		ana.submit(review, review + "/start", Map.of("version", "1"));
		ana.postOnly(review + "/decline", "version=2&message=Kept+words&_csrf=old", "Origin", desk.uri());
		sittings.updateMany(new Document(), Updates.set("until", new Date()));
		assertThat(ana.getOnly(review).statusCode()).isEqualTo(302);
		assertThat(ana.get(review).body()).contains("Kept words</textarea>");
	}

	@Test
	void whoSignsOutLeavesNothingToWhoComesAfterThem() throws Exception {
		Browser ana = desk.signedIn("ana", "editor");
		ana.postOnly("/desk/reviews/x/decline", "message=Secret+words&_csrf=old", "Origin", desk.uri());
		ana.postOnly("/desk/logout", ana.filledIn("/desk", Map.of()));
		assertThat(forms.countDocuments()).isZero();
		ana.getOnly("/desk/signed-out");
		assertThat(sittings.countDocuments()).isZero();
	}

	private static String everything() {
		StringBuilder all = new StringBuilder();
		for (MongoCollection<Document> collection : List.of(sittings, forms)) {
			for (Document kept : collection.find()) {
				kept.values()
					.forEach((value) -> all
						.append((value instanceof Binary bytes)
								? new String(bytes.getData(), StandardCharsets.ISO_8859_1) : value)
						.append('\n'));
			}
		}
		return all.toString();
	}

}
