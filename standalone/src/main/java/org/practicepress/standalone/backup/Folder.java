package org.practicepress.standalone.backup;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.practicepress.embedded.kafka.KafkaFiles;
import org.practicepress.standalone.archive.Item;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What of a data folder is kept. The log is not, nor what belongs to a running site, nor
 * an index that is made again from the rest.
 */
final class Folder {

	private static final Logger logger = LoggerFactory.getLogger(Folder.class);

	static final String DOCUMENTS = "documents";

	private static final String KAFKA = "kafka";

	private static final Set<String> NOT_KEPT = Set.of("log", "search", KAFKA, ".lock", Control.FILE);

	/**
	 * What is never written over, and perhaps there by the thousand: mails and events.
	 */
	private static final Set<String> ONLY_GROWS = Set.of(".eml", ".aside", ".log");

	/** Of the others, what is smaller is copied. */
	private static final long SMALL = 1024 * 1024;

	private final Path data;

	Folder(Path data) {
		this.data = data;
	}

	/** All of one that nobody uses. */
	List<Item> atRest() {
		List<Item> items = new ArrayList<>();
		for (Path file : files(Set.of())) {
			items.add(new Item(name(file), file, size(file)));
		}
		return items;
	}

	/**
	 * All but the document store of one in use, as it is at this moment: what grows is
	 * taken up to where it ends now, by a second name that it keeps when the first goes.
	 * @param aside an empty folder on the same disk
	 */
	List<Item> inUse(Path aside) {
		List<Item> items = new ArrayList<>();
		for (Path file : files(Set.of(DOCUMENTS, String.valueOf(aside.getFileName())))) {
			Path kept = aside.resolve(String.valueOf(items.size()));
			try {
				long size = Files.size(file);
				if (size >= SMALL || ONLY_GROWS.stream().anyMatch(file.toString()::endsWith)) {
					Files.createLink(kept, file);
				}
				else {
					Files.copy(file, kept);
					size = Files.size(kept);
				}
				items.add(new Item(name(file), kept, size));
			}
			catch (NoSuchFileException ex) {
				logger.debug("{} was replaced or deleted since it was listed: nothing names it any more", file);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
		return items;
	}

	private List<Path> files(Set<String> without) {
		List<Path> files = new ArrayList<>();
		if (Files.exists(this.data.resolve(KAFKA))) {
			files.addAll(KafkaFiles.inOrder(this.data.resolve(KAFKA)));
		}
		try (Stream<Path> all = Files.walk(this.data)) {
			all.filter(Files::isRegularFile).filter((file) -> {
				String top = this.data.relativize(file).getName(0).toString();
				return !NOT_KEPT.contains(top) && !without.contains(top) && !top.startsWith(Backup.BEFORE);
			}).sorted().forEach(files::add);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return files;
	}

	private String name(Path file) {
		return this.data.relativize(file).toString().replace(File.separatorChar, '/');
	}

	private static long size(Path file) {
		try {
			return Files.size(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
