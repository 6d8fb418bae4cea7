package org.practicepress.standalone.moving;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.mongodb.MongoException;
import org.apache.kafka.common.TopicPartition;
import org.practicepress.messaging.claimcheck.StoredFiles.StoredFile;
import org.practicepress.messaging.event.EventCodec;
import org.practicepress.messaging.transfer.CannotTell;
import org.practicepress.messaging.transfer.Kind;
import org.practicepress.messaging.transfer.Part;
import org.practicepress.standalone.archive.Archive;
import org.practicepress.standalone.archive.Item;
import org.practicepress.standalone.archive.Sort;
import org.practicepress.standalone.site.CannotStart;
import org.practicepress.standalone.site.PrivateFolder;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.ClassPathResource;
import org.springframework.util.FileSystemUtils;

/**
 * Writes a hub into one file, as it was at a moment at which nothing was on its way from
 * one service to another. Whether it was one is known afterwards: then no event was told
 * since, and none is left to be told or to be heard.
 */
public final class Export {

	private static final JsonMapper JSON = new EventCodec().mapper();

	private static final int TRIES = 5;

	private static final long MEGABYTE = 1_000_000;

	private final Hub hub;

	private final Duration patience;

	private Export(Hub hub, Duration patience) {
		this.hub = hub;
		this.patience = patience;
	}

	/**
	 * Exports.
	 * @param hub the hub
	 * @param file where to; there must be nothing of that name
	 * @param patience how long to wait for services that run to come to rest
	 * @return what was done, in a sentence
	 * @throws CannotStart when it cannot be done; then nothing is left of it
	 */
	public static String of(Hub hub, Path file, Duration patience) {
		Archive.refuseExisting(file);
		Path spool = file.resolveSibling(file.getFileName() + ".documents");
		create(spool);
		try {
			return new Export(hub, patience).write(spool, file);
		}
		catch (IOException | UncheckedIOException | MongoException ex) {
			throw new CannotStart("The export " + file + " cannot be written: " + ex.getMessage()
					+ ". Nothing is left of it; the hub is as it was.", ex);
		}
		finally {
			FileSystemUtils.deleteRecursively(spool.toFile());
		}
	}

	private static void create(Path spool) {
		try {
			Files.createDirectory(spool);
			PrivateFolder.ensure(spool);
		}
		catch (FileAlreadyExistsException ex) {
			throw new CannotStart(
					"Another export is being written, or was broken off: if none is, delete " + spool + ".", ex);
		}
		catch (IOException ex) {
			throw new CannotStart("No file can be made in " + spool.getParent() + ": " + ex.getMessage() + ".", ex);
		}
	}

	private String write(Path spool, Path file) throws IOException {
		Instant begin = Instant.now();
		List<Item> documents = documents(spool);
		Counted files = new Counted();
		Item listOfFiles = spooled(spool, Names.FILES, (line) -> this.hub.files().tell((stored) -> {
			files.count++;
			files.bytes += stored.bytes();
			line.accept(stored);
		}));
		try (Stream<Item> content = files(spool)) {
			Archive.write(Sort.EXPORT,
					Stream.of(schemas().stream(), documents.stream(), Stream.of(listOfFiles), content)
						.flatMap((items) -> items),
					Names.FORMAT, file);
		}
		long bytes = documents.stream().mapToLong(Item::bytes).sum();
		return ("Exported %d kinds of documents, %d MB, and %d files, %d MB, to %s in %d s. It holds people's data and"
				+ " the links to their pages: keep it like them.")
			.formatted(documents.size(), bytes / MEGABYTE, files.count, files.bytes / MEGABYTE, file,
					Duration.between(begin, Instant.now()).toSeconds());
	}

	/** All of one moment. */
	private List<Item> documents(Path spool) throws IOException {
		for (int attempt = 1;; attempt++) {
			awaitRest();
			Map<TopicPartition, Long> before = this.hub.topics().ends();
			List<Item> documents = new ArrayList<>();
			try {
				for (Kind kind : this.hub.kinds()) {
					documents.add(spooled(spool, Names.documents(kind), (line) -> kind.tell(line::accept)));
				}
			}
			catch (CannotTell ex) {
				throw new CannotStart(ex.getMessage() + " Nothing was exported.", ex);
			}
			if (unrest().isEmpty() && this.hub.topics().ends().equals(before)) {
				return documents;
			}
			if (attempt == TRIES) {
				throw new CannotStart("Too much happens in the hub for an export: keep people and mails out for a"
						+ " while, or stop its services, and try again. Nothing was exported.");
			}
		}
	}

	/** Waits as long as somebody can do what is to be done. */
	private void awaitRest() {
		Instant deadline = Instant.now().plus(this.patience);
		Optional<String> unrest = unrest();
		while (unrest.isPresent()) {
			if (Instant.now().isAfter(deadline) || this.hub.topics().readers().isEmpty()) {
				throw new CannotStart("Something is on its way in the hub: " + unrest.get()
						+ ". Let the site run until that is done, and export again. Nothing was exported.");
			}
			try {
				Thread.sleep(500);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new CannotStart("Interrupted.", ex);
			}
			unrest = unrest();
		}
	}

	/** What is not told yet, or not heard. */
	private Optional<String> unrest() {
		if (this.hub.isUnfinished()) {
			return Optional.of("an import into it was broken off; import once more");
		}
		for (Part part : this.hub.parts()) {
			long behindDeadLetters = part.database().getCollection("heldBack").estimatedDocumentCount();
			if (behindDeadLetters > 0) {
				return Optional.of(behindDeadLetters + " submissions wait behind a dead letter of " + part.service()
						+ " (docs/operations.md, Putting dead letters back)");
			}
			for (Kind kind : part.kinds()) {
				long underway = kind.underway();
				if (underway > 0) {
					return Optional
						.of(part.service() + " has still to tell what happened to " + underway + " " + kind.name());
				}
			}
		}
		return this.hub.topics().behind();
	}

	private static Item spooled(Path spool, String name, Consumer<Consumer<Object>> lines) throws IOException {
		Path file = spool.resolve(name.replace('/', '-'));
		try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
			lines.accept((line) -> {
				try {
					out.write(JSON.writeValueAsBytes(line));
					out.write('\n');
				}
				catch (IOException ex) {
					throw new UncheckedIOException(ex);
				}
			});
		}
		return new Item(name, file, Files.size(file));
	}

	/** Told of one after the other, as there may be very many. */
	private Stream<Item> files(Path spool) throws IOException {
		BufferedReader lines = Files.newBufferedReader(spool.resolve(Names.FILES.replace('/', '-')),
				StandardCharsets.UTF_8);
		return lines.lines()
			.map((line) -> JSON.readValue(line, StoredFile.class))
			.map((stored) -> new Item(Names.file(stored.sha256()), stored.bytes(), false,
					() -> this.hub.files().open(stored.sha256())))
			.onClose(() -> {
				try {
					lines.close();
				}
				catch (IOException ex) {
					throw new UncheckedIOException(ex);
				}
			});
	}

	private List<Item> schemas() throws IOException {
		List<Item> schemas = new ArrayList<>();
		for (Part part : this.hub.parts()) {
			for (Kind kind : part.kinds()) {
				schemas.add(resource(Names.schema(kind.name()),
						part.service() + "/export/" + kind.name() + ".schema.json"));
			}
		}
		schemas.add(resource(Names.schema("files"), "export/files.schema.json"));
		schemas.add(resource(Names.README, "export/README.txt"));
		return schemas;
	}

	private static Item resource(String name, String resource) throws IOException {
		ClassPathResource content = new ClassPathResource(resource);
		return new Item(name, content.contentLength(), true, content::getInputStream);
	}

	/** What goes through. */
	private static final class Counted {

		private long count;

		private long bytes;

	}

}
