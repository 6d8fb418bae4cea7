package org.practicepress.intake.blankform;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.practicepress.form.Choice;
import org.practicepress.form.Field;
import org.practicepress.form.FormLanguage;
import org.practicepress.form.PracticeForm;
import org.practicepress.form.Section;
import org.practicepress.intake.LibreOffice;
import org.w3c.dom.Element;

import static org.assertj.core.api.Assertions.assertThat;

class OpenDocumentFormTests {

	private static final String TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";

	private static final String MANIFEST = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0";

	private final PracticeForm form = PracticeForm.load();

	private final OpenDocumentForm blanks = new OpenDocumentForm(this.form);

	@ParameterizedTest
	@EnumSource
	void asksEveryQuestionInItsLanguage(FormLanguage language) throws IOException {
		Element content = part(language, "content.xml");
		Set<String> texts = new HashSet<>();
		FilledForm.all(content, TEXT, "h").forEach((heading) -> texts.add(heading.getTextContent()));
		FilledForm.all(content, TEXT, "p")
			.forEach((paragraph) -> texts.add(paragraph.getTextContent().replace("\u00a0*", "")));
		assertThat(texts).contains(this.form.title(language)).containsAll(this.form.instructions(language));
		for (Section section : this.form.sections()) {
			assertThat(texts).contains(section.label(language));
			for (Field field : section.fields()) {
				assertThat(texts).contains(field.label(language));
			}
		}
	}

	@ParameterizedTest
	@EnumSource
	void keepsAPlaceForEveryAnswer(FormLanguage language) throws IOException {
		Element content = part(language, "content.xml");
		List<Element> answers = FilledForm.all(content, "*", "table-row")
			.stream()
			.map((row) -> FilledForm.all(row, "*", "table-cell").getLast())
			.toList();
		assertThat(answers).hasSameSizeAs(this.form.fields());
		for (Field field : this.form.fields()) {
			Element answer = answers.get(this.form.fields().indexOf(field));
			List<String> tags = FilledForm.all(answer, "*", "content-control")
				.stream()
				.map((control) -> control.getAttribute("loext:tag"))
				.toList();
			switch (field.type()) {
				case LONG_TEXT, LINKS, PHOTOS -> assertThat(FilledForm.all(answer, TEXT, "placeholder")).hasSize(1);
				case FILES -> assertThat(tags).isEmpty();
				case CHOICES, YES_NO -> assertThat(tags)
					.containsExactlyElementsOf(field.choices().stream().map((choice) -> tag(field, choice)).toList());
				default -> assertThat(tags).startsWith(field.key());
			}
		}
	}

	private static String tag(Field field, Choice choice) {
		return field.key() + "/" + choice.code();
	}

	/** The standard asks for the type first, as it is, without extra fields. */
	@Test
	void tellsItsTypeByItsFirstBytes() {
		byte[] form = this.blanks.write(FormLanguage.ENGLISH);
		assertThat(new String(form, 30, 8 + OpenDocumentForm.MEDIA_TYPE.length(), StandardCharsets.US_ASCII))
			.isEqualTo("mimetype" + OpenDocumentForm.MEDIA_TYPE);
	}

	@Test
	void namesEveryPartInItsManifest() throws IOException {
		Map<String, byte[]> parts = FilledForm.unzip(this.blanks.write(FormLanguage.ARABIC));
		List<String> expected = new ArrayList<>(parts.keySet());
		expected.remove("mimetype");
		expected.remove("META-INF/manifest.xml");
		expected.addFirst("/");
		assertThat(FilledForm.all(part(FormLanguage.ARABIC, "META-INF/manifest.xml"), MANIFEST, "file-entry"))
			.extracting((entry) -> entry.getAttributeNS(MANIFEST, "full-path"))
			.containsExactlyElementsOf(expected);
	}

	@ParameterizedTest
	@EnumSource
	void saysWhichFormItIsAndWhichWayItRuns(FormLanguage language) throws IOException {
		assertThat(part(language, "meta.xml").getTextContent()).contains("v1" + language.code());
		Element styles = part(language, "styles.xml");
		assertThat(FilledForm.all(styles, "*", "footer").getFirst().getTextContent())
			.contains(this.form.mark(language));
		assertThat(FilledForm.all(styles, "*", "page-layout-properties").getFirst().getAttribute("style:writing-mode"))
			.isEqualTo(language.rightToLeft() ? "rl-tb" : "lr-tb");
	}

	@Test
	void isTheSameFileWheneverItIsWritten() {
		assertThat(this.blanks.write(FormLanguage.FRENCH)).isEqualTo(this.blanks.write(FormLanguage.FRENCH));
	}

	/**
	 * A document in need of repair would not be converted by a program without a screen.
	 */
	@Test
	void isOpenedByLibreOffice(@TempDir Path directory) throws IOException, InterruptedException {
		List<Path> files = new ArrayList<>();
		for (FormLanguage language : FormLanguage.values()) {
			files.add(Files.write(directory.resolve(language.code() + ".odt"), this.blanks.write(language)));
		}
		for (Path pdf : LibreOffice.save("pdf", directory.resolve("pdf"), files)) {
			try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
				assertThat(document.getNumberOfPages()).isBetween(4, 5);
				assertThat(new PDFTextStripper().getText(document)).contains("practice-form v1").contains("1 / ");
			}
		}
	}

	private Element part(FormLanguage language, String name) throws IOException {
		byte[] part = FilledForm.unzip(this.blanks.write(language)).getOrDefault(name, new byte[0]);
		return FilledForm.parse(part).getDocumentElement();
	}

}
