package org.practicepress.intake.blankform;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

import javax.xml.stream.XMLStreamException;

import org.practicepress.form.Answers;
import org.practicepress.form.Choice;
import org.practicepress.form.Field;
import org.practicepress.form.FormLanguage;
import org.practicepress.form.PracticeForm;
import org.practicepress.form.Section;

/**
 * What one form shows, in one language, blank or filled in. Each answer is a content
 * control that carries the field's key, so that it is found again whatever is written
 * around it.
 */
final class WordBody extends OfficeBody {

	/** A4 less two centimetres on each side, in twentieths of a point. */
	private static final int WIDTH = 9638;

	private static final int LABEL_WIDTH = 3288;

	private static final String WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

	private static final String WORD_2010 = "http://schemas.microsoft.com/office/word/2010/wordml";

	private static final String COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006";

	private final Comments comments;

	private int controls;

	WordBody(PracticeForm form, FormLanguage language, Answers answers, Comments comments, XmlWriter xml) {
		super(form, language, answers, xml);
		this.comments = comments;
	}

	@Override
	void write() throws XMLStreamException {
		root("w:document", xml());
		xml().start("w:body");
		paragraph("Title", form().title(language()));
		instructionsAndSections();
		page();
		xml().end();
		xml().end();
		xml().finish();
	}

	/**
	 * The outermost element; what Word before 2010 cannot read is marked as ignorable.
	 */
	static void root(String name, XmlWriter xml) throws XMLStreamException {
		xml.start(name, "xmlns:w", WORD, "xmlns:w14", WORD_2010, "xmlns:mc", COMPATIBILITY, "mc:Ignorable", "w14");
	}

	@Override
	void heading(String text) throws XMLStreamException {
		paragraph("Heading1", text);
	}

	@Override
	void startTable(Section section) throws XMLStreamException {
		xml().start("w:tbl");
		xml().start("w:tblPr");
		xml().empty("w:tblStyle", "w:val", "Questions");
		if (language().rightToLeft()) {
			xml().empty("w:bidiVisual");
		}
		xml().empty("w:tblW", "w:w", "" + WIDTH, "w:type", "dxa");
		xml().empty("w:tblLayout", "w:type", "fixed");
		xml().empty("w:tblLook", "w:val", "0080", "w:firstColumn", "1");
		xml().end();
		xml().start("w:tblGrid");
		xml().empty("w:gridCol", "w:w", "" + LABEL_WIDTH);
		xml().empty("w:gridCol", "w:w", "" + (WIDTH - LABEL_WIDTH));
		xml().end();
	}

	@Override
	void row(Field field) throws XMLStreamException {
		xml().start("w:tr");
		xml().start("w:trPr");
		xml().empty("w:cantSplit");
		if (field.words() != null) {
			xml().empty("w:trHeight", "w:val", "" + height(field.words()), "w:hRule", "atLeast");
		}
		xml().end();
		cell(LABEL_WIDTH, "F2F0EA");
		label(field);
		xml().end();
		cell(WIDTH - LABEL_WIDTH, "FFFFFF");
		answer(field);
		xml().end();
		xml().end();
	}

	/** A comment is at the question: the answer beside may be written anew. */
	@Override
	void startLabel(Field field) throws XMLStreamException {
		OptionalInt id = this.comments.id(field.key());
		if (id.isPresent()) {
			xml().empty("w:commentRangeStart", "w:id", "" + id.getAsInt());
		}
	}

	@Override
	void endLabel(Field field) throws XMLStreamException {
		OptionalInt id = this.comments.id(field.key());
		if (id.isPresent()) {
			xml().empty("w:commentRangeEnd", "w:id", "" + id.getAsInt());
			xml().start("w:r");
			xml().empty("w:commentReference", "w:id", "" + id.getAsInt());
			xml().end();
		}
	}

	private void cell(int width, String shade) throws XMLStreamException {
		xml().start("w:tc");
		xml().start("w:tcPr");
		xml().empty("w:tcW", "w:w", "" + width, "w:type", "dxa");
		xml().empty("w:shd", "w:val", "clear", "w:color", "auto", "w:fill", shade);
		xml().end();
	}

	/** Paragraphs, lists and pictures may be put in. */
	@Override
	void texts(Field field, String placeholder) throws XMLStreamException {
		List<String> lines = answers().all(field).stream().flatMap(String::lines).toList();
		startControl(field.key(), field.label(language()), lines.isEmpty());
		xml().empty("w:richText");
		xml().end();
		xml().start("w:sdtContent");
		if (lines.isEmpty()) {
			startParagraph("Answer");
			run(placeholder, "PlaceholderText");
			xml().end();
		}
		for (String line : lines) {
			paragraph("Answer", line);
		}
		xml().end();
		xml().end();
	}

	@Override
	void line(Field field, String placeholder) throws XMLStreamException {
		startParagraph("Answer");
		startControl(field.key(), field.label(language()), open(field));
		xml().empty("w:text");
		xml().end();
		content(field, placeholder);
		xml().end();
		xml().end();
	}

	@Override
	void choice(Field field, String placeholder) throws XMLStreamException {
		startParagraph("Answer");
		startControl(field.key(), field.label(language()), open(field));
		xml().start("w:dropDownList");
		for (Choice choice : field.choices()) {
			xml().empty("w:listItem", "w:displayText", choice.label(language()), "w:value", choice.code());
		}
		xml().end();
		xml().end();
		content(field, placeholder);
		xml().end();
		xml().end();
	}

	@Override
	void month(Field field, String placeholder) throws XMLStreamException {
		startParagraph("Answer");
		boolean ongoing = answers().all(field).contains(Field.ONGOING);
		startControl(field.key(), field.label(language()), ongoing || open(field));
		xml().start("w:date");
		xml().empty("w:dateFormat", "w:val", "MM/yyyy");
		xml().empty("w:lid", "w:val", WordForm.languageTag(language()));
		xml().empty("w:storeMappedDataAs", "w:val", "date");
		xml().empty("w:calendar", "w:val", "gregorian");
		xml().end();
		xml().end();
		if (ongoing) {
			placeholder(placeholder);
		}
		else {
			content(field, placeholder);
		}
		xml().end();
		xml().end();
	}

	@Override
	void box(String tag, String title, boolean ticked) throws XMLStreamException {
		startControl(tag, title, false);
		xml().start("w14:checkbox");
		xml().empty("w14:checked", "w14:val", ticked ? "1" : "0");
		xml().empty("w14:checkedState", "w14:val", "2612", "w14:font", "MS Gothic");
		xml().empty("w14:uncheckedState", "w14:val", "2610", "w14:font", "MS Gothic");
		xml().end();
		xml().end();
		xml().start("w:sdtContent");
		xml().start("w:r");
		xml().start("w:rPr");
		xml().empty("w:rFonts", "w:ascii", "MS Gothic", "w:eastAsia", "MS Gothic", "w:hAnsi", "MS Gothic", "w:hint",
				"eastAsia");
		xml().end();
		xml().element("w:t", ticked ? TICKED_BOX : EMPTY_BOX, "xml:space", "preserve");
		xml().end();
		xml().end();
		xml().end();
	}

	/** Leaves the control's properties open for what kind of control it is. */
	private void startControl(String tag, String title, boolean placeholder) throws XMLStreamException {
		this.controls++;
		xml().start("w:sdt");
		xml().start("w:sdtPr");
		xml().empty("w:alias", "w:val", (title.length() > 64) ? title.substring(0, 64) : title);
		xml().empty("w:tag", "w:val", tag);
		xml().empty("w:id", "w:val", "" + (1_000 + this.controls));
		xml().empty("w:lock", "w:val", "sdtLocked");
		if (placeholder) {
			xml().empty("w:showingPlcHdr");
		}
	}

	private boolean open(Field field) {
		return answers().all(field).isEmpty();
	}

	private void content(Field field, String placeholder) throws XMLStreamException {
		if (open(field)) {
			placeholder(placeholder);
			return;
		}
		xml().start("w:sdtContent");
		run(field.display(answers().all(field), language()), "");
		xml().end();
	}

	private void placeholder(String text) throws XMLStreamException {
		xml().start("w:sdtContent");
		run(text, "PlaceholderText");
		xml().end();
	}

	@Override
	void startParagraph(String style) throws XMLStreamException {
		xml().start("w:p");
		xml().start("w:pPr");
		xml().empty("w:pStyle", "w:val", style);
		if (language().rightToLeft()) {
			xml().empty("w:bidi");
		}
		xml().end();
	}

	@Override
	void run(String text, String style) throws XMLStreamException {
		xml().start("w:r");
		if (!style.isEmpty() || language().rightToLeft()) {
			xml().start("w:rPr");
			if (!style.isEmpty()) {
				xml().empty("w:rStyle", "w:val", style);
			}
			if (language().rightToLeft()) {
				xml().empty("w:rtl");
			}
			xml().end();
		}
		xml().element("w:t", text, "xml:space", "preserve");
		xml().end();
	}

	private void page() throws XMLStreamException {
		xml().start("w:sectPr");
		xml().empty("w:footerReference", "w:type", "default", "xmlns:r",
				"http://schemas.openxmlformats.org/officeDocument/2006/relationships", "r:id", WordForm.FOOTER_ID);
		xml().empty("w:pgSz", "w:w", "11906", "w:h", "16838");
		xml().empty("w:pgMar", "w:top", "1134", "w:right", "1134", "w:bottom", "1134", "w:left", "1134", "w:header",
				"567", "w:footer", "567", "w:gutter", "0");
		if (language().rightToLeft()) {
			xml().empty("w:bidi");
		}
		xml().end();
	}

	/** The footer: the form's mark on one side, the page's number on the other. */
	static void writeFooter(String mark, XmlWriter xml) throws XMLStreamException {
		root("w:ftr", xml);
		xml.start("w:p");
		xml.start("w:pPr");
		xml.empty("w:pStyle", "w:val", "Footer");
		xml.end();
		xml.start("w:r");
		xml.element("w:t", mark, "xml:space", "preserve");
		xml.end();
		xml.start("w:r");
		xml.empty("w:tab");
		xml.end();
		number("PAGE", xml);
		xml.start("w:r");
		xml.element("w:t", " / ", "xml:space", "preserve");
		xml.end();
		number("NUMPAGES", xml);
		xml.end();
		xml.end();
		xml.finish();
	}

	private static void number(String what, XmlWriter xml) throws XMLStreamException {
		xml.start("w:fldSimple", "w:instr", String.format(Locale.ROOT, " %s ", what));
		xml.start("w:r");
		xml.element("w:t", "1", "xml:space", "preserve");
		xml.end();
		xml.end();
	}

}
