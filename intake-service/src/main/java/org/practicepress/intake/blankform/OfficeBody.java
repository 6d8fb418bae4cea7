package org.practicepress.intake.blankform;

import javax.xml.stream.XMLStreamException;

import org.practicepress.form.Answers;
import org.practicepress.form.Choice;
import org.practicepress.form.Field;
import org.practicepress.form.FieldType;
import org.practicepress.form.FormLanguage;
import org.practicepress.form.PracticeForm;
import org.practicepress.form.Section;

/**
 * What a form shows in an office file of any kind, in one language: what stands where,
 * and which question gets which place for its answer. How that is written down, each kind
 * of file says itself.
 */
abstract sealed class OfficeBody permits OpenDocumentBody, WordBody {

	static final String EMPTY_BOX = "\u2610";

	static final String TICKED_BOX = "\u2612";

	private final PracticeForm form;

	private final FormLanguage language;

	private final Answers answers;

	private final XmlWriter xml;

	OfficeBody(PracticeForm form, FormLanguage language, Answers answers, XmlWriter xml) {
		this.form = form;
		this.language = language;
		this.answers = answers;
		this.xml = xml;
	}

	final PracticeForm form() {
		return this.form;
	}

	final FormLanguage language() {
		return this.language;
	}

	final Answers answers() {
		return this.answers;
	}

	final XmlWriter xml() {
		return this.xml;
	}

	/** All that stands below the title. */
	final void instructionsAndSections() throws XMLStreamException {
		for (String instruction : this.form.instructions(this.language)) {
			paragraph("Instruction", instruction);
		}
		for (Section section : this.form.sections()) {
			heading(section.label(this.language));
			String help = section.help(this.language);
			if (!help.isEmpty()) {
				paragraph("SectionHelp", help);
			}
			startTable(section);
			for (Field field : section.fields()) {
				row(field);
			}
			this.xml.end();
		}
	}

	/** Room that tells at a glance how much is asked for, in twentieths of a point. */
	static int height(int words) {
		return 480 + 4 * words;
	}

	final void label(Field field) throws XMLStreamException {
		startParagraph("Question");
		startLabel(field);
		run(field.label(this.language), "");
		if (field.required()) {
			run("\u00a0*", "Required");
		}
		endLabel(field);
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

	final void answer(Field field) throws XMLStreamException {
		String writeHere = this.form.words().writeHere().in(this.language);
		switch (field.type()) {
			case LONG_TEXT, LINKS -> texts(field, writeHere);
			case PHOTOS -> texts(field, this.form.words().photosHere().in(this.language));
			case FILES -> paragraph("Answer", this.form.words().filesApart().in(this.language));
			case SHORT_TEXT, EMAIL, COUNTRIES, NUMBER, MONEY -> line(field, writeHere);
			case CHOICE -> choice(field, this.form.words().chooseOne().in(this.language));
			case CHOICES -> boxes(field, false);
			case YES_NO -> boxes(field, true);
			case MONTH, MONTH_OR_ONGOING -> {
				month(field, this.form.words().pickMonth().in(this.language));
				boxes(field, false);
			}
		}
	}

	private void boxes(Field field, boolean oneLine) throws XMLStreamException {
		boolean first = true;
		for (Choice choice : field.choices()) {
			if (first || !oneLine) {
				startParagraph("Box");
			}
			else {
				run("\u2003\u2003", "");
			}
			String label = choice.label(this.language);
			box(field.key() + "/" + choice.code(), label, this.answers.all(field).contains(choice.code()));
			run("\u00a0" + label, "");
			if (!oneLine) {
				this.xml.end();
			}
			first = false;
		}
		if (oneLine) {
			this.xml.end();
		}
	}

	final void paragraph(String style, String text) throws XMLStreamException {
		startParagraph(style);
		run(text, "");
		this.xml.end();
	}

	abstract void write() throws XMLStreamException;

	abstract void heading(String text) throws XMLStreamException;

	/** The questions of a section. */
	abstract void startTable(Section section) throws XMLStreamException;

	/** A question beside the place for its answer. */
	abstract void row(Field field) throws XMLStreamException;

	/** What goes before what a question asks. */
	void startLabel(Field field) throws XMLStreamException {
	}

	/** What goes after it. */
	void endLabel(Field field) throws XMLStreamException {
	}

	/** Ended by the end of an element. */
	abstract void startParagraph(String style) throws XMLStreamException;

	/**
	 * Text in a paragraph.
	 * @param style the style of its letters, empty for that of the paragraph
	 */
	abstract void run(String text, String style) throws XMLStreamException;

	/** A place for paragraphs. */
	abstract void texts(Field field, String placeholder) throws XMLStreamException;

	/** A place for a line. */
	abstract void line(Field field, String placeholder) throws XMLStreamException;

	abstract void choice(Field field, String placeholder) throws XMLStreamException;

	abstract void month(Field field, String placeholder) throws XMLStreamException;

	/** A box to tick, without its label. */
	abstract void box(String tag, String title, boolean ticked) throws XMLStreamException;

}
