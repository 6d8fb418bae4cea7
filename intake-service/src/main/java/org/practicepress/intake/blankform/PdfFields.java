package org.practicepress.intake.blankform;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.openhtmltopdf.pdfboxout.PagePosition;
import com.openhtmltopdf.render.Box;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDObjectReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceCharacteristicsDictionary;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceDictionary;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDCheckBox;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;
import org.apache.pdfbox.pdmodel.interactive.form.PDNonTerminalField;
import org.apache.pdfbox.pdmodel.interactive.form.PDRadioButton;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;
import org.apache.pdfbox.pdmodel.interactive.form.PDVariableText;
import org.practicepress.form.Choice;
import org.practicepress.form.Field;
import org.practicepress.form.FieldType;
import org.practicepress.form.FormLanguage;
import org.practicepress.form.FormWords;

/**
 * Lays the fields over the boxes of a page. A field is called by its key, a box to tick
 * by its key and the choice's code.
 */
final class PdfFields {

	/**
	 * In every viewer, and the one that each replaces by its own where it lacks signs.
	 */
	private static final COSName TEXT_FONT = COSName.getPDFName("Helv");

	private static final COSName SIGN_FONT = COSName.getPDFName("ZaDb");

	private static final String TEXT_LOOK = "/Helv 10 Tf 0.11 0.11 0.1 rg";

	private static final String SIGN_LOOK = "/ZaDb 0 Tf 0.04 0.36 0.34 rg";

	/** A cross, as the font for signs numbers them. */
	private static final String CROSS_CODE = "8";

	/** The box's own frame is not covered. */
	private static final float FRAME = 0.8f;

	private final PDDocument pdf;

	private final FormWords words;

	private final FormLanguage language;

	private final PDAcroForm fields;

	/** What a ticked box shows until a program draws it anew. */
	private final CrossFont crosses;

	private final List<PDField> top = new ArrayList<>();

	private final Map<String, PDNonTerminalField> groups = new LinkedHashMap<>();

	private final Map<PDNonTerminalField, List<PDField>> members = new LinkedHashMap<>();

	private final PDStructureTreeRoot root;

	/** The cells for answers, in the form's order. */
	private final List<PDStructureElement> cells = new ArrayList<>();

	/** Which tag each field belongs to, by number. */
	private final COSArray parents;

	private int nextParent;

	private int answered;

	PdfFields(PDDocument pdf, FormWords words, FormLanguage language) throws IOException {
		this.pdf = pdf;
		this.words = words;
		this.language = language;
		this.fields = new PDAcroForm(pdf);
		this.crosses = new CrossFont(pdf);
		PDResources resources = new PDResources();
		resources.put(TEXT_FONT, new PDType1Font(FontName.HELVETICA));
		resources.put(SIGN_FONT, new PDType1Font(FontName.ZAPF_DINGBATS));
		this.fields.setDefaultResources(resources);
		this.fields.setDefaultAppearance(TEXT_LOOK);
		// what people type is drawn by the program that shows it, which knows how letters
		// join in every script
		this.fields.setNeedAppearances(true);
		pdf.getDocumentCatalog().setAcroForm(this.fields);
		this.root = Objects.requireNonNull(pdf.getDocumentCatalog().getStructureTreeRoot());
		this.parents = Objects.requireNonNull(this.root.getParentTree().getCOSObject().getCOSArray(COSName.NUMS));
		this.nextParent = this.root.getParentTreeNextKey();
		collect(this.root);
		for (PDPage page : pdf.getPages()) {
			page.getCOSObject().setName(COSName.getPDFName("Tabs"), "S");
		}
	}

	private void collect(PDStructureNode node) {
		List<Object> kids = node.getKids();
		if (node instanceof PDStructureElement row && "TR".equals(row.getStructureType()) && kids.size() == 2
				&& kids.getFirst() instanceof PDStructureElement first && "TD".equals(first.getStructureType())) {
			// the question is read before the answer, whichever stands on the left
			row.setKids(kids.reversed());
		}
		for (Object kid : node.getKids()) {
			if (kid instanceof PDStructureElement element) {
				if ("TD".equals(element.getStructureType())) {
					this.cells.add(element);
				}
				collect(element);
			}
		}
	}

	/**
	 * Lays the fields of one answer over its boxes.
	 * @param field the next of the form's fields
	 * @param boxes all boxes of the form, each with the name of its field for an id
	 */
	void add(Field field, Map<String, PagePosition<Box>> boxes) throws IOException {
		PDStructureElement cell = this.cells.get(this.answered++);
		PagePosition<Box> text = boxes.get(field.key());
		if (text != null) {
			text(field, text, cell);
		}
		if (PdfForm.one(field)) {
			oneOf(field, boxes, cell);
		}
		else {
			for (Choice choice : field.choices()) {
				box(field, choice, boxes, cell);
			}
		}
	}

	private void text(Field field, PagePosition<Box> place, PDStructureElement cell) throws IOException {
		PDTextField text = new PDTextField(this.fields);
		text.setDefaultAppearance(TEXT_LOOK);
		text.setMultiline(PdfForm.manyLines(field));
		if (this.language.rightToLeft() && field.type() != FieldType.EMAIL && field.type() != FieldType.LINKS) {
			text.setQ(PDVariableText.QUADDING_RIGHT);
		}
		text.setRequired(field.required());
		PDAnnotationWidget widget = text.getWidgets().getFirst();
		lay(widget, place, cell);
		name(text, field.key(), description(field));
		PDAppearanceStream empty = appearance(widget);
		try (PDPageContentStream content = new PDPageContentStream(this.pdf, empty)) {
			content.beginMarkedContent(COSName.TX);
			content.endMarkedContent();
		}
		PDAppearanceDictionary looks = new PDAppearanceDictionary();
		looks.setNormalAppearance(empty);
		widget.setAppearance(looks);
	}

	private void oneOf(Field field, Map<String, PagePosition<Box>> boxes, PDStructureElement cell) throws IOException {
		PDRadioButton buttons = new PDRadioButton(this.fields);
		buttons.getCOSObject().setString(COSName.DA, SIGN_LOOK);
		buttons.setRequired(field.required());
		List<PDAnnotationWidget> widgets = new ArrayList<>();
		for (Choice choice : field.choices()) {
			PDAnnotationWidget widget = new PDAnnotationWidget();
			lay(widget, place(field, choice, boxes), cell);
			sign(widget, choice.code());
			widget.getCOSObject().setString(COSName.TU, description(field, choice));
			widgets.add(widget);
		}
		buttons.setWidgets(widgets);
		buttons.getCOSObject().setName(COSName.V, COSName.Off.getName());
		name(buttons, field.key(), description(field));
	}

	private void box(Field field, Choice choice, Map<String, PagePosition<Box>> boxes, PDStructureElement cell)
			throws IOException {
		PDCheckBox box = new PDCheckBox(this.fields);
		box.getCOSObject().setString(COSName.DA, SIGN_LOOK);
		PDAnnotationWidget widget = box.getWidgets().getFirst();
		lay(widget, place(field, choice, boxes), cell);
		sign(widget, "Yes");
		box.getCOSObject().setName(COSName.V, COSName.Off.getName());
		name(box, field.key() + "/" + choice.code(), description(field, choice));
	}

	private static PagePosition<Box> place(Field field, Choice choice, Map<String, PagePosition<Box>> boxes) {
		return Objects.requireNonNull(boxes.get(field.key() + "/" + choice.code()));
	}

	/** What a screen reader says, and what shows when the pointer rests on the field. */
	private String description(Field field) {
		boolean month = field.type() == FieldType.MONTH || field.type() == FieldType.MONTH_OR_ONGOING;
		return Stream
			.of(field.label(this.language), field.help(this.language), this.words.limit(field, this.language),
					month ? this.words.pickMonth().in(this.language) : "")
			.filter((part) -> !part.isEmpty())
			.map((part) -> part.endsWith(".") ? part : part + ".")
			.collect(Collectors.joining(" "));
	}

	private String description(Field field, Choice choice) {
		return field.label(this.language) + ": " + choice.label(this.language);
	}

	/** A point in a field's name divides it from the group it belongs to. */
	private void name(PDField field, String name, String description) {
		field.setAlternateFieldName(description);
		int point = name.indexOf('.');
		if (point < 0) {
			field.setPartialName(name);
			this.top.add(field);
			return;
		}
		PDNonTerminalField group = this.groups.computeIfAbsent(name.substring(0, point), this::group);
		field.setPartialName(name.substring(point + 1));
		field.getCOSObject().setItem(COSName.PARENT, group);
		this.members.computeIfAbsent(group, (key) -> new ArrayList<>()).add(field);
	}

	private PDNonTerminalField group(String name) {
		PDNonTerminalField group = new PDNonTerminalField(this.fields);
		group.setPartialName(name);
		this.top.add(group);
		return group;
	}

	private void lay(PDAnnotationWidget widget, PagePosition<Box> place, PDStructureElement cell) throws IOException {
		PDPage page = this.pdf.getPage(place.getPageNo());
		widget.setRectangle(new PDRectangle(place.getX() + FRAME, place.getY() + FRAME, place.getWidth() - 2 * FRAME,
				place.getHeight() - 2 * FRAME));
		widget.setPage(page);
		widget.setPrinted(true);
		List<PDAnnotation> annotations = page.getAnnotations();
		annotations.add(widget);
		page.setAnnotations(annotations);
		PDStructureElement tag = new PDStructureElement("Form", cell);
		tag.setPage(page);
		PDObjectReference reference = new PDObjectReference();
		reference.setReferencedObject(widget);
		tag.appendKid(reference);
		cell.appendKid(tag);
		widget.setStructParent(this.nextParent);
		this.parents.add(COSInteger.get(this.nextParent));
		this.parents.add(tag);
		this.nextParent++;
	}

	/** A cross that shows when the answer is on. */
	private void sign(PDAnnotationWidget widget, String on) throws IOException {
		PDAppearanceStream drawn = appearance(widget);
		this.crosses.draw(drawn, widget.getRectangle().getWidth(), widget.getRectangle().getHeight());
		COSDictionary states = new COSDictionary();
		states.setItem(COSName.getPDFName(on), drawn);
		states.setItem(COSName.Off, appearance(widget));
		COSDictionary looks = new COSDictionary();
		looks.setItem(COSName.N, states);
		widget.getCOSObject().setItem(COSName.AP, looks);
		widget.setAppearanceState(COSName.Off.getName());
		PDAppearanceCharacteristicsDictionary marks = new PDAppearanceCharacteristicsDictionary(new COSDictionary());
		marks.setNormalCaption(CROSS_CODE);
		widget.setAppearanceCharacteristics(marks);
	}

	private PDAppearanceStream appearance(PDAnnotationWidget widget) {
		PDAppearanceStream appearance = new PDAppearanceStream(this.pdf);
		appearance.setBBox(new PDRectangle(widget.getRectangle().getWidth(), widget.getRectangle().getHeight()));
		return appearance;
	}

	void finish() {
		this.members.forEach(PDNonTerminalField::setChildren);
		this.fields.setFields(this.top);
		this.root.setParentTreeNextKey(this.nextParent);
	}

}
