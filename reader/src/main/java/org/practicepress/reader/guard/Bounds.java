package org.practicepress.reader.guard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import com.google.re2j.Pattern;
import org.jspecify.annotations.Nullable;
import org.practicepress.form.Field;
import org.practicepress.form.PracticeForm;
import org.practicepress.reader.result.EmbeddedFile;
import org.practicepress.reader.result.Excerpt;
import org.practicepress.reader.result.MailReport;
import org.practicepress.reader.result.Recognised;
import org.practicepress.reader.wire.MailLimits;

/**
 * What an answer may say. Whatever has broken into a child process may say anything.
 */
final class Bounds {

	private static final int MOST_VALUES = 100_000;

	private static final int MOST_FILES = 100;

	private static final int MOST_EXCERPTS = 1_000;

	private static final int LONGEST_NAME = 1_000;

	private static final int LONGEST_TEXT = 20_000;

	private static final long LARGEST_FILE = 25L << 20;

	private static final Pattern STATUS = Pattern.compile("[245]\\.[0-9]{1,3}\\.[0-9]{1,3}");

	private final PracticeForm form;

	private final Set<Path> places;

	private final @Nullable MailLimits mail;

	/**
	 * The bounds.
	 * @param form the form that was asked for
	 * @param places where files may lie
	 * @param mail what may be taken out of a mail; null when none was asked about
	 */
	Bounds(PracticeForm form, Collection<Path> places, @Nullable MailLimits mail) {
		this.form = form;
		this.places = Set.copyOf(places);
		this.mail = mail;
	}

	/**
	 * Takes an answer.
	 * @param recognised what was answered
	 * @return the same
	 * @throws IOException when no honest child would answer so
	 */
	Recognised check(Recognised recognised) throws IOException {
		require(recognised instanceof Recognised.Unreadable
				|| (recognised instanceof Recognised.Mail) == (this.mail != null));
		switch (recognised) {
			case Recognised.Practice practice -> check(practice);
			case Recognised.EmptyForm empty -> require(empty.formVersion() >= 0 && given(empty.formLanguage()));
			case Recognised.PartOfTheForm part -> file(part.text());
			case Recognised.Mail opened -> check(opened, Objects.requireNonNull(this.mail));
			case Recognised.Unreadable unreadable ->
				require(mediaType(unreadable.mediaType()) && given(unreadable.reason()));
			case Recognised.NotTheForm other -> {
			}
		}
		return recognised;
	}

	private void check(Recognised.Practice practice) throws IOException {
		require(practice.formVersion() >= 0 && given(practice.formLanguage()) && given(practice.answers()));
		Map<String, List<String>> answers = practice.answers().asMap();
		keys(answers);
		require(answers.values().stream().mapToLong(List::size).sum() <= MOST_VALUES);
		keys(practice.found());
		keys(practice.written());
		require(practice.written().values().stream().allMatch((words) -> words.length() <= LONGEST_TEXT));
		keys(practice.excerpts());
		for (List<Excerpt> excerpts : practice.excerpts().values()) {
			require(excerpts.size() <= MOST_EXCERPTS && excerpts.stream()
				.allMatch((one) -> one.page() > 0 && Float.isFinite(one.top()) && Float.isFinite(one.bottom())));
		}
		require(practice.photos().size() <= MOST_FILES && practice.pages().size() <= MOST_FILES);
		for (Recognised.Photo photo : practice.photos()) {
			require(name(photo.name()) && mediaType(photo.mediaType()) && text(photo.caption())
					&& text(photo.credit()));
			file(photo.file());
		}
		for (Recognised.Page page : practice.pages()) {
			EmbeddedFile picture = page.picture();
			require(page.number() > 0 && Float.isFinite(page.width()) && Float.isFinite(page.height())
					&& name(picture.name()) && mediaType(picture.mediaType()));
			file(picture.file());
		}
	}

	private void check(Recognised.Mail opened, MailLimits limits) throws IOException {
		// its own text may be one of them
		require(opened.files().size() <= limits.maxFiles() + 1 && given(opened.words())
				&& opened.words().length() <= Recognised.Mail.LONGEST_TEXT && given(opened.beside())
				&& opened.beside().length() <= Recognised.Mail.LONGEST_TEXT
				&& (opened.tooLarge() == null || name(opened.tooLarge()))
				&& (opened.locked() == null || name(opened.locked())));
		if (opened.report() != null) {
			check(opened.report());
		}
		for (EmbeddedFile file : opened.files()) {
			require(name(file.name()) && mediaType(file.mediaType()));
			file(file.file(), Math.max(limits.maxFileSize(), LARGEST_FILE));
		}
	}

	private static void check(MailReport report) throws IOException {
		require(report.mails().size() <= MailReport.MOST_MAILS
				&& report.recipients().size() <= MailReport.MOST_RECIPIENTS
				&& report.mails().stream().allMatch((id) -> id.length() <= MailReport.LONGEST));
		for (MailReport.Recipient recipient : report.recipients()) {
			require(given(recipient.address()) && recipient.address().length() <= MailReport.LONGEST
					&& (recipient.status() == null || STATUS.matches(recipient.status())));
		}
	}

	private void keys(Map<String, ?> map) throws IOException {
		List<String> known = this.form.fields().stream().map(Field::key).toList();
		require(known.containsAll(map.keySet()));
	}

	private void file(Path file) throws IOException {
		file(file, LARGEST_FILE);
	}

	/** A file that a child has left, and no link to another. */
	private void file(Path file, long largest) throws IOException {
		Path path = file.normalize();
		require(this.places.contains(path.getParent()) && Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
				&& Files.size(path) <= largest);
	}

	private static boolean name(@Nullable String name) {
		return name != null && name.length() <= LONGEST_NAME;
	}

	private static boolean text(@Nullable String text) {
		return text == null || text.length() <= LONGEST_TEXT;
	}

	private static boolean mediaType(@Nullable String type) {
		return type != null && type.length() <= LONGEST_NAME && type.indexOf('/') > 0
				&& type.chars().allMatch((sign) -> sign > ' ' && sign < 0x7f);
	}

	/** What JSON left out is null, whatever is promised. */
	private static boolean given(@Nullable Object value) {
		return value != null;
	}

	private static void require(boolean honest) throws IOException {
		if (!honest) {
			throw new IOException("No honest child answers so");
		}
	}

}
