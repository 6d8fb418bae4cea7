package org.practicepress.publish.desk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.google.re2j.Pattern;
import org.practicepress.publish.factsheet.Category;
import org.practicepress.publish.factsheet.FactsheetContent;
import org.practicepress.publish.factsheet.FactsheetContent.Fact;
import org.practicepress.publish.factsheet.FactsheetContent.Section;
import org.practicepress.publish.factsheet.Flaw;
import org.practicepress.publish.factsheet.Outline;
import org.practicepress.publish.factsheet.Photo;
import org.practicepress.publish.rendering.FormWords;
import org.practicepress.publish.rendering.Words;

import org.springframework.util.MultiValueMap;

/** The content as fields of a page, and back. */
final class EditForm {

	private static final Pattern PLACE_IN_LIST = Pattern.compile("\\[[0-9]+]$");

	private static final Pattern BETWEEN_CODES = Pattern.compile("[,;\\s]+");

	private static final String COUNTRY = "practice.country";

	private EditForm() {
	}

	/** The facts as fields, those without a value as well. */
	static List<FactField> facts(FactsheetContent content, Outline outline, FormWords form, String language) {
		Words words = Words.in(language);
		List<FactField> fields = new ArrayList<>();
		for (String key : outline.glance()) {
			List<String> values = content.values(key);
			Map<String, String> choices = key.equals("practice.end") ? Map.of() : form.choices(key, language);
			Map<String, String> offered = new LinkedHashMap<>(choices);
			if (!choices.isEmpty()) {
				// a choice of an earlier form is not lost by being edited
				values.forEach((value) -> offered.putIfAbsent(value, value));
			}
			String label = switch (key) {
				case FactsheetContent.ORGANISATION -> words.get("glance.organisation");
				default -> form.field(key, language);
			};
			fields.add(new FactField(key, label, String.join(key.equals(COUNTRY) ? ", " : "\n", values), values,
					offered, key.equals("practice.partners")));
		}
		return fields;
	}

	/** The sections as fields, in order, those without text as well. */
	static List<TextField> sections(FactsheetContent content, Outline outline, FormWords form, String language) {
		List<TextField> fields = new ArrayList<>();
		Stream.concat(outline.sections().stream(), content.sections().stream().map(Section::key))
			.distinct()
			.forEach((key) -> fields.add(new TextField(key, form.field(key, language), content.text(key).orElse(""))));
		return fields;
	}

	/** What is wrong, under the names the page gives its fields; each said once. */
	static List<FlawLine> flaws(List<Flaw> flaws, FormWords form, String language) {
		return flaws.stream().map((flaw) -> flaw(flaw, form, language)).distinct().toList();
	}

	private static FlawLine flaw(Flaw flaw, FormWords form, String language) {
		String field = flaw.field();
		if (field.equals("glance." + FactsheetContent.ORGANISATION)) {
			return new FlawLine("", Words.in(language).get("glance.organisation"), flaw.kind().code());
		}
		for (String list : List.of("glance.", "sections.")) {
			if (field.startsWith(list)) {
				return new FlawLine("", form.field(field.substring(list.length()), language), flaw.kind().code());
			}
		}
		// of links[3] the list is named, of photos[0].caption the caption
		String part = PLACE_IN_LIST.matcher(field.substring(field.lastIndexOf('.') + 1)).replaceFirst("");
		return new FlawLine(part.isEmpty() ? "all" : part, "", flaw.kind().code());
	}

	/** What the editor has written, on top of what was there. */
	static FactsheetContent read(MultiValueMap<String, String> fields, FactsheetContent before, Outline outline) {
		List<Fact> facts = new ArrayList<>();
		for (String key : outline.glance()) {
			List<String> values = fields.getOrDefault("glance." + key, List.of());
			if (key.equals(COUNTRY)) {
				values = values.stream()
					.flatMap((value) -> Stream.of(BETWEEN_CODES.split(value, -1)))
					.map((code) -> code.toUpperCase(java.util.Locale.ROOT))
					.toList();
			}
			facts.add(new Fact(key, values));
		}
		List<Section> sections = new ArrayList<>();
		Stream.concat(outline.sections().stream(), before.sections().stream().map(Section::key))
			.distinct()
			.forEach((key) -> sections.add(new Section(key, first(fields, "section." + key))));
		List<Photo> photos = new ArrayList<>();
		for (int i = 0; i < before.photos().size(); i++) {
			photos.add(new Photo(before.photos().get(i).file(), first(fields, "photo." + i + ".caption"),
					first(fields, "photo." + i + ".credit"), fields.containsKey("photo." + i + ".leftOut")));
		}
		return new FactsheetContent(first(fields, "title"), first(fields, "summary"),
				category(first(fields, "category"), before.category()), before.language(), facts, sections,
				first(fields, "links").lines().toList(), photos, fields.containsKey("showContact"));
	}

	private static Category category(String code, Category before) {
		return Stream.of(Category.values())
			.filter((category) -> category.code().equals(code))
			.findFirst()
			.orElse(before);
	}

	private static String first(MultiValueMap<String, String> fields, String name) {
		String value = fields.getFirst(name);
		return (value != null) ? value : "";
	}

	/**
	 * A fact to be edited.
	 *
	 * @param key the form's key
	 * @param label what it is called
	 * @param text the values as text
	 * @param values the values
	 * @param choices the choices, when it is one of choices
	 * @param multiline whether it may have several lines
	 */
	record FactField(String key, String label, String text, List<String> values, Map<String, String> choices,
			boolean multiline) {
	}

	/**
	 * Something that cannot be taken.
	 *
	 * @param part the page's name for the field; empty when the form names it
	 * @param label the form's name for the field
	 * @param problem what is wrong with it, as a code
	 */
	record FlawLine(String part, String label, String problem) {
	}

	/**
	 * A section to be edited.
	 *
	 * @param key the form's key
	 * @param label what it is called
	 * @param text the text
	 */
	record TextField(String key, String label, String text) {
	}

}
