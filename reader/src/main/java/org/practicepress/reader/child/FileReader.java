package org.practicepress.reader.child;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.practicepress.form.PracticeForm;
import org.practicepress.reader.mail.MailOpener;
import org.practicepress.reader.recognition.FormRecognition;
import org.practicepress.reader.result.Reason;
import org.practicepress.reader.result.Recognised;
import org.practicepress.reader.text.Markup;
import org.practicepress.reader.text.Parsed;
import org.practicepress.reader.wire.Question;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads files and recognises the form in them.
 */
final class FileReader {

	/** In bytes of JSON, for all answers together; more is no answer but a book. */
	private static final int ROOM = 4_000_000;

	private static final int LONGEST_CAPTION = 10_000;

	private static final JsonMapper JSON = new JsonMapper();

	private final FileParser parser = new FileParser();

	private final FormRecognition recognition;

	private final MailOpener mails;

	FileReader(PracticeForm form) {
		this.recognition = new FormRecognition(form);
		this.mails = new MailOpener(this.recognition);
	}

	/**
	 * Finds out what is asked.
	 * @param question about files
	 * @return what they are
	 * @throws IOException when what belongs to the parent cannot be read or written
	 */
	Recognised read(Question question) throws IOException {
		return bounded(switch (question.task()) {
			case FORM -> form(question);
			case PAGE -> page(question);
			case PAGES -> pages(question);
			case MAIL -> this.mails.open(question.files().getFirst(), question.directory(),
					Objects.requireNonNull(question.mail()));
		});
	}

	private Recognised form(Question question) throws IOException {
		Parsed parsed = this.parser.parse(question.files().getFirst(), question.directory(), question.pace());
		return switch (parsed) {
			case Parsed.Failed failed -> new Recognised.Unreadable(failed.mediaType(), failed.reason());
			case Parsed.Text text -> recognise(text);
		};
	}

	/** What was written by hand is there, but cannot be read. */
	private Recognised recognise(Parsed.Text text) {
		Recognised recognised = this.recognition.recognise(text);
		return (recognised instanceof Recognised.EmptyForm && text.metadata().containsKey(Markup.READ_FROM_PICTURE))
				? new Recognised.Unreadable(text.mediaType(), Reason.SCANNED) : recognised;
	}

	private Recognised page(Question question) throws IOException {
		Parsed parsed = this.parser.parse(question.files().getFirst(), question.directory(), question.pace());
		return switch (parsed) {
			case Parsed.Failed failed -> new Recognised.Unreadable(failed.mediaType(), failed.reason());
			case Parsed.Text text when this.recognition.isPartOfTheForm(text) -> {
				Path kept = question.directory().resolve("text.json");
				Files.write(kept, JSON.writeValueAsBytes(text));
				yield new Recognised.PartOfTheForm(kept);
			}
			case Parsed.Text text -> new Recognised.NotTheForm();
		};
	}

	private Recognised pages(Question question) {
		List<Parsed.Text> pages = new ArrayList<>();
		question.files().forEach((file) -> pages.add(JSON.readValue(file, Parsed.Text.class)));
		return recognise(Parsed.Text.of(pages));
	}

	/** No longer than an answer may be. */
	private static Recognised bounded(Recognised recognised) {
		return (recognised instanceof Recognised.Practice practice) ? new Recognised.Practice(practice.formVersion(),
				practice.formLanguage(), practice.answers().bounded(ROOM), practice.found(), practice.written(),
				practice.photos().stream().map(FileReader::bounded).toList(), practice.pages(), practice.excerpts())
				: recognised;
	}

	private static Recognised.Photo bounded(Recognised.Photo photo) {
		return new Recognised.Photo(photo.name(), photo.mediaType(), photo.file(), bounded(photo.caption()),
				bounded(photo.credit()));
	}

	private static @Nullable String bounded(@Nullable String text) {
		return (text != null && text.codePointCount(0, text.length()) > LONGEST_CAPTION)
				? text.substring(0, text.offsetByCodePoints(0, LONGEST_CAPTION)) : text;
	}

}
