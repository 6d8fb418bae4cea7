package org.practicepress.intake.blankform;

import java.util.Locale;
import java.util.TreeSet;

import javax.xml.stream.XMLStreamException;

import org.practicepress.form.Choice;
import org.practicepress.form.Field;
import org.practicepress.form.FieldType;
import org.practicepress.form.FormLanguage;
import org.practicepress.form.PracticeForm;
import org.practicepress.form.Section;

/**
 * What one blank OpenDocument form shows, in one language. Short answers, lists of
 * choices, days and boxes are content controls that carry the field's key. LibreOffice
 * keeps the key from 7.5 on; before that, answers are found by their questions.
 */
final class OpenDocumentBody {

	static final String OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";

	private static final String TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";

	private static final String TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";

	private static final String STYLE = "urn:oasis:names:tc:opendocument:xmlns:style:1.0";

	private static final String FORMATTING = "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0";

	/** Where content controls are as long as the standard does not have them. */
	private static final String EXTENSION = "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0";

	private static final String CHECKED_BOX = "\u2612";

	private static final String EMPTY_BOX = "\u2610";

	private final PracticeForm form;

	private final FormLanguage language;

	private final XmlWriter xml;

	OpenDocumentBody(PracticeForm form, FormLanguage language, XmlWriter xml) {
		this.form = form;
		this.language = language;
		this.xml = xml;
	}

	void write() throws XMLStreamException {
		this.xml.start("office:document-content", "xmlns:office", OFFICE, "xmlns:text", TEXT, "xmlns:table", TABLE,
				"xmlns:style", STYLE, "xmlns:fo", FORMATTING, "xmlns:loext", EXTENSION, "office:version",
				OpenDocumentForm.VERSION);
		styles();
		this.xml.start("office:body");
		this.xml.start("office:text");
		this.xml.element("text:h", this.form.title(this.language), "text:style-name", "Title", "text:outline-level",
				"1");
		for (String instruction : this.form.instructions(this.language)) {
			paragraph("Instruction", instruction);
		}
		for (Section section : this.form.sections()) {
			section(section);
		}
		this.xml.end();
		this.xml.end();
		this.xml.end();
		this.xml.finish();
	}

	private void styles() throws XMLStreamException {
		this.xml.start("office:automatic-styles");
		style("Questions", "table", "style:width", "17cm", "table:align", "margins", "table:border-model", "collapsing",
				"style:writing-mode", OpenDocumentForm.direction(this.language));
		style("QuestionColumn", "table-column", "style:column-width", "5.8cm");
		style("AnswerColumn", "table-column", "style:column-width", "11.2cm");
		style("Row", "table-row", "fo:keep-together", "always");
		TreeSet<Integer> limits = new TreeSet<>();
		this.form.fields().stream().filter((field) -> field.words() != null).map(Field::words).forEach(limits::add);
		for (Integer words : limits) {
			style("Row" + words, "table-row", "fo:keep-together", "always", "style:min-row-height", height(words));
		}
		cell("QuestionCell", "#f2f0ea");
		cell("AnswerCell", "#ffffff");
		this.xml.end();
	}

	private void style(String name, String family, String... properties) throws XMLStreamException {
		this.xml.start("style:style", "style:name", name, "style:family", family);
		this.xml.empty("style:" + family + "-properties", properties);
		this.xml.end();
	}

	private void cell(String name, String shade) throws XMLStreamException {
		style(name, "table-cell", "fo:background-color", shade, "fo:border", "0.5pt solid #c9c3b4", "fo:padding-top",
				"0.15cm", "fo:padding-bottom", "0.1cm", "fo:padding-left", "0.25cm", "fo:padding-right", "0.25cm");
	}

	/** Room that tells at a glance how much is asked for. */
	private static String height(int words) {
		return String.format(Locale.ROOT, "%.1fpt", (480 + 4 * words) / 20.0);
	}

	private void section(Section section) throws XMLStreamException {
		this.xml.element("text:h", section.label(this.language), "text:style-name", "Heading_20_1",
				"text:outline-level", "2");
		String help = section.help(this.language);
		if (!help.isEmpty()) {
			paragraph("SectionHelp", help);
		}
		this.xml.start("table:table", "table:name", section.key(), "table:style-name", "Questions");
		this.xml.empty("table:table-column", "table:style-name", "QuestionColumn");
		this.xml.empty("table:table-column", "table:style-name", "AnswerColumn");
		for (Field field : section.fields()) {
			row(field);
		}
		this.xml.end();
	}

	private void row(Field field) throws XMLStreamException {
		this.xml.start("table:table-row", "table:style-name", (field.words() != null) ? "Row" + field.words() : "Row");
		this.xml.start("table:table-cell", "table:style-name", "QuestionCell", "office:value-type", "string");
		label(field);
		this.xml.end();
		this.xml.start("table:table-cell", "table:style-name", "AnswerCell", "office:value-type", "string");
		answer(field);
		this.xml.end();
		this.xml.end();
	}

	private void label(Field field) throws XMLStreamException {
		this.xml.start("text:p", "text:style-name", "Question");
		this.xml.characters(field.label(this.language));
		if (field.required()) {
			this.xml.element("text:span", "\u00a0*", "text:style-name", "Required");
		}
		this.xml.end();
		String help = field.help(this.language);
		if (!help.isEmpty()) {
			paragraph("Help", help);
		}
		String limit = (field.type() == FieldType.CHOICES) ? this.form.words().tickAll().in(this.language)
				: this.form.words().limit(field, this.language);
		if (!limit.isEmpty()) {
			paragraph("Help", limit);
		}
	}

	private void answer(Field field) throws XMLStreamException {
		String writeHere = this.form.words().writeHere().in(this.language);
		switch (field.type()) {
			case LONG_TEXT, LINKS -> texts(field, writeHere);
			case PHOTOS -> texts(field, this.form.words().photosHere().in(this.language));
			case FILES -> paragraph("Answer", this.form.words().filesApart().in(this.language));
			case SHORT_TEXT, EMAIL, COUNTRIES, NUMBER, MONEY -> control(field, writeHere);
			case CHOICE -> choice(field);
			case CHOICES -> boxes(field, false);
			case YES_NO -> boxes(field, true);
			case MONTH, MONTH_OR_ONGOING -> {
				control(field, this.form.words().pickMonth().in(this.language), "loext:date", "true",
						"loext:date-format", "MM/yyyy", "loext:date-rfc-language-tag",
						WordForm.languageTag(this.language));
				boxes(field, false);
			}
		}
	}

	/**
	 * A text to type over: a content control would take in no second paragraph, list or
	 * picture.
	 */
	private void texts(Field field, String placeholder) throws XMLStreamException {
		this.xml.start("text:p", "text:style-name", "Answer");
		this.xml.element("text:placeholder", "<" + placeholder + ">", "text:placeholder-type", "text",
				"text:description", field.label(this.language));
		this.xml.end();
	}

	private void control(Field field, String placeholder, String... kind) throws XMLStreamException {
		this.xml.start("text:p", "text:style-name", "Answer");
		startControl(field.key(), field.label(this.language), kind);
		this.xml.characters(placeholder);
		this.xml.end();
		this.xml.end();
	}

	private void choice(Field field) throws XMLStreamException {
		this.xml.start("text:p", "text:style-name", "Answer");
		startControl(field.key(), field.label(this.language), "loext:dropdown", "true");
		for (Choice choice : field.choices()) {
			this.xml.empty("loext:list-item", "loext:display-text", choice.label(this.language), "loext:value",
					choice.code());
		}
		this.xml.characters(this.form.words().chooseOne().in(this.language));
		this.xml.end();
		this.xml.end();
	}

	private void startControl(String tag, String title, String... kind) throws XMLStreamException {
		String[] attributes = new String[6 + kind.length];
		System.arraycopy(new String[] { "loext:showing-place-holder", "true", "loext:alias", title, "loext:tag", tag },
				0, attributes, 0, 6);
		System.arraycopy(kind, 0, attributes, 6, kind.length);
		this.xml.start("loext:content-control", attributes);
	}

	private void boxes(Field field, boolean oneLine) throws XMLStreamException {
		boolean first = true;
		for (Choice choice : field.choices()) {
			if (first || !oneLine) {
				this.xml.start("text:p", "text:style-name", "Box");
			}
			else {
				this.xml.characters("\u2003\u2003");
			}
			box(field.key() + "/" + choice.code(), choice.label(this.language));
			if (!oneLine) {
				this.xml.end();
			}
			first = false;
		}
		if (oneLine) {
			this.xml.end();
		}
	}

	private void box(String tag, String label) throws XMLStreamException {
		this.xml.element("loext:content-control", EMPTY_BOX, "loext:checkbox", "true", "loext:checked", "false",
				"loext:checked-state", CHECKED_BOX, "loext:unchecked-state", EMPTY_BOX, "loext:alias", label,
				"loext:tag", tag);
		this.xml.characters("\u00a0" + label);
	}

	private void paragraph(String style, String text) throws XMLStreamException {
		this.xml.element("text:p", text, "text:style-name", style);
	}

}
