package org.practicepress.intake.webform;

import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.google.re2j.Pattern;
import org.jspecify.annotations.Nullable;
import org.practicepress.form.Answers;
import org.practicepress.form.Countries;
import org.practicepress.form.Field;
import org.practicepress.form.FieldType;
import org.practicepress.form.FormLanguage;
import org.practicepress.form.PracticeForm;
import org.practicepress.form.Role;
import org.practicepress.form.Section;
import org.practicepress.intake.submission.Correction;
import org.practicepress.intake.submission.Photo;
import org.practicepress.intake.submission.Problem;
import org.practicepress.intake.submission.Question;
import org.practicepress.messaging.claimcheck.ClaimCheck;

/**
 * The form as the page shows it.
 *
 * @param title what it is called
 * @param intro what it is about
 * @param language the language it asks in
 * @param sections its sections
 * @param obstacles what must be mended before it can be sent, as links to the questions
 * @param asked what editors ask about answers
 */
record FormView(String title, String intro, String language, List<SectionView> sections, List<ObstacleView> obstacles,
		List<AskedView> asked) {

	private static final Pattern MONTH = Pattern.compile("\\d{4}-\\d{2}");

	private static final int COUNTRIES_AT_FIRST = 1;

	private static final int COUNTRIES_AT_LEAST = 5;

	private static final int PHOTOS_AT_FIRST = 2;

	/** Those that practices are paid in most often come first. */
	private static final List<String> CURRENCIES_FIRST = List.of("USD", "EUR", "GBP", "CHF");

	private static final Map<Role, String> AUTOCOMPLETE = Map.of(Role.CONTRIBUTOR_NAME, "name", Role.CONTRIBUTOR_EMAIL,
			"email", Role.CONTRIBUTOR_ROLE, "organization-title", Role.CONTRIBUTOR_ORGANISATION, "organization",
			Role.CONTRIBUTOR_PHONE, "tel");

	/** A question that stands in the way. */
	record ObstacleView(String target, String label, String problem) {
	}

	/**
	 * What an editor asks about an answer.
	 *
	 * @param target where the answer stands; null when the form asks for it no more
	 * @param label what the form asks there
	 * @param question what the editor asks
	 * @param id the name and id of the input for a reply
	 * @param reply what was typed there
	 * @param tooLong whether that is too long
	 * @param open whether nothing is said to it yet
	 */
	record AskedView(@Nullable String target, String label, String question, String id, String reply, boolean tooLong,
			boolean open) {
	}

	/** A section. */
	record SectionView(String key, String label, String help, List<FieldView> fields) {
	}

	/** Something to choose, and whether it is chosen. */
	record ChoiceView(String id, String code, String label, boolean chosen) {
	}

	/** A list of which one is chosen. */
	record ListView(String id, String name, List<ChoiceView> choices) {
	}

	/** A photo that is here already, or room for one. */
	record PhotoView(String id, @Nullable String file, String caption, String credit) {

		/**
		 * Names for the template.
		 * @return the names of this photo's inputs
		 */
		public Map<String, String> names() {
			return Map.of("caption", Inputs.caption(this.id), "credit", Inputs.credit(this.id), "removal",
					Inputs.removal(this.id));
		}

	}

	/** A document that is here already. */
	record DocumentView(String id, String name) {
	}

	/**
	 * A question.
	 *
	 * @param key its key, which is the input's name and id, too
	 * @param type what kind of answer it takes
	 * @param label the question
	 * @param help what to write
	 * @param limit how much at most
	 * @param required whether it must be answered
	 * @param value what was typed
	 * @param rows how high a text field is at first
	 * @param words the most words
	 * @param characters the most characters
	 * @param choices what may be chosen
	 * @param lists lists to choose from, those at first
	 * @param moreLists further lists
	 * @param photos photos that are here, and room for some
	 * @param morePhotos room for more
	 * @param documents documents that are here
	 * @param problem what is wrong with the answer
	 * @param obstacle whether that stands in the way
	 * @param doubtful whether the answer was found in a way that may be wrong
	 * @param written what was written, if the answer says something else
	 * @param understood what was understood of it
	 * @param autocomplete what a browser may know about it
	 * @param asked what an editor asks about the answer; null for nothing
	 * @param corrected what an editor has corrected in the answer; null for nothing
	 */
	record FieldView(String key, String type, String label, String help, String limit, boolean required, String value,
			int rows, @Nullable Integer words, @Nullable Integer characters, List<ChoiceView> choices,
			List<ListView> lists, List<ListView> moreLists, List<PhotoView> photos, List<PhotoView> morePhotos,
			List<DocumentView> documents, @Nullable String problem, boolean obstacle, boolean doubtful,
			@Nullable String written, String understood, @Nullable String autocomplete, @Nullable AskedView asked,
			@Nullable Correction corrected) {

		/**
		 * The ids of all that describes the input.
		 * @return ids with a space between
		 */
		public String describedBy() {
			return Stream
				.of(this.help.isEmpty() ? null : id("help"), this.limit.isEmpty() ? null : id("limit"),
						this.doubtful ? id("doubtful") : null, (this.written != null) ? id("understood") : null,
						(this.asked != null) ? id("asked") : null, (this.corrected != null) ? id("corrected") : null,
						id("problem"))
				.filter((id) -> id != null)
				.collect(Collectors.joining(" "));
		}

		/**
		 * The id of something that belongs to the question.
		 * @param part what
		 * @return an id
		 */
		public String id(String part) {
			return this.key + "-" + part;
		}

		/**
		 * Whether a browser's own field for months can show the value.
		 * @return false for what was written in words
		 */
		public boolean month() {
			return this.value.isEmpty() || MONTH.matches(this.value);
		}

		/**
		 * Whether the question is answered by more than one input.
		 * @return true for what needs a legend instead of a label
		 */
		public boolean group() {
			return switch (this.type) {
				case "choice", "choices", "yes-no", "countries", "money", "month-or-ongoing", "photos", "files" -> true;
				default -> false;
			};
		}

	}

	/**
	 * What is known of a form while it is being filled in.
	 *
	 * @param typed what was typed, by the name of the input
	 * @param photos photos that are here
	 * @param documents documents that are here
	 * @param problems what is wrong, by field key; empty while nobody has asked
	 * @param obstacles which of these stand in the way, by field key
	 * @param doubtful the keys of answers that may have been read wrongly
	 * @param written what was written, by field key, where the answer says something else
	 * @param answers what is understood now
	 * @param questions what editors ask about answers
	 * @param open the keys of fields whose question nothing is said to yet
	 * @param corrections what editors have corrected in answers
	 */
	record Filled(Map<String, List<String>> typed, List<Photo> photos, List<ClaimCheck> documents,
			Map<String, String> problems, Set<String> obstacles, Set<String> doubtful, Map<String, String> written,
			Answers answers, List<Question> questions, Set<String> open, List<Correction> corrections) {

		static final Filled NOTHING = new Filled(Map.of(), List.of(), List.of(), Map.of(), Set.of(), Set.of(), Map.of(),
				Answers.none(), List.of(), Set.of(), List.of());

		static Map<String, String> byField(List<Problem> problems) {
			return problems.stream()
				.collect(Collectors.toMap(Problem::field, Problem::problem, (one, other) -> one, LinkedHashMap::new));
		}

	}

	static FormView of(PracticeForm form, FormLanguage language, Filled filled) {
		Writer writer = new Writer(form, language, filled);
		List<SectionView> sections = form.sections().stream().map(writer::section).toList();
		List<ObstacleView> obstacles = sections.stream()
			.flatMap((section) -> section.fields().stream())
			.filter(FieldView::obstacle)
			.map((field) -> new ObstacleView(writer.target(field), field.label(), String.valueOf(field.problem())))
			.toList();
		List<AskedView> asked = filled.questions()
			.stream()
			.map((question) -> writer.asked(question, sections))
			.toList();
		return new FormView(form.title(language), form.instructions(language).getFirst(), language.code(), sections,
				obstacles, asked);
	}

	/** Writes the view in one language. */
	private static final class Writer {

		private final PracticeForm form;

		private final FormLanguage language;

		private final Filled filled;

		private final Map<String, String> autocomplete;

		private Writer(PracticeForm form, FormLanguage language, Filled filled) {
			this.form = form;
			this.language = language;
			this.filled = filled;
			this.autocomplete = new HashMap<>();
			AUTOCOMPLETE.forEach(
					(role, token) -> form.find(role).ifPresent((field) -> this.autocomplete.put(field.key(), token)));
		}

		private SectionView section(Section section) {
			return new SectionView(section.key(), section.label(this.language), section.help(this.language),
					section.fields().stream().map(this::field).toList());
		}

		private FieldView field(Field field) {
			List<String> typed = typed(field.key());
			FieldType type = field.type();
			List<ListView> lists = lists(field, typed);
			List<PhotoView> photos = (type == FieldType.PHOTOS) ? photos() : List.of();
			int shown = (type == FieldType.PHOTOS) ? this.filled.photos().size() + PHOTOS_AT_FIRST : 0;
			int listsShown = (type == FieldType.COUNTRIES) ? Math.max(COUNTRIES_AT_FIRST, typed.size()) : lists.size();
			return new FieldView(field.key(), type.code(), field.label(this.language), field.help(this.language),
					(type == FieldType.CHOICES) ? this.form.words().tickAll().in(this.language)
							: this.form.words().limit(field, this.language),
					field.required(), String.join("\n", typed), rows(field), field.words(), field.characters(),
					choices(field, typed), lists.subList(0, Math.min(listsShown, lists.size())),
					lists.subList(Math.min(listsShown, lists.size()), lists.size()),
					photos.subList(0, Math.min(shown, photos.size())),
					photos.subList(Math.min(shown, photos.size()), photos.size()),
					(type == FieldType.FILES) ? documents() : List.of(), this.filled.problems().get(field.key()),
					this.filled.obstacles().contains(field.key()), this.filled.doubtful().contains(field.key()),
					this.filled.written().get(field.key()),
					field.display(this.filled.answers().all(field), this.language), this.autocomplete.get(field.key()),
					this.filled.questions()
						.stream()
						.filter((question) -> question.field().equals(field.key()))
						.findFirst()
						.map((question) -> asked(question, List.of()))
						.orElse(null),
					this.filled.corrections()
						.stream()
						.filter((one) -> one.field().equals(field.key()))
						.findFirst()
						.orElse(null));
		}

		private AskedView asked(Question question, List<SectionView> sections) {
			String reply = this.form.find(question.field())
				.map((field) -> String.join("\n", typed(Inputs.reply(field))))
				.orElse("");
			return new AskedView(
					sections.stream()
						.flatMap((section) -> section.fields().stream())
						.filter((field) -> field.key().equals(question.field()))
						.findFirst()
						.map(this::target)
						.orElse(null),
					this.form.find(question.field())
						.map((field) -> field.label(this.language))
						.orElse(question.field()),
					question.question(), this.form.find(question.field()).map(Inputs::reply).orElse(question.field()),
					reply, reply.strip().length() > Inputs.LONGEST_REPLY,
					this.filled.open().contains(question.field()));
		}

		private List<String> typed(String name) {
			return this.filled.typed().getOrDefault(name, List.of());
		}

		/** Room that tells at a glance how much is asked for. */
		private static int rows(Field field) {
			return (field.words() != null) ? Math.clamp(field.words() / 25L + 2, 3, 14) : 4;
		}

		/** What was answered stays there, even if the form does not offer it. */
		private List<ChoiceView> choices(Field field, List<String> typed) {
			List<String> chosen = (field.type() == FieldType.MONTH_OR_ONGOING) ? typed(Inputs.ongoing(field)) : typed;
			Stream<String> offered = field.choices().stream().map((choice) -> choice.code());
			Stream<String> others = switch (field.type()) {
				case CHOICE, CHOICES, YES_NO ->
					chosen.stream().filter((code) -> field.choice(code).isEmpty()).distinct();
				default -> Stream.empty();
			};
			return Stream.concat(offered, others)
				.map((code) -> new ChoiceView(field.key() + "-" + code, code, field.choiceLabel(code, this.language),
						chosen.contains(code)))
				.toList();
		}

		private List<ListView> lists(Field field, List<String> typed) {
			return switch (field.type()) {
				case COUNTRIES -> IntStream.range(0, Math.max(COUNTRIES_AT_LEAST, typed.size() + 1))
					.mapToObj((at) -> new ListView(field.key() + "-" + (at + 1), field.key(),
							options(Countries.sorted(this.language), (at < typed.size()) ? typed.get(at) : "",
									(code) -> Countries.name(code, this.language))))
					.toList();
				case MONEY -> {
					List<String> currency = typed(Inputs.currency(field));
					yield List.of(new ListView(Inputs.currency(field), Inputs.currency(field),
							options(currencies(), currency.isEmpty() ? "" : currency.getFirst(), this::currency)));
				}
				default -> List.of();
			};
		}

		private static List<ChoiceView> options(List<String> codes, String chosen, Function<String, String> names) {
			List<ChoiceView> options = new ArrayList<>();
			if (!chosen.isEmpty() && !codes.contains(chosen)) {
				options.add(new ChoiceView("", chosen, chosen, true));
			}
			codes.forEach((code) -> options.add(new ChoiceView("", code, names.apply(code), code.equals(chosen))));
			return options;
		}

		private static List<String> currencies() {
			Stream<String> others = Currency.getAvailableCurrencies()
				.stream()
				.filter((currency) -> currency.getDefaultFractionDigits() >= 0 && currency.getNumericCode() < 990)
				.map(Currency::getCurrencyCode)
				.filter((code) -> !CURRENCIES_FIRST.contains(code))
				.sorted();
			return Stream.concat(CURRENCIES_FIRST.stream(), others).toList();
		}

		private String currency(String code) {
			return code + " – " + Currency.getInstance(code).getDisplayName(this.language.locale());
		}

		private List<PhotoView> photos() {
			List<PhotoView> photos = new ArrayList<>();
			for (Photo photo : this.filled.photos()) {
				photos.add(new PhotoView(Inputs.kept(photo.file().sha256()), photo.file().name(), text(photo.caption()),
						text(photo.credit())));
			}
			for (int slot = 1; slot <= Inputs.PHOTOS && photos.size() < Inputs.PHOTOS; slot++) {
				String id = Inputs.photo(slot);
				photos.add(new PhotoView(id, null, String.join("", typed(Inputs.caption(id))),
						String.join("", typed(Inputs.credit(id)))));
			}
			return photos;
		}

		private List<DocumentView> documents() {
			return this.filled.documents()
				.stream()
				.map((document) -> new DocumentView(Inputs.kept(document.sha256()), document.name()))
				.toList();
		}

		private static String text(@Nullable String text) {
			return (text != null) ? text : "";
		}

		/** Where a link to a question leads: its first input. */
		private String target(FieldView field) {
			return switch (field.type()) {
				case "choice", "choices", "yes-no" -> field.choices().getFirst().id();
				case "countries" -> field.lists().getFirst().id();
				default -> field.key();
			};
		}

	}

}
