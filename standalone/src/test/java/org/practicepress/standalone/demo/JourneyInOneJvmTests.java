package org.practicepress.standalone.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.practicepress.standalone.site.Progress;
import org.practicepress.standalone.site.Site;
import org.practicepress.standalone.site.SiteOptions;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@code practice-press demo} does, on free ports. The log has nothing to say about
 * it that somebody should act on.
 */
class JourneyInOneJvmTests {

	private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

	private static final Path LOG = OneSite.LOG;

	/** A link that opens a page to whoever has it. */
	private static final Pattern SECRET_LINK = Pattern.compile("/(submissions|form)/[A-Za-z0-9_-]{43}");

	private static final Pattern ALARM = Pattern.compile("\\S+ +(WARN|ERROR) .*");

	/** Of collections that grow, none. */
	private static final Set<String> MEANT_TO_SCAN = Set.of();

	@Test
	void everyStepHoldsAndANewStartGoesOnWhereItWas(@TempDir Path data) throws IOException {
		long before = Files.exists(LOG) ? Files.size(LOG) : 0;
		String password;
		try (Site site = Site.start(new SiteOptions(data, 0, 0, 0, null), new Progress(OUT))) {
			password = Objects.requireNonNull(site.editorPassword());
			assertThat(Demo.play(site, OUT)).isTrue();
			assertThat(site.scans().keySet()).as("questions no index serves").isSubsetOf(MEANT_TO_SCAN);
		}
		try (Site site = Site.start(new SiteOptions(data, 0, 0, 0, null), new Progress(OUT))) {
			assertThat(site.editorPassword()).isNull();
			Browser browser = new Browser(site.url());
			assertThat(browser.open("/factsheets").text()).contains(Story.TITLE);
			assertThat(browser.open("/factsheets/1").status()).isEqualTo(200);
			Browser.Page desk = browser.submit(browser.open("/desk"), "/login",
					java.util.Map.of("username", "editor", "password", password));
			assertThat(desk.uri().getPath()).isEqualTo("/desk");
			assertThat(site.showsMails()).isTrue();
			assertThat(browser.open("/identity/mail").text()).contains("Our practice from Iraq");
			assertThat(site.scans().keySet()).as("questions no index serves").isSubsetOf(MEANT_TO_SCAN);
		}
		assertThat(logged(before)).as("the log of a quiet site")
			.noneMatch(ALARM.asMatchPredicate())
			.noneMatch(SECRET_LINK.asPredicate())
			.isNotEmpty();
	}

	private static List<String> logged(long from) throws IOException {
		byte[] log = Files.readAllBytes(LOG);
		int start = (from <= log.length) ? (int) from : 0;
		return new String(log, start, log.length - start, StandardCharsets.UTF_8).lines().toList();
	}

}
