package org.practicepress.standalone.demo;

import java.nio.file.Path;
import java.util.Locale;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.ScreenshotAnimations;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A page on a desk and on a phone, by day and by night. With {@code -Dscreenshots} its
 * pictures are kept, and it is also turned from right to left, whatever language it is
 * in.
 */
final class Screenshots {

	private static final Path FOLDER = Path.of("target", "screenshots");

	private static final boolean KEPT = Boolean.getBoolean("screenshots");

	private static final String TURN = """
			() => {
				const page = document.documentElement;
				const before = page.dir === 'rtl' ? '.rtl.min.css' : '.min.css';
				page.dir = page.dir === 'rtl' ? 'ltr' : 'rtl';
				const after = page.dir === 'rtl' ? '.rtl.min.css' : '.min.css';
				const sheet = document.querySelector('link[href*="/bootstrap"]');
				return new Promise((turned) => {
					sheet.addEventListener('load', turned, { once: true });
					sheet.href = sheet.href.replace(before, after);
				});
			}""";

	/** Pictures that come when they are looked at, all at once. */
	private static final String LOOK_AT_ALL = """
			() => Promise.all([...document.querySelectorAll('img[loading="lazy"]')].map((picture) => {
				picture.loading = 'eager';
				return picture.decode().catch(() => undefined);
			}))""";

	private Screenshots() {
	}

	/**
	 * Looks at a page as it is, and fails if it scrolls sideways or keeps people out.
	 * @param page the page
	 * @param name what the files of its pictures begin with
	 */
	static void take(Page page, String name) {
		inEveryLight(page, name);
		if (KEPT) {
			page.evaluate(TURN);
			inEveryLight(page, name + "-turned");
			page.evaluate(TURN);
		}
	}

	private static void inEveryLight(Page page, String name) {
		for (int width : new int[] { 390, 1280 }) {
			page.setViewportSize(width, 900);
			for (ColorScheme scheme : new ColorScheme[] { ColorScheme.DARK, ColorScheme.LIGHT }) {
				page.emulateMedia(
						new Page.EmulateMediaOptions().setColorScheme(scheme).setReducedMotion(ReducedMotion.REDUCE));
				Number overflow = (Number) page
					.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
				assertThat(overflow.intValue()).as(name + " at " + width + " pixels scrolls sideways by").isZero();
				// each width and each scheme once: what is wrong with the two together is
				// wrong with one
				if ((width == 1280) == (scheme == ColorScheme.DARK)) {
					assertThat(Accessibility.violations(page))
						.as(name + " at " + width + " pixels in " + scheme + " keeps people out")
						.isEmpty();
				}
				if (KEPT) {
					page.evaluate(LOOK_AT_ALL);
					page.screenshot(new Page.ScreenshotOptions().setFullPage(true)
						.setAnimations(ScreenshotAnimations.DISABLED)
						.setPath(FOLDER
							.resolve(name + "-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT) + ".png")));
				}
			}
		}
	}

}
