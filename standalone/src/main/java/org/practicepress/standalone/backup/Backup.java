package org.practicepress.standalone.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.practicepress.embedded.store.EmbeddedStore;
import org.practicepress.embedded.store.Snapshot;
import org.practicepress.standalone.archive.Archive;
import org.practicepress.standalone.archive.Item;
import org.practicepress.standalone.archive.Manifest;
import org.practicepress.standalone.archive.Sort;
import org.practicepress.standalone.site.CannotStart;
import org.practicepress.standalone.site.PrivateFolder;

import org.springframework.util.FileSystemUtils;

/**
 * Makes backups of a data folder, and a data folder of a backup.
 */
public final class Backup {

	/** What a backup needs while it is made lies in the data folder, in one of these. */
	private static final String ASIDE = ".backup-";

	/** What a folder's earlier versions are kept in begins so. */
	static final String BEFORE = "before-version-";

	private static final long MEGABYTE = 1_000_000;

	private Backup() {
	}

	/**
	 * Backs up a folder that nobody uses.
	 * @param data the folder
	 * @param format its version
	 * @param file the backup
	 * @return what was done, in a sentence
	 */
	public static String ofFolder(Path data, int format, Path file) {
		Instant begin = Instant.now();
		return told(Archive.write(Sort.BACKUP, new Folder(data).atRest().stream(), format, file), file, begin);
	}

	/**
	 * Backs up a site that runs. Nothing is written to its store for the moment in which
	 * its other files are given second names; so no event and no mail is known to the
	 * store that is not in the backup, and what the store does not know yet comes again.
	 * @param data the site's folder
	 * @param format its version
	 * @param store the site's store
	 * @param file the backup
	 * @return what was done, in a sentence
	 */
	public static String ofSite(Path data, int format, EmbeddedStore store, Path file) {
		Instant begin = Instant.now();
		try {
			Path aside = Files.createTempDirectory(data, ASIDE);
			try {
				List<Item> items = new ArrayList<>();
				Path documents = aside.resolve(EmbeddedStore.FILE);
				try (Snapshot snapshot = store.snapshot(() -> items.addAll(new Folder(data).inUse(aside)))) {
					snapshot.write(documents);
				}
				items.add(new Item(Folder.DOCUMENTS + "/" + EmbeddedStore.FILE, documents, Files.size(documents)));
				return told(Archive.write(Sort.BACKUP, items.stream(), format, file), file, begin);
			}
			finally {
				FileSystemUtils.deleteRecursively(aside);
			}
		}
		catch (IOException | UncheckedIOException ex) {
			throw new CannotStart("The backup " + file + " cannot be made: " + ex.getMessage()
					+ ". Nothing is left of it; the site and its data are as they were.", ex);
		}
	}

	/**
	 * Keeps a folder as it is in a backup within it.
	 * @param data a folder that nobody uses
	 * @param version its version
	 * @param next the version it will have
	 * @return the backup
	 * @throws CannotStart when there is no room for it
	 */
	public static Path beforeMovingUp(Path data, int version, int next) {
		Path file = data.resolve(BEFORE + next + ".zip");
		if (!Files.exists(file)) {
			List<Item> items = new Folder(data).atRest();
			long needed = items.stream().mapToLong(Item::bytes).sum();
			if (data.toFile().getUsableSpace() < needed) {
				throw new CannotStart("What an earlier version wrote in " + data
						+ " must be moved up, and kept as it is" + " before: that takes up to "
						+ (needed / MEGABYTE + 1) + " MB more than is free on the disk.");
			}
			Archive.write(Sort.BACKUP, items.stream(), version, file);
		}
		return file;
	}

	/**
	 * Takes away what a backup left that was broken off.
	 * @param data a folder that nobody uses
	 */
	public static void tidy(Path data) {
		try (Stream<Path> files = Files.list(data)) {
			for (Path aside : files.filter((file) -> file.getFileName().toString().startsWith(ASIDE)).toList()) {
				FileSystemUtils.deleteRecursively(aside);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Makes a data folder of a backup.
	 * @param file the backup
	 * @param newest the newest version of a data folder that is known
	 * @param data the folder, which must be empty or not there
	 * @return what was done, in a sentence
	 */
	public static String restore(Path file, int newest, Path data) {
		try {
			refuseUnlessEmpty(data);
			Path whole = data.resolveSibling(data.getFileName() + ".restoring");
			FileSystemUtils.deleteRecursively(whole);
			PrivateFolder.ensure(whole);
			try {
				Manifest manifest = Archive.read(Sort.BACKUP, file, newest, (archive) -> unpacked(archive, whole));
				Files.deleteIfExists(data);
				Files.move(whole, data);
				return "Restored " + manifest.files().size() + " files of " + manifest.madeAt() + " to " + data + ".";
			}
			finally {
				FileSystemUtils.deleteRecursively(whole);
			}
		}
		catch (IOException ex) {
			throw new CannotStart("The backup cannot be restored to " + data + ": " + ex.getMessage() + ".", ex);
		}
	}

	private static Manifest unpacked(Archive archive, Path folder) throws IOException {
		Set<String> named = new HashSet<>();
		for (Manifest.Entry entry : archive.manifest().files()) {
			Path to = folder.resolve(entry.name()).normalize();
			if (!to.startsWith(folder) || to.equals(folder)) {
				throw archive.notWhole(null);
			}
			Files.createDirectories(to.getParent());
			archive.read(entry, (in) -> Files.copy(in, to));
			named.add(entry.name());
		}
		archive.refuseOthers(named::contains);
		return archive.manifest();
	}

	private static void refuseUnlessEmpty(Path data) throws IOException {
		if (!Files.exists(data)) {
			return;
		}
		try (Stream<Path> there = Files.list(data)) {
			if (there.findAny().isPresent()) {
				throw new CannotStart("The folder " + data
						+ " is not empty. Restore into a new one, and move that to where it belongs.");
			}
		}
	}

	private static String told(Manifest manifest, Path file, Instant begin) {
		return "Backed up %d files, %d MB, to %s in %d s. It holds people's data and the site's keys: keep it like them."
			.formatted(manifest.files().size(), manifest.bytes() / MEGABYTE, file,
					Duration.between(begin, Instant.now()).toSeconds());
	}

}
