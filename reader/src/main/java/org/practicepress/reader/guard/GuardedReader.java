package org.practicepress.reader.guard;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.practicepress.form.PracticeForm;
import org.practicepress.reader.guard.Child.Reply;
import org.practicepress.reader.result.Reason;
import org.practicepress.reader.result.Recognised;
import org.practicepress.reader.wire.MailLimits;
import org.practicepress.reader.wire.Pace;
import org.practicepress.reader.wire.Question;
import org.practicepress.reader.wire.Task;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has files read by child processes. A child that a file has broken is replaced; the next
 * file finds a fresh one.
 */
public final class GuardedReader implements DocumentReader, AutoCloseable {

	/** A child that is not ready by then is given up; a second one is tried. */
	public static final Duration TIME_TO_START = Duration.ofSeconds(45);

	/** Who waits longer for a child comes again. */
	public static final Duration TIME_TO_WAIT = Duration.ofMinutes(1);

	/** How often a child is started for one file. */
	public static final int STARTS = 2;

	/** In bytes. By itself a child takes what the machine has plenty of. */
	private static final long START = 48 << 20;

	private static final Logger LOG = LoggerFactory.getLogger(GuardedReader.class);

	private static final String PROGRAM = "org.practicepress.reader.child.ReadingChild";

	private static final String UNOPENED = "application/octet-stream";

	private final ReaderSettings settings;

	private final PracticeForm form;

	private final Pace pace;

	private final Path directory;

	private final String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();

	private final List<String> arguments;

	private final BlockingQueue<Place> places;

	private final List<Place> all = new ArrayList<>();

	private final ScheduledExecutorService deadlines = Executors
		.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("reading deadlines").factory());

	private final AtomicLong started = new AtomicLong();

	private final AtomicLong killed = new AtomicLong();

	private volatile boolean closed;

	/**
	 * Makes ready; a child is started when it is needed.
	 * @param settings how files are read
	 * @param form the form that is asked for
	 * @param pace how much time there is
	 * @param work where files lie meanwhile
	 */
	public GuardedReader(ReaderSettings settings, PracticeForm form, Pace pace, WorkDirectory work) {
		this(settings, form, pace, work, PROGRAM,
				GuardedReader.class.getProtectionDomain().getCodeSource().getLocation().toString(),
				System.getProperty("java.class.path"));
	}

	GuardedReader(ReaderSettings settings, PracticeForm form, Pace pace, WorkDirectory work, String program,
			String location, String classPath) {
		this.settings = settings;
		this.form = form;
		this.pace = pace;
		this.places = new ArrayBlockingQueue<>(settings.children());
		for (int i = 0; i < settings.children(); i++) {
			this.all.add(new Place());
		}
		this.places.addAll(this.all);
		try {
			this.directory = work.newDirectory("children-");
			this.arguments = arguments(program, location, classPath);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Child processes cannot be prepared", ex);
		}
	}

	/**
	 * How the child processes are.
	 *
	 * @param all how many there may be
	 * @param busy how many read a file
	 * @param started how many were started
	 * @param killed how many ended over a file, or were ended
	 */
	public record Children(int all, int busy, long started, long killed) {
	}

	/**
	 * How the child processes are.
	 * @return how they are now
	 */
	public Children children() {
		return new Children(this.all.size(), this.all.size() - this.places.size(), this.started.get(),
				this.killed.get());
	}

	/** Where a child is, or will be when it is needed. */
	private static final class Place {

		private volatile @Nullable Child child;

		private int files;

	}

	private List<String> arguments(String program, String location, String classPath) throws IOException {
		Path logging = this.directory.resolve("child-logback.xml");
		try (InputStream in = Objects.requireNonNull(GuardedReader.class.getResourceAsStream("child-logback.xml"))) {
			Files.copy(in, logging);
		}
		Path asked = Files.write(this.directory.resolve("form.yml"), this.form.source());
		return List.of("-cp", ChildClassPath.of(location, classPath, this.directory),
				"-Xms" + (Math.min(START, this.settings.heap()) >> 20) + "m",
				"-Xmx" + (this.settings.heap() >> 20) + "m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
				"-XX:-UsePerfData", "-XX:+ExitOnOutOfMemoryError", "-Djava.awt.headless=true",
				"-Dlogback.configurationFile=" + logging.toUri(),
				// no network: every connection would go through a proxy that is not there
				"-DsocksProxyHost=127.0.0.1", "-DsocksProxyPort=9", "-Dhttp.proxyHost=127.0.0.1", "-Dhttp.proxyPort=9",
				"-Dhttps.proxyHost=127.0.0.1", "-Dhttps.proxyPort=9", "-Dhttp.nonProxyHosts=", program,
				asked.toString());
	}

	@Override
	public Recognised read(Task task, List<Path> files, Path directory) {
		return read(task, files, directory, null);
	}

	/**
	 * Takes a mail apart. One that breaks its reader is no exception but an answer, as
	 * with {@link #read}.
	 * @param mail the mail
	 * @param limits what is taken out of it
	 * @param directory where to put its files; it exists, and belongs to the caller
	 * @return a {@link Recognised.Mail}, or why it cannot be opened
	 */
	public Recognised open(Path mail, MailLimits limits, Path directory) {
		return read(Task.MAIL, List.of(mail), directory, limits);
	}

	private Recognised read(Task task, List<Path> files, Path directory, @Nullable MailLimits mail) {
		try {
			Reason refused = refused(task, files);
			return logged((refused != null) ? new Recognised.Unreadable(UNOPENED, refused)
					: ask(task, files, directory.toAbsolutePath().normalize(), mail));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Stopped while reading a file", ex);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private @Nullable Reason refused(Task task, List<Path> files) throws IOException {
		// a mail is as large as all its files together; who has fetched it has looked
		if (task == Task.PAGES || task == Task.MAIL) {
			return null;
		}
		long size = Files.size(files.getFirst());
		return (size > this.settings.maxFileSize()) ? Reason.TOO_LARGE : (size == 0) ? Reason.DAMAGED : null;
	}

	private Recognised ask(Task task, List<Path> files, Path directory, @Nullable MailLimits mail)
			throws InterruptedException {
		Place place = this.places.poll(TIME_TO_WAIT.toSeconds(), TimeUnit.SECONDS);
		if (place == null) {
			throw new IllegalStateException("All child processes are busy");
		}
		try {
			List<Path> absolute = files.stream().map((file) -> file.toAbsolutePath().normalize()).toList();
			List<Path> within = Stream
				.concat(Stream.of(directory),
						absolute.stream().filter((file) -> task == Task.PAGES).map(Path::getParent))
				.toList();
			Question question = new Question(UUID.randomUUID().toString(), task, this.pace, absolute, directory, mail);
			return answer(place, question, new Bounds(this.form, within, mail));
		}
		finally {
			this.places.add(place);
		}
	}

	/** Whatever goes wrong in a child is the fault of the file that it reads. */
	private Recognised answer(Place place, Question question, Bounds bounds) {
		Child child = child(place);
		Reply reply = child.ask(question, this.settings.timeout());
		place.files++;
		Recognised recognised = null;
		Reason reason = Reason.DAMAGED;
		switch (reply) {
			case Reply.Answered answered -> {
				try {
					recognised = bounds.check(answered.answer().recognised());
				}
				catch (IOException ex) {
					LOG.warn("A child process answers what is no answer: {}", ex.getMessage());
				}
			}
			case Reply.TooSlow late -> reason = Reason.TOO_SLOW;
			case Reply.OutOfMemory hungry -> reason = Reason.TOO_LARGE;
			case Reply.Broken broken -> LOG.info("A child process ends over a file", broken.reason());
		}
		if (recognised == null) {
			this.killed.incrementAndGet();
		}
		if (recognised == null || place.files >= this.settings.filesPerChild()) {
			end(place);
		}
		if (this.closed) {
			throw new IllegalStateException("Stopped while reading a file");
		}
		return (recognised != null) ? recognised : new Recognised.Unreadable(UNOPENED, reason);
	}

	private Child child(Place place) {
		Child ready = place.child;
		if (ready != null && ready.ready()) {
			return ready;
		}
		end(place);
		IOException failure = null;
		for (int i = 0; i < STARTS && !this.closed; i++) {
			try {
				Path own = Files.createTempDirectory(this.directory, "child-");
				List<String> command = Stream
					.concat(Stream.of(this.java, "-Djava.io.tmpdir=" + own), this.arguments.stream())
					.toList();
				Child child = Child.start(command, own, TIME_TO_START, this.deadlines);
				this.started.incrementAndGet();
				place.child = child;
				place.files = 0;
				if (this.closed) {
					end(place);
				}
				return child;
			}
			catch (IOException ex) {
				failure = ex;
			}
		}
		throw new IllegalStateException("A child process cannot be started", failure);
	}

	private static void end(Place place) {
		Child child = place.child;
		place.child = null;
		if (child != null) {
			child.kill();
		}
	}

	private static Recognised logged(Recognised recognised) {
		if (recognised instanceof Recognised.Unreadable unreadable) {
			LOG.info("A file of type {} could not be read: {}", unreadable.mediaType(), unreadable.reason().code());
		}
		return recognised;
	}

	@Override
	public void close() {
		this.closed = true;
		this.all.forEach(GuardedReader::end);
		this.deadlines.shutdownNow();
	}

}
