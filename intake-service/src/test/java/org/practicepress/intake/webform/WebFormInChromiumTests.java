package org.practicepress.intake.webform;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.practicepress.form.FormLanguage;
import org.practicepress.intake.FilledForms;
import org.practicepress.intake.IntakeSite;
import org.practicepress.intake.submission.Submissions;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/**
 * The form on the site in a real browser, with scripts and without. Every page on the way
 * must fit the screen; with {@code -Dscreenshots} its pictures are in
 * {@code target/screenshots}.
 */
class WebFormInChromiumTests {

	private static final Path CHROMIUM = Path.of(System.getenv().getOrDefault("CHROMIUM", "/usr/bin/chromium"));

	private static final Path PICTURES = Path.of("target", "screenshots");

	private static final boolean PICTURED = Boolean.getBoolean("screenshots");

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
						"--disable-background-networking", "--disable-component-update", "--disable-sync",
						// the site by the name people know it by, and as behind https
						"--host-resolver-rules=MAP practices.example:80 " + URI.create(site.url()).getAuthority(),
						"--unsafely-treat-insecure-origin-as-secure=" + IntakeSite.PUBLIC_URL)));
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
			assertThat(input(page, "practice.title")).hasValue("Support to small enterprises");
			assertThat(page.locator("[id='practice.phase-return']")).isChecked();
			assertThat(page.locator("[id='practice.country-1']")).hasValue("IQ");
			assertThat(kept(page, "back")).isVisible();
			picture(page, "form-ar");
			page.navigate("/form?lang=en");
			assertThat(input(page, "practice.title")).hasValue("Support to small enterprises");
			// what is said on top moves all that is below it, once
			assertThat(kept(page, "back")).isVisible();
			fill(page);
			input(page, "practice.results").fill("Of 412 people hired, 171 were women.");
			press(page, "send");
			page.waitForURL(STATUS);
			page.waitForCondition(() -> stored(page).equals("{}"));
			assertThat(page.locator("#answers")).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(60_000));
			String status = URI.create(page.url()).getPath();
			page.locator("#co-authors summary").click();
			page.locator("#co-author-name").fill("Omar Haddad عمر");
			page.locator("#co-author-email").fill("omar@tigris.example");
			page.locator("#co-authors details button").click();
			assertThat(page.locator("#co-authors")).containsText("omar@tigris.example");
			correctedAndUnreached(status);
			page.navigate(status + "?lang=ar");
			picture(page, "status-ar");
			page.navigate(status + "/form?lang=ar");
			picture(page, "mend-ar");
			page.navigate(status + "?lang=en");
			assertThat(page.locator("#corrected")).isVisible();
			assertThat(page.locator("#co-authors .notice")).isVisible();
			picture(page, "status-en");
			page.locator("a[href$='/form']").first().click();
			assertThat(page.locator("[id='practice.title-corrected']")).isVisible();
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

	@Test
	void aSendingThatFailsKeepsTheTextWhateverIsOpenedNext() {
		try (BrowserContext context = context(true)) {
			Page page = context.newPage();
			String earlier = sent(page);
			page.navigate("/form?lang=en");
			fill(page);
			input(page, "practice.results").fill("Of 412 people hired, 171 were women.");
			input(page, "practice.title").fill("A second practice");
			page.route("**/form?lang=en", (route) -> {
				if (route.request().method().equals("POST")) {
					route.abort("internetdisconnected");
				}
				else {
					route.resume();
				}
			});
			press(page, "send");
			page.waitForURL("chrome-error://chromewebdata/");
			page.navigate(earlier);
			assertThat(page.locator(".eyebrow")).hasText(Pattern.compile("PP-[2-9A-Z]{6}"));
			page.navigate("/form?lang=en");
			assertThat(input(page, "practice.title")).hasValue("A second practice");
			// not lost by an old address with another sending's name either
			page.navigate(earlier + "#sent=0123456789abcdef");
			page.navigate("/form?lang=en");
			assertThat(input(page, "practice.title")).hasValue("A second practice");
			page.unroute("**/form?lang=en");
			press(page, "send");
			page.waitForURL(STATUS);
			page.waitForCondition(() -> stored(page).equals("{}"));
			org.assertj.core.api.Assertions.assertThat(page.url()).doesNotContain(earlier).doesNotContain("#");
			page.goBack();
			page.navigate("/form?lang=en");
			assertThat(input(page, "practice.title")).hasValue("");
		}
	}

	@Test
	void whatWasTypedIsThereByItselfAfterAReloadAndInAnotherLanguage() {
		try (BrowserContext context = context(true)) {
			Page page = context.newPage();
			page.navigate("/form?lang=en");
			input(page, "practice.title").fill("Support to small enterprises");
			input(page, "practice.context").fill("Jobs are few.\n\nBanks ask.");
			page.locator("[id='practice.phase-return']").check();
			page.locator("[id='practice.evidence-anecdotal']").check();
			page.locator("[id='practice.country-1']").selectOption("IQ");
			input(page, "practice.start").fill("2020-09");
			input(page, "photo~1").setInputFiles(new FilePayload("bakery.jpg", "image/jpeg", FilledForms.photo(0.5f)));
			input(page, "photo~1~caption").fill("A bakery in Erbil");
			page.reload();
			assertTyped(page);
			assertThat(kept(page, "back")).containsText("bakery.jpg");
			assertThat(page.locator("#announcements")).containsText("What you wrote is here again");
			org.assertj.core.api.Assertions.assertThat(page.evaluate("document.activeElement.tagName"))
				.isEqualTo("BODY");
			picture(page, "form-back-en");
			for (FormLanguage language : FormLanguage.values()) {
				page.locator(".colophon a[hreflang='" + language.code() + "']").click();
				assertThat(page.locator("html")).hasAttribute("lang", language.code());
				assertTyped(page);
				assertThat(kept(page, "back")).isVisible();
			}
			// what was unticked stays unticked
			page.locator("[id='practice.phase-return']").uncheck();
			page.locator("[id='practice.level-community']").check();
			page.reload();
			assertThat(page.locator("[id='practice.level-community']")).isChecked();
			assertThat(page.locator("[id='practice.phase-return']")).not().isChecked();
			page.navigate("/form?lang=ar");
			kept(page, "back").locator("button").press("Enter");
			assertThat(input(page, "practice.title")).hasValue("");
			assertThat(page.locator("[id='practice.level-community']")).not().isChecked();
			assertThat(page.locator("[id='practice.country-1']")).hasValue("");
			assertThat(kept(page, "undone").locator("button")).isFocused();
			picture(page, "form-undone-ar");
			kept(page, "undone").locator("button").press("Enter");
			assertThat(input(page, "practice.title")).hasValue("Support to small enterprises");
			kept(page, "back").locator("button").press("Enter");
			page.reload();
			assertThat(input(page, "practice.title")).hasValue("");
			org.assertj.core.api.Assertions.assertThat(stored(page)).isEqualTo("{}");
		}
	}

	private static void assertTyped(Page page) {
		assertThat(input(page, "practice.title")).hasValue("Support to small enterprises");
		assertThat(input(page, "practice.context")).hasValue("Jobs are few.\n\nBanks ask.");
		assertThat(page.locator("[id='practice.phase-return']")).isChecked();
		assertThat(page.locator("[id='practice.evidence-anecdotal']")).isChecked();
		assertThat(page.locator("[id='practice.country-1']")).hasValue("IQ");
		assertThat(input(page, "practice.start")).hasValue("2020-09");
		assertThat(input(page, "photo~1~caption")).hasValue("A bakery in Erbil");
	}

	@Test
	void twoTabsHoldTwoForms() {
		try (BrowserContext context = context(true)) {
			Page one = context.newPage();
			one.navigate("/form?lang=en");
			input(one, "practice.title").fill("The first");
			one.waitForCondition(() -> stored(one).contains("The first"));
			Page two = context.newPage();
			two.navigate("/form?lang=en");
			two.waitForCondition(() -> two.evaluate("sessionStorage.length").equals(1));
			assertThat(input(two, "practice.title")).hasValue("");
			input(two, "practice.title").fill("The second");
			input(two, "contributor.email").fill("rozhin@tigris.example");
			one.reload();
			two.reload();
			assertThat(input(one, "practice.title")).hasValue("The first");
			assertThat(input(two, "practice.title")).hasValue("The second");
			press(two, "later");
			two.waitForURL(Pattern.compile(".*/form/[A-Za-z0-9_-]{43}.*"));
			assertThat(two.locator("#link-sent")).isFocused();
			two.waitForCondition(() -> !stored(two).contains("The second"));
			one.reload();
			assertThat(input(one, "practice.title")).hasValue("The first");
			// whoever closes the tab finds the text in the next one
			one.close();
			Page three = context.newPage();
			three.navigate("/form?lang=en");
			assertThat(input(three, "practice.title")).hasValue("The first");
		}
	}

	@Test
	void whatWasSavedElsewhereSinceIsNotOverwrittenAndNothingIsThrownAwayUnasked() {
		try (BrowserContext context = context(true); BrowserContext phone = context(true)) {
			Page page = context.newPage();
			page.navigate("/form?lang=en");
			input(page, "practice.title").fill("As it was saved");
			press(page, "later");
			page.waitForURL(Pattern.compile(".*/form/[A-Za-z0-9_-]{43}.*"));
			String draft = page.url().replaceFirst("\\?.*", "");
			page.navigate(draft);
			input(page, "practice.place").fill("Erbil");
			page.reload();
			assertThat(input(page, "practice.place")).hasValue("Erbil");
			assertThat(kept(page, "back").locator("button")).hasText("Go back to what was saved");

			Page other = phone.newPage();
			other.navigate(draft);
			input(other, "practice.title").fill("As the phone has it");
			press(other, "later");
			other.waitForURL(Pattern.compile(".*link=.*"));
			other.waitForCondition(() -> stored(other).equals("{}"));

			page.reload();
			assertThat(kept(page, "other")).isVisible();
			assertThat(input(page, "practice.title")).hasValue("As the phone has it");
			picture(page, "form-other-en");
			input(page, "practice.summary").fill("Typed on what the phone has.");
			page.reload();
			assertThat(input(page, "practice.summary")).hasValue("Typed on what the phone has.");
			kept(page, "other").locator("[data-swap]").click();
			assertThat(input(page, "practice.title")).hasValue("As it was saved");
			assertThat(input(page, "practice.place")).hasValue("Erbil");
			assertThat(input(page, "practice.summary")).hasValue("");
			kept(page, "back").locator("button").click();
			assertThat(input(page, "practice.summary")).hasValue("Typed on what the phone has.");
		}
	}

	@Test
	void withoutAConnectionTheFormStaysWithItsFiles() {
		try (BrowserContext context = context(true)) {
			Page page = context.newPage();
			page.navigate("/form?lang=en");
			fill(page);
			input(page, "practice.results").fill("Of 412 people hired, 171 were women.");
			page.locator("[id='consent.photos-yes']").check();
			input(page, "photo~1").setInputFiles(new FilePayload("bakery.jpg", "image/jpeg", FilledForms.photo(0.5f)));
			context.setOffline(true);
			press(page, "send");
			assertThat(page.locator("#offline")).isVisible();
			assertThat(page.locator("#announcements")).containsText("nothing was sent");
			picture(page, "form-offline-en");
			context.setOffline(false);
			assertThat(page.locator("#offline")).isHidden();
			press(page, "send");
			page.waitForURL(STATUS);
			page.waitForCondition(() -> stored(page).equals("{}"));
		}
	}

	@Test
	void aBrowserThatKeepsNothingSaysSo() {
		for (String keepsNothing : List.of(
				"Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })",
				"Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }")) {
			try (BrowserContext context = context(true)) {
				context.addInitScript(keepsNothing);
				Page page = context.newPage();
				page.navigate("/form?lang=en");
				assertThat(page.locator("#unkept")).isHidden();
				input(page, "practice.title").pressSequentially("Support");
				assertThat(page.locator("#unkept")).isVisible();
				assertThat(page.locator("#announcements")).containsText("does not keep what you type");
				String[] asked = new String[1];
				page.onDialog((dialog) -> {
					asked[0] = dialog.type();
					dialog.accept();
				});
				page.reload();
				org.assertj.core.api.Assertions.assertThat(asked[0]).isEqualTo("beforeunload");
				asked[0] = "";
				// what is said on top moves all that is below it, once
				input(page, "practice.results").fill("Of 412 people hired, 171 were women.");
				assertThat(page.locator("#unkept")).isVisible();
				fill(page);
				press(page, "send");
				page.waitForURL(STATUS);
				org.assertj.core.api.Assertions.assertThat(asked[0]).isEmpty();
			}
		}
	}

	@Test
	void whatAnEarlierFormAskedForIsNotLost() {
		try (BrowserContext context = context(true)) {
			Page page = context.newPage();
			page.navigate("/form?lang=en");
			page.evaluate(
					"""
							localStorage.setItem('practice-form/v0/form', JSON.stringify({ at: 1, values: {
								'practice.title': ['Support'], 'practice.country': ['IQ', 'XX'], 'practice.start': ['spring'],
								'practice.phase': ['return', 'no-longer-asked'], 'practice.old': ['An old <b>answer</b>'] } }))""");
			page.navigate("/form?lang=en");
			assertThat(input(page, "practice.title")).hasValue("Support");
			assertThat(input(page, "practice.start")).hasValue("spring");
			assertThat(page.locator("[id='practice.phase-return']")).isChecked();
			assertThat(page.locator("[id='practice.country-1']")).hasValue("IQ");
			assertThat(page.locator("#homeless li"))
				.hasText(new String[] { "XX", "no-longer-asked", "An old <b>answer</b>" });
			picture(page, "form-homeless-en");
			input(page, "practice.place").fill("Erbil");
			page.reload();
			assertThat(page.locator("#homeless li")).hasCount(3);
			assertThat(input(page, "practice.place")).hasValue("Erbil");
		}
	}

	/** An editor has mended a slip, and the mail that asks the co-author came back. */
	private static void correctedAndUnreached(String status) {
		Submissions submissions = site.bean(Submissions.class);
		String id = submissions.findByToken(status.substring("/submissions/".length())).orElseThrow().id();
		submissions.change(id,
				(submission) -> Optional.of(submission.corrected("practice.title", "Support to small enterprises",
						"Support to small enterprises in Erbil", site.bean(Clock.class).instant())));
		site.bean(MongoDatabase.class)
			.getCollection("coauthors")
			.updateOne(Filters.eq("state.submissionId", id), Updates.set("state.unreachedAt", "2026-11-26T10:00:00Z"));
	}

	private static Locator kept(Page page, String state) {
		return page.locator("[data-kept='" + state + "']");
	}

	/** Sends a practice, and gives the address of its status page. */
	private static String sent(Page page) {
		page.navigate("/form?lang=en");
		fill(page);
		input(page, "practice.results").fill("Of 412 people hired, 171 were women.");
		press(page, "send");
		page.waitForURL(STATUS);
		page.waitForCondition(() -> stored(page).equals("{}"));
		return page.url();
	}

	private static BrowserContext context(boolean scripts) {
		BrowserContext context = chromium.newContext(
				new Browser.NewContextOptions().setBaseURL(IntakeSite.PUBLIC_URL).setJavaScriptEnabled(scripts));
		context.setDefaultTimeout(120_000);
		return context;
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
				if (PICTURED) {
					page.screenshot(new Page.ScreenshotOptions().setFullPage(true)
						.setAnimations(ScreenshotAnimations.DISABLED)
						.setPath(PICTURES
							.resolve(name + "-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT) + ".png")));
				}
			}
		}
	}

}
