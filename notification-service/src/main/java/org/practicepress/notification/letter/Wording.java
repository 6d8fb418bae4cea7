package org.practicepress.notification.letter;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.practicepress.form.FormLanguage;

import org.springframework.core.io.ClassPathResource;

/**
 * The words of all letters: plain files, one per letter and language, and one per
 * language with what letters share. An organisation's own stand in the place of those of
 * the same name (docs/mails.md).
 */
public final class Wording {

	private static final String FOLDER = "notification/mails/";

	/** What letters share is said in this file, key by key. */
	private static final String SHARED = "words";

	/** Nobody reads a letter that is longer. */
	private static final int LARGEST = 65_536;

	/** Several of each; a folder with more is another one. */
	private static final int MOST_FILES = 500;

	private static final int LONGEST_NAME = 80;

	private static final String BYTE_ORDER_MARK = "\uFEFF";

	/** What comes with the product. */
	private static final Wording BUNDLED = new Wording(files());

	private final Map<String, Template> templates = new HashMap<>();

	private final Map<FormLanguage, Map<String, Phrase>> shared = new EnumMap<>(FormLanguage.class);

	private final Set<String> own;

	/** The product's own, in which a fault is one of ours. */
	private Wording(Map<String, String> files) {
		this.own = Set.of();
		Faults faults = new Faults();
		for (FormLanguage language : FormLanguage.values()) {
			for (Mail mail : Mail.values()) {
				String name = name(mail.code(), language);
				this.templates.put(name, Template.parse(said(files, name), mail, faults.of(name)));
			}
			String name = name(SHARED, language);
			this.shared.put(language, shared(said(files, name), null, faults.of(name)));
		}
		faults.refuse();
	}

	/** An organisation's own over the product's. */
	private Wording(Wording product, Map<String, String> own, Faults faults) {
		this.own = Set.copyOf(own.keySet());
		this.templates.putAll(product.templates);
		this.shared.putAll(product.shared);
		for (FormLanguage language : FormLanguage.values()) {
			for (Mail mail : Mail.values()) {
				String name = name(mail.code(), language);
				String text = own.get(name);
				if (text != null) {
					this.templates.put(name, Template.parse(text, mail, faults.of(name)));
				}
			}
			String name = name(SHARED, language);
			String text = own.get(name);
			if (text != null) {
				Map<String, Phrase> known = Objects.requireNonNull(this.shared.get(language));
				Map<String, Phrase> both = new HashMap<>(known);
				both.putAll(shared(text, known, faults.of(name)));
				this.shared.put(language, both);
			}
		}
	}

	/**
	 * The words that come with the product.
	 * @return for all letters
	 */
	public static Wording bundled() {
		return BUNDLED;
	}

	/**
	 * An organisation's own words, and for all else those that come with the product.
	 * @param folder the whole path of the folder with its files
	 * @return the words
	 * @throws IllegalArgumentException when something is wrong with them; it says what
	 * must be there
	 */
	public static Wording valueOf(String folder) {
		Faults faults = new Faults();
		Map<String, String> own = new HashMap<>();
		for (Path file : listed(folder)) {
			String name = String.valueOf(file.getFileName());
			if (names().contains(name)) {
				read(file, faults.of(name)).ifPresent((text) -> own.put(name, text));
			}
			else {
				faults.of(Untrusted.line(name, LONGEST_NAME))
					.add("no file is called so, but like a mail and a language, accepted.en.txt; there are "
							+ Stream.concat(Arrays.stream(Mail.values()).map(Mail::code), Stream.of(SHARED))
								.collect(Collectors.joining(", ")));
			}
		}
		Wording wording = new Wording(BUNDLED, own, faults);
		faults.refuse();
		return wording;
	}

	/**
	 * The files that come with the product.
	 * @return what stands in each, by its name
	 */
	public static SortedMap<String, String> files() {
		SortedMap<String, String> files = new TreeMap<>();
		for (String name : names()) {
			try {
				files.put(name, new ClassPathResource(FOLDER + name, Wording.class.getClassLoader())
					.getContentAsString(StandardCharsets.UTF_8));
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
		return files;
	}

	/**
	 * Whether a letter has the organisation's own words.
	 * @param notice what the letter is about
	 * @param language in which language
	 * @return false when all of them come with the product
	 */
	public boolean isOwn(Notice notice, FormLanguage language) {
		return this.own.contains(name(Mail.of(notice).code(), language)) || this.own.contains(name(SHARED, language));
	}

	Template template(Mail mail, FormLanguage language) {
		return Objects.requireNonNull(this.templates.get(name(mail.code(), language)));
	}

	/**
	 * What letters share.
	 * @param key which words
	 * @param language in which language
	 * @return the words
	 */
	Phrase shared(String key, FormLanguage language) {
		return Objects.requireNonNull(Objects.requireNonNull(this.shared.get(language)).get(key), key);
	}

	private static Set<String> names() {
		Set<String> names = new HashSet<>();
		for (FormLanguage language : FormLanguage.values()) {
			names.add(name(SHARED, language));
			for (Mail mail : Mail.values()) {
				names.add(name(mail.code(), language));
			}
		}
		return names;
	}

	private static String name(String what, FormLanguage language) {
		return what + "." + language.code() + ".txt";
	}

	private static String said(Map<String, String> files, String name) {
		return Objects.requireNonNull(files.get(name), name);
	}

	/**
	 * The words that letters share, one in a line.
	 * @param known those that there are, each with its variables; null for all
	 */
	private static Map<String, Phrase> shared(String text, @Nullable Map<String, Phrase> known, Faults faults) {
		Map<String, Phrase> all = new HashMap<>();
		List<String> lines = text.lines().map(String::strip).toList();
		for (int at = 0; at < lines.size(); at++) {
			String line = lines.get(at);
			if (!line.isEmpty() && !line.startsWith("#")) {
				try {
					int equals = line.indexOf('=');
					String key = line.substring(0, Math.max(equals, 0)).strip();
					Phrase before = (known != null) ? known.get(key) : null;
					if (equals < 0 || line.length() == equals + 1 || (known != null && before == null)) {
						throw new IllegalArgumentException(
								"a line is a name that there is, an equals sign and the words: greeting = Hello,");
					}
					Phrase words = Phrase.of(line.substring(equals + 1).strip());
					if (before != null) {
						words.refuseOthersThan(before.names());
					}
					if (all.put(key, words) != null) {
						throw new IllegalArgumentException(key + " stands there twice");
					}
				}
				catch (IllegalArgumentException ex) {
					faults.at(at + 1, String.valueOf(ex.getMessage()));
				}
			}
		}
		return all;
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
				"the whole path of a folder of mails that this account can read, such as /srv/practice-press/mails");
	}

	private static Optional<String> read(Path file, Faults faults) {
		try (InputStream in = Files.newInputStream(file)) {
			byte[] bytes = in.readNBytes(LARGEST + 1);
			String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
			if (bytes.length > LARGEST) {
				faults.add("it is larger than 64 kB");
			}
			else if (text.chars().anyMatch((letter) -> letter < ' ' && !Character.isWhitespace(letter))) {
				faults.add("it is no text file in UTF-8");
			}
			else {
				return Optional.of(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
			}
		}
		catch (CharacterCodingException ex) {
			faults.add("it is no text file in UTF-8");
		}
		catch (IOException ex) {
			faults.add("this account cannot read it");
		}
		return Optional.empty();
	}

}
