package org.practicepress.messaging.oauth;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file that a refresh token is kept in, for its owner's eyes only. Several may read
 * it, also of other processes: a provider may take each refresh token once, so one asks
 * with it at a time.
 */
public final class RefreshTokenFile {

	private static final Logger logger = LoggerFactory.getLogger(RefreshTokenFile.class);

	private static final int LONGEST = 16 * 1024;

	/** The system knows locks between processes only. */
	private static final Map<Path, ReentrantLock> HERE = new ConcurrentHashMap<>();

	private final Path file;

	/**
	 * A file.
	 * @param file where it is, or is to be
	 */
	public RefreshTokenFile(Path file) {
		this.file = file.toAbsolutePath().normalize();
	}

	/**
	 * Reads what is kept.
	 * @return the refresh token
	 * @throws NoToken when there is none
	 */
	String read() throws NoToken {
		try (InputStream in = Files.newInputStream(this.file)) {
			byte[] bytes = in.readNBytes(LONGEST + 1);
			String token = new String(bytes, StandardCharsets.UTF_8).strip();
			if (bytes.length > LONGEST || token.isEmpty() || token.chars().anyMatch(Character::isISOControl)) {
				throw NoToken.refused("The file " + this.file
						+ " should hold a refresh token and nothing else: write it anew, with mailbox-login.");
			}
			return token;
		}
		catch (NoSuchFileException ex) {
			throw NoToken
				.refused("Nobody has consented yet: there is no file " + this.file + ", which mailbox-login writes.");
		}
		catch (IOException ex) {
			if (ex instanceof NoToken no) {
				throw no;
			}
			throw NoToken.now("The file " + this.file + " cannot be read: " + ex.getMessage(), ex);
		}
	}

	/**
	 * Keeps what somebody has consented to just now, also while somebody else asks with
	 * what was there before.
	 * @param token the refresh token
	 * @throws IOException when it cannot be kept
	 */
	public void consented(String token) throws IOException {
		var unused = alone(() -> {
			try {
				keep(token);
				return token;
			}
			catch (IOException ex) {
				throw NoToken.now("The file " + this.file + " cannot be written: " + ex.getMessage(), ex);
			}
		});
	}

	/**
	 * Keeps a refresh token: whole or not at all, and on the disk before this returns.
	 * @param token the token
	 * @throws IOException when it cannot be kept
	 */
	void keep(String token) throws IOException {
		Path folder = Objects.requireNonNull(this.file.getParent());
		Files.createDirectories(folder);
		// a temporary file is its owner's only
		Path whole = Files.createTempFile(folder, "refresh-token", null);
		try {
			try (FileChannel channel = FileChannel.open(whole, StandardOpenOption.WRITE)) {
				for (ByteBuffer rest = ByteBuffer.wrap(token.getBytes(StandardCharsets.UTF_8)); rest.hasRemaining();) {
					channel.write(rest);
				}
				channel.force(true);
			}
			Files.move(whole, this.file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
		}
		finally {
			Files.deleteIfExists(whole);
		}
	}

	/**
	 * Does something while nobody else does it with this file.
	 * @param exchange what is to be done
	 * @return what comes of it
	 */
	<T> T alone(Exchange<T> exchange) throws NoToken {
		ReentrantLock here = HERE.computeIfAbsent(this.file, (any) -> new ReentrantLock());
		here.lock();
		try {
			FileChannel everywhere = locked();
			try {
				return exchange.make();
			}
			finally {
				unlock(everywhere);
			}
		}
		finally {
			here.unlock();
		}
	}

	/** It goes with the channel. */
	private void unlock(@Nullable FileChannel locked) {
		try {
			if (locked != null) {
				locked.close();
			}
		}
		catch (IOException ex) {
			logger.warn("The lock of {} cannot be given back: {}", this.file, ex.toString());
		}
	}

	/** In a folder that cannot be written to, nobody can keep a token either. */
	private @Nullable FileChannel locked() {
		try {
			FileChannel channel = FileChannel.open(this.file.resolveSibling(this.file.getFileName() + ".lock"),
					StandardOpenOption.CREATE, StandardOpenOption.WRITE);
			try {
				var unused = channel.lock();
				return channel;
			}
			catch (IOException ex) {
				channel.close();
				return null;
			}
		}
		catch (IOException ex) {
			return null;
		}
	}

	@Override
	public String toString() {
		return this.file.toString();
	}

	/**
	 * What is done with the token.
	 *
	 * @param <T> what comes of it
	 */
	@FunctionalInterface
	interface Exchange<T> {

		T make() throws NoToken;

	}

}
