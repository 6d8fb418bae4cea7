package org.practicepress.review;

import java.net.http.HttpResponse;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.practicepress.review.Desk.Browser;
import org.practicepress.review.TestIssuer.Word;

import static org.assertj.core.api.Assertions.assertThat;

/** What the provider says while somebody is at the desk. */
@Timeout(120)
class StillSignedInTests {

	private static final String FORM = "/desk/reviews/1/decline";

	private static Desk desk;

	@BeforeAll
	static void open() {
		desk = new Desk("still-signed-in-tests", "--practice-press.identity.ask-every=0s");
	}

	@AfterAll
	static void close() {
		desk.close();
	}

	@BeforeEach
	void everybodyIs() {
		desk.issuer().says(Word.STILL);
	}

	@Test
	void whoIsStillSignedInStays() throws Exception {
		Browser ana = desk.signedIn("ana", "editor");
		assertThat(ana.getOnly("/desk").statusCode()).isEqualTo(200);
		HttpResponse<String> page = ana.getOnly("/desk");
		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(page.body()).contains("<bdi>ana</bdi>");
	}

	@Test
	void whomTheProviderHasSignedOutHasNoSessionAndLosesNoWords() throws Exception {
		Browser ana = desk.signedIn("ana", "editor");
		String words = ana.filledIn("/desk", Map.of("version", "1", "message", "Not for us"));
		desk.issuer().says(Word.NO_MORE);
		assertThat(ana.getOnly("/desk").headers().firstValue("Location").orElseThrow())
			.endsWith("/desk/oauth2/authorization/desk");
		HttpResponse<String> sent = ana.postOnly(FORM, words, "Origin", desk.uri());
		assertThat(sent.statusCode()).isEqualTo(302);
		assertThat(sent.headers().firstValue("Location").orElseThrow()).endsWith("/desk/oauth2/authorization/desk");
	}

	@Test
	void otherRolesCountFromThenOn() throws Exception {
		Browser ana = desk.signedIn("ana", "editor");
		String words = ana.filledIn("/desk", Map.of("version", "1", "message", "Not for us"));
		assertThat(ana.postOnly(FORM, words).statusCode()).isEqualTo(404);
		desk.issuer().comes("ana", "reader");
		assertThat(ana.postOnly(FORM, words).statusCode()).isEqualTo(403);
		assertThat(ana.getOnly("/desk").statusCode()).isEqualTo(200);
		desk.issuer().comes("ana");
		assertThat(ana.getOnly("/desk").statusCode()).isEqualTo(403);
	}

	@Test
	void whoComesBackAsSomebodyElseIsOut() throws Exception {
		Browser ana = desk.signedIn("ana", "editor");
		desk.issuer().comes("eve", "editor");
		assertThat(ana.getOnly("/desk").statusCode()).isEqualTo(302);
	}

	@Test
	void providerThatIsAwaySignsNobodyOut() throws Exception {
		Browser ana = desk.signedIn("ana", "editor");
		desk.issuer().says(Word.AWAY);
		assertThat(ana.getOnly("/desk").statusCode()).isEqualTo(200);
	}

}
