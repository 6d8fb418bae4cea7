package org.practicepress.intake.webform;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.ScreenshotAnimations;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.practicepress.intake.FilledForms;
import org.practicepress.intake.IntakeSite;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/**
 * The form on the site in a real browser, with scripts and without, and a picture of
 * every page on the way in {@code target/screenshots}.
 */
class WebFormInChromiumTests {

	private static final Path CHROMIUM = Path.of(System.getenv().getOrDefault("CHROMIUM", "/usr/bin/chromium"));

	private static final Path PICTURES = Path.of("target", "screenshots");

	private static final Pattern STATUS = Pattern.compile(".*/submissions/[A-Za-z0-9_-]{43}");

	private static IntakeSite site;

	private static Playwright playwright;

	private static Browser chromium;

	@BeforeAll
	static void start() throws Exception {
		Assumptions.assumeTrue(Files.isExecutable(CHROMIUM), "Chromium is not installed");
		Files.createDirectories(PICTURES);
		site = IntakeSite.running();
		// a busy machine may take its time
		PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
		playwright = Playwright
			.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
		chromium = playwright.chromium()
			.launch(new BrowserType.LaunchOptions().setExecutablePath(CHROMIUM)
				.setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
						"--disable-background-networking", "--disable-component-update", "--disable-sync")));
	}

	@AfterAll
	static void stop() {
		if (chromium != null) {
			chromium.close();
			playwright.close();
		}
	}

	@Test
	void withoutScriptsItIsFilledInMendedAndSent() {
		try (BrowserContext context = context(false)) {
			Page page = context.newPage();
			page.navigate("/?lang=en");
			picture(page, "home-en");
			page.locator("a[href='/form']").first().click();
			picture(page, "form-en");
			fill(page);
			page.locator("[id='photo~1']")
				.setInputFiles(new FilePayload("bakery.jpg", "image/jpeg", FilledForms.photo(0.5f)));
			page.locator("[id='photo~1~caption']").fill("A bakery in Erbil");
			press(page, "send");
			page.waitForURL(Pattern.compile(".*/form/[A-Za-z0-9_-]{43}.*"));
			assertThat(page.locator("#obstacles")).isFocused();
			assertThat(page.locator("#obstacles li")).hasCount(2);
			picture(page, "form-mend-en");
			// the link leads to the question, and everything else is still there
			page.locator("#obstacles a").first().click();
			assertThat(page.locator("[id='practice.results']")).isFocused();
			assertThat(input(page, "practice.title")).hasValue("Support to small enterprises");
			assertThat(page.locator(".kept-name")).hasText("bakery.jpg");
			input(page, "practice.results").fill("Of 412 people hired, 171 were women.");
			page.locator("[id='consent.photos-yes']").check();
			press(page, "send");
			page.waitForURL(STATUS);
			assertThat(page.locator(".eyebrow")).hasText(Pattern.compile("PP-[2-9A-Z]{6}"));
		}
	}

	@Test
	void withScriptsNothingTypedIsLost() {
		try (BrowserContext context = context(true)) {
			Page page = context.newPage();
			page.navigate("/form?lang=en");
			input(page, "practice.title").fill("Support to small enterprises");
			input(page, "practice.summary").fill("word ".repeat(61));
			page.locator("[id='practice.phase-return']").check();
			page.locator("[id='practice.country-1']").selectOption("IQ");
			assertThat(page.locator(".question:has([id='practice.summary']) .count")).hasText("61 of 60 words");
			input(page, "contributor.email").fill("nobody");
			input(page, "contributor.name").focus();
			Locator problem = page.locator("[id='contributor.email-problem']");
			assertThat(problem).containsText("name@example.org");
			assertThat(page.locator("#announcements")).containsText("Email address");
			input(page, "contributor.email").fill("rozhin@tigris.example");
			input(page, "contributor.name").focus();
			assertThat(problem).isEmpty();
			// saved soon after the last key
			page.waitForCondition(() -> stored(page).contains("rozhin@tigris.example"));
			// another language asks the same questions: the answers go along
			page.navigate("/form?lang=ar");
			assertThat(page.locator("#restore")).isVisible();
			picture(page, "form-ar");
			page.locator("[data-restore]").click();
			assertThat(input(page, "practice.title")).hasValue("Support to small enterprises");
			assertThat(page.locator("[id='practice.phase-return']")).isChecked();
			assertThat(page.locator("[id='practice.country-1']")).hasValue("IQ");
			page.navigate("/form?lang=en");
			page.locator("[data-restore]").click();
			fill(page);
			input(page, "practice.results").fill("Of 412 people hired, 171 were women.");
			press(page, "send");
			page.waitForURL(STATUS);
			page.waitForCondition(() -> stored(page).equals("{}"));
			assertThat(page.locator("#answers")).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(60_000));
			picture(page, "status-en");
			page.locator("a[href$='/form']").click();
			picture(page, "mend-en");
			input(page, "practice.place").fill("Erbil");
			press(page, "later");
			page.waitForURL(Pattern.compile(".*link=mailed.*"));
			assertThat(page.locator("#link-sent")).isFocused();
			picture(page, "later-en");
			assertThat(input(page, "practice.place")).hasValue("Erbil");
			page.navigate("/?lang=ar");
			picture(page, "home-ar");
		}
	}

	private static BrowserContext context(boolean scripts) {
		return chromium
			.newContext(new Browser.NewContextOptions().setBaseURL(site.url()).setJavaScriptEnabled(scripts));
	}

	private static void fill(Page page) {
		Map<String, String> texts = Map.ofEntries(Map.entry("contributor.name", "Rozhin Karim"),
				Map.entry("contributor.email", "rozhin@tigris.example"),
				Map.entry("contributor.organisation", "Tigris Enterprise Network"),
				Map.entry("practice.title", "Support to small enterprises"),
				Map.entry("practice.summary", "Small enterprises received grants and hired returnees."),
				Map.entry("practice.start", "2020-09"), Map.entry("practice.context", "Jobs are few."),
				Map.entry("practice.objective", "Lasting jobs."), Map.entry("practice.description", "A panel chose."),
				Map.entry("practice.success-factors", "Mentors"), Map.entry("practice.challenges", "Relatives"),
				Map.entry("practice.sustainability", "By the chambers"), Map.entry("practice.replication", "A chamber"),
				Map.entry("practice.recommendations", "Two parts"), Map.entry("practice.budget", "120 000"));
		texts.forEach((key, text) -> input(page, key).fill(text));
		page.locator("[id='practice.country-1']").selectOption("IQ");
		for (String box : List.of("practice.phase-reintegration", "practice.level-community",
				"practice.dimension-economic", "practice.theme-housing", "practice.target-group-returnees",
				"practice.evidence-anecdotal", "consent.publish-yes", "consent.contact-no")) {
			page.locator("[id='" + box + "']").check();
		}
	}

	private static String stored(Page page) {
		return String.valueOf(page.evaluate("JSON.stringify(localStorage)"));
	}

	private static Locator input(Page page, String key) {
		return page.locator("[id='" + key + "']");
	}

	private static void press(Page page, String button) {
		page.locator("button[name='do'][value='" + button + "']").click();
	}

	/** The page as it is, on a desk and a phone, by day and by night. */
	private static void picture(Page page, String name) {
		for (int width : new int[] { 390, 1280 }) {
			page.setViewportSize(width, 900);
			for (ColorScheme scheme : new ColorScheme[] { ColorScheme.DARK, ColorScheme.LIGHT }) {
				page.emulateMedia(
						new Page.EmulateMediaOptions().setColorScheme(scheme).setReducedMotion(ReducedMotion.REDUCE));
				org.assertj.core.api.Assertions
					.assertThat(page.locator("main")
						.evaluate("main => Math.max(0, main.scrollWidth - document.documentElement.clientWidth)"))
					.as(name + " at " + width + " pixels is wider than the window by")
					.isEqualTo(0);
				page.screenshot(new Page.ScreenshotOptions().setFullPage(true)
					.setAnimations(ScreenshotAnimations.DISABLED)
					.setPath(PICTURES
						.resolve(name + "-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT) + ".png")));
			}
		}
	}

}
