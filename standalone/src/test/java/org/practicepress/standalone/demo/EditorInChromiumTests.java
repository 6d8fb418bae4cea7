package org.practicepress.standalone.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.ReducedMotion;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.practicepress.standalone.demo.Postbox.Attachment;
import org.practicepress.standalone.demo.Story.Person;
import org.practicepress.standalone.site.Site;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/**
 * The editor's part of the journey and the contributor's pages in a real browser. Every
 * page on the way must be accessible and fit the screen; with {@code -Dscreenshots} its
 * pictures are in {@code target/screenshots}.
 */
@ExtendWith(OneSite.class)
class EditorInChromiumTests {

	private static final Path CHROMIUM = Path.of(System.getenv().getOrDefault("CHROMIUM", "/usr/bin/chromium"));

	private static final DateTimeFormatter HOUR_AND_MINUTE = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

	private static Playwright playwright;

	private static Browser chromium;

	@BeforeAll
	static void openChromium() throws Exception {
		Assumptions.assumeTrue(Files.isExecutable(CHROMIUM), "Chromium is not installed");
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
	static void closeChromium() {
		if (playwright != null) {
			chromium.close();
			playwright.close();
		}
	}

	@Test
	void takesAPracticeFromTheQueueToTheSeries(Site site) {
		Person amal = new Person("Amal Haddad", "amal@tigris.example");
		byte[] blank = new org.practicepress.standalone.demo.Browser(site.url())
			.get("/form/practice-form.en.docx", "*/*")
			.body();
		Postbox postbox = new Postbox(amal.address(), amal.name(), site.smtpPort(), site.imapPort());
		postbox.send(Site.PRACTICES_ADDRESS, "Our practice", "See attached.",
				List.of(Attachment.word("practice.docx", Story.practice(blank, amal, Story.PRECISE))), null);
		try (BrowserContext context = chromium.newContext(new Browser.NewContextOptions().setBaseURL(site.url()))) {
			Page page = context.newPage();
			picture(page, "home", "/");
			picture(page, "form", "/form");
			page.navigate("/desk");
			picture(page, "sign-in", null);
			signIn(page, site);
			Awaitility.await().atMost(java.time.Duration.ofMinutes(2)).until(() -> {
				page.reload();
				return page.getByText(Story.TITLE).count() > 0;
			});
			picture(page, "queue", null);
			page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Story.TITLE)).first().click();
			page.waitForURL("**/desk/reviews/**");
			assertThat(page.locator("main")).containsText("1,402 jobs created");
			picture(page, "review", null);
			submit(page, "/start");
			page.locator("details.correct:has([id='message-correction.practice.summary']) > summary").click();
			Locator summary = page.locator("[id='message-correction.practice.summary']");
			summary.fill(summary.inputValue() + " Indeed!");
			picture(page, "correcting", null);
			page.locator("details.correct[open] button.btn-primary").click();
			assertThat(page.locator("[id='corrected-practice.summary'] ins")).containsText("Indeed!");
			// by keyboard: the summary opens the decision, space chooses, enter decides
			Locator accept = page.locator("details.decision:has(form[action$='/acceptance']) summary");
			accept.focus();
			page.keyboard().press("Enter");
			page.locator("form[action$='/acceptance'] input[value='good']").focus();
			page.keyboard().press("Space");
			picture(page, "accepting", null);
			page.locator("[id='message-acceptance']").fill("Well done! أحسنتم");
			// the service knows the editor no longer
			context.clearCookies();
			submit(page, "/acceptance");
			page.getByLabel("Name").fill("editor");
			page.getByLabel("Password").fill(Objects.requireNonNull(site.editorPassword()));
			page.keyboard().press("Enter");
			page.waitForURL("**/desk/reviews/**");
			assertThat(page.locator("[role='alert']")).containsText("nothing has been sent");
			assertThat(page.locator("[id='message-acceptance']")).hasValue("Well done! أحسنتم");
			assertThat(page.locator("form[action$='/acceptance'] input[value='good']")).isChecked();
			picture(page, "review-unsent", null);
			picture(page, "review-unsent-ar", page.url() + "?lang=ar");
			page.navigate(page.url().replace("lang=ar", "lang=en"));
			submit(page, "/acceptance");
			assertThat(page.locator("main")).containsText(Pattern.compile("accepted", Pattern.CASE_INSENSITIVE));
			Awaitility.await().atMost(java.time.Duration.ofMinutes(1)).until(() -> {
				page.navigate("/desk/factsheets");
				return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Story.TITLE)).count() > 0;
			});
			picture(page, "drafts", null);
			page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Story.TITLE)).first().click();
			picture(page, "draft", null);
			String draft = page.url();
			page.locator("#summary").fill("Small firms grow, and hire those who came back.");
			press(page, "preview");
			assertThat(page.locator("main")).containsText("Small firms grow, and hire those who came back.");
			picture(page, "preview", null);
			page.getByText("Back to editing").click();
			assertThat(page.locator("#summary")).hasValue("Small firms grow, and hire those who came back.");
			picture(page, "draft-unsaved", null);
			page.locator("#title").fill("تعزيز فرص عمل العائدين ".repeat(8) + "x".repeat(90));
			press(page, "withdraw");
			picture(page, "withdrawal", null);
			picture(page, "withdrawal-ar", page.url() + "?lang=ar");
			page.navigate(draft + "?lang=en");
			picture(page, "draft-long", null);
			press(page, "publish");
			picture(page, "publication-long", null);
			page.getByText("Back to editing").click();
			page.locator("#title").fill(Story.TITLE);
			// the service knows the editor no longer
			context.clearCookies();
			press(page, "publish");
			page.getByLabel("Name").fill("editor");
			page.getByLabel("Password").fill(Objects.requireNonNull(site.editorPassword()));
			page.keyboard().press("Enter");
			page.waitForURL("**/desk/factsheets/*");
			assertThat(page.locator("#title")).hasValue(Story.TITLE);
			press(page, "publish");
			picture(page, "publication", null);
			picture(page, "publication-ar", page.url() + "?lang=ar");
			page.navigate(page.url().replace("lang=ar", "lang=en"));
			submit(page, "/publication");
			page.navigate("/factsheets");
			assertThat(page.locator("main")).containsText("Small firms grow, and hire those who came back.");
			picture(page, "series", null);
			page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Story.TITLE)).first().click();
			assertThat(page.locator("h1")).containsText(Story.TITLE);
			picture(page, "factsheet", null);
			picture(page, "factsheet-404", "/factsheets/4711");
			page.navigate("/desk?status=accepted");
			page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Story.TITLE)).first().click();
			page.waitForURL("**/desk/reviews/**");
			Awaitility.await().atMost(java.time.Duration.ofMinutes(2)).until(() -> {
				page.reload();
				return page.getByText("The published factsheet").count() > 0;
			});
			picture(page, "review-published", null);
			page.evaluate("document.querySelectorAll('details').forEach((each) => each.open = true)");
			picture(page, "review-opened", null);
			picture(page, "insight", "/desk/insight");
			picture(page, "insight-ar", "/desk/insight?lang=ar");
			page.navigate("/desk?status=all&lang=en");
			page.locator("#filters summary").click();
			picture(page, "queue-filters", null);
			picture(page, "mails", "/desk/mails");
			picture(page, "unsorted", "/desk/unsorted");
			picture(page, "operations", "/desk/operations");
			picture(page, "webhooks", "/desk/webhooks");
			Awaitility.await().atMost(java.time.Duration.ofMinutes(2)).until(() -> !postbox.read().isEmpty());
			java.util.regex.Matcher link = Pattern.compile("/submissions/[\\w-]+")
				.matcher(postbox.read().getFirst().text());
			org.assertj.core.api.Assertions.assertThat(link.find()).isTrue();
			picture(page, "status", link.group());
		}
	}

	/** As who uses no mouse does it, and knows of the page only what comes next. */
	@Test
	void anAnswerIsAskedAboutByKeyboardAlone(Site site) {
		Person salma = new Person("Salma Idris", "salma@tigris.example");
		byte[] blank = new org.practicepress.standalone.demo.Browser(site.url())
			.get("/form/practice-form.en.docx", "*/*")
			.body();
		new Postbox(salma.address(), salma.name(), site.smtpPort(), site.imapPort()).send(Site.PRACTICES_ADDRESS,
				"Our practice", "See attached.",
				List.of(Attachment.word("practice.docx", Story.practice(blank, salma, Story.PRECISE))), null);
		try (BrowserContext context = chromium.newContext(new Browser.NewContextOptions().setBaseURL(site.url()))) {
			Page page = context.newPage();
			signIn(page, site);
			Awaitility.await().atMost(java.time.Duration.ofMinutes(2)).until(() -> {
				page.navigate("/desk?q=Salma+Idris");
				return page.getByText(Story.TITLE).count() > 0;
			});
			page.keyboard().press("j");
			page.keyboard().press("Enter");
			page.waitForURL("**/desk/reviews/**");
			tabTo(page, "form[action$='/start'] button");
			page.keyboard().press("Enter");
			assertThat(page.locator("#ask")).isAttached();
			tabTo(page, "details.ask > summary");
			page.keyboard().press("Enter");
			tabTo(page, "details.ask textarea");
			page.keyboard().type("How many of them are women?");
			tabTo(page, "details.decision:has(#ask) > summary");
			page.keyboard().press("Enter");
			picture(page, "asking", null);
			tabTo(page, "[id='message-changes-requests']");
			page.keyboard().type("Nearly there.");
			tabTo(page, "#ask button.btn-primary");
			page.keyboard().press("Enter");
			assertThat(page.locator("main .status").first())
				.containsText(Pattern.compile("changes requested", Pattern.CASE_INSENSITIVE));
			assertThat(page.locator("main")).containsText("How many of them are women?");
			String review = page.url();
			page.locator("details.decision:has([id='message-messages']) summary").click();
			page.locator("[id='message-messages']").fill("There is no hurry. لا داعي للعجلة");
			page.locator("details.decision:has([id='message-messages']) button[value='preview']").click();
			assertThat(page.locator("main")).containsText("There is no hurry.");
			picture(page, "letter", null);
			picture(page, "kept", review);
		}
	}

	private static void tabTo(Page page, String what) {
		for (int presses = 0; presses < 300; presses++) {
			if (page.evaluate("what => document.activeElement.matches(what)", what).equals(true)) {
				return;
			}
			page.keyboard().press("Tab");
		}
		org.assertj.core.api.Assertions.fail("The keyboard does not come to " + what);
	}

	@Test
	void aTabOfTheQueueLeadsToSignInAndNotIntoItsPlace(Site site) {
		try (BrowserContext context = chromium.newContext(new Browser.NewContextOptions().setBaseURL(site.url()))) {
			Page page = context.newPage();
			signIn(page, site);
			context.clearCookies();
			page.locator(".tabs a[href*='status=accepted']").click();
			page.getByLabel("Password").fill(Objects.requireNonNull(site.editorPassword()));
			assertThat(page.locator("#queue")).hasCount(0);
			page.getByLabel("Name").fill("editor");
			page.keyboard().press("Enter");
			page.waitForURL("**/desk?status=accepted*");
			assertThat(page.locator(".tabs a[aria-current]")).containsText("Accepted");
			assertThat(page.locator("header.masthead")).hasCount(1);
		}
	}

	@Test
	void oneSignOutClosesBothDesks(Site site) {
		try (BrowserContext context = chromium.newContext(new Browser.NewContextOptions().setBaseURL(site.url()))) {
			Page page = context.newPage();
			signIn(page, site);
			page.navigate("/desk/factsheets");
			List<Cookie> stolen = context.cookies();
			page.navigate("/desk");
			submit(page, "/logout");
			page.waitForURL(site.url() + "/");
			page.navigate("/desk/factsheets");
			assertThat(page.getByLabel("Password")).isVisible();
			context.clearCookies();
			context.addCookies(stolen.stream().filter((cookie) -> cookie.name.endsWith("-session")).toList());
			for (String desk : List.of("/desk", "/desk/factsheets")) {
				page.navigate(desk);
				assertThat(page.getByLabel("Password")).isVisible();
			}
		}
	}

	@Test
	void whoAsksForNothingForHoursIsToldInTimeThatTheyWillBeSignedOut(Site site) {
		try (BrowserContext context = chromium.newContext(new Browser.NewContextOptions().setBaseURL(site.url()))) {
			Page page = context.newPage();
			signIn(page, site);
			page.clock().install();
			page.reload();
			page.clock().fastForward("07:54:00");
			assertThat(page.locator("#session")).isHidden();
			page.clock().fastForward("00:01:30");
			assertThat(page.locator("#session")).containsText("You will be signed out in five minutes");
			picture(page, "signed-out-soon", null);
			page.getByText("Stay signed in").click();
			assertThat(page.locator("#session")).isHidden();
			page.clock().fastForward("08:00:01");
			assertThat(page.locator("#session")).containsText("You may have been signed out");
			context.clearCookies();
			page.locator("#session").getByText("Go on").click();
			assertThat(page.locator("#session")).containsText("You have been signed out");
		}
	}

	@Test
	void aPracticeIsTypedOnTheSiteAndGoneOnWithByALinkInAMail(Site site) {
		Postbox postbox = new Postbox("sara@tigris.example", "Sara Aziz", site.smtpPort(), site.imapPort());
		try (BrowserContext context = chromium.newContext(new Browser.NewContextOptions().setBaseURL(site.url()))) {
			Page page = context.newPage();
			page.navigate("/");
			page.locator("main a[href='/form']").click();
			page.locator("[id='contributor.name']").fill("Sara Aziz");
			page.locator("[id='contributor.email']").fill("sara@tigris.example");
			page.locator("[id='practice.title']").fill("Mobile clinics for returnees");
			page.locator("button[value='later']").click();
			page.waitForURL("**/form/*link=mailed*");
		}
		Awaitility.await().atMost(java.time.Duration.ofMinutes(1)).until(() -> !postbox.read().isEmpty());
		java.util.regex.Matcher link = Pattern.compile("/form/[\\w-]{43}\\?lang=en")
			.matcher(postbox.read().getFirst().text());
		org.assertj.core.api.Assertions.assertThat(link.find()).isTrue();
		// on another device, which runs no scripts
		try (BrowserContext context = chromium.newContext(new Browser.NewContextOptions().setBaseURL(site.url())
			.setJavaScriptEnabled(false)
			.setReducedMotion(ReducedMotion.REDUCE))) {
			Page page = context.newPage();
			page.navigate(link.group());
			assertThat(page.locator("[id='practice.title']")).hasValue("Mobile clinics for returnees");
			for (Locator text : page.locator("textarea[required], input[type='text'][required]").all()) {
				if (text.inputValue().isEmpty()) {
					text.fill("What helped most was trust.");
				}
			}
			page.locator("input[type='month'][required]").fill("2022-04");
			page.locator("[id='practice.country-1']").selectOption("IQ");
			for (Locator group : page.locator("fieldset[data-required]:has(.form-check)").all()) {
				group.locator("input").first().focus();
				page.keyboard().press("Space");
			}
			page.locator("button[value='send']").click();
			page.waitForURL("**/submissions/*");
		}
		Awaitility.await()
			.atMost(java.time.Duration.ofMinutes(2))
			.until(() -> postbox.read().stream().anyMatch((letter) -> letter.text().contains("nothing is missing")));
		org.assertj.core.api.Assertions.assertThat(postbox.read().getLast().text())
			.contains("Mobile clinics for returnees", "What we read in your form");
	}

	@Test
	void aScanIsComparedWithItsPages(Site site) {
		Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/tesseract")), "Tesseract is not installed");
		try (BrowserContext context = chromium.newContext(new Browser.NewContextOptions().setBaseURL(site.url()))) {
			Page page = context.newPage();
			page.navigate("/?lang=fr");
			page.locator("form[action='/submissions'] input[name='form']")
				.setInputFiles(Path.of("../reader/src/test/resources/corpus/fr/puits.scan.pdf"));
			submit(page, "/submissions");
			page.waitForURL("**/submissions/*");
			String reference = page.locator(".eyebrow").innerText().strip();
			signIn(page, site);
			Locator row = page.locator("tr:has-text('" + reference + "') a");
			Awaitility.await().atMost(java.time.Duration.ofMinutes(4)).until(() -> {
				page.reload();
				return row.count() > 0;
			});
			row.first().click();
			page.waitForURL("**/desk/reviews/**");
			Locator strip = page.locator(".facsimile[open] svg image").first();
			assertThat(strip).isVisible();
			Awaitility.await()
				.atMost(java.time.Duration.ofMinutes(1))
				.until(() -> (Boolean) page.evaluate(
						"""
								async () => {
									const pictures = [...document.querySelectorAll('.facsimile image')].map((image) => image.href.baseVal);
									const answers = await Promise.all([...new Set(pictures)].map((href) => fetch(href)));
									return answers.length > 1 && answers.every((answer) => answer.headers.get('Content-Type') === 'image/jpeg');
								}"""));
			picture(page, "review-scan", null);
		}
	}

	@Test
	void aContributorReadsEverythingInArabic(Site site) {
		byte[] blank = new org.practicepress.standalone.demo.Browser(site.url())
			.get("/form/practice-form.ar.docx", "*/*")
			.body();
		try (BrowserContext context = chromium
			.newContext(new Browser.NewContextOptions().setBaseURL(site.url()).setTimezoneId("Asia/Baghdad"))) {
			Page page = context.newPage();
			picture(page, "form-ar", "/form?lang=ar");
			picture(page, "home-ar", "/?lang=ar");
			assertThat(page.locator("html")).hasAttribute("dir", "rtl");
			page.locator("form[action='/submissions'] input[name='form']")
				.setInputFiles(new FilePayload("ممارسة.docx", "application/octet-stream", blank));
			submit(page, "/submissions");
			page.waitForURL("**/submissions/*");
			Awaitility.await().atMost(java.time.Duration.ofMinutes(2)).until(() -> {
				page.reload();
				return page.locator("main").innerText().contains("فارغ");
			});
			Locator time = page.locator(".timeline time").first();
			assertThat(time).hasAttribute("title", Pattern.compile(" UTC$"));
			assertThat(time).containsText(Instant.parse(time.getAttribute("datetime"))
				.atZone(ZoneId.of("Asia/Baghdad"))
				.format(HOUR_AND_MINUTE));
			assertThat(time).containsText("+3");
			picture(page, "status-unreadable-ar", null);
			picture(page, "series-ar", "/factsheets?lang=ar");
			picture(page, "no-such-link-ar", "/submissions/" + "A".repeat(43));
		}
	}

	@Test
	void whoeverSentTooLittleSeesWhatIsMissing(Site site) {
		byte[] blank = new org.practicepress.standalone.demo.Browser(site.url())
			.get("/form/practice-form.en.docx", "*/*")
			.body();
		try (BrowserContext context = chromium.newContext(new Browser.NewContextOptions().setBaseURL(site.url()))) {
			Page page = context.newPage();
			page.navigate("/");
			page.locator("form[action='/submissions'] input[name='form']")
				.setInputFiles(new FilePayload("form.docx", "application/octet-stream",
						Story.unfinished(blank, new Person("Lucía Rojas", "lucia@escuela.example"))));
			submit(page, "/submissions");
			page.waitForURL("**/submissions/*");
			Awaitility.await().atMost(java.time.Duration.ofMinutes(2)).until(() -> {
				page.reload();
				return page.locator("main").innerText().contains("Success factors");
			});
			picture(page, "status-incomplete", null);
			page.locator("main a[href*='/form']").first().click();
			assertThat(page.locator("[id='practice.title']")).hasValue("Evening school for returned families");
			picture(page, "form-mending", null);
		}
	}

	@Test
	void invitesAColleagueWhoChoosesAPassword(Site site) {
		try (BrowserContext operators = chromium.newContext(new Browser.NewContextOptions().setBaseURL(site.url()));
				BrowserContext colleagues = chromium
					.newContext(new Browser.NewContextOptions().setBaseURL(site.url()))) {
			Page page = operators.newPage();
			signIn(page, site);
			page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("editor").setExact(true)).click();
			page.waitForURL("**/identity/account");
			picture(page, "account", null);
			picture(page, "second-factor", "/identity/account/second-factor");
			page.goBack();
			page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("People")).click();
			page.getByLabel("Name").fill("سلمى القاضي");
			page.getByLabel("Email", new Page.GetByLabelOptions().setExact(true)).fill("salma@hub.example");
			page.getByLabel("Language of their mails").selectOption("ar");
			submit(page, "/people");
			assertThat(page.locator("[role='status']")).containsText("on its way");
			picture(page, "person", null);
			picture(page, "people", "/identity/people");
			picture(page, "people-ar", "/identity/people?lang=ar");
			picture(page, "people-log", "/identity/people/log?lang=en");

			Postbox.Letter letter = Awaitility.await()
				.until(() -> new Postbox("salma@hub.example", "Salma", site.smtpPort(), site.imapPort()).read(),
						(letters) -> !letters.isEmpty())
				.getFirst();
			String link = letter.text().lines().filter((line) -> line.startsWith("http")).findFirst().orElseThrow();
			Page own = colleagues.newPage();
			picture(own, "choose-a-password", link + "?lang=ar");
			own.locator("input[type='password']").fill("سبع نوافذ تطل على البحر");
			own.keyboard().press("Enter");
			own.waitForURL("**/identity/login?set");
			picture(own, "password-set", null);
			own.locator("[id='username']").fill("salma@hub.example");
			own.locator("[id='password']").fill("سبع نوافذ تطل على البحر");
			own.keyboard().press("Enter");
			own.waitForURL(Pattern.compile(".*/desk(\\?.*)?"));
			assertThat(own.locator(".masthead-user")).containsText("سلمى القاضي");
			picture(own, "link-used", link);
			picture(own, "forgotten", "/identity/password?lang=fr");
		}
	}

	@Test
	void theCheckForAccessibilityFindsWhatIsWrong() {
		try (Page page = chromium.newPage()) {
			page.setContent("<html><body><img src='x.png'><input><p style='color:#ccc'>Pale</p></body></html>");
			org.assertj.core.api.Assertions.assertThat(Accessibility.violations(page))
				.anyMatch((violation) -> violation.startsWith("image-alt: "))
				.anyMatch((violation) -> violation.startsWith("color-contrast: "));
		}
	}

	private static void signIn(Page page, Site site) {
		page.navigate("/desk?lang=en");
		page.getByLabel("Name").fill("editor");
		page.getByLabel("Password").fill(Objects.requireNonNull(site.editorPassword()));
		page.keyboard().press("Enter");
		page.waitForURL(Pattern.compile(".*/desk(\\?.*)?"));
	}

	/** By keyboard: one of the buttons of the form for editing. */
	private static void press(Page page, String then) {
		page.locator("button[name='then'][value='" + then + "']").focus();
		page.keyboard().press("Enter");
		page.waitForLoadState();
	}

	/** Buttons that lead elsewhere stand before the one that a form is for. */
	private static void submit(Page page, String actionEnd) {
		page.locator("form[action$='" + actionEnd + "'] button[type=submit]:not([formaction])").last().click();
		page.waitForLoadState();
	}

	/** The page as it is, or another one. */
	private static void picture(Page page, String name, @Nullable String address) {
		if (address != null) {
			page.navigate(address);
		}
		Screenshots.take(page, name);
	}

}
