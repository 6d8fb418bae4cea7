package org.practicepress.intake.blankform;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDCheckBox;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;
import org.apache.pdfbox.pdmodel.interactive.form.PDRadioButton;
import org.apache.pdfbox.pdmodel.interactive.form.PDTerminalField;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.practicepress.form.Choice;
import org.practicepress.form.Field;
import org.practicepress.form.FieldType;
import org.practicepress.form.FormLanguage;
import org.practicepress.form.PracticeForm;

import static org.assertj.core.api.Assertions.assertThat;

class PdfFormTests {

	private static final PracticeForm FORM = PracticeForm.load();

	private static final PdfForm BLANKS = new PdfForm(FORM);

	@ParameterizedTest
	@EnumSource(FormLanguage.class)
	void hasAFieldForEveryAnswer(FormLanguage language) throws IOException {
		try (PDDocument pdf = Loader.loadPDF(BLANKS.write(language))) {
			PDAcroForm fields = fields(pdf);
			int expected = 0;
			for (Field field : FORM.fields()) {
				if (field.choices().isEmpty() || field.type() == FieldType.MONTH_OR_ONGOING) {
					assertThat(fields.getField(field.key()) instanceof PDTextField).as(field.key())
						.isEqualTo(!field.type().files());
					expected += field.type().files() ? 0 : 1;
				}
				for (Choice choice : field.choices()) {
					if (PdfForm.one(field)) {
						assertThat(fields.getField(field.key())).isInstanceOfSatisfying(PDRadioButton.class,
								(buttons) -> assertThat(buttons.getOnValues()).contains(choice.code()));
					}
					else {
						assertThat(fields.getField(field.key() + "/" + choice.code())).isInstanceOf(PDCheckBox.class);
						expected++;
					}
				}
				expected += PdfForm.one(field) ? 1 : 0;
			}
			assertThat(terminal(fields)).hasSize(expected).allSatisfy((field) -> {
				assertThat(field.getAlternateFieldName()).isNotBlank();
				assertThat(field.getValueAsString()).isIn("", "Off");
			});
		}
	}

	@ParameterizedTest
	@EnumSource(FormLanguage.class)
	void keepsEveryFieldOnItsPageAndApartFromTheOthers(FormLanguage language) throws IOException {
		try (PDDocument pdf = Loader.loadPDF(BLANKS.write(language))) {
			int widgets = 0;
			for (PDPage page : pdf.getPages()) {
				List<PDAnnotation> all = page.getAnnotations();
				widgets += all.size();
				for (PDAnnotation one : all) {
					assertThat(page.getMediaBox()
						.contains(one.getRectangle().getLowerLeftX(), one.getRectangle().getLowerLeftY())).isTrue();
					assertThat(one.getRectangle().getHeight()).isGreaterThan(6);
					all.stream()
						.filter((other) -> !other.equals(one))
						.forEach((other) -> assertThat(apart(one, other)).isTrue());
				}
			}
			assertThat(widgets).isEqualTo(terminal(fields(pdf)).stream()
				.mapToInt((field) -> ((PDTerminalField) field).getWidgets().size())
				.sum());
		}
	}

	private static boolean apart(PDAnnotation one, PDAnnotation other) {
		return one.getRectangle().getUpperRightX() <= other.getRectangle().getLowerLeftX()
				|| other.getRectangle().getUpperRightX() <= one.getRectangle().getLowerLeftX()
				|| one.getRectangle().getUpperRightY() <= other.getRectangle().getLowerLeftY()
				|| other.getRectangle().getUpperRightY() <= one.getRectangle().getLowerLeftY();
	}

	@ParameterizedTest
	@EnumSource(FormLanguage.class)
	void saysWhichFormItIs(FormLanguage language) throws IOException {
		try (PDDocument pdf = Loader.loadPDF(BLANKS.write(language))) {
			assertThat(pdf.getDocumentInformation().getCustomMetadataValue("practice-form")).isEqualTo("v1");
			assertThat(pdf.getDocumentInformation().getCustomMetadataValue("language")).isEqualTo(language.code());
			assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo(FORM.title(language));
			assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo(language.code());
			assertThat(pdf.getDocumentCatalog().getViewerPreferences().getReadingDirection())
				.isEqualTo(language.rightToLeft() ? "R2L" : "L2R");
			PDFTextStripper text = new PDFTextStripper();
			text.setEndPage(1);
			assertThat(text.getText(pdf)).contains(FORM.mark(language));
		}
	}

	/** A screen reader comes to the question before the answer, in every language. */
	@ParameterizedTest
	@EnumSource(FormLanguage.class)
	void isTagged(FormLanguage language) throws IOException {
		try (PDDocument pdf = Loader.loadPDF(BLANKS.write(language))) {
			List<String> tags = new ArrayList<>();
			visit(pdf.getDocumentCatalog().getStructureTreeRoot().getKids(), (tag, kids) -> {
				if (List.of("TR", "TH", "TD", "Form").contains(tag)) {
					tags.add(tag);
				}
			});
			assertThat(String.join(" ", tags)).matches("(TR TH TD( Form)* ?)+");
			assertThat(tags.stream().filter("TR"::equals)).hasSameSizeAs(FORM.fields());
			List<Integer> parents = new ArrayList<>();
			pdf.getPages()
				.forEach((page) -> assertThat(page.getCOSObject().getNameAsString(COSName.getPDFName("Tabs")))
					.isEqualTo("S"));
			for (PDPage page : pdf.getPages()) {
				page.getAnnotations().forEach((widget) -> parents.add(widget.getStructParent()));
			}
			assertThat(parents).doesNotHaveDuplicates().doesNotContain(-1);
		}
	}

	private static void visit(List<Object> kids, BiConsumer<String, List<Object>> visitor) {
		for (Object kid : kids) {
			if (kid instanceof PDStructureElement tag) {
				visitor.accept(tag.getStructureType(), tag.getKids());
				visit(tag.getKids(), visitor);
			}
		}
	}

	@Test
	void isTheSameFileEveryTime() {
		assertThat(BLANKS.write(FormLanguage.ARABIC)).isEqualTo(new PdfForm(FORM).write(FormLanguage.ARABIC));
	}

	@Test
	void keepsWhatIsTypedAndTicked() throws IOException {
		byte[] filled = FilledPdf.of(BLANKS.write(FormLanguage.ARABIC))
			.type("practice.title", "مخبز في دهوك")
			.tick("practice.phase", "reintegration")
			.tick("consent.publish", "yes")
			.toBytes();
		try (PDDocument pdf = Loader.loadPDF(filled)) {
			PDAcroForm fields = fields(pdf);
			assertThat(fields.getField("practice.title").getValueAsString()).isEqualTo("مخبز في دهوك");
			assertThat(fields.getField("practice.phase/reintegration").getValueAsString()).isEqualTo("Yes");
			assertThat(fields.getField("practice.phase/return").getValueAsString()).isEqualTo("Off");
			assertThat(fields.getField("consent.publish").getValueAsString()).isEqualTo("yes");
			assertThat(((PDTerminalField) fields.getField("consent.publish")).getWidgets()
				.stream()
				.map(PDAnnotationWidget::getAppearanceState)
				.map(COSName::getName)).containsExactly("yes", "Off");
		}
	}

	private static PDAcroForm fields(PDDocument pdf) {
		return Objects.requireNonNull(pdf.getDocumentCatalog().getAcroForm(null));
	}

	private static List<PDField> terminal(PDAcroForm fields) {
		List<PDField> terminal = new ArrayList<>();
		fields.getFieldTree().forEach((field) -> {
			if (field instanceof PDTerminalField) {
				terminal.add(field);
			}
		});
		return terminal;
	}

}
