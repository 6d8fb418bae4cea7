package org.practicepress.standalone.demo;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.practicepress.standalone.site.Progress;
import org.practicepress.standalone.site.Site;
import org.practicepress.standalone.site.SiteOptions;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@code practice-press demo} does, on free ports.
 */
class JourneyInOneJvmTests {

	private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

	@Test
	void everyStepHoldsAndANewStartGoesOnWhereItWas(@TempDir Path data) {
		String password;
		try (Site site = Site.start(new SiteOptions(data, 0, 0, 0, null), new Progress(OUT))) {
			password = Objects.requireNonNull(site.editorPassword());
			assertThat(Demo.play(site, OUT)).isTrue();
		}
		try (Site site = Site.start(new SiteOptions(data, 0, 0, 0, null), new Progress(OUT))) {
			assertThat(site.editorPassword()).isNull();
			Browser browser = new Browser(site.url());
			assertThat(browser.open("/factsheets").text()).contains(Story.TITLE);
			assertThat(browser.open("/factsheets/1").status()).isEqualTo(200);
			Browser.Page desk = browser.submit(browser.open("/desk"), "/login",
					java.util.Map.of("username", "editor", "password", password));
			assertThat(desk.uri().getPath()).isEqualTo("/desk");
		}
	}

}
