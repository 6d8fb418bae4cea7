package org.practicepress.embedded.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.function.UnaryOperator;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * One value in one file: whole or not at all, and on the disk before it counts. Only the
 * owner can read the file.
 *
 * @param <T> what is kept
 */
final class KeptFile<T> {

	private static final JsonMapper JSON = JsonMapper.shared();

	private final Path file;

	private volatile T value;

	private KeptFile(Path file, T value) {
		this.file = file;
		this.value = value;
	}

	/**
	 * Opens a file.
	 * @param file where
	 * @param type what
	 * @param first what it holds until something is kept
	 * @param <T> what is kept
	 * @return the file
	 * @throws IllegalStateException when what is in it cannot be read: it is left as it
	 * is
	 */
	static <T> KeptFile<T> open(Path file, Class<T> type, T first) {
		try {
			Files.createDirectories(file.toAbsolutePath().getParent());
			return new KeptFile<>(file, Files.exists(file) ? JSON.readValue(Files.readAllBytes(file), type) : first);
		}
		catch (IOException | JacksonException ex) {
			throw new IllegalStateException("what is kept in " + file + " cannot be read", ex);
		}
	}

	T get() {
		return this.value;
	}

	synchronized void change(UnaryOperator<T> change) {
		T next = change.apply(this.value);
		if (!next.equals(this.value)) {
			write(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(next));
			this.value = next;
		}
	}

	private void write(byte[] content) {
		try {
			// a temporary file is its owner's only
			Path whole = Files.createTempFile(this.file.toAbsolutePath().getParent(), "kept", null);
			try (FileChannel channel = FileChannel.open(whole, StandardOpenOption.WRITE)) {
				for (ByteBuffer rest = ByteBuffer.wrap(content); rest.hasRemaining();) {
					channel.write(rest);
				}
				channel.force(true);
			}
			Files.move(whole, this.file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
