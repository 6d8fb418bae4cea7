package org.practicepress.standalone.moving;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.mongodb.client.MongoCollection;
import org.bson.Document;
import org.practicepress.messaging.claimcheck.StoredFiles.StoredFile;
import org.practicepress.messaging.event.EventCodec;
import org.practicepress.messaging.transfer.Kind;
import org.practicepress.messaging.transfer.View;
import org.practicepress.standalone.archive.Archive;
import org.practicepress.standalone.archive.Manifest;
import org.practicepress.standalone.archive.Sort;
import org.practicepress.standalone.site.CannotStart;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes an empty hub the one that was exported. Everything is checked before anything is
 * written; what cannot be written to its end is taken out again. Mails nobody, and needs
 * no service.
 */
public final class Import {

	private static final JsonMapper JSON = new EventCodec().mapper();

	private static final int AT_ONCE = 100;

	/** In characters of JSON, written together. */
	private static final long SIZE_AT_ONCE = 4_000_000;

	private static final long MEGABYTE = 1_000_000;

	/** Nothing that is written by an export is packed so well. */
	private static final long BEST_PACKED = 200;

	/** However small the file is. */
	private static final long ALWAYS_TAKEN = 100 * MEGABYTE;

	private final Hub hub;

	private final Archive archive;

	private final Map<String, Kind> kinds;

	private Import(Hub hub, Archive archive) {
		this.hub = hub;
		this.archive = archive;
		this.kinds = hub.kinds().stream().collect(Collectors.toMap(Names::documents, Function.identity()));
	}

	/**
	 * Imports.
	 * @param file the export
	 * @param hub the hub, which must be empty and at rest
	 * @param room how much may be written, in bytes
	 * @return what was done, in a sentence
	 * @throws CannotStart when it cannot be done; then the hub is as empty as it was
	 */
	public static String of(Path file, Hub hub, long room) {
		Instant begin = Instant.now();
		boolean again = hub.isUnfinished();
		List<String> readers = hub.topics().readers();
		if (!readers.isEmpty()) {
			throw new CannotStart("Services of this hub are running (" + String.join(", ", readers)
					+ "): stop them, and import again. Nothing was imported.");
		}
		if (!again && !hub.isEmpty()) {
			throw new CannotStart("This hub is not empty: an export is imported into a new one. Nothing was imported.");
		}
		Optional<String> filled = hub.topics().filled();
		if (filled.isPresent()) {
			throw new CannotStart("There are events of another hub on the broker (topic " + filled.get()
					+ "): an export is imported into a new one. Nothing was imported.");
		}
		return Archive.read(Sort.EXPORT, file, Names.FORMAT, (archive) -> {
			Import moving = new Import(hub, archive);
			moving.check(file, room);
			if (again) {
				hub.clear();
			}
			moving.write();
			return "Imported what was exported on %s (%d MB of documents), in %d s. Nobody was mailed.".formatted(
					archive.manifest().madeAt(), archive.manifest().bytes() / MEGABYTE,
					Duration.between(begin, Instant.now()).toSeconds());
		});
	}

	/** All of it, so that nothing is begun that cannot be ended. */
	private void check(Path file, long room) throws IOException {
		Set<String> listed = this.archive.manifest()
			.files()
			.stream()
			.map(Manifest.Entry::name)
			.collect(Collectors.toSet());
		refuseTooMuch(file, this.archive.manifest().bytes(), room);
		if (!listed.containsAll(this.kinds.keySet()) || !listed.contains(Names.FILES)) {
			throw this.archive.notWhole(null);
		}
		for (Manifest.Entry entry : this.archive.manifest().files()) {
			Kind kind = this.kinds.get(entry.name());
			if (kind != null) {
				read(entry, kind::kept);
			}
			else if (!entry.name().equals(Names.FILES)) {
				if (!entry.name().equals(Names.README) && !entry.name().startsWith(Names.SCHEMA)) {
					throw new CannotStart(file + " holds " + entry.name()
							+ ", which this Practice Press does not know. Nothing was imported.");
				}
				this.archive.read(entry, (in) -> {
				});
			}
		}
		long[] total = { this.archive.manifest().bytes(), 0 };
		eachFile((stored) -> {
			total[0] += stored.bytes();
			total[1]++;
			refuseTooMuch(file, total[0], room);
			this.archive.read(entry(stored), (in) -> {
			});
		});
		// each of the list is there, and once
		if (this.archive.count((name) -> name.startsWith(Names.FILE)) != total[1]) {
			throw this.archive.notWhole(null);
		}
		this.archive.refuseOthers((name) -> name.startsWith(Names.FILE) || listed.contains(name));
	}

	private static void refuseTooMuch(Path file, long bytes, long room) {
		if (bytes > room) {
			throw new CannotStart("There is no room for what is in " + file + ": it needs more than "
					+ (room / MEGABYTE) + " MB. Nothing was imported.");
		}
		if (bytes > Math.max(ALWAYS_TAKEN, BEST_PACKED * file.toFile().length())) {
			throw new CannotStart(
					file + " says that it holds far more than an export of its size can. Nothing was" + " imported.");
		}
	}

	private void read(Manifest.Entry entry, Lines.Listener listener) throws IOException {
		try {
			this.archive.read(entry, (in) -> Lines.read(in, listener));
		}
		catch (IllegalArgumentException ex) {
			throw new CannotStart(entry.name() + " is not as an export has it, " + ex.getMessage()
					+ ". It was changed, or made by a newer Practice Press. Nothing was imported.", ex);
		}
	}

	/** In their order, so that none can be there twice. */
	private void eachFile(FileReader reader) throws IOException {
		String[] last = { "" };
		read(listed(Names.FILES), (line) -> {
			StoredFile stored = JSON.readerFor(StoredFile.class)
				.with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
				.readValue(line);
			if (stored.bytes() < 0 || !isDigest(stored.sha256()) || stored.sha256().compareTo(last[0]) <= 0) {
				throw new IllegalArgumentException("no file is called so, or not here");
			}
			last[0] = stored.sha256();
			reader.read(stored);
		});
	}

	private static boolean isDigest(String name) {
		return name.length() == 64 && name.chars().allMatch((digit) -> "0123456789abcdef".indexOf(digit) >= 0);
	}

	private static Manifest.Entry entry(StoredFile stored) {
		return new Manifest.Entry(Names.file(stored.sha256()), stored.bytes(), stored.sha256());
	}

	private Manifest.Entry listed(String name) {
		return this.archive.manifest()
			.files()
			.stream()
			.filter((entry) -> entry.name().equals(name))
			.findFirst()
			.orElseThrow(() -> this.archive.notWhole(null));
	}

	private void write() {
		this.hub.begin();
		try {
			eachFile((stored) -> this.archive.read(entry(stored), (in) -> this.hub.files().keep(stored.sha256(), in)));
			for (Kind kind : this.hub.kinds()) {
				Batch batch = new Batch();
				List<View> views = this.hub.views().stream().filter((view) -> view.of().equals(kind.name())).toList();
				read(listed(Names.documents(kind)), (told) -> batch.add(told, kind, views));
				batch.write();
			}
			this.hub.end();
		}
		catch (IOException | RuntimeException ex) {
			throw new CannotStart("The import was broken off: " + ex.getMessage() + " " + undo(ex), ex);
		}
	}

	private String undo(Exception failure) {
		try {
			this.hub.clear();
			this.hub.end();
			return "What was written has been taken out again: the hub is as empty as before.";
		}
		catch (RuntimeException ex) {
			failure.addSuppressed(ex);
			return "What was written could not be taken out again; nothing starts on it. Import again, which clears it"
					+ " and begins anew.";
		}
	}

	/** Documents that are written together. */
	private static final class Batch {

		private final Map<MongoCollection<Document>, List<Document>> waiting = new HashMap<>();

		private int count;

		private long size;

		private void add(ObjectNode told, Kind kind, List<View> views) {
			this.size += told.toString().length();
			this.count++;
			add(kind.collection(), kind.kept(told));
			views.forEach((view) -> add(view.collection(), view.kept(told)));
			if (this.count == AT_ONCE || this.size > SIZE_AT_ONCE) {
				write();
			}
		}

		private void add(MongoCollection<Document> collection, Document document) {
			this.waiting.computeIfAbsent(collection, (key) -> new ArrayList<>()).add(document);
		}

		private void write() {
			this.waiting.forEach(MongoCollection::insertMany);
			this.waiting.clear();
			this.count = 0;
			this.size = 0;
		}

	}

	/** Who reads a file. */
	private interface FileReader {

		void read(StoredFile stored) throws IOException;

	}

}
