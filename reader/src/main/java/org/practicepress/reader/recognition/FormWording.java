package org.practicepress.reader.recognition;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import org.practicepress.form.Choice;
import org.practicepress.form.Field;
import org.practicepress.form.FormLanguage;
import org.practicepress.form.FormWords;
import org.practicepress.form.PracticeForm;
import org.practicepress.form.Section;

/**
 * The form's own words in all languages, to know a question by them and to tell them from
 * an answer.
 */
final class FormWording {

	/** What may stand between a question and an answer on its line. */
	private static final Pattern END_OF_QUESTION = Pattern.compile("[:*?\u061f\uff1a\t]+");

	private static final Pattern BEFORE_ANSWER = Pattern.compile("^[\\s:>\u2026.]+");

	/** Fewer letters are no beginning of a choice's words. */
	private static final int FEWEST_LETTERS = 6;

	private static final int SHORTEST_HELP = 12;

	private final Map<String, Field> labels = new HashMap<>();

	private final Map<FormLanguage, Set<String>> labelsByLanguage = new EnumMap<>(FormLanguage.class);

	private final Set<String> ownWords = new HashSet<>();

	private final Set<String> headings = new HashSet<>();

	private final Pattern mark;

	/** What the form says where an answer goes, or how to answer; the longest first. */
	private final Set<String> placeholders = new TreeSet<>(
			Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));

	private final SimilarLabels similar;

	private final int longestLabel;

	FormWording(PracticeForm form) {
		this.mark = Pattern
			.compile(Pattern.quote(form.name()) + "\\s*v(\\d{1,4})\\s*[\u00b7.\u2022-]\\s*([a-z]{2})(?:[^a-z]|$)");
		FormWords words = form.words();
		for (Field field : form.fields()) {
			field.formerly().forEach((label) -> this.labels.put(Spelling.key(label), field));
		}
		for (FormLanguage language : FormLanguage.values()) {
			Set<String> labels = new HashSet<>();
			for (Field field : form.fields()) {
				String label = Spelling.key(field.label(language));
				this.labels.put(label, field);
				labels.add(label);
				own(field.help(language), words.limit(field, language));
				String help = Spelling.line(field.help(language));
				// a shorter one may well begin an answer
				if (help.length() >= SHORTEST_HELP) {
					this.placeholders.add(help);
				}
			}
			this.labelsByLanguage.put(language, labels);
			this.headings.add(Spelling.key(form.title(language)));
			for (Section section : form.sections()) {
				this.headings.add(Spelling.key(section.label(language)));
				this.headings.add(Spelling.key(section.help(language)));
			}
			this.placeholders.addAll(List.of(words.writeHere().in(language), words.chooseOne().in(language),
					words.pickMonth().in(language), words.photosHere().in(language)));
			own(words.writeHere().in(language), words.chooseOne().in(language), words.pickMonth().in(language),
					words.tickAll().in(language), words.photosHere().in(language), words.filesApart().in(language));
		}
		this.similar = new SimilarLabels(this.labels);
		this.longestLabel = this.labels.keySet().stream().mapToInt(String::length).max().orElse(0);
	}

	private void own(String... texts) {
		Arrays.stream(texts).map(Spelling::key).filter((key) -> !key.isEmpty()).forEach(this.ownWords::add);
	}

	/** The field that is asked for by this line. */
	Optional<Field> field(String line) {
		return Optional.ofNullable(this.labels.get(Spelling.key(line)));
	}

	/**
	 * The field that is most likely asked for by this line, when its words were changed.
	 */
	Optional<Field> similarField(String line) {
		return this.similar.field(line);
	}

	/** The line without a placeholder that was written behind. */
	String withoutPlaceholder(String line) {
		for (String placeholder : this.placeholders) {
			if (line.startsWith(placeholder)) {
				return BEFORE_ANSWER.matcher(line.substring(placeholder.length())).replaceFirst("");
			}
		}
		return line;
	}

	/**
	 * A question.
	 *
	 * @param field the field that is asked for
	 * @param question the question as it is asked
	 * @param rest what follows on the line
	 */
	record Asked(Field field, String question, String rest) {
	}

	/** The question that fills a line or begins it. */
	Optional<Asked> asked(String line) {
		Optional<Field> whole = field(line);
		if (whole.isPresent()) {
			return Optional.of(new Asked(whole.get(), line, ""));
		}
		Matcher end = END_OF_QUESTION.matcher(line);
		StringBuilder key = new StringBuilder();
		int at = 0;
		while (key.length() <= this.longestLabel && end.find()) {
			String more = Spelling.key(line.substring(at, end.start()));
			Field begun = more.isEmpty() ? null : this.labels.get(key.append(more).toString());
			if (begun != null) {
				return Optional.of(new Asked(begun, line.substring(0, end.start()), line.substring(end.end()).strip()));
			}
			at = end.end();
		}
		return Optional.empty();
	}

	/** Whether a line is help or a placeholder that was left standing. */
	boolean own(String line) {
		return this.ownWords.contains(Spelling.key(line));
	}

	/** Whether a line stands between the questions, and ends what was written before. */
	boolean heading(String line) {
		String key = Spelling.key(line);
		return !key.isEmpty() && this.headings.contains(key);
	}

	/** The mark that tells the form's version and language. */
	Optional<Matcher> mark(String text) {
		Matcher found = this.mark.matcher(Spelling.line(text));
		return found.find() ? Optional.of(found) : Optional.empty();
	}

	/** The language most of the questions are asked in. */
	FormLanguage languageOf(List<String> questions) {
		FormLanguage best = FormLanguage.ENGLISH;
		long most = 0;
		for (FormLanguage language : FormLanguage.values()) {
			Set<String> labels = this.labelsByLanguage.getOrDefault(language, Set.of());
			long count = questions.stream().filter((question) -> labels.contains(Spelling.key(question))).count();
			if (count > most) {
				most = count;
				best = language;
			}
		}
		return best;
	}

	/** The field's choice that goes by this label in any language, or by its code. */
	static Optional<String> choice(Field field, String label) {
		String key = Spelling.key(label);
		for (Choice choice : field.choices()) {
			if (Spelling.key(choice.code()).equals(key)) {
				return Optional.of(choice.code());
			}
			for (FormLanguage language : FormLanguage.values()) {
				if (Spelling.key(choice.label(language)).equals(key)) {
					return Optional.of(choice.code());
				}
			}
		}
		return Optional.empty();
	}

	/** The only choice that begins with these words: a line may have ended there. */
	static Optional<String> choiceThatBegins(Field field, String label) {
		String key = Spelling.key(label);
		if (key.length() < FEWEST_LETTERS) {
			return Optional.empty();
		}
		List<String> codes = field.choices()
			.stream()
			.filter((choice) -> Arrays.stream(FormLanguage.values())
				.anyMatch((language) -> Spelling.key(choice.label(language)).startsWith(key)))
			.map(Choice::code)
			.toList();
		return (codes.size() == 1) ? Optional.of(codes.getFirst()) : Optional.empty();
	}

}
