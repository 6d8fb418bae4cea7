package org.practicepress.embedded.identity;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.NoSuchElementException;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Several people with accounts of their own: real pages, real mails. */
@Timeout(180)
class PeopleTests {

	private static final String GOOD = "nine quiet lorries upstream";

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
	void invitationIsUsedOnce() throws Exception {
		String link = hub.invited("Ana Ruiz", "ana@hub.example", "editor");
		assertThat(hub.mail("ana@hub.example", 1)).contains("Dear Ana Ruiz", "editor invites you", "seven days");
		Visitor ana = hub.visitor();
		HttpResponse<String> page = ana.get(link);
		assertThat(page.body()).contains("Ana Ruiz", "autocomplete=\"new-password\"");
		assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
		assertThat(page.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
		assertThat(ana.post(link, link, "password", GOOD).headers().firstValue("Location").orElseThrow())
			.endsWith("/identity/login?set");
		assertThat(ana.signIn("ana@hub.example", GOOD)).isEqualTo(hub.uri() + "/desk");
		assertThat(hub.visitor().signIn("ANA RUIZ", GOOD)).isEqualTo(hub.uri() + "/desk");

		HttpResponse<String> again = hub.visitor().get(link);
		assertThat(again.statusCode()).isEqualTo(410);
		assertThat(again.body()).contains("It was used already", "/identity/login");
		assertThat(
				hub.visitor().post("/identity/login", link, "password", "another long password of hers").statusCode())
			.isEqualTo(410);
		assertThat(hub.visitor().signIn("Ana Ruiz", GOOD)).endsWith("/desk");
	}

	@Test
	void expiredOrUnknownLinkIsToldKindlyAndANewOneTakesItsPlace() throws Exception {
		String link = hub.invited("Late Comer", "late@hub.example", "reader");
		Path people = hub.kept("people.json");
		hub.restart("{noop}" + Hub.PASSWORD, () -> Files.writeString(people, Files.readString(people)
			.replaceAll("(?s)(\"Late Comer\".*?\"expires\" : \")[^\"]+", "$12020-01-01T00:00:00Z")));
		HttpResponse<String> expired = hub.visitor().get(link);
		assertThat(expired.statusCode()).isEqualTo(410);
		assertThat(expired.body()).contains("Its time is over", "ask whoever invited you");
		assertThat(hub.visitor().get("/identity/password/nothing").body()).contains("look for the latest mail");
		Visitor operator = hub.operator();
		assertThat(operator.get("/identity/people").body()).contains("invitation expired");
		String person = "/identity/people/" + hub.id("Late Comer");
		operator.post(person, person + "/link");
		String fresh = Hub.link(hub.mail("late@hub.example", 2));
		assertThat(hub.visitor().get(link).body()).contains("look for the latest mail");
		assertThat(hub.visitor().post(fresh, fresh, "password", GOOD).statusCode()).isEqualTo(302);
	}

	@ParameterizedTest
	@CsvSource({ "short one,too short", "password password password,first that anybody would try",
			"aaaaaaaaaaaaaaaaaaaaaa,first that anybody would try", "1234567890123456789,first that anybody would try",
			"qwertyuiopasdfghjkl,first that anybody would try",
			"Pat Weak Pat Weak 2026!,first that anybody would try" })
	void weakPasswordIsRefusedInWords(String password, String words) throws Exception {
		String link = weak();
		HttpResponse<String> refused = hub.visitor().post(link, link, "password", password);
		assertThat(refused.statusCode()).isEqualTo(422);
		assertThat(refused.body()).contains(words, "aria-invalid=\"true\"");
	}

	private static String weak() throws Exception {
		try {
			hub.id("Pat Weak");
		}
		catch (NoSuchElementException ex) {
			hub.invited("Pat Weak", "pat@hub.example", "reader");
		}
		return Hub.link(hub.mail("pat@hub.example", 1));
	}

	@Test
	void passwordOfAnyScriptAndLengthIsTakenWhole() throws Exception {
		String arabic = "أربع كلمات لا يجمعها أحد غيري في أي مكان من هذا العالم الواسع الرحب";
		Visitor lina = hub.person("Lina Haddad", arabic, "reader");
		assertThat(lina.get("/identity/account").statusCode()).isEqualTo(200);
		assertThat(hub.visitor().signIn("Lina Haddad", arabic.substring(0, 60))).endsWith("error");
		assertThat(hub.visitor().signIn("Lina Haddad", arabic + "!")).endsWith("error");
		// e and a combining accent, typed elsewhere as one letter
		hub.person("Zoe Composed", "cafe\u0301 sous la pluie du soir", "reader");
		assertThat(hub.visitor().signIn("Zoe Composed", "caf\u00e9 sous la pluie du soir")).endsWith("/desk");
	}

	@Test
	void onlyOperatorsManagePeople() throws Exception {
		Visitor chief = hub.person("Chief Only", GOOD, "chief-editor");
		assertThat(chief.get("/identity/people").statusCode()).isEqualTo(403);
		assertThat(chief
			.post("/identity/account", "/identity/people", "name", "X", "email", "x@hub.example", "roles", "operator")
			.statusCode()).isEqualTo(403);
		assertThat(chief.get("/identity/account").body()).contains("Chief editor").doesNotContain("/identity/people");
		assertThat(hub.visitor().get("/identity/people").headers().firstValue("Location").orElseThrow())
			.endsWith("/identity/login");
	}

	@Test
	void lastOperatorCanNeitherGoNorBeDemoted() throws Exception {
		Visitor operator = hub.operator();
		String self = "/identity/people/editor";
		for (HttpResponse<String> refused : List.of(operator.post(self, self + "/removal"),
				operator.post(self, self + "/roles", "roles", "editor"),
				operator.post(self, self + "/suspension", "suspended", "true"))) {
			assertThat(refused.statusCode()).isEqualTo(422);
			assertThat(refused.body()).contains("the last operator who can sign in");
		}
		// who was invited and has not come yet is nobody who could let people in
		hub.invited("Second Operator", "second@hub.example", "operator");
		assertThat(operator.post(self, self + "/removal").statusCode()).isEqualTo(422);
		assertThat(operator.get(self).statusCode()).isEqualTo(200);
	}

	@Test
	void whoIsSuspendedOrRemovedIsOutAtOnce() throws Exception {
		Visitor ben = hub.person("Ben Okri", GOOD, "editor", "reader");
		Visitor operator = hub.operator();
		String person = "/identity/people/" + hub.id("Ben Okri");
		assertThat(operator.post(person, person + "/suspension", "suspended", "true").statusCode()).isEqualTo(302);
		assertThat(ben.get("/identity/account").statusCode()).isEqualTo(302);
		assertThat(hub.visitor().signIn("Ben Okri", GOOD)).endsWith("error");
		operator.post(person, person + "/suspension", "suspended", "false");
		Visitor back = hub.signedIn("Ben Okri", GOOD);
		operator.post(person, person + "/removal");
		assertThat(back.get("/identity/account").statusCode()).isEqualTo(302);
		assertThat(operator.get(person).statusCode()).isEqualTo(404);
		String log = operator.get("/identity/people/log").body();
		assertThat(log).contains("Suspended", "Let in again", "Removed the account of", "<bdi>Ben Okri</bdi>",
				"<bdi>editor</bdi>");
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '\'', value = { "'',a@hub.example,reader,give a name",
			"'   ',a@hub.example,reader,give a name", "A,nothing,reader,not an email address",
			"A,a@b@c,reader,not an email address", "A,'a@hub.example, b@hub.example',reader,not an email address",
			"A,a@hub.example,king,choose at least one role", "Editor,a@hub.example,reader,has this name already" })
	void invitationThatCannotBeSaysWhy(String name, String email, String role, String words) throws Exception {
		HttpResponse<String> refused = hub.operator()
			.post("/identity/people", "/identity/people", "name", name, "email", email, "roles", role);
		assertThat(refused.statusCode()).isEqualTo(422);
		assertThat(refused.body()).contains(words);
	}

	@Test
	void nameOfAnInvitedPersonIsTextAndNothingElse() throws Exception {
		hub.invited("<b>Eve</b>\r\nBcc: all@hub.example", "eve@hub.example", "reader");
		assertThat(hub.mail("eve@hub.example", 1)).contains("Dear <b>Eve</b> ");
		assertThat(hub.operator().get("/identity/people").body()).contains("&lt;b&gt;Eve&lt;/b&gt;")
			.doesNotContain("<b>Eve");
	}

	@ParameterizedTest
	@ValueSource(strings = { "fr", "es", "ar" })
	void pagesSpeakEveryLanguage(String language) throws Exception {
		Visitor operator = hub.operator();
		for (String path : new String[] { "/identity/login", "/identity/password", "/identity/people",
				"/identity/people/editor", "/identity/people/log", "/identity/account" }) {
			String page = operator.get(path + "?lang=" + language).body();
			assertThat(page).as(path)
				.contains("lang=\"" + language + "\"", language.equals("ar") ? "dir=\"rtl\"" : "dir=\"ltr\"")
				.doesNotContain("??");
		}
	}

	@Test
	void whatIsKeptIsItsOwnersOnly() throws Exception {
		hub.operator();
		for (String name : new String[] { "people.json", "sign-ins.json", "known-browsers-key.json" }) {
			assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(hub.kept(name)))).as(name)
				.isEqualTo("rw-------");
		}
	}

}
