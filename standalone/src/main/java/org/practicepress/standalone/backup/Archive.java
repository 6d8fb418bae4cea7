package org.practicepress.standalone.backup;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

import org.apache.commons.io.input.BoundedInputStream;
import org.jspecify.annotations.Nullable;
import org.practicepress.standalone.site.CannotStart;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The file a backup is: a zip whose last entry is its {@link Manifest}. It appears under
 * its name whole or not at all.
 */
final class Archive {

	/** A manifest names each file in some hundred bytes. */
	private static final int LONGEST_MANIFEST = 512 * 1024 * 1024;

	private static final JsonMapper JSON = new JsonMapper();

	private Archive() {
	}

	/**
	 * Writes a backup.
	 * @param items what is kept, in this order
	 * @param format the data folder's version
	 * @param file where to; there must be nothing of that name
	 * @return what was written
	 * @throws CannotStart when it cannot be written; then nothing is left of it
	 */
	static Manifest write(List<Item> items, int format, Path file) {
		if (Files.exists(file)) {
			throw new CannotStart(file + " is there already, and is not written over. Choose another name.");
		}
		Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
		create(unfinished);
		try {
			Manifest manifest = write(items, format, Files.newOutputStream(unfinished));
			Files.move(unfinished, file);
			return manifest;
		}
		catch (IOException | UncheckedIOException ex) {
			throw new CannotStart("The backup " + file + " cannot be written: " + ex.getMessage()
					+ ". Nothing is left of it; the site and its data are as they were.", ex);
		}
		finally {
			delete(unfinished);
		}
	}

	private static Manifest write(List<Item> items, int format, OutputStream out) throws IOException {
		try (ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(out))) {
			zip.setLevel(Deflater.BEST_SPEED);
			List<Manifest.Entry> entries = new ArrayList<>();
			for (Item item : items) {
				entries.add(add(zip, item));
			}
			Manifest manifest = new Manifest(format, Instant.now(), entries);
			zip.putNextEntry(new ZipEntry(Manifest.NAME));
			zip.write(JSON.writeValueAsBytes(manifest));
			return manifest;
		}
	}

	/** For its owner's eyes only, where the file system knows owners. */
	private static void create(Path file) {
		boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
		FileAttribute<?>[] ownersOnly = posix
				? new FileAttribute<?>[] {
						PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")) }
				: new FileAttribute<?>[0];
		try {
			Files.createFile(file, ownersOnly);
		}
		catch (FileAlreadyExistsException ex) {
			throw new CannotStart(
					"Another backup is being written, or was broken off: if none is, delete " + file + ".", ex);
		}
		catch (IOException ex) {
			throw new CannotStart("No file can be made in " + file.getParent() + ": " + ex.getMessage() + ".", ex);
		}
	}

	private static void delete(Path unfinished) {
		try {
			Files.deleteIfExists(unfinished);
		}
		catch (IOException ex) {
			throw new CannotStart(unfinished + " could not be deleted; delete it.", ex);
		}
	}

	private static Manifest.Entry add(ZipOutputStream zip, Item item) throws IOException {
		MessageDigest digest = sha256();
		zip.putNextEntry(new ZipEntry(item.name()));
		try (InputStream in = new DigestInputStream(bounded(Files.newInputStream(item.file()), item.bytes()), digest)) {
			long bytes = in.transferTo(zip);
			if (bytes < item.bytes()) {
				throw new IOException(item.file() + " became shorter while it was read");
			}
		}
		zip.closeEntry();
		return new Manifest.Entry(item.name(), item.bytes(), HexFormat.of().formatHex(digest.digest()));
	}

	/**
	 * Takes a backup apart.
	 * @param file the backup
	 * @param newest the newest version of a data folder that is known
	 * @param folder where to; empty
	 * @return what was in it
	 * @throws CannotStart when it is none, is not whole, or is of a newer version
	 */
	static Manifest read(Path file, int newest, Path folder) {
		try (ZipFile zip = new ZipFile(file.toFile())) {
			Manifest manifest = manifest(zip, file);
			if (manifest.format() > newest) {
				throw new CannotStart(file + " was made by a newer Practice Press (its data have version "
						+ manifest.format() + ", this one knows " + newest + "). Restore it with that one.");
			}
			Set<String> named = new HashSet<>(List.of(Manifest.NAME));
			for (Manifest.Entry entry : manifest.files()) {
				named.add(entry.name());
				extract(zip, entry, folder, file);
			}
			for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements();) {
				if (!named.contains(entries.nextElement().getName())) {
					throw notWhole(file, null);
				}
			}
			return manifest;
		}
		catch (ZipException ex) {
			throw notWhole(file, ex);
		}
		catch (IOException ex) {
			throw new CannotStart("The backup " + file + " cannot be restored: " + ex.getMessage() + ".", ex);
		}
	}

	private static Manifest manifest(ZipFile zip, Path file) throws IOException {
		ZipEntry entry = zip.getEntry(Manifest.NAME);
		if (entry == null) {
			throw new CannotStart(file + " is no backup of Practice Press.");
		}
		try (InputStream in = zip.getInputStream(entry)) {
			return JSON.readValue(in.readNBytes(LONGEST_MANIFEST), Manifest.class);
		}
		catch (JacksonException ex) {
			throw notWhole(file, ex);
		}
	}

	private static void extract(ZipFile zip, Manifest.Entry entry, Path folder, Path file) throws IOException {
		Path to = folder.resolve(entry.name()).normalize();
		ZipEntry packed = zip.getEntry(entry.name());
		if (packed == null || packed.isDirectory() || !to.startsWith(folder) || to.equals(folder)) {
			throw notWhole(file, null);
		}
		Files.createDirectories(to.getParent());
		MessageDigest digest = sha256();
		try (InputStream in = new DigestInputStream(bounded(zip.getInputStream(packed), entry.bytes() + 1), digest)) {
			Files.copy(in, to);
		}
		if (Files.size(to) != entry.bytes() || !HexFormat.of().formatHex(digest.digest()).equals(entry.sha256())) {
			throw notWhole(file, null);
		}
	}

	private static CannotStart notWhole(Path file, @Nullable Exception cause) {
		return new CannotStart(file + " is not whole: it was cut short or changed. Nothing was restored.", cause);
	}

	private static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static InputStream bounded(InputStream in, long bytes) throws IOException {
		return BoundedInputStream.builder().setInputStream(in).setMaxCount(bytes).get();
	}

}
