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

import org.jspecify.annotations.Nullable;

import org.springframework.security.crypto.factory.PasswordEncoderFactories;

/**
 * The folder everything is kept in, used by one site at a time.
 */
final class DataFolder implements AutoCloseable {

	private final Path path;

	private final FileChannel lock;

	private DataFolder(Path path, FileChannel lock) {
		this.path = path;
		this.lock = lock;
	}

	static DataFolder open(Path path) {
		PrivateFolder.ensure(path);
		try {
			FileChannel channel = FileChannel.open(path.resolve(".lock"), StandardOpenOption.CREATE,
					StandardOpenOption.WRITE);
			FileLock lock = tryLock(channel);
			if (lock == null) {
				channel.close();
				throw new CannotStart("Another Practice Press is running on the folder " + path + ".");
			}
			return new DataFolder(path, channel);
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
	 * Whole or not at all, and for the owner's eyes only where the file system knows
	 * owners.
	 */
	private static void write(Path file, String content) throws IOException {
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
