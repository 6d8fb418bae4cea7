package org.practicepress.publish.rendering;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPPrGeneral;
import org.practicepress.publish.factsheet.FactsheetContent;

import static org.assertj.core.api.Assertions.assertThat;

/** The Word document is opened again, as an editor would. */
class WordRendererTests {

	private final WordRenderer renderer = new WordRenderer();

	@Test
	void saysEverythingInOrderUnderHeadings() throws IOException {
		try (XWPFDocument word = set("english", Samples.published(Practices.english()));
				XWPFWordExtractor text = new XWPFWordExtractor(word)) {
			assertThat(text.getText()).containsSubsequence("Practice #9: Boosting returnees", "At a glance",
					"March 2021 to June 2024", "The objective", "The practice, step by step", "I had sold everything",
					"Results", "What made it work", "Challenges", "How to replicate it", "Contact", "How to cite");
			List<String> headings = word.getParagraphs()
				.stream()
				.filter((paragraph) -> "Heading1".equals(paragraph.getStyle()))
				.map(XWPFParagraph::getText)
				.toList();
			assertThat(headings).contains("At a glance", "Results", "How to replicate it");
			assertThat(word.getTables()).hasSize(2);
			assertThat(word.getFooterList()).hasSize(1);
			assertThat(word.getProperties().getCoreProperties().getTitle()).startsWith("Practice #9");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "Heading1", "Heading2" })
	void headingsStayWithTheirTextAndAreListedForNavigation(String heading) throws IOException {
		try (XWPFDocument word = set("headings", Samples.published(Practices.english()))) {
			CTPPrGeneral properties = word.getStyles().getStyle(heading).getCTStyle().getPPr();
			assertThat(properties.isSetKeepNext()).isTrue();
			assertThat(properties.getOutlineLvl().getVal().intValue()).isEqualTo(heading.endsWith("1") ? 0 : 1);
		}
	}

	@Test
	void describesItsPhotos() throws IOException {
		assertThat(descriptions("english", Samples.published(Practices.english()))).hasSize(2)
			.allMatch((description) -> description.startsWith("Photo "));
		for (FactsheetContent practice : List.of(Practices.english(), Practices.arabic())) {
			assertThat(descriptions("logo-" + practice.language(), Samples.bearing(Samples.logo(), practice)))
				.startsWith("Two hands of Example Hub");
		}
	}

	private List<String> descriptions(String name, Sheet sheet) throws IOException {
		try (XWPFDocument word = set(name, sheet)) {
			return word.getParagraphs()
				.stream()
				.flatMap((paragraph) -> paragraph.getRuns().stream())
				.flatMap((run) -> run.getCTR().getDrawingList().stream())
				.map((drawing) -> drawing.getInlineArray(0).getDocPr().getDescr())
				.toList();
		}
	}

	@Test
	void readsArabicFromTheRight() throws IOException {
		try (XWPFDocument word = set("arabic", Samples.published(Practices.arabic()))) {
			assertThat(word.getParagraphs()).allMatch((paragraph) -> paragraph.getCTP().getPPr().isSetBidi());
			assertThat(word.getProperties().getCoreProperties().getUnderlyingProperties().getLanguageProperty())
				.contains("ar");
		}
	}

	@Test
	void takesHostileTextForTextAndBearsTheLongest() throws IOException {
		set("longest", Samples.published(Practices.longest())).close();
		set("bare", Samples.draft(Practices.bare())).close();
		String hostile = "<w:p/>]]> &lt; \u0000\u000b ${x} http://[bad";
		FactsheetContent practice = new FactsheetContent(hostile, hostile, Practices.bare().category(), "en", List.of(),
				List.of(new FactsheetContent.Section("practice.context", hostile)), List.of(hostile), List.of(), false);
		try (XWPFDocument word = set("hostile", Samples.published(practice));
				XWPFWordExtractor text = new XWPFWordExtractor(word)) {
			assertThat(text.getText()).contains("<w:p/>]]> &lt;", "${x}");
		}
	}

	private XWPFDocument set(String name, Sheet sheet) throws IOException {
		byte[] word = this.renderer.render(sheet, Samples.soon());
		Path folder = Files.createDirectories(Path.of("target/factsheets"));
		Files.write(folder.resolve(name + ".docx"), word);
		return new XWPFDocument(new ByteArrayInputStream(word));
	}

}
