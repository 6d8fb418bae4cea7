package org.practicepress.intake.blankform;

import java.util.Locale;
import java.util.TreeSet;

import javax.xml.stream.XMLStreamException;

import org.practicepress.form.Answers;
import org.practicepress.form.Choice;
import org.practicepress.form.Field;
import org.practicepress.form.FormLanguage;
import org.practicepress.form.PracticeForm;
import org.practicepress.form.Section;

/**
 * What one blank OpenDocument form shows, in one language. Short answers, lists of
 * choices, days and boxes are content controls that carry the field's key. LibreOffice
 * keeps the key from 7.5 on; before that, answers are found by their questions.
 */
final class OpenDocumentBody extends OfficeBody {

	static final String OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";

	private static final String TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";

	private static final String TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";

	private static final String STYLE = "urn:oasis:names:tc:opendocument:xmlns:style:1.0";

	private static final String FORMATTING = "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0";

	/** Where content controls are as long as the standard does not have them. */
	private static final String EXTENSION = "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0";

	OpenDocumentBody(PracticeForm form, FormLanguage language, XmlWriter xml) {
		super(form, language, Answers.none(), xml);
	}

	@Override
	void write() throws XMLStreamException {
		xml().start("office:document-content", "xmlns:office", OFFICE, "xmlns:text", TEXT, "xmlns:table", TABLE,
				"xmlns:style", STYLE, "xmlns:fo", FORMATTING, "xmlns:loext", EXTENSION, "office:version",
				OpenDocumentForm.VERSION);
		styles();
		xml().start("office:body");
		xml().start("office:text");
		xml().element("text:h", form().title(language()), "text:style-name", "Title", "text:outline-level", "1");
		instructionsAndSections();
		xml().end();
		xml().end();
		xml().end();
		xml().finish();
	}

	private void styles() throws XMLStreamException {
		xml().start("office:automatic-styles");
		style("Questions", "table", "style:width", "17cm", "table:align", "margins", "table:border-model", "collapsing",
				"style:writing-mode", OpenDocumentForm.direction(language()));
		style("QuestionColumn", "table-column", "style:column-width", "5.8cm");
		style("AnswerColumn", "table-column", "style:column-width", "11.2cm");
		style("Row", "table-row", "fo:keep-together", "always");
		TreeSet<Integer> limits = new TreeSet<>();
		form().fields().stream().filter((field) -> field.words() != null).map(Field::words).forEach(limits::add);
		for (Integer words : limits) {
			style("Row" + words, "table-row", "fo:keep-together", "always", "style:min-row-height",
					String.format(Locale.ROOT, "%.1fpt", height(words) / 20.0));
		}
		cell("QuestionCell", "#f2f0ea");
		cell("AnswerCell", "#ffffff");
		xml().end();
	}

	private void style(String name, String family, String... properties) throws XMLStreamException {
		xml().start("style:style", "style:name", name, "style:family", family);
		xml().empty("style:" + family + "-properties", properties);
		xml().end();
	}

	private void cell(String name, String shade) throws XMLStreamException {
		style(name, "table-cell", "fo:background-color", shade, "fo:border", "0.5pt solid #c9c3b4", "fo:padding-top",
				"0.15cm", "fo:padding-bottom", "0.1cm", "fo:padding-left", "0.25cm", "fo:padding-right", "0.25cm");
	}

	@Override
	void heading(String text) throws XMLStreamException {
		xml().element("text:h", text, "text:style-name", "Heading_20_1", "text:outline-level", "2");
	}

	@Override
	void startTable(Section section) throws XMLStreamException {
		xml().start("table:table", "table:name", section.key(), "table:style-name", "Questions");
		xml().empty("table:table-column", "table:style-name", "QuestionColumn");
		xml().empty("table:table-column", "table:style-name", "AnswerColumn");
	}

	@Override
	void row(Field field) throws XMLStreamException {
		xml().start("table:table-row", "table:style-name", (field.words() != null) ? "Row" + field.words() : "Row");
		xml().start("table:table-cell", "table:style-name", "QuestionCell", "office:value-type", "string");
		label(field);
		xml().end();
		xml().start("table:table-cell", "table:style-name", "AnswerCell", "office:value-type", "string");
		answer(field);
		xml().end();
		xml().end();
	}

	/**
	 * A text to type over: a content control would take in no second paragraph, list or
	 * picture.
	 */
	@Override
	void texts(Field field, String placeholder) throws XMLStreamException {
		xml().start("text:p", "text:style-name", "Answer");
		xml().element("text:placeholder", "<" + placeholder + ">", "text:placeholder-type", "text", "text:description",
				field.label(language()));
		xml().end();
	}

	@Override
	void line(Field field, String placeholder) throws XMLStreamException {
		control(field, placeholder);
	}

	@Override
	void month(Field field, String placeholder) throws XMLStreamException {
		control(field, placeholder, "loext:date", "true", "loext:date-format", "MM/yyyy", "loext:date-rfc-language-tag",
				WordForm.languageTag(language()));
	}

	private void control(Field field, String placeholder, String... kind) throws XMLStreamException {
		xml().start("text:p", "text:style-name", "Answer");
		startControl(field.key(), field.label(language()), kind);
		xml().characters(placeholder);
		xml().end();
		xml().end();
	}

	@Override
	void choice(Field field, String placeholder) throws XMLStreamException {
		xml().start("text:p", "text:style-name", "Answer");
		startControl(field.key(), field.label(language()), "loext:dropdown", "true");
		for (Choice choice : field.choices()) {
			xml().empty("loext:list-item", "loext:display-text", choice.label(language()), "loext:value",
					choice.code());
		}
		xml().characters(placeholder);
		xml().end();
		xml().end();
	}

	private void startControl(String tag, String title, String... kind) throws XMLStreamException {
		String[] attributes = new String[6 + kind.length];
		System.arraycopy(new String[] { "loext:showing-place-holder", "true", "loext:alias", title, "loext:tag", tag },
				0, attributes, 0, 6);
		System.arraycopy(kind, 0, attributes, 6, kind.length);
		xml().start("loext:content-control", attributes);
	}

	@Override
	void box(String tag, String title, boolean ticked) throws XMLStreamException {
		xml().element("loext:content-control", ticked ? TICKED_BOX : EMPTY_BOX, "loext:checkbox", "true",
				"loext:checked", "" + ticked, "loext:checked-state", TICKED_BOX, "loext:unchecked-state", EMPTY_BOX,
				"loext:alias", title, "loext:tag", tag);
	}

	@Override
	void startParagraph(String style) throws XMLStreamException {
		xml().start("text:p", "text:style-name", style);
	}

	@Override
	void run(String text, String style) throws XMLStreamException {
		if (style.isEmpty()) {
			xml().characters(text);
		}
		else {
			xml().element("text:span", text, "text:style-name", style);
		}
	}

}
