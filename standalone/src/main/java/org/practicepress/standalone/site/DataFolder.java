package org.practicepress.standalone.site;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.security.crypto.factory.PasswordEncoderFactories;

/**
 * The folder everything is kept in, used by one site at a time.
 */
public final class DataFolder implements AutoCloseable {

	/**
	 * The version of what is in a folder. It grows when an older program could not use
	 * what a newer one has written: 1, since the document store is kept as BSON. Folders
	 * from before have no number.
	 */
	public static final int VERSION = 1;

	private static final String VERSION_FILE = "version";

	private final Path path;

	private final FileChannel lock;

	private DataFolder(Path path, FileChannel lock) {
		this.path = path;
		this.lock = lock;
	}

	/**
	 * Opens a folder, and makes it when it is not there.
	 * @param path the folder
	 * @return to be closed
	 * @throws CannotStart when another site uses it, when it cannot be written to, or
	 * when a newer program has written it
	 */
	public static DataFolder open(Path path) {
		DataFolder folder = find(path)
			.orElseThrow(() -> new CannotStart("Another Practice Press is running on the folder " + path + "."));
		try {
			folder.refuseNewer();
			return folder;
		}
		catch (CannotStart ex) {
			folder.close();
			throw ex;
		}
	}

	/**
	 * What a newer program wrote is left alone.
	 * @throws CannotStart when it is such a folder
	 */
	public void refuseNewer() {
		int version = version();
		if (version > VERSION) {
			throw new CannotStart("The folder " + this.path + " was written by a newer Practice Press (version "
					+ version + " of it; this one knows " + VERSION
					+ "). Nothing was changed. Start that one again, or restore a" + " backup made before.");
		}
	}

	/**
	 * Opens a folder of whatever version, and makes it when it is not there.
	 * @param path the folder
	 * @return to be closed; empty when another site uses it
	 */
	public static Optional<DataFolder> find(Path path) {
		PrivateFolder.ensure(path);
		try {
			FileChannel channel = FileChannel.open(path.resolve(".lock"), StandardOpenOption.CREATE,
					StandardOpenOption.WRITE);
			FileLock lock = tryLock(channel);
			if (lock == null) {
				channel.close();
				return Optional.empty();
			}
			return Optional.of(new DataFolder(path, channel));
		}
		catch (IOException ex) {
			throw new CannotStart("The folder " + path + " cannot be written to; choose another one with --data DIR.",
					ex);
		}
	}

	private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
		try {
			return channel.tryLock();
		}
		catch (OverlappingFileLockException ex) {
			return null;
		}
	}

	/**
	 * The version of what is in it.
	 * @return 0 when it has none
	 */
	public int version() {
		Path file = this.path.resolve(VERSION_FILE);
		try {
			return Files.exists(file) ? Integer.parseInt(Files.readString(file).strip()) : 0;
		}
		catch (IOException | NumberFormatException ex) {
			throw new CannotStart(file + " should tell a number, the version of what is in the folder.", ex);
		}
	}

	/**
	 * Whether an older program has written it.
	 * @return false for an empty one
	 */
	public boolean isOlder() {
		return version() < VERSION && Files.exists(this.path.resolve("documents"));
	}

	/** All that is in it is of this version from now on. */
	public void isOfThisVersion() {
		try {
			if (version() < VERSION) {
				write(this.path.resolve(VERSION_FILE), VERSION + "\n");
			}
		}
		catch (IOException ex) {
			throw new CannotStart("The folder " + this.path + " cannot be written to.", ex);
		}
	}

	Path resolve(String name) {
		return this.path.resolve(name);
	}

	/**
	 * A secret of this site, made when first asked for.
	 * @param name what it is for
	 * @return 256 random bits
	 */
	String secret(String name) {
		return read(name, DataFolder::random);
	}

	/**
	 * The editor's password.
	 * @param given the one given now, which replaces what was there
	 * @return its hash, and the password itself if it was made now
	 */
	EditorPassword editorPassword(@Nullable String given) {
		var encoder = PasswordEncoderFactories.createDelegatingPasswordEncoder();
		Path file = this.path.resolve("secrets").resolve("editor-password");
		try {
			if (given != null) {
				write(file, String.valueOf(encoder.encode(given)));
				return new EditorPassword(Files.readString(file), given);
			}
			if (Files.exists(file)) {
				return new EditorPassword(Files.readString(file), null);
			}
			String made = random().substring(0, 16);
			write(file, String.valueOf(encoder.encode(made)));
			return new EditorPassword(Files.readString(file), made);
		}
		catch (IOException ex) {
			throw new CannotStart("The folder " + this.path + " cannot be written to.", ex);
		}
	}

	@Override
	public void close() {
		try {
			this.lock.close();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private String read(String name, java.util.function.Supplier<String> make) {
		Path file = this.path.resolve("secrets").resolve(name);
		try {
			if (!Files.exists(file)) {
				write(file, make.get());
			}
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new CannotStart("The folder " + this.path + " cannot be written to.", ex);
		}
	}

	/**
	 * Writes a file of it whole or not at all, and for the owner's eyes only where the
	 * file system knows owners.
	 * @param file the file; takes the place of one that is there
	 * @param content what stands in it
	 * @throws IOException when it cannot be written
	 */
	public static void write(Path file, String content) throws IOException {
		Files.createDirectories(file.getParent());
		Path whole = Files.createTempFile(file.getParent(), "secret", null);
		Files.writeString(whole, content);
		Files.move(whole, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING,
				java.nio.file.StandardCopyOption.ATOMIC_MOVE);
	}

	private static String random() {
		byte[] bytes = new byte[32];
		new SecureRandom().nextBytes(bytes);
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

	/**
	 * The editor's password.
	 *
	 * @param hash what is kept of it
	 * @param plain the password, if it is known
	 */
	record EditorPassword(String hash, @Nullable String plain) {
	}

}
