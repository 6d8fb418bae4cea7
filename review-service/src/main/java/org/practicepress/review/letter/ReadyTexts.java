package org.practicepress.review.letter;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.google.re2j.Pattern;
import org.practicepress.form.FormLanguage;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Texts to begin letters with: plain files, one per kind of letter, name and language,
 * {@code decline.scope.en.txt}. An organisation's own stand beside the product's, or in
 * the place of those of the same name; an empty one takes the product's away
 * (docs/mails.md).
 */
public final class ReadyTexts {

	private static final String BUNDLED_FILES = "classpath:review/texts/*.txt";

	/** Letters, figures and hyphens; nothing that a path could be made of. */
	private static final Pattern NAME = Pattern
		.compile("(" + LetterKind.NAMES + ")\\.([a-z0-9-]{1,40})\\.([a-z]{2})\\.txt");

	private static final int LARGEST = 65_536;

	private static final int MOST_FILES = 500;

	private static final int LONGEST_NAME = 80;

	private static final String BYTE_ORDER_MARK = "\uFEFF";

	private static final ReadyTexts BUNDLED = new ReadyTexts(bundledFiles());

	/** By the name of their file. */
	private final SortedMap<String, ReadyText> texts;

	private ReadyTexts(SortedMap<String, ReadyText> texts) {
		this.texts = texts;
	}

	/**
	 * The texts that come with the product.
	 * @return in all languages
	 */
	public static ReadyTexts bundled() {
		return BUNDLED;
	}

	/**
	 * An organisation's own texts beside those that come with the product.
	 * @param folder the whole path of the folder with its files
	 * @return the texts
	 * @throws IllegalArgumentException when something is wrong with them; it says what
	 * must be there
	 */
	public static ReadyTexts valueOf(String folder) {
		SortedMap<String, ReadyText> texts = new TreeMap<>(BUNDLED.texts);
		List<String> faults = new ArrayList<>();
		for (Path file : listed(folder)) {
			String name = String.valueOf(file.getFileName());
			try {
				if (!isName(name)) {
					throw new IllegalArgumentException(
							"no file is called so, but like a kind of letter, a name and a language, decline.scope.en.txt; the kinds are "
									+ Arrays.stream(LetterKind.values())
										.map(LetterKind::code)
										.collect(Collectors.joining(", ")));
				}
				String text = read(file);
				if (text.isBlank()) {
					texts.remove(name);
				}
				else {
					texts.put(name, ReadyText.parse(text));
				}
			}
			catch (IllegalArgumentException ex) {
				faults.add(name.substring(0, Math.min(name.length(), LONGEST_NAME)) + ": " + ex.getMessage());
			}
		}
		if (!faults.isEmpty()) {
			throw new IllegalArgumentException("a folder of texts without faults: " + String.join("; ", faults));
		}
		return new ReadyTexts(texts);
	}

	/**
	 * The texts for a kind of letter.
	 * @param kind the kind
	 * @param language the language of the letter
	 * @param reader the language of who chooses
	 * @return the names of the texts, each with what it is called in the reader's
	 * language, or else in its own
	 */
	SortedMap<String, String> titles(LetterKind kind, FormLanguage language, FormLanguage reader) {
		SortedMap<String, String> titles = new TreeMap<>();
		this.texts.forEach((file, text) -> {
			if (file.startsWith(kind.code() + ".") && file.endsWith("." + language.code() + ".txt")) {
				String name = file.substring(kind.code().length() + 1,
						file.length() - language.code().length() - ".txt".length() - 1);
				titles.put(name, find(kind, name, reader).orElse(text).title());
			}
		});
		return titles;
	}

	Optional<ReadyText> find(LetterKind kind, String name, FormLanguage language) {
		return Optional.ofNullable(this.texts.get(kind.code() + "." + name + "." + language.code() + ".txt"));
	}

	private static boolean isName(String file) {
		var matcher = NAME.matcher(file);
		return matcher.matches() && FormLanguage.find(matcher.group(3)).isPresent();
	}

	private static SortedMap<String, ReadyText> bundledFiles() {
		SortedMap<String, ReadyText> texts = new TreeMap<>();
		try {
			for (Resource file : new PathMatchingResourcePatternResolver(ReadyTexts.class.getClassLoader())
				.getResources(BUNDLED_FILES)) {
				texts.put(Objects.requireNonNull(file.getFilename()),
						ReadyText.parse(file.getContentAsString(StandardCharsets.UTF_8)));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return texts;
	}

	/** Hidden files are what systems and editors leave behind. */
	private static List<Path> listed(String folder) {
		try (Stream<Path> files = Files.list(Path.of(folder))) {
			List<Path> all = files.filter((file) -> !String.valueOf(file.getFileName()).startsWith("."))
				.sorted()
				.limit(MOST_FILES + 1)
				.toList();
			if (Path.of(folder).isAbsolute() && all.size() <= MOST_FILES) {
				return all;
			}
		}
		catch (IOException | InvalidPathException ex) {
			// said below
		}
		throw new IllegalArgumentException(
				"the whole path of a folder of texts that this account can read, such as /srv/practice-press/texts");
	}

	private static String read(Path file) {
		try (InputStream in = Files.newInputStream(file)) {
			byte[] bytes = in.readNBytes(LARGEST + 1);
			if (bytes.length > LARGEST) {
				throw new IllegalArgumentException("it is larger than 64 kB");
			}
			String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
			if (text.chars().anyMatch((letter) -> letter < ' ' && !Character.isWhitespace(letter))) {
				throw new IllegalArgumentException("it is no text file in UTF-8");
			}
			return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
		}
		catch (CharacterCodingException ex) {
			throw new IllegalArgumentException("it is no text file in UTF-8", ex);
		}
		catch (IOException ex) {
			throw new IllegalArgumentException("this account cannot read it", ex);
		}
	}

	/** What comes with the product, for those who check that nothing is missing. */
	Map<String, ReadyText> all() {
		return this.texts;
	}

}
