package org.practicepress.notification.letter;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DecimalStyle;
import java.time.format.FormatStyle;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.practicepress.form.Field;
import org.practicepress.form.FormLanguage;
import org.practicepress.form.PracticeForm;
import org.practicepress.form.Problem;
import org.practicepress.notification.letter.Notice.Accepted;
import org.practicepress.notification.letter.Notice.ChangesRequested;
import org.practicepress.notification.letter.Notice.Declined;
import org.practicepress.notification.letter.Notice.DraftSaved;
import org.practicepress.notification.letter.Notice.Erased;
import org.practicepress.notification.letter.Notice.ErasureAsked;
import org.practicepress.notification.letter.Notice.FactsheetWithdrawn;
import org.practicepress.notification.letter.Notice.Incomplete;
import org.practicepress.notification.letter.Notice.Delayed;
import org.practicepress.notification.letter.Notice.MailHeld;
import org.practicepress.notification.letter.Notice.MessageReceived;
import org.practicepress.notification.letter.Notice.Published;
import org.practicepress.notification.letter.Notice.Received;
import org.practicepress.notification.letter.Notice.ReviewStarted;
import org.practicepress.notification.letter.Notice.Revised;
import org.practicepress.notification.letter.Notice.Unreadable;
import org.practicepress.notification.letter.Notice.Withdrawn;
import org.practicepress.pages.Accent;
import org.springframework.util.StringUtils;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

import org.springframework.context.support.ResourceBundleMessageSource;

/**
 * Writes letters. The same input always gives the same letter.
 */
public final class Letters {

	private static final int LONGEST_NAME = 120;

	private static final int LONGEST_TITLE = 200;

	private static final int LONGEST_FILE_NAME = 120;

	/** Keep a name in another script from turning the sentence around it. */
	private static final char ISOLATE = '\u2068';

	private static final char END_ISOLATE = '\u2069';

	private final ResourceBundleMessageSource messages = new ResourceBundleMessageSource();

	private final SpringTemplateEngine templates = new SpringTemplateEngine();

	private final PracticeForm form;

	private final String publicUrl;

	private final String sender;

	private final Accent accent;

	/**
	 * Prepares for writing.
	 * @param form whose labels name the answers
	 * @param publicUrl the address of the site, without a slash at its end
	 * @param sender who signs the letters
	 * @param accent the colour of links
	 */
	public Letters(PracticeForm form, URI publicUrl, String sender, Accent accent) {
		this.form = form;
		this.publicUrl = StringUtils.trimTrailingCharacter(publicUrl.toString(), '/');
		this.sender = sender;
		this.accent = accent;
		this.messages.setBasename("notification/messages");
		this.messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
		this.messages.setFallbackToSystemLocale(false);
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

		private final List<Block> blocks = new ArrayList<>();

		private Writing(Occasion occasion, FormLanguage language) {
			this.occasion = occasion;
			this.language = language;
		}

		private Letter write(@Nullable String name) {
			boolean quoting = !(this.occasion.notice() instanceof DraftSaved);
			String known = (name != null && quoting) ? Untrusted.line(name, LONGEST_NAME) : "";
			String greeting = known.isEmpty() ? say("greeting") : say("greeting.named", isolated(known));
			String subject = subject();
			compose(this.occasion.notice());
			Map<String, Object> model = Map.of("language", this.language.code(), "direction", this.language.direction(),
					"subject", subject, "greeting", greeting, "blocks", this.blocks, "closing", say("closing"),
					"sender", Letters.this.sender, "accent", Letters.this.accent, "footer",
					say("footer", isolated(this.occasion.reference())));
			Context context = new Context(this.language.locale(), model);
			String text = Letters.this.templates.process("letter-text", context);
			String html = Letters.this.templates.process("letter-html", context);
			return new Letter(this.language, withoutIsolates(subject),
					this.language.rightToLeft() ? text : withoutIsolates(text), html);
		}

		private String subject() {
			return switch (this.occasion.notice()) {
				case Published published -> say("subject.published", String.valueOf(published.number()));
				case Notice notice -> say("subject." + notice.kind().code());
			};
		}

		private void compose(Notice notice) {
			switch (notice) {
				case DraftSaved saved -> {
					// whoever asks for the link may name anybody's address: nothing typed
					// is quoted
					paragraph("draft-saved.news", say("practice"));
					link("draft-saved.link", form("/form/" + this.occasion.statusToken()));
					this.blocks.add(Block.note(say("status.private")));
					paragraph("draft-saved.until", isolated(day(saved.expiresAt())));
					paragraph("draft-saved.ignore");
				}
				case Received received -> {
					paragraph("received.thanks", practice());
					improvable(received.problems());
					understood(received.read());
					pictures(received.read());
					paragraph("received.next", isolated(this.occasion.reference()));
					paragraph("change");
					mend();
					status();
					read(received.read());
				}
				case Revised revised -> {
					paragraph("revised.thanks", practice());
					improvable(revised.problems());
					understood(revised.read());
					pictures(revised.read());
					paragraph("revised.next");
					paragraph("change");
					mend();
					status();
					read(revised.read());
				}
				case Incomplete incomplete -> {
					paragraph("incomplete.thanks", practice());
					problems(incomplete.problems());
					understood(incomplete.read());
					heading("mend.heading");
					paragraph("mend.online");
					mend();
					paragraph("incomplete.mend");
					paragraph("incomplete.kept");
					status();
					read(incomplete.read());
				}
				case Unreadable unreadable -> {
					unreadable(unreadable);
					status();
				}
				case Delayed delayed -> {
					paragraph("delayed.arrived");
					paragraph("delayed.nothing-to-do");
					status();
				}
				case MessageReceived message -> {
					paragraph("message-received.thanks", practice());
					paragraph("message-received.no-form");
					status();
				}
				case MailHeld held -> {
					paragraph("mail-held.news", practice());
					paragraph("mail-held.why");
					link("mail-held.link",
							form("/submissions/" + this.occasion.statusToken() + "/mails/" + held.mail()));
					paragraph("mail-held.ignore");
					status();
				}
				case ErasureAsked asked -> {
					paragraph("erasure-asked.news", practice(), isolated(this.occasion.reference()));
					paragraph("erasure-asked.what");
					link("erasure-asked.link",
							form("/submissions/" + this.occasion.statusToken() + "/erasure/" + asked.key()));
					paragraph("erasure-asked.until", isolated(day(asked.expiresAt())));
					paragraph("erasure-asked.ignore");
					status();
				}
				case Erased erased -> {
					paragraph("erased.done", isolated(this.occasion.reference()));
					paragraph("erased.others");
					paragraph("erased.last");
				}
				case Withdrawn withdrawn -> {
					paragraph("withdrawn.done", practice());
					paragraph("withdrawn.again");
					link("site.link", Letters.this.publicUrl + "/");
				}
				case ReviewStarted started -> {
					paragraph("review-started.news", practice());
					paragraph("review-started.next");
					status();
				}
				case ChangesRequested requested -> {
					paragraph("changes-requested.news", practice());
					quote(requested.message());
					heading("answer.heading");
					paragraph("mend.online");
					mend();
					paragraph("answer.how");
					status();
				}
				case Accepted accepted -> {
					paragraph("accepted.news", practice(), say("category." + accepted.category().code()));
					if (accepted.message() != null) {
						paragraph("editor.wrote");
						quote(accepted.message());
					}
					paragraph("accepted.next");
					status();
				}
				case Declined declined -> {
					paragraph("declined.news", practice());
					paragraph("editor.wrote");
					quote(declined.message());
					paragraph("declined.next");
					link("site.link", Letters.this.publicUrl + "/");
					status();
				}
				case Published published -> {
					paragraph("published.news", practice(), String.valueOf(published.number()));
					link("published.link",
							Letters.this.publicUrl + "/" + StringUtils.trimLeadingCharacter(published.path(), '/'));
					paragraph("published.next");
				}
				case FactsheetWithdrawn withdrawn -> {
					if (withdrawn.number() != null) {
						paragraph("factsheet-withdrawn.news", String.valueOf(withdrawn.number()), practice());
					}
					else {
						paragraph("factsheet-withdrawn.unpublished", practice());
					}
					if (withdrawn.reason() != null) {
						paragraph("factsheet-withdrawn.reason");
						quote(withdrawn.reason());
					}
					status();
				}
			}
		}

		private void unreadable(Unreadable unreadable) {
			String reason = "unreadable." + unreadable.reason().code();
			String file = (unreadable.fileName() != null) ? Untrusted.line(unreadable.fileName(), LONGEST_FILE_NAME)
					: "";
			if (unreadable.reason().isAboutTheMail()) {
				paragraph("unreadable.no-file");
			}
			else if (file.isEmpty()) {
				paragraph("unreadable.unnamed");
			}
			else {
				paragraph("unreadable.named", isolated(file));
			}
			paragraph(reason + ".why");
			heading("mend.heading");
			paragraph(reason + ".mend");
			if (unreadable.reason().needsFreshForm()) {
				link("form.link", Letters.this.publicUrl + "/form/practice-form." + this.language.code() + ".docx");
			}
			paragraph("unreadable.send");
			link("unreadable.online", form("/submissions/" + this.occasion.statusToken() + "/form"));
		}

		private String day(Instant when) {
			return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
				.withLocale(this.language.locale())
				.withDecimalStyle(DecimalStyle.STANDARD)
				.withZone(ZoneOffset.UTC)
				.format(when);
		}

		private void problems(List<Problem> problems) {
			List<String> missing = problems.stream()
				.filter((problem) -> problem.problem() == Problem.Kind.MISSING)
				.map((problem) -> label(problem.field()))
				.toList();
			if (!missing.isEmpty()) {
				heading("incomplete.missing");
				this.blocks.add(Block.list(missing));
			}
			List<String> others = explained(
					problems.stream().filter((problem) -> problem.problem() != Problem.Kind.MISSING).toList());
			if (!others.isEmpty()) {
				heading("incomplete.others");
				this.blocks.add(Block.list(others));
			}
		}

		private void improvable(List<Problem> problems) {
			if (!problems.isEmpty()) {
				paragraph("received.improvable");
				this.blocks.add(Block.list(explained(problems)));
			}
		}

		/** What was understood where something else was written. */
		private void understood(@Nullable Read read) {
			if (read == null || read.writtenOtherwise().isEmpty()) {
				return;
			}
			heading("written.heading");
			List<String> lines = new ArrayList<>();
			for (Field field : Letters.this.form.fields()) {
				String written = read.writtenOtherwise().get(field.key());
				if (written != null) {
					String words = isolated(Untrusted.line(written, Read.LONGEST_VALUE));
					String value = value(field, read);
					lines.add(value.isEmpty() ? say("written.nothing", field.label(this.language), words)
							: say("written.line", field.label(this.language), words, isolated(value)));
				}
			}
			this.blocks.add(Block.list(lines));
		}

		/** Pictures of a kind that not everybody could see. */
		private void pictures(@Nullable Read read) {
			if (read != null && !read.picturesNotTaken().isEmpty()) {
				paragraph("pictures.not-taken");
				this.blocks.add(Block.list(read.picturesNotTaken().stream().map(Writing::isolated).toList()));
			}
		}

		private String value(Field field, Read read) {
			List<String> values = read.answers().getOrDefault(field.key(), List.of());
			return Untrusted.line(field.display(values, this.language), Read.LONGEST_VALUE);
		}

		private List<String> explained(List<Problem> problems) {
			return problems.stream()
				.map((problem) -> say("problem", label(problem.field()), say("problem." + problem.problem().code())))
				.toList();
		}

		/** A newer form may have answers that this one does not know. */
		private String label(String field) {
			return Letters.this.form.find(field)
				.map((known) -> known.label(this.language))
				.orElseGet(() -> isolated(Untrusted.line(field, LONGEST_TITLE)));
		}

		/** The form on the site, with what was read in it. */
		private void mend() {
			link("mend.link", form("/submissions/" + this.occasion.statusToken() + "/form"));
		}

		private String form(String path) {
			return Letters.this.publicUrl + path + "?lang=" + this.language.code();
		}

		private void read(@Nullable Read read) {
			if (read == null || read.answers().isEmpty()) {
				return;
			}
			heading("read.heading");
			List<String> lines = new ArrayList<>();
			for (Field field : Letters.this.form.fields()) {
				if (read.answers().containsKey(field.key())) {
					lines.add(line(field.label(this.language), isolated(value(field, read)),
							read.doubtful().contains(field.key())));
				}
			}
			this.blocks.add(Block.list(lines));
		}

		private String line(String label, String value, boolean doubtful) {
			if (doubtful) {
				return say("read.doubtful", label, value);
			}
			return (label.endsWith("?") || label.endsWith("\u061f")) ? label + " " + value
					: say("problem", label, value);
		}

		private String practice() {
			return Optional.ofNullable(this.occasion.title())
				.map((title) -> Untrusted.line(title, LONGEST_TITLE))
				.filter((title) -> !title.isEmpty())
				.map((title) -> say("practice.named", isolated(title)))
				.orElseGet(() -> say("practice"));
		}

		private void status() {
			link("status.link", Letters.this.publicUrl + "/submissions/" + this.occasion.statusToken());
			this.blocks.add(Block.note(say("status.private")));
		}

		private void paragraph(String key, String... values) {
			this.blocks.add(Block.paragraph(say(key, values)));
		}

		private void heading(String key) {
			this.blocks.add(Block.heading(say(key)));
		}

		private void quote(String message) {
			this.blocks.add(Block.quote(Untrusted.lines(message).stream().map(this::isolatedLine).toList()));
		}

		private void link(String key, String url) {
			this.blocks.add(Block.link(say(key), url));
		}

		private String say(String key, String... values) {
			return Letters.this.messages.getMessage(key, values, this.language.locale());
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
