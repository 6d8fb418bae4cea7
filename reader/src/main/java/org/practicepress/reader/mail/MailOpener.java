package org.practicepress.reader.mail;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import org.practicepress.reader.recognition.FormRecognition;
import org.practicepress.reader.result.EmbeddedFile;
import org.practicepress.reader.result.Reason;
import org.practicepress.reader.result.Recognised;
import org.practicepress.reader.result.Recognised.Mail.Instead;
import org.practicepress.reader.wire.MailLimits;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the files out of a mail, however deep they lie.
 */
public final class MailOpener {

	private static final Logger LOG = LoggerFactory.getLogger(MailOpener.class);

	private final FormRecognition recognition;

	/**
	 * Opens mails that may be forms themselves.
	 * @param recognition knows the form
	 */
	public MailOpener(FormRecognition recognition) {
		this.recognition = recognition;
	}

	/**
	 * Opens a mail.
	 * @param mail the mail
	 * @param directory where to put its files
	 * @param limits what is taken out of it
	 * @return what it has brought; unreadable when it was made to break its reader
	 */
	public Recognised open(Path mail, Path directory, MailLimits limits) {
		try {
			if (!holds(mail)) {
				return new Recognised.Unreadable(PartHead.MAIL, Reason.TOO_LARGE);
			}
			MailWalk walk = new MailWalk(directory, limits);
			walk.go(mail);
			return brought(walk, directory);
		}
		catch (IOException | RuntimeException | StackOverflowError ex) {
			LOG.debug("A mail cannot be opened", ex);
			return new Recognised.Unreadable(PartHead.MAIL, Reason.DAMAGED);
		}
	}

	private static boolean holds(Path mail) throws IOException {
		try (InputStream in = Files.newInputStream(mail)) {
			return MailBounds.hold(in);
		}
	}

	private Recognised.Mail brought(MailWalk walk, Path directory) throws IOException {
		List<EmbeddedFile> files = new ArrayList<>(walk.attached());
		// the form may stand in the mail itself; an attached one goes before it
		boolean isForm = false;
		for (List<MailBody> bodies : List.of(walk.written().pages(), walk.written().words())) {
			if (this.recognition.isAskedIn(lines(bodies))) {
				isForm = true;
				Path file = Files.writeString(Files.createTempFile(directory, "body-", ""), MailBody.html(bodies));
				files.add(new EmbeddedFile(Recognised.Mail.BODY, "text/html", file));
				break;
			}
		}
		// pictures in the text come last; without any attachment they are mere decoration
		if (!files.isEmpty() || walk.tooLarge() != null) {
			files.addAll(walk.shown());
		}
		String locked = walk.locked().isEmpty() ? null : walk.locked().getFirst().name();
		// beside what can be opened an editor finds what cannot
		if (!files.isEmpty()) {
			walk.locked().stream().limit(Math.max(0, walk.room())).forEach(files::add);
		}
		List<MailBody> written = walk.written().words();
		return new Recognised.Mail(files, files.isEmpty() ? words(written, MailBody::words) : "",
				(files.isEmpty() || isForm) ? "" : words(written, MailBody::own), walk.tooLarge(), walk.tooMany(),
				walk.tooMuch(), locked, walk.isLocked() ? Instead.ENCRYPTED : isLinked(walk) ? Instead.LINK : null,
				walk.report());
	}

	private static String words(List<MailBody> written, Function<MailBody, List<String>> said) {
		List<String> lines = written.stream().flatMap((body) -> said.apply(body).stream()).toList();
		return OwnWords.say(lines) ? String.join("\n", lines) : "";
	}

	private static boolean isLinked(MailWalk walk) {
		return Stream.of(walk.written().pages(), walk.written().words())
			.flatMap(List::stream)
			.flatMap((body) -> Stream.concat(body.words().stream(), body.links().stream()))
			.anyMatch(SharedFiles::areLinkedIn);
	}

	private static List<String> lines(List<MailBody> bodies) {
		return bodies.stream().flatMap((body) -> body.lines().stream()).toList();
	}

}
