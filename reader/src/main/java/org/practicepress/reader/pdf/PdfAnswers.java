package org.practicepress.reader.pdf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.google.re2j.Pattern;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDButton;
import org.apache.pdfbox.pdmodel.interactive.form.PDCheckBox;
import org.apache.pdfbox.pdmodel.interactive.form.PDChoice;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;
import org.apache.pdfbox.pdmodel.interactive.form.PDPushButton;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;
import org.apache.tika.sax.XHTMLContentHandler;
import org.practicepress.reader.text.Markup;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.AttributesImpl;

/**
 * Writes the fields of a PDF the way a Word document's controls are written. Boxes and
 * buttons of one question stand in one cell.
 */
final class PdfAnswers {

	private static final int MOST_FIELDS = 2_000;

	private static final Pattern LINE_BREAK = Pattern.compile("\r\n|[\r\n\u2028\u2029]");

	private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x08\\x0a-\\x1f\\x7f-\\x{9f}]");

	private static final String OFF = COSName.Off.getName();

	private final XHTMLContentHandler xhtml;

	PdfAnswers(XHTMLContentHandler xhtml) {
		this.xhtml = xhtml;
	}

	void write(PDAcroForm fields) throws SAXException {
		Map<String, List<PDField>> questions = new LinkedHashMap<>();
		int count = 0;
		for (PDField field : fields.getFieldTree()) {
			String name = field.getFullyQualifiedName();
			if (field instanceof PDTextField || field instanceof PDChoice
					|| (field instanceof PDButton && !(field instanceof PDPushButton))) {
				questions.computeIfAbsent(name.substring(0, (name + "/").indexOf('/')), (key) -> new ArrayList<>())
					.add(field);
				if (++count == MOST_FIELDS) {
					break;
				}
			}
		}
		if (questions.isEmpty()) {
			return;
		}
		this.xhtml.startElement("table");
		for (List<PDField> question : questions.values()) {
			this.xhtml.startElement("tr");
			this.xhtml.startElement("td");
			for (PDField field : question) {
				this.xhtml.startElement("p");
				write(field);
				this.xhtml.endElement("p");
			}
			this.xhtml.endElement("td");
			this.xhtml.endElement("tr");
		}
		this.xhtml.endElement("table");
	}

	private void write(PDField field) throws SAXException {
		String name = field.getFullyQualifiedName();
		switch (field) {
			case PDTextField text -> control(name, "", text.getValue());
			case PDChoice choice -> {
				List<String> values = choice.getValue();
				Map<String, String> options = options(choice);
				List<String> shown = values.stream().map((value) -> options.getOrDefault(value, value)).toList();
				control(name, values.isEmpty() ? "" : values.getFirst(), String.join("\n", shown));
			}
			case PDCheckBox box -> box(name, on(box).findAny().isPresent());
			case PDButton buttons -> {
				List<String> on = on(buttons).toList();
				if (on.isEmpty()) {
					control(name, "", "");
				}
				for (String code : on) {
					box(name + "/" + code, true);
				}
			}
			default -> {
			}
		}
	}

	/** What is shown for each value. */
	private static Map<String, String> options(PDChoice choice) {
		Iterator<String> shown = choice.getOptionsDisplayValues().iterator();
		Map<String, String> options = new HashMap<>();
		choice.getOptionsExportValues()
			.forEach((value) -> options.putIfAbsent(value, shown.hasNext() ? shown.next() : value));
		return options;
	}

	/** Some programs change only the field's value, some only what it looks like. */
	private static Stream<String> on(PDButton button) {
		String value = button.getValue();
		Stream<String> states = button.getWidgets()
			.stream()
			.map(PDAnnotationWidget::getAppearanceState)
			.filter((state) -> state != null)
			.map(COSName::getName);
		return ((value != null && !value.isEmpty() && !value.equals(OFF)) ? Stream.of(value) : states)
			.filter((state) -> !state.isEmpty() && !state.equals(OFF))
			.distinct();
	}

	private void control(String name, String choice, String text) throws SAXException {
		AttributesImpl attributes = new AttributesImpl();
		attributes.addAttribute("", Markup.FIELD, Markup.FIELD, "CDATA", name);
		if (!choice.isEmpty()) {
			attributes.addAttribute("", Markup.CHOICE, Markup.CHOICE, "CDATA", choice);
		}
		this.xhtml.startElement("span", attributes);
		for (String line : LINE_BREAK.split(text, -1)) {
			// the library would show each as a question mark
			this.xhtml.characters(CONTROL.matcher(line).replaceAll(""));
			this.xhtml.startElement("br");
			this.xhtml.endElement("br");
		}
		this.xhtml.endElement("span");
	}

	private void box(String name, boolean on) throws SAXException {
		AttributesImpl attributes = new AttributesImpl();
		attributes.addAttribute("", Markup.FIELD, Markup.FIELD, "CDATA", name);
		attributes.addAttribute("", Markup.CHECKED, Markup.CHECKED, "CDATA", Boolean.toString(on));
		this.xhtml.startElement("span", attributes);
		this.xhtml.endElement("span");
	}

}
