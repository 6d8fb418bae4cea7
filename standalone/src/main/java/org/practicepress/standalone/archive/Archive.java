package org.practicepress.standalone.archive;

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
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
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
 * A zip whose last entry is its {@link Manifest}. It appears under its name whole or not
 * at all.
 */
public final class Archive {

	/** A manifest names each file in some hundred bytes. */
	private static final int LONGEST_MANIFEST = 512 * 1024 * 1024;

	private static final JsonMapper JSON = new JsonMapper();

	private final Sort sort;

	private final Path file;

	private final ZipFile zip;

	private final Manifest manifest;

	private Archive(Sort sort, Path file, ZipFile zip, Manifest manifest) {
		this.sort = sort;
		this.file = file;
		this.zip = zip;
		this.manifest = manifest;
	}

	/**
	 * Writes an archive.
	 * @param sort what it is
	 * @param items what is kept, in this order
	 * @param format the version of what is kept
	 * @param file where to; there must be nothing of that name
	 * @return what was written
	 * @throws CannotStart when it cannot be written; then nothing is left of it
	 */
	public static Manifest write(Sort sort, Stream<Item> items, int format, Path file) {
		refuseExisting(file);
		Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
		create(sort, unfinished);
		try {
			Manifest manifest = write(sort, items, format, Files.newOutputStream(unfinished));
			Files.move(unfinished, file);
			return manifest;
		}
		catch (IOException | UncheckedIOException ex) {
			throw new CannotStart("The " + sort.called() + " " + file + " cannot be written: " + ex.getMessage()
					+ ". Nothing is left of it; the site and its data are as they were.", ex);
		}
		finally {
			delete(unfinished);
		}
	}

	/**
	 * An archive is never written over.
	 * @param file where it is to be
	 * @throws CannotStart when there is something of that name
	 */
	public static void refuseExisting(Path file) {
		if (Files.exists(file)) {
			throw new CannotStart(file + " is there already, and is not written over. Choose another name.");
		}
	}

	private static Manifest write(Sort sort, Stream<Item> items, int format, OutputStream out) throws IOException {
		try (ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(out))) {
			zip.setLevel(Deflater.BEST_SPEED);
			List<Manifest.Entry> entries = new ArrayList<>();
			for (Item item : (Iterable<Item>) items::iterator) {
				Manifest.Entry entry = add(zip, item);
				if (item.listed()) {
					entries.add(entry);
				}
			}
			Manifest manifest = new Manifest(format, Instant.now(), entries);
			zip.putNextEntry(new ZipEntry(sort.manifest()));
			zip.write(JSON.writeValueAsBytes(manifest));
			return manifest;
		}
	}

	/** For its owner's eyes only, where the file system knows owners. */
	private static void create(Sort sort, Path file) {
		boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
		FileAttribute<?>[] ownersOnly = posix
				? new FileAttribute<?>[] {
						PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")) }
				: new FileAttribute<?>[0];
		try {
			Files.createFile(file, ownersOnly);
		}
		catch (FileAlreadyExistsException ex) {
			throw new CannotStart("Another " + sort.called()
					+ " is being written, or was broken off: if none is, delete " + file + ".", ex);
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
		try (InputStream in = new DigestInputStream(bounded(item.content().open(), item.bytes()), digest)) {
			long bytes = in.transferTo(zip);
			if (bytes < item.bytes()) {
				throw new IOException(item.name() + " became shorter while it was read");
			}
		}
		zip.closeEntry();
		return new Manifest.Entry(item.name(), item.bytes(), HexFormat.of().formatHex(digest.digest()));
	}

	/**
	 * Reads an archive.
	 * @param <T> what comes of it
	 * @param sort what it must be
	 * @param file where it is
	 * @param newest the newest version of what is kept that is known
	 * @param reading what is done with it
	 * @return what came of it
	 * @throws CannotStart when it is none of that sort, is not whole, or is of a newer
	 * version
	 */
	public static <T> T read(Sort sort, Path file, int newest, Reading<T> reading) {
		if (!Files.isRegularFile(file)) {
			throw new CannotStart("There is no " + sort.called() + " " + file + ".");
		}
		try (ZipFile zip = new ZipFile(file.toFile())) {
			Manifest manifest = manifest(sort, zip, file);
			if (manifest.format() > newest) {
				throw new CannotStart(file + " was made by a newer Practice Press (its data have version "
						+ manifest.format() + ", this one knows " + newest + "). " + sort.use() + " it with that one.");
			}
			return reading.read(new Archive(sort, file, zip, manifest));
		}
		catch (ZipException ex) {
			throw notWhole(sort, file, ex);
		}
		catch (IOException ex) {
			throw new CannotStart(
					"The " + sort.called() + " " + file + " cannot be " + sort.used() + ": " + ex.getMessage() + ".",
					ex);
		}
	}

	private static Manifest manifest(Sort sort, ZipFile zip, Path file) throws IOException {
		ZipEntry entry = zip.getEntry(sort.manifest());
		if (entry == null) {
			throw new CannotStart(file + " is no " + sort.called() + " of Practice Press.");
		}
		try (InputStream in = zip.getInputStream(entry)) {
			return JSON.readValue(in.readNBytes(LONGEST_MANIFEST), Manifest.class);
		}
		catch (JacksonException ex) {
			throw notWhole(sort, file, ex);
		}
	}

	public Manifest manifest() {
		return this.manifest;
	}

	/**
	 * Reads an entry to its end.
	 * @param entry what it must be
	 * @param reader who reads it, if not to its end then the rest is checked, too
	 * @throws CannotStart when it is another one than it must be
	 * @throws IOException when it cannot be read
	 */
	public void read(Manifest.Entry entry, Reader reader) throws IOException {
		ZipEntry packed = this.zip.getEntry(entry.name());
		if (packed == null || packed.isDirectory()) {
			throw notWhole(null);
		}
		MessageDigest digest = sha256();
		try (BoundedInputStream counted = bounded(this.zip.getInputStream(packed), entry.bytes() + 1);
				InputStream in = new DigestInputStream(counted, digest)) {
			reader.read(in);
			in.transferTo(OutputStream.nullOutputStream());
			if (counted.getCount() != entry.bytes()
					|| !HexFormat.of().formatHex(digest.digest()).equals(entry.sha256())) {
				throw notWhole(null);
			}
		}
	}

	/**
	 * Makes sure that nothing is in it that nobody has told of.
	 * @param told whether an entry was told of
	 * @throws CannotStart when there is one that was not
	 */
	public void refuseOthers(Predicate<String> told) {
		boolean others = this.zip.stream()
			.map(ZipEntry::getName)
			.anyMatch((name) -> !name.equals(this.sort.manifest()) && !told.test(name));
		if (others) {
			throw notWhole(null);
		}
	}

	/**
	 * How many entries there are of a name.
	 * @param name which name
	 * @return their number
	 */
	public long count(Predicate<String> name) {
		return this.zip.stream().map(ZipEntry::getName).filter(name).count();
	}

	/**
	 * Says that it is not as it was written.
	 * @param cause by what that is seen, if by something
	 * @return to be thrown
	 */
	public CannotStart notWhole(@Nullable Exception cause) {
		return notWhole(this.sort, this.file, cause);
	}

	private static CannotStart notWhole(Sort sort, Path file, @Nullable Exception cause) {
		return new CannotStart(file + " is not whole: it was cut short or changed. Nothing was " + sort.used() + ".",
				cause);
	}

	private static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static BoundedInputStream bounded(InputStream in, long bytes) throws IOException {
		return BoundedInputStream.builder().setInputStream(in).setMaxCount(bytes).get();
	}

	/**
	 * What is done with an archive.
	 *
	 * @param <T> what comes of it
	 */
	public interface Reading<T> {

		T read(Archive archive) throws IOException;

	}

	/**
	 * Who reads an entry.
	 */
	public interface Reader {

		void read(InputStream in) throws IOException;

	}

}
