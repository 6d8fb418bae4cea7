package org.practicepress.form;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonProperty;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * What licences are called, and what they let a reader do.
 *
 * @param parts what each of Creative Commons is made of
 * @param two two parts side by side
 * @param reach each version, and where it holds
 * @param named one within a sentence
 * @param shown one for readers
 * @param may what the parts let a reader do
 * @param zeroNamed the one that reserves nothing, within a sentence
 * @param zeroShown the same for readers
 * @param address one at an address, within a sentence
 * @param terms terms of one's own, within a sentence
 */
record LicenceWords(Map<String, Translated> parts, Translated two, Map<String, Translated> reach, Translated named,
		Translated shown, Map<String, Translated> may, @JsonProperty("zero-named") Translated zeroNamed,
		@JsonProperty("zero-shown") Translated zeroShown, Translated address, Translated terms) {

	private static final Translated SENTENCES = Translated.same("{a} {b}");

	static LicenceWords load() {
		try (InputStream yaml = LicenceWords.class.getResourceAsStream("/form/licences.yml")) {
			return new YAMLMapper().readValue(Objects.requireNonNull(yaml, "Not shipped: the words of licences"),
					LicenceWords.class);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * What a licence of Creative Commons is called within a sentence.
	 * @param kind its parts
	 * @param version its version
	 * @param code what is written for short
	 * @return the words
	 */
	Translated named(List<String> kind, String version, String code) {
		return this.named.with("{what}", what(kind))
			.with("{version}", Translated.same(version))
			.with("{code}", Translated.same(code));
	}

	/**
	 * What a reader is told of a licence of Creative Commons.
	 * @param kind its parts
	 * @param version its version
	 * @param code what is written for short
	 * @return the words
	 */
	Translated shown(List<String> kind, String version, String code) {
		return this.shown.with("{what}", what(kind))
			.with("{reach}", Objects.requireNonNull(this.reach.get(version)))
			.with("{code}", Translated.same(code))
			.with("{may}", may(kind));
	}

	private Translated what(List<String> kind) {
		return kind.stream()
			.map((part) -> Objects.requireNonNull(this.parts.get(part)))
			.reduce((one, other) -> this.two.with("{a}", one).with("{b}", other))
			.orElseThrow();
	}

	/** What may be done stands before what may not. */
	private Translated may(List<String> kind) {
		return Stream.of(kind.contains("nd") ? "nd" : "by", "nc", "sa")
			.filter((part) -> part.equals("by") || kind.contains(part))
			.map((part) -> Objects.requireNonNull(this.may.get(part)))
			.reduce((one, other) -> SENTENCES.with("{a}", one).with("{b}", other))
			.orElseThrow();
	}

}
