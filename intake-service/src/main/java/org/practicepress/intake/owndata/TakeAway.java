package org.practicepress.intake.owndata;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import com.mongodb.MongoGridFSException;
import org.jspecify.annotations.Nullable;
import org.practicepress.form.Field;
import org.practicepress.form.FormLanguage;
import org.practicepress.form.PracticeForm;
import org.practicepress.form.Section;
import org.practicepress.intake.contributor.Contributor;
import org.practicepress.intake.contributor.Contributors;
import org.practicepress.intake.draft.Draft;
import org.practicepress.intake.draft.Drafts;
import org.practicepress.intake.held.HeldMails;
import org.practicepress.intake.mailbox.IssuedMails;
import org.practicepress.intake.mailbox.SentMail;
import org.practicepress.intake.submission.Arrived;
import org.practicepress.intake.submission.Correction;
import org.practicepress.intake.submission.Facsimile;
import org.practicepress.intake.submission.FormRead;
import org.practicepress.intake.submission.Message;
import org.practicepress.intake.submission.Photo;
import org.practicepress.intake.submission.Step;
import org.practicepress.intake.submission.Submission;
import org.practicepress.intake.submission.Written;
import org.practicepress.intake.unsorted.UnsortedMails;
import org.practicepress.intake.upload.CoWriters;
import org.practicepress.messaging.aggregate.Aggregate;
import org.practicepress.messaging.claimcheck.ClaimCheck;
import org.practicepress.messaging.claimcheck.ClaimChecks;
import org.practicepress.messaging.event.EventCodec;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Packs all that is kept of a submission and its contributor: once as JSON, once as a
 * text that anybody can read, and every file as it came.
 */
@Component
class TakeAway {

	static final String JSON = "what-is-kept.json";

	static final String TEXT = "what-is-kept.txt";

	private static final String FILES = "files/";

	private final Contributors contributors;

	private final Drafts drafts;

	private final HeldMails held;

	private final ClaimChecks claimChecks;

	private final PracticeForm form;

	private final EventCodec codec;

	private final IssuedMails letters;

	private final CoWriters coauthors;

	private final UnsortedMails unsorted;

	private final MessageSource messages;

	TakeAway(Contributors contributors, Drafts drafts, HeldMails held, ClaimChecks claimChecks, PracticeForm form,
			EventCodec codec, IssuedMails letters, CoWriters coauthors, UnsortedMails unsorted,
			MessageSource messages) {
		this.contributors = contributors;
		this.drafts = drafts;
		this.held = held;
		this.claimChecks = claimChecks;
		this.form = form;
		this.codec = codec;
		this.letters = letters;
		this.coauthors = coauthors;
		this.unsorted = unsorted;
		this.messages = messages;
	}

	/**
	 * All that is kept.
	 *
	 * @param reference the submission's short public code
	 * @param status where it stands
	 * @param title the practice's title
	 * @param contributor who sent it
	 * @param history its steps, with what the editors wrote, oldest first
	 * @param letters the mails that were sent to the contributor, oldest first
	 * @param form the form as it was read, the latest
	 * @param arrivals the files as they came, oldest first
	 * @param messages what was written without a form, oldest first
	 * @param coauthors who writes for it beside the contributor
	 * @param lastMail the last mail that came
	 * @param written what editors wrote beside decisions, oldest first
	 * @param corrections what editors have corrected in answers
	 * @param draft what was typed on the site and not sent yet
	 * @param waitingMails files of mails that wait for the contributor's word
	 * @param unsortedMails mails of the contributor's that nobody could make anything of,
	 * as they came
	 * @param files where each file lies in the archive, by its SHA-256
	 */
	record Kept(String reference, String status, @Nullable String title, @Nullable Contributor contributor,
			List<Step> history, List<SentMail> letters, @Nullable FormRead form, List<Arrived> arrivals,
			List<Message> messages, List<Written> written, List<Correction> corrections,
			List<CoWriters.CoWriter> coauthors, @Nullable Object lastMail, @Nullable Map<String, List<String>> draft,
			List<ClaimCheck> waitingMails, List<ClaimCheck> unsortedMails, Map<String, String> files) {
	}

	/**
	 * Writes the archive.
	 * @param submission whose
	 * @param language of what people read
	 * @param out where to; not closed
	 */
	void write(Aggregate<Submission> submission, FormLanguage language, OutputStream out) throws IOException {
		Submission state = submission.state();
		Draft draft = this.drafts.find(submission.id()).orElse(null);
		Contributor contributor = this.contributors.find(state.contributorId()).orElse(null);
		List<ClaimCheck> waiting = this.held.files(submission.id());
		List<ClaimCheck> originals = this.unsorted.originals(submission.id(), state.contributorId(),
				(contributor != null) ? contributor.email() : null);
		Map<String, ClaimCheck> files = new LinkedHashMap<>();
		Stream
			.of(state.arrivals().stream().flatMap((arrived) -> arrived.files().stream()),
					state.messages().stream().map(Message::text), ofForm(state.form()), ofDraft(draft),
					waiting.stream(), originals.stream())
			.flatMap((each) -> each)
			.forEach((file) -> files.putIfAbsent(file.sha256(), file));
		Map<String, String> places = new LinkedHashMap<>();
		files.forEach(
				(sha256, file) -> places.put(sha256, "%s%03d %s".formatted(FILES, places.size() + 1, file.name())));
		Kept kept = new Kept(state.reference(), state.status().code(), state.title(), contributor, state.history(),
				this.letters.about(submission.id()), state.form(), state.arrivals(), state.messages(), state.written(),
				state.corrections(), this.coauthors.of(submission.id()), state.thread(),
				(draft != null) ? draft.typed() : null, waiting, originals, places);
		ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
		put(zip, TEXT, text(kept, language).getBytes(StandardCharsets.UTF_8));
		put(zip, JSON, this.codec.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(kept));
		for (ClaimCheck file : files.values()) {
			put(zip, Objects.requireNonNull(places.get(file.sha256())), file);
		}
		zip.finish();
	}

	private static Stream<ClaimCheck> ofForm(@Nullable FormRead form) {
		if (form == null) {
			return Stream.empty();
		}
		Facsimile facsimile = form.facsimile();
		return Stream
			.of(Stream.ofNullable(form.original()), form.photos().stream().map(Photo::file), form.documents().stream(),
					(facsimile != null) ? facsimile.pages().stream().map(Facsimile.Page::picture)
							: Stream.<ClaimCheck>empty())
			.flatMap((each) -> each);
	}

	private static Stream<ClaimCheck> ofDraft(@Nullable Draft draft) {
		return (draft != null) ? Stream.concat(draft.photos().stream().map(Photo::file), draft.documents().stream())
				: Stream.empty();
	}

	/** With the form's own questions, so that nobody needs a program for it. */
	private String text(Kept kept, FormLanguage language) {
		List<String> lines = new ArrayList<>();
		lines.add(kept.reference() + ((kept.title() != null) ? " · " + kept.title() : ""));
		lines.add("");
		for (Step step : kept.history()) {
			lines.add(step.at() + "  " + step.status().code());
			Stream.ofNullable(step.said()).flatMap(String::lines).map("\t"::concat).forEach(lines::add);
			step.questions().forEach((question) -> {
				lines.add("\t" + this.form.find(question.field())
					.map((field) -> field.label(language))
					.orElse(question.field()));
				Stream.of(question.question(), question.reply())
					.filter(Objects::nonNull)
					.flatMap(String::lines)
					.map("\t\t"::concat)
					.forEach(lines::add);
			});
		}
		for (Written written : kept.written()) {
			lines.add("");
			lines.add(this.messages.getMessage("intake.take-away.written", new Object[] { written.at().toString() },
					language.locale()));
			written.text().lines().map("\t"::concat).forEach(lines::add);
		}
		if (!kept.corrections().isEmpty()) {
			lines.add("");
			lines.add(this.messages.getMessage("intake.corrected.title", null, language.locale()));
			for (Correction correction : kept.corrections()) {
				lines.add("\t" + this.form.find(correction.field())
					.map((field) -> field.label(language))
					.orElse(correction.field()));
				Stream.of(correction.own(), correction.text())
					.flatMap(String::lines)
					.map("\t\t"::concat)
					.forEach(lines::add);
			}
		}
		if (!kept.letters().isEmpty()) {
			lines.add("");
			lines.add(this.messages.getMessage("intake.take-away.letters", null, language.locale()));
			kept.letters()
				.forEach((letter) -> lines.add("\t%s  %s".formatted(Objects.toString(letter.at(), ""),
						Objects.requireNonNullElse(letter.kind(), letter.messageId()))));
		}
		FormRead read = kept.form();
		for (Section section : this.form.sections()) {
			List<String> answered = new ArrayList<>();
			for (Field field : section.fields()) {
				List<String> values = (read != null) ? read.answers().getOrDefault(field.key(), List.of()) : List.of();
				if (!values.isEmpty()) {
					answered.add("");
					answered.add(field.label(language));
					answered.addAll(field.display(values, language).lines().map("\t"::concat).toList());
				}
			}
			if (!answered.isEmpty()) {
				lines.addAll(List.of("", section.label(language)));
				lines.addAll(answered);
			}
		}
		lines.add("");
		lines.addAll(kept.files().values());
		return String.join("\r\n", lines) + "\r\n";
	}

	private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
		zip.putNextEntry(new ZipEntry(name));
		zip.write(content);
		zip.closeEntry();
	}

	/** One that cannot be opened must not keep the others back. */
	private void put(ZipOutputStream zip, String name, ClaimCheck file) throws IOException {
		try (InputStream in = this.claimChecks.open(file)) {
			zip.putNextEntry(new ZipEntry(name));
			in.transferTo(zip);
			zip.closeEntry();
		}
		catch (MongoGridFSException ex) {
			put(zip, name + ".missing", new byte[0]);
		}
	}

}
