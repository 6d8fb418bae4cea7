package org.practicepress.intake.blankform;

import java.util.List;
import java.util.Locale;

import javax.xml.stream.XMLStreamException;

import org.practicepress.form.Answers;
import org.practicepress.form.Choice;
import org.practicepress.form.Field;
import org.practicepress.form.FieldType;
import org.practicepress.form.FormLanguage;
import org.practicepress.form.PracticeForm;
import org.practicepress.form.Section;

/**
 * What one form shows, in one language, blank or filled in. Each answer is a content
 * control that carries the field's key, so that it is found again whatever is written
 * around it.
 */
final class WordBody {

	/** A4 less two centimetres on each side, in twentieths of a point. */
	private static final int WIDTH = 9638;

	private static final int LABEL_WIDTH = 3288;

	private static final String EMPTY_BOX = "\u2610";

	private static final String TICKED_BOX = "\u2612";

	private static final String WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

	private static final String WORD_2010 = "http://schemas.microsoft.com/office/word/2010/wordml";

	private static final String COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006";

	private final PracticeForm form;

	private final FormLanguage language;

	private final Answers answers;

	private final XmlWriter xml;

	private int controls;

	WordBody(PracticeForm form, FormLanguage language, Answers answers, XmlWriter xml) {
		this.form = form;
		this.language = language;
		this.answers = answers;
		this.xml = xml;
	}

	void write() throws XMLStreamException {
		root("w:document", this.xml);
		this.xml.start("w:body");
		paragraph("Title", this.form.title(this.language));
		for (String instruction : this.form.instructions(this.language)) {
			paragraph("Instruction", instruction);
		}
		for (Section section : this.form.sections()) {
			section(section);
		}
		page();
		this.xml.end();
		this.xml.end();
		this.xml.finish();
	}

	/**
	 * The outermost element; what Word before 2010 cannot read is marked as ignorable.
	 */
	private static void root(String name, XmlWriter xml) throws XMLStreamException {
		xml.start(name, "xmlns:w", WORD, "xmlns:w14", WORD_2010, "xmlns:mc", COMPATIBILITY, "mc:Ignorable", "w14");
	}

	private void section(Section section) throws XMLStreamException {
		paragraph("Heading1", section.label(this.language));
		String help = section.help(this.language);
		if (!help.isEmpty()) {
			paragraph("SectionHelp", help);
		}
		this.xml.start("w:tbl");
		this.xml.start("w:tblPr");
		this.xml.empty("w:tblStyle", "w:val", "Questions");
		if (this.language.rightToLeft()) {
			this.xml.empty("w:bidiVisual");
		}
		this.xml.empty("w:tblW", "w:w", "" + WIDTH, "w:type", "dxa");
		this.xml.empty("w:tblLayout", "w:type", "fixed");
		this.xml.empty("w:tblLook", "w:val", "0080", "w:firstColumn", "1");
		this.xml.end();
		this.xml.start("w:tblGrid");
		this.xml.empty("w:gridCol", "w:w", "" + LABEL_WIDTH);
		this.xml.empty("w:gridCol", "w:w", "" + (WIDTH - LABEL_WIDTH));
		this.xml.end();
		for (Field field : section.fields()) {
			row(field);
		}
		this.xml.end();
	}

	private void row(Field field) throws XMLStreamException {
		this.xml.start("w:tr");
		this.xml.start("w:trPr");
		this.xml.empty("w:cantSplit");
		if (field.words() != null) {
			this.xml.empty("w:trHeight", "w:val", "" + height(field.words()), "w:hRule", "atLeast");
		}
		this.xml.end();
		cell(LABEL_WIDTH, "F2F0EA");
		label(field);
		this.xml.end();
		cell(WIDTH - LABEL_WIDTH, "FFFFFF");
		answer(field);
		this.xml.end();
		this.xml.end();
	}

	/** Room that tells at a glance how much is asked for. */
	private static int height(int words) {
		return 480 + 4 * words;
	}

	private void cell(int width, String shade) throws XMLStreamException {
		this.xml.start("w:tc");
		this.xml.start("w:tcPr");
		this.xml.empty("w:tcW", "w:w", "" + width, "w:type", "dxa");
		this.xml.empty("w:shd", "w:val", "clear", "w:color", "auto", "w:fill", shade);
		this.xml.end();
	}

	private void label(Field field) throws XMLStreamException {
		startParagraph("Question");
		run(field.label(this.language));
		if (field.required()) {
			run("\u00a0*", "Required");
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
			case SHORT_TEXT, EMAIL, COUNTRIES, NUMBER, MONEY -> line(field, writeHere);
			case CHOICE -> choice(field);
			case CHOICES -> boxes(field, false);
			case YES_NO -> boxes(field, true);
			case MONTH, MONTH_OR_ONGOING -> {
				month(field);
				boxes(field, false);
			}
		}
	}

	/** Paragraphs, lists and pictures may be put in. */
	private void texts(Field field, String placeholder) throws XMLStreamException {
		List<String> lines = this.answers.all(field).stream().flatMap(String::lines).toList();
		startControl(field.key(), field.label(this.language), lines.isEmpty());
		this.xml.empty("w:richText");
		this.xml.end();
		this.xml.start("w:sdtContent");
		if (lines.isEmpty()) {
			startParagraph("Answer");
			run(placeholder, "PlaceholderText");
			this.xml.end();
		}
		for (String line : lines) {
			paragraph("Answer", line);
		}
		this.xml.end();
		this.xml.end();
	}

	private void line(Field field, String placeholder) throws XMLStreamException {
		startParagraph("Answer");
		startControl(field.key(), field.label(this.language), open(field));
		this.xml.empty("w:text");
		this.xml.end();
		content(field, placeholder);
		this.xml.end();
		this.xml.end();
	}

	private void choice(Field field) throws XMLStreamException {
		startParagraph("Answer");
		startControl(field.key(), field.label(this.language), open(field));
		this.xml.start("w:dropDownList");
		for (Choice choice : field.choices()) {
			this.xml.empty("w:listItem", "w:displayText", choice.label(this.language), "w:value", choice.code());
		}
		this.xml.end();
		this.xml.end();
		content(field, this.form.words().chooseOne().in(this.language));
		this.xml.end();
		this.xml.end();
	}

	private void month(Field field) throws XMLStreamException {
		startParagraph("Answer");
		boolean ongoing = this.answers.all(field).contains(Field.ONGOING);
		startControl(field.key(), field.label(this.language), ongoing || open(field));
		this.xml.start("w:date");
		this.xml.empty("w:dateFormat", "w:val", "MM/yyyy");
		this.xml.empty("w:lid", "w:val", WordForm.languageTag(this.language));
		this.xml.empty("w:storeMappedDataAs", "w:val", "date");
		this.xml.empty("w:calendar", "w:val", "gregorian");
		this.xml.end();
		this.xml.end();
		String pickMonth = this.form.words().pickMonth().in(this.language);
		if (ongoing) {
			placeholder(pickMonth);
		}
		else {
			content(field, pickMonth);
		}
		this.xml.end();
		this.xml.end();
	}

	private void boxes(Field field, boolean oneLine) throws XMLStreamException {
		boolean first = true;
		for (Choice choice : field.choices()) {
			if (first || !oneLine) {
				startParagraph("Box");
			}
			else {
				run("\u2003\u2003");
			}
			box(field.key() + "/" + choice.code(), choice.label(this.language),
					this.answers.all(field).contains(choice.code()));
			if (!oneLine) {
				this.xml.end();
			}
			first = false;
		}
		if (oneLine) {
			this.xml.end();
		}
	}

	private void box(String tag, String label, boolean ticked) throws XMLStreamException {
		startControl(tag, label, false);
		this.xml.start("w14:checkbox");
		this.xml.empty("w14:checked", "w14:val", ticked ? "1" : "0");
		this.xml.empty("w14:checkedState", "w14:val", "2612", "w14:font", "MS Gothic");
		this.xml.empty("w14:uncheckedState", "w14:val", "2610", "w14:font", "MS Gothic");
		this.xml.end();
		this.xml.end();
		this.xml.start("w:sdtContent");
		this.xml.start("w:r");
		this.xml.start("w:rPr");
		this.xml.empty("w:rFonts", "w:ascii", "MS Gothic", "w:eastAsia", "MS Gothic", "w:hAnsi", "MS Gothic", "w:hint",
				"eastAsia");
		this.xml.end();
		this.xml.element("w:t", ticked ? TICKED_BOX : EMPTY_BOX, "xml:space", "preserve");
		this.xml.end();
		this.xml.end();
		this.xml.end();
		run("\u00a0" + label);
	}

	/** Leaves the control's properties open for what kind of control it is. */
	private void startControl(String tag, String title, boolean placeholder) throws XMLStreamException {
		this.controls++;
		this.xml.start("w:sdt");
		this.xml.start("w:sdtPr");
		this.xml.empty("w:alias", "w:val", (title.length() > 64) ? title.substring(0, 64) : title);
		this.xml.empty("w:tag", "w:val", tag);
		this.xml.empty("w:id", "w:val", "" + (1_000 + this.controls));
		this.xml.empty("w:lock", "w:val", "sdtLocked");
		if (placeholder) {
			this.xml.empty("w:showingPlcHdr");
		}
	}

	private boolean open(Field field) {
		return this.answers.all(field).isEmpty();
	}

	private void content(Field field, String placeholder) throws XMLStreamException {
		if (open(field)) {
			placeholder(placeholder);
			return;
		}
		this.xml.start("w:sdtContent");
		run(field.display(this.answers.all(field), this.language));
		this.xml.end();
	}

	private void placeholder(String text) throws XMLStreamException {
		this.xml.start("w:sdtContent");
		run(text, "PlaceholderText");
		this.xml.end();
	}

	private void paragraph(String style, String text) throws XMLStreamException {
		startParagraph(style);
		run(text);
		this.xml.end();
	}

	private void startParagraph(String style) throws XMLStreamException {
		this.xml.start("w:p");
		this.xml.start("w:pPr");
		this.xml.empty("w:pStyle", "w:val", style);
		if (this.language.rightToLeft()) {
			this.xml.empty("w:bidi");
		}
		this.xml.end();
	}

	private void run(String text) throws XMLStreamException {
		run(text, "");
	}

	private void run(String text, String style) throws XMLStreamException {
		this.xml.start("w:r");
		if (!style.isEmpty() || this.language.rightToLeft()) {
			this.xml.start("w:rPr");
			if (!style.isEmpty()) {
				this.xml.empty("w:rStyle", "w:val", style);
			}
			if (this.language.rightToLeft()) {
				this.xml.empty("w:rtl");
			}
			this.xml.end();
		}
		this.xml.element("w:t", text, "xml:space", "preserve");
		this.xml.end();
	}

	private void page() throws XMLStreamException {
		this.xml.start("w:sectPr");
		this.xml.empty("w:footerReference", "w:type", "default", "xmlns:r",
				"http://schemas.openxmlformats.org/officeDocument/2006/relationships", "r:id", WordForm.FOOTER_ID);
		this.xml.empty("w:pgSz", "w:w", "11906", "w:h", "16838");
		this.xml.empty("w:pgMar", "w:top", "1134", "w:right", "1134", "w:bottom", "1134", "w:left", "1134", "w:header",
				"567", "w:footer", "567", "w:gutter", "0");
		if (this.language.rightToLeft()) {
			this.xml.empty("w:bidi");
		}
		this.xml.end();
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
