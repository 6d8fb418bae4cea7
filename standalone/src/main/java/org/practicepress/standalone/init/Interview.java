package org.practicepress.standalone.init;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.practicepress.standalone.settings.Flaw;
import org.practicepress.standalone.settings.Settings;
import org.practicepress.standalone.site.CannotStart;
import org.practicepress.standalone.site.PrivateFolder;

/**
 * The questions from which a settings file is written.
 */
public final class Interview {

	/** Something for each password, so that the file can be read before there are any. */
	private static final Map<String, String> SECRETS = Arrays.stream(Question.values())
		.filter(Question::isSecret)
		.map(Question::variable)
		.distinct()
		.collect(Collectors.toUnmodifiableMap(Function.identity(), (variable) -> "a secret"));

	private final PrintStream out;

	/**
	 * An interview.
	 * @param out where whoever answers reads what is wrong with an answer
	 */
	public Interview(PrintStream out) {
		this.out = out;
	}

	/**
	 * The options of the command line that answer a question.
	 * @return the options, such as {@code --public-url}
	 */
	public static List<String> options() {
		return Arrays.stream(Question.values())
			.filter((question) -> !question.isSecret())
			.map(Question::option)
			.toList();
	}

	/**
	 * Asks, and writes a settings file for this account only.
	 * @param folder where to; made when absent
	 * @param given answers by their options
	 * @param answers where the others come from; null to ask nobody
	 * @return the file
	 * @throws CannotStart when an answer cannot be used, when there are no more, or when
	 * there is a file already; nothing is written then
	 */
	public Path write(Path folder, Map<String, String> given, @Nullable BufferedReader answers) {
		Path file = folder.resolve(Settings.FILE);
		if (Files.exists(file)) {
			throw there(file);
		}
		Map<Question, String> answered = new EnumMap<>(Question.class);
		for (Question question : Question.values()) {
			String said = given.get(question.option());
			if (said != null) {
				answered.put(question, said);
				refuse(answered);
			}
			else if (question.isAskedAfter(answered)) {
				answer(question, answered, question.isSecret() ? null : answers);
			}
		}
		return write(file, Page.of(answered));
	}

	/**
	 * The variables that a file's passwords are to be in.
	 * @param file a file that was written
	 * @return their names
	 */
	public static List<String> secrets(Path file) {
		Settings settings = Settings.read(file, SECRETS);
		return Arrays.stream(Question.values())
			.filter((question) -> question.isSecret() && settings.find(question.key()).isPresent())
			.map(Question::variable)
			.distinct()
			.toList();
	}

	/**
	 * Whether somebody has to consent before mails can be read or sent.
	 * @param file a file that was written
	 * @return true where a token takes a password's place
	 */
	public static boolean wantsConsent(Path file) {
		Settings settings = Settings.read(file, SECRETS);
		return Stream.of(Question.MAILBOX_PROVIDER, Question.RELAY_PROVIDER)
			.anyMatch((question) -> settings.find(question.key()).isPresent());
	}

	private void answer(Question question, Map<Question, String> answered, @Nullable BufferedReader answers) {
		String usual = question.usual(answered);
		while (answers != null) {
			this.out.print(question.words() + (usual.isEmpty() ? " (empty for none)" : " [" + usual + "]") + ": ");
			this.out.flush();
			String said = line(answers);
			if (said == null) {
				throw new CannotStart("The answers ended before the questions did; nothing was written.");
			}
			if (said.isBlank()) {
				break;
			}
			answered.put(question, said.strip());
			Optional<String> flaw = flaw(answered);
			if (flaw.isEmpty()) {
				return;
			}
			answered.remove(question);
			this.out.println(flaw.get());
		}
		if (!usual.isEmpty()) {
			answered.put(question, usual);
		}
	}

	private static @Nullable String line(BufferedReader answers) {
		try {
			return answers.readLine();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void refuse(Map<Question, String> answers) {
		flaw(answers).ifPresent((sentence) -> {
			throw new CannotStart(sentence);
		});
	}

	/** As whoever reads the file would say it. */
	private static Optional<String> flaw(Map<Question, String> answers) {
		return Settings.of(Page.of(answers), SECRETS).flaws().stream().map(Flaw::sentence).findFirst();
	}

	private static Path write(Path file, String page) {
		Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
		if (!Files.exists(folder)) {
			var unused = PrivateFolder.ensure(folder);
		}
		boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
		FileAttribute<?>[] mine = posix
				? new FileAttribute<?>[] {
						PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")) }
				: new FileAttribute<?>[0];
		try (SeekableByteChannel out = Files.newByteChannel(file,
				Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), mine)) {
			ByteBuffer bytes = ByteBuffer.wrap(page.getBytes(StandardCharsets.UTF_8));
			while (bytes.hasRemaining()) {
				out.write(bytes);
			}
			return file;
		}
		catch (FileAlreadyExistsException ex) {
			throw there(file);
		}
		catch (IOException ex) {
			throw new CannotStart("The file " + file + " cannot be written: " + ex.getMessage(), ex);
		}
	}

	private static CannotStart there(Path file) {
		return new CannotStart("There is a " + file + " already; change it, or move it away first.");
	}

	/**
	 * Options and what they answer, for people.
	 * @return a line for each
	 */
	public static String usage() {
		return Arrays.stream(Question.values())
			.filter((question) -> !question.isSecret())
			.map((question) -> "  %-21s %s%n".formatted(question.option(), question.words()))
			.collect(Collectors.joining());
	}

}
