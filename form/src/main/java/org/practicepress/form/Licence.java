package org.practicepress.form;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Under which licence a series is published: what contributors agree to on the form, and
 * what readers are told on each factsheet.
 *
 * @param code what is written for short: {@code CC BY 4.0}, an address, or the terms
 * themselves
 * @param address where all of it can be read; null for terms of one's own
 * @param named what it is called within a sentence
 * @param shown what a reader is told
 */
public record Licence(String code, @Nullable URI address, Translated named, Translated shown) {

	private static final LicenceWords WORDS = LicenceWords.load();

	private static final List<Licence> CREATIVE_COMMONS = creativeCommons();

	/** What holds when nothing is set. */
	public static final Licence USUAL = valueOf("CC-BY-4.0");

	private static final int LONGEST = 300;

	/**
	 * Reads a licence.
	 * @param text its SPDX identifier, when it is one of Creative Commons; its address;
	 * or its terms in a sentence
	 * @return the licence
	 * @throws IllegalArgumentException when it is none of these; it says what one is like
	 */
	public static Licence valueOf(String text) {
		String given = text.strip();
		String code = given.toUpperCase(Locale.ROOT).replace('-', ' ');
		return CREATIVE_COMMONS.stream()
			.filter((deed) -> deed.code.replace('-', ' ').equals(code) || deed.isAt(given))
			.findFirst()
			.or(() -> at(given))
			.or(() -> terms(given))
			.orElseThrow(() -> new IllegalArgumentException("a licence of Creative Commons, such as CC-BY-4.0,"
					+ " CC-BY-NC-SA-4.0 or CC-BY-3.0-IGO, the address of another one, or its terms in a sentence"));
	}

	/**
	 * What a program is told.
	 * @return the address, or else the terms
	 */
	public String reference() {
		return (this.address != null) ? this.address.toString() : this.code;
	}

	private boolean isAt(String given) {
		String https = given.startsWith("http:") ? "https:" + given.substring("http:".length()) : given;
		return (https.endsWith("/") ? https : https + "/").startsWith(reference());
	}

	private static Optional<Licence> at(String given) {
		if (!isAddress(given) || given.length() > LONGEST) {
			return Optional.empty();
		}
		try {
			return Optional.of(URI.create(given))
				.filter((address) -> address.getHost() != null)
				.map((address) -> new Licence(given, address, WORDS.address().with("{code}", Translated.same(given)),
						Translated.same(given)));
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	/**
	 * What looks like an identifier or an address would be shown as one and lead nowhere.
	 */
	private static Optional<Licence> terms(String given) {
		boolean sentence = given.chars().anyMatch(Character::isWhitespace) && given.length() <= LONGEST
				&& given.codePoints().noneMatch(Character::isISOControl);
		return (!sentence || isAddress(given) || given.regionMatches(true, 0, "CC", 0, 2)) ? Optional.empty() : Optional
			.of(new Licence(given, null, WORDS.terms().with("{code}", Translated.same(given)), Translated.same(given)));
	}

	private static boolean isAddress(String given) {
		return given.startsWith("https://") || given.startsWith("http://");
	}

	private static List<Licence> creativeCommons() {
		List<Licence> all = new ArrayList<>();
		for (List<String> kind : List.of(List.of("by"), List.of("by", "sa"), List.of("by", "nc"),
				List.of("by", "nc", "sa"), List.of("by", "nd"), List.of("by", "nc", "nd"))) {
			for (String version : List.of("4.0", "3.0 IGO")) {
				all.add(deed(String.join("-", kind), kind, version));
			}
		}
		all.add(new Licence("CC0 1.0", URI.create("https://creativecommons.org/publicdomain/zero/1.0/"),
				WORDS.zeroNamed(), WORDS.zeroShown()));
		return List.copyOf(all);
	}

	private static Licence deed(String parts, List<String> kind, String version) {
		String code = "CC " + parts.toUpperCase(Locale.ROOT) + " " + version;
		String path = parts + "/" + version.toLowerCase(Locale.ROOT).replace(' ', '/') + "/";
		return new Licence(code, URI.create("https://creativecommons.org/licenses/" + path),
				WORDS.named(kind, version, code), WORDS.shown(kind, version, code));
	}

}
