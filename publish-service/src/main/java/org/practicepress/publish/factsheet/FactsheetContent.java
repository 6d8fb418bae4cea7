package org.practicepress.publish.factsheet;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Everything a factsheet says, as data: the publisher edits it, the renderers set it.
 * Text is cleaned on the way in, so whoever sets it need not.
 *
 * @param title the title without number
 * @param summary one sentence on what works
 * @param category how well the practice is proven
 * @param language {@code en}, {@code fr}, {@code es} or {@code ar}
 * @param glance the facts for the box at the side, in order; values as the form writes
 * them (codes of choices, ISO 3166 countries, months such as 2021-03)
 * @param sections the running text, in order
 * @param links addresses of further resources
 * @param photos the photos, in order
 * @param showContact whether the contributor lets the contact be shown, and the publisher
 * does; who that is stays out of the content and is looked up when the factsheet is set
 */
public record FactsheetContent(String title, String summary, Category category, String language, List<Fact> glance,
		List<Section> sections, List<String> links, List<Photo> photos, boolean showContact) {

	/** The factsheet's own key for who ran the practice: the form asks it elsewhere. */
	public static final String ORGANISATION = "organisation";

	public FactsheetContent {
		Objects.requireNonNull(category, "A factsheet has a category");
		Objects.requireNonNull(language, "A factsheet has a language");
		title = CleanText.line(title);
		summary = CleanText.line(summary);
		glance = glance.stream().filter((fact) -> !fact.values().isEmpty()).toList();
		sections = sections.stream().filter((section) -> !section.text().isEmpty()).toList();
		links = links.stream().map(CleanText::line).filter((link) -> !link.isEmpty()).toList();
		photos = List.copyOf(photos);
	}

	/** The values of a fact; empty when the factsheet does not state it. */
	public List<String> values(String key) {
		return this.glance.stream()
			.filter((fact) -> fact.key().equals(key))
			.findFirst()
			.map(Fact::values)
			.orElse(List.of());
	}

	/** The text of a section. */
	public Optional<String> text(String key) {
		return this.sections.stream().filter((section) -> section.key().equals(key)).map(Section::text).findFirst();
	}

	/** The same without what goes on without end, as much as there is room for. */
	public FactsheetContent bounded() {
		return Bounds.cut(this);
	}

	/** The photos that are shown. */
	public List<Photo> shownPhotos() {
		return this.photos.stream().filter((photo) -> !photo.leftOut()).toList();
	}

	/**
	 * One entry at a glance.
	 *
	 * @param key the form field it answers
	 * @param values the answer
	 */
	public record Fact(String key, List<String> values) {

		public Fact {
			Objects.requireNonNull(key, "A fact has a key");
			values = values.stream().map(CleanText::of).filter((value) -> !value.isEmpty()).toList();
		}

	}

	/**
	 * One section of running text.
	 *
	 * @param key the form field it answers
	 * @param text paragraphs are lines, list items are lines beginning with "- "
	 */
	public record Section(String key, String text) {

		public Section {
			Objects.requireNonNull(key, "A section has a key");
			text = CleanText.of(text);
		}

	}

}
