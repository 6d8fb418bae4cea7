package org.practicepress.intake.reading;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.practicepress.form.Answers;
import org.practicepress.intake.parsing.ParsingProperties;
import org.practicepress.intake.submission.Arrival;
import org.practicepress.intake.submission.Channel;
import org.practicepress.intake.submission.Facsimile;
import org.practicepress.intake.submission.FormRead;
import org.practicepress.intake.submission.Photo;
import org.practicepress.intake.submission.Problem;
import org.practicepress.intake.submission.Reading;
import org.practicepress.intake.submission.Submission;
import org.practicepress.intake.submission.UnreadableReason;
import org.practicepress.messaging.claimcheck.ClaimCheck;
import org.practicepress.messaging.claimcheck.ClaimChecks;
import org.practicepress.messaging.trace.Tracing;
import org.practicepress.reader.filetype.FileTypes;
import org.practicepress.reader.guard.DocumentReader;
import org.practicepress.reader.guard.WorkDirectory;
import org.practicepress.reader.photo.PhotoFile;
import org.practicepress.reader.recognition.AnswerLanguage;
import org.practicepress.reader.result.Reason;
import org.practicepress.reader.result.Recognised;

import org.springframework.stereotype.Component;

/**
 * Finds the form among the files of one arrival, reads it and has it judged. What it
 * stores on the way can be stored again without harm.
 */
@Component
class ArrivalReader {

	private final ClaimChecks claimChecks;

	private final Profiles profiles;

	private final WorkDirectory work;

	private final DocumentReader quickReader;

	private final DocumentReader patientReader;

	private final ParsingProperties limits;

	private final FormJudge judge;

	private final AnswerLanguage answerLanguage;

	private final Tracing tracing;

	ArrivalReader(ClaimChecks claimChecks, Profiles profiles, WorkDirectory work, DocumentReader quickReader,
			DocumentReader patientReader, ParsingProperties limits, FormJudge judge, AnswerLanguage answerLanguage,
			Tracing tracing) {
		this.claimChecks = claimChecks;
		this.profiles = profiles;
		this.work = work;
		this.quickReader = quickReader;
		this.patientReader = patientReader;
		this.limits = limits;
		this.judge = judge;
		this.answerLanguage = answerLanguage;
		this.tracing = tracing;
	}

	/**
	 * Reads files unless that would take longer than others should wait.
	 * @return what they say; empty for pictures of text, and when time is up
	 */
	Optional<ArrivalRead> readQuickly(Submission before, Channel channel, List<ClaimCheck> files) {
		try (Attempt attempt = begin(this.quickReader, this.limits.quickTimeout())) {
			ArrivalRead read = read(before, channel, files, attempt);
			boolean unread = attempt.wantsMoreTime() && read.reading() instanceof Reading.Unreadable;
			boolean later = unread || attempt.leftUnopened();
			return later ? Optional.empty() : Optional.of(read);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Reads files as long as it may take at most. */
	ArrivalRead readPatiently(Submission before, Channel channel, List<ClaimCheck> files) {
		try (Attempt attempt = begin(this.patientReader, this.limits.timeout())) {
			return read(before, channel, files, attempt);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Attempt begin(DocumentReader reader, Duration most) throws IOException {
		DocumentReader traced = (task, files, directory) -> this.tracing
			.part("read " + task.name().toLowerCase(Locale.ROOT), () -> reader.read(task, files, directory));
		return Attempt.begin(this.work.newDirectory("arrival-"), traced, most);
	}

	private ArrivalRead read(Submission before, Channel channel, List<ClaimCheck> files, Attempt attempt)
			throws IOException {
		List<Photo> pictures = new ArrayList<>();
		List<Path> copies = new ArrayList<>();
		List<ClaimCheck> sentPictures = new ArrayList<>();
		List<ClaimCheck> others = new ArrayList<>();
		List<FormsTogether.Found> forms = new ArrayList<>();
		Reading.Unreadable unreadable = null;
		int count = 0;
		for (ClaimCheck file : files) {
			count++;
			Path copy = attempt.file("%03d".formatted(count));
			String type = load(file, copy);
			if (PhotoFile.isPhoto(type)) {
				pictures.add(new Photo(store(copy, file.name(), type), null, null));
				copies.add(copy);
				sentPictures.add(file);
				continue;
			}
			ClaimCheck typed = new ClaimCheck(file.sha256(), file.size(), type, file.name());
			boolean body = file.name().equals(Arrival.MAIL_BODY);
			if (body && !forms.isEmpty()) {
				continue;
			}
			switch (open(attempt.read(copy))) {
				case Opened.Form found -> forms.add(
						new FormsTogether.Found(found.practice(), this.judge.title(found.practice().answers()), typed));
				case Opened.NoForm none -> {
					if (!body) {
						others.add(typed);
					}
					unreadable = moreHelpful(unreadable, new Reading.Unreadable(none.reason(), file.name()));
				}
			}
		}
		if (!forms.isEmpty()) {
			return formsRead(before, channel, FormsTogether.of(forms, before.title()), pictures, sentPictures, others);
		}
		FormRead earlier = before.form();
		boolean onlyMoreFiles = earlier != null && (unreadable == null || (before.completeRevision() > 0
				&& unreadable.reason() == UnreadableReason.NOT_THE_FORM && !pictures.isEmpty()));
		if (earlier != null && onlyMoreFiles) {
			return ArrivalRead.of(moreFiles(before, earlier, pictures, others));
		}
		if (unreadable == null && !pictures.isEmpty()) {
			return ArrivalRead.of(readPictures(before, channel, pictures, copies, attempt));
		}
		return ArrivalRead.of((unreadable != null) ? unreadable
				: new Reading.Unreadable(UnreadableReason.UNSUPPORTED_TYPE, files.getFirst().name()));
	}

	/**
	 * Nobody can tell to which of several forms a photo or another file belongs, so each
	 * gets them all: an editor takes out what does not belong, but could not guess what
	 * is missing.
	 */
	private ArrivalRead formsRead(Submission before, Channel channel, FormsTogether forms, List<Photo> pictures,
			List<ClaimCheck> sentPictures, List<ClaimCheck> others) throws IOException {
		List<List<ClaimCheck>> further = new ArrayList<>();
		for (FormsTogether.Group group : forms.further()) {
			further.add(Stream.of(List.of(group.form().file()), group.again(), sentPictures, others)
				.flatMap(List::stream)
				.toList());
		}
		FormsTogether.Group stays = forms.stays();
		return new ArrivalRead(formRead(before, channel, stays.form().practice(), stays.form().file(), pictures,
				Stream.concat(others.stream(), stays.again().stream()).toList()), further);
	}

	/** Nothing but pictures: perhaps they are the pages of the form. */
	private Reading readPictures(Submission before, Channel channel, List<Photo> pictures, List<Path> copies,
			Attempt attempt) throws IOException {
		Reading.Unreadable none = new Reading.Unreadable(UnreadableReason.UNSUPPORTED_TYPE,
				pictures.getFirst().file().name());
		List<Path> pages = new ArrayList<>();
		List<Photo> photos = new ArrayList<>();
		ClaimCheck original = null;
		for (int i = 0; i < pictures.size(); i++) {
			switch (attempt.readPage(copies.get(i))) {
				case Recognised.PartOfTheForm page -> {
					pages.add(page.text());
					original = (original != null) ? original : pictures.get(i).file();
				}
				case Recognised.Unreadable unreadable when unreadable.reason() == Reason.SCANNED -> {
					return none;
				}
				default -> photos.add(pictures.get(i));
			}
		}
		if (original == null) {
			return none;
		}
		return switch (attempt.readPages(pages)) {
			case Recognised.Practice form -> formRead(before, channel, form, original, photos, List.of());
			case Recognised.Unreadable unreadable ->
				new Reading.Unreadable(reason(unreadable.reason()), pictures.getFirst().file().name());
			default -> none;
		};
	}

	/** What a file turned out to be. */
	private sealed interface Opened {

		record Form(Recognised.Practice practice) implements Opened {
		}

		record NoForm(UnreadableReason reason) implements Opened {
		}

	}

	private static Opened open(Recognised recognised) {
		return switch (recognised) {
			case Recognised.Practice practice -> new Opened.Form(practice);
			case Recognised.EmptyForm empty -> new Opened.NoForm(UnreadableReason.EMPTY_FORM);
			case Recognised.Unreadable unreadable -> new Opened.NoForm(reason(unreadable.reason()));
			case Recognised.NotTheForm other -> new Opened.NoForm(UnreadableReason.NOT_THE_FORM);
			case Recognised.PartOfTheForm page -> new Opened.NoForm(UnreadableReason.NOT_THE_FORM);
			case Recognised.Mail mail -> new Opened.NoForm(UnreadableReason.NOT_THE_FORM);
		};
	}

	private static UnreadableReason reason(Reason reason) {
		return switch (reason) {
			case ENCRYPTED -> UnreadableReason.ENCRYPTED;
			case DAMAGED -> UnreadableReason.DAMAGED;
			case TOO_LARGE -> UnreadableReason.TOO_LARGE;
			case TOO_SLOW -> UnreadableReason.TOO_SLOW;
			case SCANNED -> UnreadableReason.SCANNED;
			case UNSUPPORTED_TYPE -> UnreadableReason.UNSUPPORTED_TYPE;
		};
	}

	/**
	 * Of two files that are not the form, the one the contributor most likely meant: the
	 * empty form, then what could not be opened, then whatever else came along.
	 */
	private static Reading.Unreadable moreHelpful(Reading.@Nullable Unreadable one, Reading.Unreadable other) {
		return (one == null || rank(other.reason()) < rank(one.reason())) ? other : one;
	}

	private static int rank(UnreadableReason reason) {
		return switch (reason) {
			case EMPTY_FORM -> 0;
			case ENCRYPTED, DAMAGED, TOO_SLOW, TOO_LARGE, SCANNED -> 1;
			case NOT_THE_FORM -> 2;
			case UNSUPPORTED_TYPE, NO_ATTACHMENT, LINK, ENCRYPTED_MAIL -> 3;
		};
	}

	private Reading formRead(Submission before, Channel channel, Recognised.Practice form, ClaimCheck original,
			List<Photo> pictures, List<ClaimCheck> others) throws IOException {
		List<Photo> photos = new ArrayList<>();
		for (Recognised.Photo photo : form.photos()) {
			photos
				.add(new Photo(store(photo.file(), photo.name(), photo.mediaType()), photo.caption(), photo.credit()));
		}
		photos.addAll(pictures);
		FormRead earlier = before.form();
		boolean reachable = this.profiles.update(before, channel,
				this.judge.contributor(form.answers(), form.formLanguage().code()));
		List<Problem> problems = this.judge.problems(form.answers(),
				(photos.isEmpty() && earlier != null) ? earlier.photos().size() : photos.size(),
				(others.isEmpty() && earlier != null) ? earlier.documents().size() : others.size(), reachable);
		return this.judge.judge(new FormRead(form.formVersion(), form.formLanguage().code(),
				this.answerLanguage.of(form.answers(), form.formLanguage()).code(), this.judge.title(form.answers()),
				form.answers().asMap(), form.found(), form.written(), problems, original, photos, others,
				facsimile(form)));
	}

	private @Nullable Facsimile facsimile(Recognised.Practice form) throws IOException {
		if (form.excerpts().isEmpty()) {
			return null;
		}
		List<Facsimile.Page> pages = new ArrayList<>();
		for (Recognised.Page page : form.pages()) {
			ClaimCheck picture = store(page.picture().file(), page.picture().name(), page.picture().mediaType());
			pages.add(new Facsimile.Page(page.number(), picture, page.width(), page.height()));
		}
		return new Facsimile(pages, form.excerpts());
	}

	/** Photos or annexes sent after the form, which need not be sent again. */
	private Reading moreFiles(Submission before, FormRead earlier, List<Photo> pictures, List<ClaimCheck> others) {
		FormRead more = earlier.with(pictures, others, List.of());
		List<Problem> problems = this.judge.problems(Answers.of(more.answers()), more.photos().size(),
				more.documents().size(), this.profiles.introduce(before));
		return this.judge.judge(more.with(List.of(), List.of(), problems));
	}

	/** The photo as others may have it. */
	private ClaimCheck store(Path photo, String name, String mediaType) throws IOException {
		byte[] bare = PhotoFile.bare(Files.readAllBytes(photo), mediaType);
		return this.claimChecks.store(new ByteArrayInputStream(bare), name, mediaType);
	}

	private String load(ClaimCheck file, Path copy) throws IOException {
		try (InputStream in = this.claimChecks.open(file)) {
			Files.copy(in, copy);
		}
		try (InputStream in = Files.newInputStream(copy)) {
			return FileTypes.of(in, file.name());
		}
	}

}
