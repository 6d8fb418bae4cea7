package org.practicepress.embedded.identity;

import java.nio.file.Path;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Who comes in, who does not, and who cannot be kept out. */
@Timeout(180)
class SigningInTests {

	private static final String OWN = "eleven kites over the harbour";

	private static final String ACCOUNT = "/identity/account";

	@TempDir
	Path directory;

	private Hub hub;

	@BeforeEach
	void open() {
		this.hub = new Hub(this.directory);
	}

	@AfterEach
	void close() {
		this.hub.close();
	}

	@Test
	void whoGuessesWaitsAndNobodyElseDoes() throws Exception {
		Visitor known = this.hub.operator();
		Visitor guesser = this.hub.visitor();
		int looked = 0;
		String last = "";
		for (int guess = 0; guess < 30; guess++) {
			last = guesser.signIn("editor", "wrong " + guess);
			looked += last.endsWith("error") ? 1 : 0;
		}
		assertThat(last).isEqualTo("429");
		assertThat(looked).as("guesses that were looked at").isBetween(Guesses.FREE, Guesses.FREE + 4);
		assertThat(guesser.post("/identity/login", "/identity/login", "username", "editor", "password", "x").body())
			.contains("too many wrong tries from here");
		// the owner, from elsewhere, and in their own browser beside the guesser
		assertThat(this.hub.visitor().signIn("editor", Hub.PASSWORD)).endsWith("/desk");
		assertThat(known.get(ACCOUNT).statusCode()).isEqualTo(200);
		assertThat(known.movedTo("203.0.113.2").signIn("editor", Hub.PASSWORD)).endsWith("/desk");
	}

	@Test
	void accountGuessedAtFromManyPlacesStillLetsItsOwnerIn() throws Exception {
		for (int place = 0; place < Guesses.ATTACK + 5; place++) {
			assertThat(this.hub.visitor().signIn("editor", "wrong")).as("place %s", place).endsWith("error");
		}
		Visitor one = this.hub.visitor();
		assertThat(one.signIn("editor", "wrong")).endsWith("error");
		assertThat(one.signIn("editor", "wrong")).as("under attack a place has one try").isEqualTo("429");
		assertThat(this.hub.visitor().signIn("editor", Hub.PASSWORD)).endsWith("/desk");
	}

	@Test
	void unknownNameIsAnsweredLikeAWrongPassword() throws Exception {
		Visitor guesser = this.hub.visitor();
		for (int guess = 0; guess < 30; guess++) {
			guesser.signIn("nobody", "wrong " + guess);
		}
		assertThat(guesser.signIn("nobody", "wrong")).isEqualTo("429");
	}

	@Test
	void cookieOfAKnownBrowserCannotBeMadeUp() throws Exception {
		Visitor guesser = this.hub.visitor();
		for (int guess = 0; guess < 12; guess++) {
			guesser.signIn("editor", "wrong " + guess);
		}
		guesser.has(KnownBrowsers.COOKIE, "editor.AAAAAAAAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
		assertThat(guesser.signIn("editor", "wrong")).isEqualTo("429");
		guesser.has(KnownBrowsers.COOKIE, "...");
		assertThat(guesser.signIn("editor", "wrong")).isEqualTo("429");
	}

	@Test
	void passwordOfTheFirstStartMovesUpAndOnlyANewOneReplacesWhatItsOwnerSet() throws Exception {
		Visitor editor = this.hub.operator();
		assertThat(editor.post(ACCOUNT, ACCOUNT + "/password", "current", "not it", "password", OWN).statusCode())
			.isEqualTo(422);
		assertThat(editor.post(ACCOUNT, ACCOUNT + "/password", "current", Hub.PASSWORD, "password", OWN).statusCode())
			.isEqualTo(302);
		this.hub.restart("{noop}" + Hub.PASSWORD, () -> {
		});
		assertThat(this.hub.visitor().signIn("editor", Hub.PASSWORD)).endsWith("error");
		assertThat(this.hub.visitor().signIn("editor", OWN)).endsWith("/desk");
		this.hub.restart("{noop}given by who runs the machine", () -> {
		});
		assertThat(this.hub.visitor().signIn("editor", OWN)).endsWith("error");
		assertThat(this.hub.visitor().signIn("editor", "given by who runs the machine")).endsWith("/desk");
	}

	@Test
	void forgottenPasswordIsReplacedByALinkAndEveryBrowserIsOut() throws Exception {
		Visitor editor = this.hub.operator();
		editor.post(ACCOUNT, ACCOUNT + "/email", "email", "editor@hub.example", "password", Hub.PASSWORD);
		Visitor stranger = this.hub.visitor();
		assertThat(stranger.post("/identity/password", "/identity/password", "username", "editor@hub.example").body())
			.isEqualTo(this.hub.visitor()
				.post("/identity/password", "/identity/password", "username", "nobody@hub.example")
				.body());
		String mail = this.hub.mail("editor@hub.example", 1);
		assertThat(mail).contains("A new password for Practice Press", "within an hour");
		String link = Hub.link(mail);
		Visitor owner = this.hub.visitor();
		assertThat(owner.post(link, link, "password", OWN).statusCode()).isEqualTo(302);
		assertThat(editor.get(ACCOUNT).statusCode()).as("signed out").isEqualTo(302);
		assertThat(owner.signIn("editor", OWN)).endsWith("/desk");
		assertThat(this.hub.mail("editor@hub.example", 2)).contains("was changed");
		assertThat(owner.get("/identity/people/log").body()).contains("Link for a new password asked for by",
				"Password set by a link by", "Email address changed by");
	}

	@Test
	void signInsOutliveANewStartAndAreEndedByTheirOwner() throws Exception {
		Visitor here = this.hub.operator();
		Visitor there = this.hub.operator();
		this.hub.restart("{noop}" + Hub.PASSWORD, () -> {
		});
		assertThat(here.get(ACCOUNT).body()).contains("Firefox · Linux", "this browser", "Sign out everywhere else");
		assertThat(there.get(ACCOUNT).statusCode()).isEqualTo(200);
		here.post(ACCOUNT, ACCOUNT + "/sign-ins/end");
		assertThat(there.get(ACCOUNT).statusCode()).isEqualTo(302);
		assertThat(here.get(ACCOUNT).statusCode()).isEqualTo(200);
		here.post(ACCOUNT, "/identity/logout");
		assertThat(here.get(ACCOUNT).statusCode()).isEqualTo(302);
	}

	@Test
	void secondFactorIsAskedForAndItsCodesAreTakenOnce() throws Exception {
		Visitor editor = this.hub.operator();
		String page = "/identity/account/second-factor";
		Matcher shown = Pattern.compile("id=\"secret\">([A-Z2-7 ]+)<").matcher(editor.get(page).body());
		assertThat(shown.find()).isTrue();
		byte[] secret = Totp.bytes(shown.group(1).replace(" ", ""));
		assertThat(editor.post(page, page, "code", "000000", "password", Hub.PASSWORD).body())
			.contains("This code is not right");
		assertThat(editor.post(page, page, "code", code(secret, 0), "password", "not it").statusCode()).isEqualTo(422);
		String codes = editor.post(page, page, "code", code(secret, 0), "password", Hub.PASSWORD).body();
		Matcher paper = Pattern.compile("<code>([a-z2-7 ]{19})</code>").matcher(codes);
		assertThat(paper.find()).as("shown once").isTrue();
		assertThat(editor.get(ACCOUNT).body()).contains("10 codes on paper").doesNotContain(paper.group(1));

		Visitor elsewhere = this.hub.visitor();
		assertThat(elsewhere.signIn("editor", Hub.PASSWORD)).endsWith("/identity/login/code");
		assertThat(elsewhere.get(ACCOUNT).statusCode()).as("halfway is not in").isEqualTo(302);
		String login = "/identity/login/code";
		assertThat(elsewhere.post(login, login, "code", code(secret, 0)).statusCode()).as("taken at enrolment")
			.isEqualTo(422);
		assertThat(elsewhere.post(login, login, "code", code(secret, 1)).headers().firstValue("Location").orElseThrow())
			.contains("/identity/account");
		assertThat(elsewhere.get(ACCOUNT).statusCode()).isEqualTo(200);

		Visitor lost = this.hub.visitor();
		lost.signIn("editor", Hub.PASSWORD);
		assertThat(lost.post(login, login, "code", paper.group(1)).statusCode()).isEqualTo(302);
		lost = this.hub.visitor();
		lost.signIn("editor", Hub.PASSWORD);
		assertThat(lost.post(login, login, "code", paper.group(1)).statusCode()).isEqualTo(422);
		for (int guess = 0; guess < 12; guess++) {
			lost.post("/identity/login", login, "code", "00000" + guess);
		}
		assertThat(lost.post("/identity/login", login, "code", "123456").statusCode()).isEqualTo(429);
		assertThat(this.hub.visitor().get(login).headers().firstValue("Location").orElseThrow()).endsWith("/login");

		assertThat(editor.post(ACCOUNT, page + "/end", "password", Hub.PASSWORD).statusCode()).isEqualTo(302);
		assertThat(this.hub.visitor().signIn("editor", Hub.PASSWORD)).endsWith("/desk");
		assertThat(editor.get("/identity/people/log").body()).contains("Second factor switched on by",
				"Code on paper used by", "9 left", "Second factor switched off of");
	}

	@Test
	void operatorEndsTheSecondFactorOfSomebodyWhoHasLostIt() throws Exception {
		Visitor ana = this.hub.person("Ana Ruiz", OWN, "editor");
		String page = "/identity/account/second-factor";
		Matcher shown = Pattern.compile("id=\"secret\">([A-Z2-7 ]+)<").matcher(ana.get(page).body());
		assertThat(shown.find()).isTrue();
		ana.post(page, page, "code", code(Totp.bytes(shown.group(1).replace(" ", "")), 0), "password", OWN);
		assertThat(this.hub.visitor().signIn("Ana Ruiz", OWN)).endsWith("/login/code");
		String person = "/identity/people/" + this.hub.id("Ana Ruiz");
		this.hub.operator().post(person, person + "/second-factor");
		assertThat(this.hub.visitor().signIn("Ana Ruiz", OWN)).endsWith("/desk");
	}

	private static String code(byte[] secret, int later) {
		return Totp.code(secret, Instant.now().getEpochSecond() / 30 + later, 6);
	}

}
