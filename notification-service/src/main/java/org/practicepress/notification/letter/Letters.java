package org.practicepress.notification.letter;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DecimalStyle;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.practicepress.form.Field;
import org.practicepress.form.FormLanguage;
import org.practicepress.form.PracticeForm;
import org.practicepress.form.Problem;
import org.practicepress.notification.letter.Notice.Accepted;
import org.practicepress.notification.letter.Notice.ChangesRequested;
import org.practicepress.notification.letter.Notice.CoauthorAsked;
import org.practicepress.notification.letter.Notice.CoauthorUnreached;
import org.practicepress.notification.letter.Notice.Declined;
import org.practicepress.notification.letter.Notice.DeskDigest;
import org.practicepress.notification.letter.Notice.DeskNews;
import org.practicepress.notification.letter.Notice.DraftSaved;
import org.practicepress.notification.letter.Notice.DraftShown;
import org.practicepress.notification.letter.Notice.Erased;
import org.practicepress.notification.letter.Notice.ErasureAsked;
import org.practicepress.notification.letter.Notice.FactsheetWithdrawn;
import org.practicepress.notification.letter.Notice.Incomplete;
import org.practicepress.notification.letter.Notice.Delayed;
import org.practicepress.notification.letter.Notice.MailAnswered;
import org.practicepress.notification.letter.Notice.MailHeld;
import org.practicepress.notification.letter.Notice.Merged;
import org.practicepress.notification.letter.Notice.MessageReceived;
import org.practicepress.notification.letter.Notice.MessageWritten;
import org.practicepress.notification.letter.Notice.Published;
import org.practicepress.notification.letter.Notice.Received;
import org.practicepress.notification.letter.Notice.Reminder;
import org.practicepress.notification.letter.Notice.ReviewStarted;
import org.practicepress.notification.letter.Notice.Revised;
import org.practicepress.notification.letter.Notice.Unreadable;
import org.practicepress.notification.letter.Notice.Withdrawn;
import org.practicepress.notification.letter.Occasion.Practice;
import org.practicepress.pages.Accent;
import org.springframework.util.StringUtils;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/**
 * Writes letters. The same input always gives the same letter.
 */
public final class Letters {

	/** The path of the desk's pages. */
	private static final String DESK = "/desk";

	private static final int LONGEST_NAME = 120;

	private static final int LONGEST_TITLE = 200;

	private static final int LONGEST_FILE_NAME = 120;

	/** Keep a name in another script from turning the sentence around it. */
	private static final char ISOLATE = '\u2068';

	private static final char END_ISOLATE = '\u2069';

	private final SpringTemplateEngine templates = new SpringTemplateEngine();

	private final PracticeForm form;

	private final String publicUrl;

	private final String sender;

	private final Accent accent;

	private final Wording wording;

	/**
	 * Prepares for writing.
	 * @param form whose labels name the answers
	 * @param publicUrl the address of the site, without a slash at its end
	 * @param sender who signs the letters
	 * @param accent the colour of links
	 * @param wording what the letters say
	 */
	public Letters(PracticeForm form, URI publicUrl, String sender, Accent accent, Wording wording) {
		this.form = form;
		this.publicUrl = StringUtils.trimTrailingCharacter(publicUrl.toString(), '/');
		this.sender = sender;
		this.accent = accent;
		this.wording = wording;
		this.templates.addTemplateResolver(templates(".html", TemplateMode.HTML));
		this.templates.addTemplateResolver(templates(".txt", TemplateMode.TEXT));
	}

	/**
	 * Writes a letter.
	 * @param occasion what it is about
	 * @param name the contributor's name, null when it is not known
	 * @param language the contributor's language
	 * @return the letter
	 */
	public Letter write(Occasion occasion, @Nullable String name, FormLanguage language) {
		return new Writing(occasion, language).write(name);
	}

	private static ClassLoaderTemplateResolver templates(String suffix, TemplateMode mode) {
		ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver(Letters.class.getClassLoader());
		resolver.setPrefix("templates/notification/");
		resolver.setSuffix(suffix);
		resolver.setTemplateMode(mode);
		resolver.setCharacterEncoding(StandardCharsets.UTF_8.name());
		resolver.setResolvablePatterns(Set.of((mode == TemplateMode.HTML) ? "letter-html" : "letter-text"));
		return resolver;
	}

	/**
	 * One letter while it is being written.
	 */
	private final class Writing {

		private final Occasion occasion;

		private final FormLanguage language;

		private final Filling filling = new Filling();

		private Writing(Occasion occasion, FormLanguage language) {
			this.occasion = occasion;
			this.language = language;
		}

		private Letter write(@Nullable String name) {
			boolean toTheDesk = this.occasion.notice().kind().toTheDesk();
			boolean quoting = !(this.occasion.notice() instanceof DraftSaved
					|| this.occasion.notice() instanceof CoauthorAsked);
			String known = (name != null && quoting) ? Untrusted.line(name, LONGEST_NAME) : "";
			String greeting = known.isEmpty() ? say("greeting")
					: say("greeting.named", Map.of("name", isolated(known)));
			Template template = Letters.this.wording.template(Mail.of(this.occasion.notice()), this.language);
			fill();
			if (!template.shows(Variable.QUESTIONS)) {
				// a text of before there were any must not lose what the editor asks
				this.filling.add(Variable.MESSAGE, this.filling.pieces(Variable.QUESTIONS));
			}
			if (!template.shows(Variable.CORRECTIONS)) {
				this.filling.add(Variable.MESSAGE, this.filling.pieces(Variable.CORRECTIONS));
			}
			String subject = this.filling.say(template.subject()).orElse("");
			List<Block> blocks = Block.withButton(template.blocks(this.filling));
			Map<String, Object> model = Map.of("language", this.language.code(), "direction", this.language.direction(),
					"subject", subject, "greeting", greeting, "blocks", blocks, "closing", say("closing"), "sender",
					Letters.this.sender, "accent", Letters.this.accent, "footer", toTheDesk ? say("footer.desk")
							: say("footer", Map.of("reference", isolated(this.occasion.reference()))));
			Context context = new Context(this.language.locale(), model);
			String text = Letters.this.templates.process("letter-text", context);
			String html = Letters.this.templates.process("letter-html", context);
			return new Letter(this.language, withoutIsolates(subject),
					this.language.rightToLeft() ? text : withoutIsolates(text), html, toTheDesk ? unsubscribe() : null);
		}

		private void fill() {
			Notice notice = this.occasion.notice();
			this.filling.say(Variable.REFERENCE, isolated(this.occasion.reference()));
			this.filling.say(Variable.SENDER, Letters.this.sender);
			this.filling.say(Variable.SITE, Letters.this.publicUrl + "/");
			if (notice instanceof DraftSaved saved) {
				// whoever asks for the link may name anybody's address: nothing typed is
				// quoted
				this.filling.say(Variable.FORM, form("/form/" + this.occasion.statusToken()));
				this.filling.say(Variable.UNTIL, isolated(day(saved.expiresAt())));
			}
			else if (notice instanceof CoauthorAsked asked) {
				// nor here: whoever names a co-author may name anybody
				this.filling.say(Variable.CONFIRM, form(asked.path() + "/" + this.occasion.statusToken()));
			}
			else if (notice.kind().toTheDesk()) {
				this.filling.say(Variable.DESK, Letters.this.publicUrl + DESK);
				this.filling.say(Variable.MAILS, Letters.this.publicUrl + DESK + "/mails");
				this.filling.say(Variable.UNSUBSCRIBE, unsubscribe());
				fill(notice);
			}
			else if (!(notice instanceof Erased)) {
				this.filling.say(Variable.PRACTICE, practice());
				this.filling.say(Variable.STATUS, status());
				this.filling.say(Variable.FORM, form(statusPath() + "/form"));
				fill(notice);
			}
		}

		private void fill(Notice notice) {
			switch (notice) {
				case Received received -> {
					similar();
					this.filling.show(Variable.IMPROVABLE, Block.list(explained(received.problems())));
					read(received.read());
				}
				case Revised revised -> {
					similar();
					this.filling.show(Variable.IMPROVABLE, Block.list(explained(revised.problems())));
					read(revised.read());
				}
				case Incomplete incomplete -> {
					problems(incomplete.problems());
					read(incomplete.read());
				}
				case Unreadable unreadable -> unreadable(unreadable);
				case MailHeld held -> this.filling.say(Variable.CONFIRM, form(statusPath() + "/mails/" + held.mail()));
				case ErasureAsked asked -> {
					this.filling.say(Variable.CONFIRM, form(statusPath() + "/erasure/" + asked.key()));
					this.filling.say(Variable.UNTIL, isolated(day(asked.expiresAt())));
				}
				case ChangesRequested requested -> {
					quote(requested.message());
					ask(requested.questions());
					corrected(requested.corrections());
				}
				case Reminder reminder -> {
					this.filling.say(Variable.ASKED, isolated(day(reminder.askedAt())));
					quote(reminder.message());
					ask(reminder.questions());
				}
				case MessageWritten written -> {
					quote(written.message());
					corrected(written.corrections());
				}
				case MailAnswered answered -> quote(answered.message());
				case Accepted accepted -> {
					this.filling.say(Variable.CATEGORY, say("category." + accepted.category().code()));
					quote(accepted.message());
					corrected(accepted.corrections());
				}
				case Declined declined -> {
					quote(declined.message());
					corrected(declined.corrections());
				}
				case Merged merged -> {
					quote(merged.message());
					Stream.ofNullable(merged.kept())
						.flatMap((kept) -> named(kept).stream())
						.forEach((kept) -> this.filling.say(Variable.KEPT, title(kept)));
					this.filling.say(Variable.FACTSHEET, (merged.factsheet() != null)
							? Letters.this.publicUrl + "/" + StringUtils.trimLeadingCharacter(merged.factsheet(), '/')
							: "");
				}
				case DraftShown shown -> {
					String draft = Letters.this.publicUrl + shown.path() + "/" + this.occasion.statusToken();
					String language = "?lang=" + this.language.code();
					this.filling.say(Variable.DRAFT, draft + language);
					this.filling.say(Variable.PDF, draft + "/factsheet.pdf");
					this.filling.say(Variable.ANSWER, status() + language + "#draft");
				}
				case Published published -> {
					String factsheet = factsheet(published);
					this.filling.say(Variable.NUMBER, String.valueOf(published.number()));
					this.filling.say(Variable.FACTSHEET, factsheet);
					this.filling.say(Variable.PDF, factsheet + ".pdf");
					this.filling.say(Variable.WORD, factsheet + ".docx");
				}
				case FactsheetWithdrawn withdrawn -> {
					this.filling.say(Variable.NUMBER,
							(withdrawn.number() != null) ? String.valueOf(withdrawn.number()) : "");
					quote(withdrawn.reason());
				}
				case DeskDigest digest -> {
					this.filling.show(Variable.ARRIVED, submissions(digest.arrived()));
					this.filling.show(Variable.MENTIONED, submissions(digest.mentioned()));
					this.filling.show(Variable.OVERDUE, submissions(digest.overdue()));
					SequencedMap<String, String> mine = new LinkedHashMap<>();
					digest.mine().forEach((held) -> {
						String news = held.news()
							.stream()
							.map((one) -> say("desk.news." + one.code()))
							.collect(Collectors.joining(" · "));
						named(held.submissionId()).ifPresent((practice) -> mine.put(submission(held.submissionId()),
								say("desk.submission.news", Map.of("title", title(practice), "reference",
										isolated(practice.reference()), "news", news))));
					});
					this.filling.show(Variable.MINE, Block.links(mine));
					this.filling.say(Variable.MORE, number(digest.more()));
					this.filling.say(Variable.QUEUED, number(digest.queued()));
				}
				case DeskNews news -> {
					this.filling.say(Variable.SUBMISSION, submission(news.submissionId()));
					named(news.submissionId()).ifPresent((practice) -> {
						this.filling.say(Variable.REFERENCE, isolated(practice.reference()));
						this.filling.say(Variable.TITLE, title(practice));
					});
				}
				case DraftSaved saved -> {
				}
				case CoauthorAsked asked -> {
				}
				// whom the contributor has named stands on the page that it leads to
				case CoauthorUnreached unreached -> {
				}
				case Delayed delayed -> {
				}
				case MessageReceived message -> {
				}
				case Erased erased -> {
				}
				case Withdrawn withdrawn -> {
				}
				case ReviewStarted started -> similar();
			}
		}

		private String factsheet(Published published) {
			return Letters.this.publicUrl + "/" + StringUtils.trimLeadingCharacter(published.path(), '/');
		}

		/** What everybody can read has a link; what the contributor has sent, a code. */
		private void similar() {
			SequencedMap<String, String> published = new LinkedHashMap<>();
			List<String> own = new ArrayList<>();
			this.occasion.similar().forEach((other) -> {
				Practice practice = other.practice();
				String title = title(practice);
				if (other.published() != null) {
					published.put(factsheet(other.published()), say("similar.published",
							Map.of("number", String.valueOf(other.published().number()), "title", title)));
				}
				else {
					own.add(say("similar.own", Map.of("title", title, "reference", isolated(practice.reference()))));
				}
			});
			this.filling.show(Variable.SIMILAR, List.of(Block.links(published), Block.list(own)));
			this.filling.say(Variable.ANSWER,
					this.occasion.similar().isEmpty() ? "" : form(statusPath()) + "&likeness#likeness");
		}

		/** Those that are there; an erased one is named nowhere. */
		private Block submissions(List<String> ids) {
			SequencedMap<String, String> lines = new LinkedHashMap<>();
			ids.forEach((id) -> named(id).ifPresent((practice) -> lines.put(submission(id), say("desk.submission",
					Map.of("title", title(practice), "reference", isolated(practice.reference()))))));
			return Block.links(lines);
		}

		private Optional<Practice> named(String id) {
			return Optional.ofNullable(this.occasion.named().get(id));
		}

		private String title(Practice practice) {
			return Optional.ofNullable(practice.title())
				.map((title) -> Untrusted.line(title, LONGEST_TITLE))
				.filter((title) -> !title.isEmpty())
				.map((title) -> say("desk.title", Map.of("title", isolated(title))))
				.orElseGet(() -> say("desk.untitled"));
		}

		private String submission(String id) {
			return Letters.this.publicUrl + DESK + "/reviews/" + id;
		}

		private String unsubscribe() {
			return form(DESK + "/mails/end/" + this.occasion.statusToken());
		}

		/** Nothing is said of none. */
		private static String number(long number) {
			return (number > 0) ? String.valueOf(number) : "";
		}

		private void unreadable(Unreadable unreadable) {
			String reason = "unreadable." + unreadable.reason().code();
			String file = (unreadable.fileName() != null) ? Untrusted.line(unreadable.fileName(), LONGEST_FILE_NAME)
					: "";
			if (unreadable.reason().isAboutTheMail()) {
				this.filling.say(Variable.THANKS, say("unreadable.no-file"));
			}
			else if (file.isEmpty()) {
				this.filling.say(Variable.THANKS, say("unreadable.unnamed"));
			}
			else {
				this.filling.say(Variable.THANKS, say("unreadable.named", Map.of("file", isolated(file))));
			}
			this.filling.say(Variable.WHY, say(reason + ".why"));
			this.filling.say(Variable.MEND, say(reason + ".mend"));
			if (unreadable.reason().needsFreshForm()) {
				this.filling.say(Variable.BLANK_FORM,
						Letters.this.publicUrl + "/form/practice-form." + this.language.code() + ".docx");
			}
		}

		private String day(Instant when) {
			return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
				.withLocale(this.language.locale())
				.withDecimalStyle(DecimalStyle.STANDARD)
				.withZone(ZoneOffset.UTC)
				.format(when);
		}

		private void problems(List<Problem> problems) {
			this.filling.show(Variable.MISSING,
					Block.list(problems.stream()
						.filter((problem) -> problem.problem() == Problem.Kind.MISSING)
						.map((problem) -> label(problem.field()))
						.toList()));
			this.filling.show(Variable.OTHERS, Block.list(explained(
					problems.stream().filter((problem) -> problem.problem() != Problem.Kind.MISSING).toList())));
		}

		private void read(@Nullable Read told) {
			Read read = (told != null) ? told : Read.nothing();
			understood(read);
			answers(read);
			this.filling.show(Variable.PICTURES,
					Block.list(read.picturesNotTaken().stream().map(Writing::isolated).toList()));
		}

		/** What was understood where something else was written. */
		private void understood(Read read) {
			List<String> lines = new ArrayList<>();
			for (Field field : Letters.this.form.fields()) {
				String written = read.writtenOtherwise().get(field.key());
				if (written != null) {
					String question = field.label(this.language);
					String words = isolated(Untrusted.line(written, Read.LONGEST_VALUE));
					String value = value(field, read);
					lines.add(
							value.isEmpty() ? say("line.not-understood", Map.of("question", question, "written", words))
									: say("line.understood",
											Map.of("question", question, "written", words, "answer", isolated(value))));
				}
			}
			this.filling.show(Variable.UNDERSTOOD, Block.list(lines));
		}

		private String value(Field field, Read read) {
			List<String> values = read.answers().getOrDefault(field.key(), List.of());
			return Untrusted.line(field.display(values, this.language), Read.LONGEST_VALUE);
		}

		private List<String> explained(List<Problem> problems) {
			return problems.stream()
				.map((problem) -> say("line",
						Map.of("question", label(problem.field()), "answer",
								say("problem." + problem.problem().code()))))
				.toList();
		}

		/** A newer form may have answers that this one does not know. */
		private String label(String field) {
			return Letters.this.form.find(field)
				.map((known) -> known.label(this.language))
				.orElseGet(() -> isolated(Untrusted.line(field, LONGEST_TITLE)));
		}

		private String form(String path) {
			return Letters.this.publicUrl + path + "?lang=" + this.language.code();
		}

		private String statusPath() {
			return "/submissions/" + this.occasion.statusToken();
		}

		private String status() {
			return Letters.this.publicUrl + statusPath();
		}

		private void answers(Read read) {
			List<String> lines = new ArrayList<>();
			for (Field field : Letters.this.form.fields()) {
				if (read.answers().containsKey(field.key())) {
					lines.add(line(field.label(this.language), isolated(value(field, read)),
							read.doubtful().contains(field.key())));
				}
			}
			this.filling.show(Variable.ANSWERS, Block.list(lines));
		}

		private String line(String label, String value, boolean doubtful) {
			if (doubtful) {
				return say("line.doubtful", Map.of("question", label, "answer", value));
			}
			return (label.endsWith("?") || label.endsWith("\u061f")) ? label + " " + value
					: say("line", Map.of("question", label, "answer", value));
		}

		private String practice() {
			return Optional.ofNullable(this.occasion.title())
				.map((title) -> Untrusted.line(title, LONGEST_TITLE))
				.filter((title) -> !title.isEmpty())
				.map((title) -> say("practice.named", Map.of("title", isolated(title))))
				.orElseGet(() -> say("practice"));
		}

		private void quote(@Nullable String message) {
			this.filling.show(Variable.MESSAGE, Block.quote((message != null) ? isolatedLines(message) : List.of()));
		}

		private void ask(List<Question> questions) {
			this.filling.show(Variable.QUESTIONS,
					questions.stream()
						.map((question) -> Block.asked(label(question.field()), isolatedLines(question.question())))
						.toList());
			this.filling.say(Variable.FILLED_FORM, questions.isEmpty() ? "" : form(statusPath() + "/form.docx"));
		}

		/** The contributor's own words and an editor's, as far as they differ. */
		private void corrected(List<Correction> corrections) {
			this.filling.show(Variable.CORRECTIONS,
					corrections.stream()
						.map((one) -> Block.asked(label(one.field()),
								(one.text() != null)
										? List.of(corrected("correction.own", one.ownPart()),
												corrected("correction.text", one.textPart()))
										: List.of(corrected("correction.end", one.ownPart()))))
						.toList());
		}

		private String corrected(String key, String words) {
			return say(key, Map.of("words", isolated(Untrusted.line(words, Read.LONGEST_VALUE))));
		}

		private List<String> isolatedLines(String words) {
			return Untrusted.lines(words).stream().map(this::isolatedLine).toList();
		}

		private String say(String key) {
			return say(key, Map.of());
		}

		private String say(String key, Map<String, String> values) {
			return Letters.this.wording.shared(key, this.language).say(values::get).orElse("");
		}

		private String isolatedLine(String line) {
			return line.isEmpty() ? line : isolated(line);
		}

		private static String isolated(String text) {
			return ISOLATE + text + END_ISOLATE;
		}

		private static String withoutIsolates(String text) {
			return text.replace(String.valueOf(ISOLATE), "").replace(String.valueOf(END_ISOLATE), "");
		}

	}

}
