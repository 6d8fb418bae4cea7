package org.practicepress.embedded.identity;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A hub that bears its own name, and no trace of the program's. */
class NamedHubTests {

	private static final String NAME = "Bonnes pratiques d'Irak";

	@TempDir
	private Path directory;

	@Test
	void pagesAndMailsBearTheNameTheColourAndTheLogoOfTheHub() throws Exception {
		Path logo = Files.writeString(this.directory.resolve("logo.svg"),
				"<svg xmlns='http://www.w3.org/2000/svg' width='60' height='20'><path d='M0 0h60v20H0z'/></svg>");
		try (Hub hub = new Hub(this.directory,
				Map.of("name", NAME, "accent", "#663399", "logo", logo.toString(), "languages", "fr,en"))) {
			for (String language : new String[] { "en", "fr" }) {
				String page = hub.visitor().get("/identity/login?lang=" + language).body();
				assertThat(page).contains("Bonnes pratiques d&#39;Irak</span>", "/identity/design/accent.css?v=")
					.contains("/identity/design/logo.png?v=")
					.doesNotContain("Practice Press", "hreflang=\"es\"");
			}
			assertThat(hub.visitor().get("/identity/design/logo.png").statusCode()).isEqualTo(200);
			for (String language : new String[] { "en", "fr", "es", "ar" }) {
				String address = language + "@hub.example";
				hub.operator()
					.post("/identity/people", "/identity/people", "name", "Ana " + language, "email", address,
							"language", language, "roles", "editor");
				String link = assertNamed(hub.mail(address, 1));
				hub.visitor().post(link, link, "password", "seven otters carry lamps");
				hub.visitor().post("/identity/password", "/identity/password", "username", address);
				String another = assertNamed(hub.mail(address, 2));
				hub.visitor().post(another, another, "password", "eight otters carry lamps");
				assertNamed(hub.mail(address, 3));
			}
			assertThat(hub.operator().get("/identity/account/second-factor").body())
				.contains("otpauth://totp/Bonnes%20pratiques%20d%27Irak");
		}
	}

	private static String assertNamed(String mail) {
		assertThat(mail.lines().toList().getFirst()).contains(NAME);
		assertThat(mail.lines().toList().get(1)).isEqualTo("Example Hub <practices@localhost>");
		assertThat(mail.substring(mail.indexOf('>'))).contains(NAME);
		assertThat(mail).doesNotContain("Practice Press", "{");
		return mail.contains("/identity/password/") ? Hub.link(mail) : "";
	}

}
