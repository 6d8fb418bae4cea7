package org.practicepress.pages;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.util.DigestUtils;

/**
 * The one colour of the pages, if a site has its own: deepened on light paper and
 * lightened on dark until whoever sees badly can read it, whatever was chosen.
 *
 * @param css what sets it, after the design's own; empty to leave that
 */
public record Accent(String css) {

	/** The grounds of practice-press.css that it stands on. */
	private static final List<Colour> LIGHT = grounds("#fbfaf7", "#ffffff", "#f2f0ea");

	private static final List<Colour> DARK = grounds("#161716", "#1e201f", "#262928");

	/** WCAG 2.2, 1.4.3. */
	private static final double READABLE = 4.5;

	private static final double STEP = 0.02;

	static Accent of(@Nullable Colour chosen) {
		return (chosen != null) ? new Accent(light(chosen) + dark(chosen)) : new Accent("");
	}

	/**
	 * Whether a site has its own.
	 * @return false to leave the design's
	 */
	public boolean isChosen() {
		return !this.css.isEmpty();
	}

	/**
	 * Changes when the colour does.
	 * @return a digest
	 */
	public String version() {
		return DigestUtils.md5DigestAsHex(this.css.getBytes(StandardCharsets.UTF_8));
	}

	private static String light(Colour chosen) {
		Colour tint = chosen.mixedWith(Colour.WHITE, 0.9);
		Colour accent = readable(chosen, Colour.BLACK, LIGHT, tint, Colour.WHITE);
		return tokens(accent, accent.mixedWith(Colour.BLACK, 0.25), Colour.WHITE, tint);
	}

	private static String dark(Colour chosen) {
		Colour tint = chosen.mixedWith(DARK.get(1), 0.85);
		Colour on = chosen.mixedWith(Colour.BLACK, 0.9);
		Colour accent = readable(chosen, Colour.WHITE, DARK, tint, on);
		return "@media screen and (prefers-color-scheme: dark) {\n"
				+ tokens(accent, accent.mixedWith(Colour.WHITE, 0.35), on, tint) + "}\n";
	}

	private static Colour readable(Colour chosen, Colour towards, List<Colour> grounds, Colour... more) {
		for (double share = 0; share < 1; share += STEP) {
			Colour accent = chosen.mixedWith(towards, share);
			if (grounds.stream().allMatch((ground) -> accent.contrast(ground) >= READABLE)
					&& List.of(more).stream().allMatch((ground) -> accent.contrast(ground) >= READABLE)) {
				return accent;
			}
		}
		return towards;
	}

	private static String tokens(Colour accent, Colour strong, Colour on, Colour tint) {
		return """
				:root, [data-bs-theme] {
					--pp-accent: %s;
					--pp-accent-strong: %s;
					--pp-on-accent: %s;
					--pp-accent-tint: %s;
				}
				""".formatted(accent, strong, on, tint);
	}

	private static List<Colour> grounds(String... grounds) {
		return List.of(grounds).stream().map(Colour::valueOf).toList();
	}

}
