package org.practicepress.embedded.mail;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Predicate;
import java.util.stream.Stream;

import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;

/**
 * Each message is a file {@code <mailbox>/<number>.eml}; the name of the mailbox's
 * directory is its address in hexadecimal, since an address may hold what a file name may
 * not. Flags stand beside it in {@code <number>.flags}, a line each. A message becomes
 * visible whole or not at all.
 */
final class StoredMails {

	private static final String SEEN = "seen";

	private static final String ASIDE = ".aside";

	/** Making one looks through all that is on the class path. */
	private static final Session SESSION = Session.getInstance(new Properties());

	private final Path directory;

	/** The number of the mail that came last, of each mailbox that has got one. */
	private final Map<Path, Long> last = new HashMap<>();

	StoredMails(Path directory) {
		this.directory = directory;
	}

	List<String> mailboxes() throws IOException {
		if (!Files.exists(this.directory)) {
			return List.of();
		}
		try (var directories = Files.list(this.directory)) {
			return directories.filter(Files::isDirectory)
				.map((mailbox) -> new String(HexFormat.of().parseHex(mailbox.getFileName().toString()),
						StandardCharsets.UTF_8))
				.sorted()
				.toList();
		}
	}

	/** Whether a mail has ever come for an address. */
	boolean has(String address) {
		return Files.exists(mailbox(address));
	}

	synchronized Path add(String address, MimeMessage message) throws IOException, MessagingException {
		Path mailbox = mailbox(address);
		Files.createDirectories(mailbox);
		Long before = this.last.get(mailbox);
		long number = ((before != null) ? before : arrived(mailbox)) + 1;
		Path file = mailbox.resolve("%012d.eml".formatted(number));
		Path whole = Files.createTempFile(mailbox, "arriving", ".tmp");
		try (OutputStream out = Files.newOutputStream(whole)) {
			message.writeTo(out);
		}
		Path kept = Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
		this.last.put(mailbox, number);
		return kept;
	}

	/** What is in the mailbox, in order of arrival. */
	List<Path> messages(String address) throws IOException {
		Path mailbox = mailbox(address);
		if (!Files.exists(mailbox)) {
			return List.of();
		}
		try (var files = Files.list(mailbox)) {
			return files.filter((file) -> file.toString().endsWith(".eml")).sorted().toList();
		}
	}

	/**
	 * What was put aside counts, too: no number is used again while its file is there.
	 */
	private static long arrived(Path mailbox) throws IOException {
		try (var files = Files.list(mailbox)) {
			return files.filter(StoredMails::isMail)
				.map((file) -> file.getFileName().toString())
				.mapToLong((name) -> Long.parseLong(name.substring(0, name.indexOf('.'))))
				.max()
				.orElse(0);
		}
	}

	/** All there are, in whatever folder, the latest first. */
	List<Path> latest() {
		Map<Path, FileTime> arrived = new HashMap<>();
		try {
			for (String address : mailboxes()) {
				try (var files = Files.list(mailbox(address))) {
					for (Path file : (Iterable<Path>) files.filter(StoredMails::isMail)::iterator) {
						arrivedAt(file).ifPresent((at) -> arrived.put(file, at));
					}
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return arrived.keySet()
			.stream()
			.sorted(Comparator.comparing((Path file) -> arrived.get(file))
				.thenComparing((Path file) -> file.getFileName().toString())
				.reversed())
			.toList();
	}

	/** Nothing of one that was put aside or deleted in this moment. */
	private static Optional<FileTime> arrivedAt(Path file) throws IOException {
		try {
			return Optional.of(Files.getLastModifiedTime(file));
		}
		catch (NoSuchFileException ex) {
			return Optional.empty();
		}
	}

	/** Names a mail, whether it lies in the inbox or was put aside. */
	String id(Path file) {
		String name = file.getFileName().toString();
		return Objects.requireNonNull(file.getParent()).getFileName() + "-" + name.substring(0, name.indexOf('.'));
	}

	String addressOf(Path file) {
		return new String(HexFormat.of().parseHex(Objects.requireNonNull(file.getParent()).getFileName().toString()),
				StandardCharsets.UTF_8);
	}

	/** A name is hexadecimal digits, a hyphen and digits, and leads nowhere else. */
	Optional<Path> find(String id) {
		int hyphen = id.indexOf('-');
		if (hyphen < 1 || hyphen == id.length() - 1
				|| !id.chars().allMatch((letter) -> letter == '-' || HexFormat.isHexDigit(letter))) {
			return Optional.empty();
		}
		Path file = this.directory.resolve(id.substring(0, hyphen)).resolve(id.substring(hyphen + 1) + ".eml");
		return Stream.of(file, aside(file)).filter(Files::isRegularFile).findFirst();
	}

	private static boolean isMail(Path file) {
		return file.toString().endsWith(".eml") || file.toString().endsWith(".eml" + ASIDE);
	}

	private static Path aside(Path message) {
		return message.resolveSibling(message.getFileName() + ASIDE);
	}

	/**
	 * Deletes messages, also those that were put aside, and mailboxes that were left
	 * empty.
	 */
	synchronized void delete(Predicate<MimeMessage> which) throws IOException, MessagingException {
		for (String address : mailboxes()) {
			Path mailbox = mailbox(address);
			List<Path> messages;
			try (var files = Files.list(mailbox)) {
				messages = files.filter(StoredMails::isMail).toList();
			}
			for (Path message : messages) {
				if (which.test(readHead(message))) {
					Files.delete(message);
					Files.deleteIfExists(flagsOf(message));
				}
			}
			try (var left = Files.list(mailbox)) {
				if (!messages.isEmpty() && left.findAny().isEmpty()) {
					Files.delete(mailbox);
				}
			}
		}
	}

	private MimeMessage readHead(Path file) throws IOException, MessagingException {
		MimeMessage message = new MimeMessage(SESSION);
		try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
			InternetHeaders head = new InternetHeaders(in, true);
			for (String line : Collections.list(head.getAllHeaderLines())) {
				message.addHeaderLine(line);
			}
		}
		return message;
	}

	MimeMessage read(Path file) throws IOException, MessagingException {
		try (InputStream in = Files.newInputStream(file)) {
			return new MimeMessage(SESSION, in);
		}
	}

	void writeFlags(Path message, Flags flags) throws IOException {
		List<String> lines = new ArrayList<>(List.of(flags.getUserFlags()));
		if (flags.contains(Flags.Flag.SEEN)) {
			lines.add('\\' + SEEN);
		}
		Files.write(flagsOf(message), lines);
	}

	Flags readFlags(Path message) throws IOException {
		Flags flags = new Flags();
		if (Files.exists(flagsOf(message))) {
			for (String line : Files.readAllLines(flagsOf(message))) {
				if (line.equals('\\' + SEEN)) {
					flags.add(Flags.Flag.SEEN);
				}
				else {
					flags.add(line);
				}
			}
		}
		return flags;
	}

	/** Puts the file aside: what leaves the inbox for another folder must not be lost. */
	void putAside(Path message) throws IOException {
		Files.move(message, aside(message));
		Files.deleteIfExists(flagsOf(message));
	}

	private Path mailbox(String address) {
		return this.directory
			.resolve(HexFormat.of().formatHex(address.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8)));
	}

	private static Path flagsOf(Path message) {
		return message.resolveSibling(message.getFileName().toString().replace(".eml", ".flags"));
	}

}
