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
 * @param onLight what it is on light paper
 * @param onDark what it is on dark
 */
public record Accent(String css, String onLight, String onDark) {

	/** The design's own. */
	public static final Accent DESIGN = new Accent("", "#0b5d57", "#7fd1c3");

	/** The grounds of practice-press.css that it stands on. */
	private static final List<Colour> LIGHT = grounds("#fbfaf7", "#ffffff", "#f2f0ea");

	private static final List<Colour> DARK = grounds("#161716", "#1e201f", "#262928");

	/** WCAG 2.2, 1.4.3. */
	private static final double READABLE = 4.5;

	private static final double STEP = 0.02;

	/**
	 * The colour that a site has chosen.
	 * @param chosen the colour, such as {@code #0b5d57}
	 * @return the colour as it is shown
	 */
	public static Accent valueOf(String chosen) {
		return of(Colour.valueOf(chosen));
	}

	static Accent of(@Nullable Colour chosen) {
		if (chosen == null) {
			return DESIGN;
		}
		Colour lightTint = chosen.mixedWith(Colour.WHITE, 0.9);
		Colour onLight = readable(chosen, Colour.BLACK, LIGHT, lightTint, Colour.WHITE);
		Colour darkTint = chosen.mixedWith(DARK.get(1), 0.85);
		Colour ink = chosen.mixedWith(Colour.BLACK, 0.9);
		Colour onDark = readable(chosen, Colour.WHITE, DARK, darkTint, ink);
		String css = tokens(onLight, onLight.mixedWith(Colour.BLACK, 0.25), Colour.WHITE, lightTint)
				+ "@media screen and (prefers-color-scheme: dark) {\n"
				+ tokens(onDark, onDark.mixedWith(Colour.WHITE, 0.35), ink, darkTint) + "}\n";
		return new Accent(css, onLight.toString(), onDark.toString());
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
