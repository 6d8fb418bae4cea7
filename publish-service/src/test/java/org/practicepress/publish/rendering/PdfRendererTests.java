package org.practicepress.publish.rendering;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.stream.Stream;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.practicepress.publish.factsheet.FactsheetContent;

import static org.assertj.core.api.Assertions.assertThat;

/** What comes out of the press is read again; it is also left to be looked at. */
class PdfRendererTests {

	private final PdfRenderer renderer = new PdfRenderer();

	@Test
	void saysEverythingInOrderOnFourPagesAtMost() throws IOException {
		FactsheetContent practice = Practices.english();
		try (PDDocument pdf = print("english", Samples.published(practice))) {
			assertThat(pdf.getNumberOfPages()).isBetween(2, 4);
			String text = text(pdf);
			assertThat(text).as("the story")
				.containsSubsequence("Practice #9: Boosting returnees", "Grants to small businesses",
						"The dairy in Bartella", "The objective", "The situation", "Map the market", "Results",
						"186 businesses", "Two independent evaluations");
			assertThat(text).as("the side")
				.contains("At a glance", "Iraq", "March 2021 to June 2024", "1,240", "1,850,000 EUR",
						"I had sold everything", "What is new", "How people took part", "What made it work",
						"Challenges", "Lessons", "What lasts", "How to replicate it", "Recommendations", "Contact",
						"hanan.yousif@example.org", "How to cite", "https://practices.example.org/factsheets/9");
		}
	}

	@Test
	void isTaggedAndKnowsItsTitleAndLanguage() throws IOException {
		try (PDDocument pdf = print("english", Samples.published(Practices.english()))) {
			assertThat(pdf.getDocumentInformation().getTitle()).startsWith("Practice #9: Boosting");
			assertThat(pdf.getDocumentInformation().getAuthor()).isEqualTo("Tigris Livelihoods Network");
			assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("en");
			assertThat(pdf.getDocumentCatalog().getStructureTreeRoot()).isNotNull();
			assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
			assertThat(pdf.getDocumentCatalog().getViewerPreferences().displayDocTitle()).isTrue();
		}
	}

	@Test
	void embedsEveryFontItUses() throws IOException {
		try (PDDocument pdf = print("arabic", Samples.published(Practices.arabic()))) {
			for (PDPage page : pdf.getPages()) {
				page.getResources().getFontNames().forEach((name) -> {
					try {
						PDFont font = page.getResources().getFont(name);
						assertThat(font.isEmbedded()).as(font.getName()).isTrue();
					}
					catch (IOException ex) {
						throw new java.io.UncheckedIOException(ex);
					}
				});
			}
		}
	}

	/** Who searches for “benefit”, or has it read aloud, must find it. */
	@Test
	void leavesLatinLettersAsTheyWereWritten() throws IOException {
		try (PDDocument pdf = print("english", Samples.published(Practices.english()))) {
			assertThat(new Glyphs().letters(pdf)).contains("fi", "ff")
				.satisfies((letters) -> assertThat(letters.codePoints().filter((c) -> c >= 0xFB00 && c <= 0xFB06))
					.as("letters that are two or three")
					.isEmpty());
		}
	}

	@Test
	void joinsArabicLetters() throws IOException {
		try (PDDocument pdf = print("arabic", Samples.published(Practices.arabic()))) {
			assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("ar");
			assertThat(new Glyphs().letters(pdf).codePoints().filter((c) -> c >= 0xFE80 && c <= 0xFEFC).count())
				.as("letters in their joined forms")
				.isGreaterThan(500);
			String read = Normalizer.normalize(text(pdf), Normalizer.Form.NFKC);
			assertThat(read).contains("دعم المشاريع الصغيرة")
				.contains("العراق")
				.contains("عوامل النجاح")
				.contains("1,240");
		}
	}

	@Test
	void bearsTheLongestAnswersAndWordsWithoutEnd() throws IOException {
		try (PDDocument pdf = print("longest", Samples.published(Practices.longest()))) {
			assertThat(pdf.getNumberOfPages()).isLessThanOrEqualTo(9);
			assertThat(text(pdf).replaceAll("\\s", "")).contains("Donaudampfschifffahrtsgesellschaft")
				.contains("Supercalifragilistic");
			assertThat(new Glyphs().outsideTheMargins(pdf)).isEmpty();
		}
	}

	@Test
	void bearsTheLogoOfTheHubAndItsTerms() throws IOException {
		for (FactsheetContent practice : List.of(Practices.english(), Practices.arabic())) {
			try (PDDocument pdf = print("logo-" + practice.language(), Samples.bearing(Samples.logo(), practice))) {
				assertThat(text(pdf)).contains("Example Hub. All rights reserved.");
				assertThat(alternatives(pdf.getDocumentCatalog().getStructureTreeRoot()))
					.contains("Two hands of Example Hub");
			}
		}
	}

	private static List<String> alternatives(PDStructureNode node) {
		return node.getKids()
			.stream()
			.filter(PDStructureElement.class::isInstance)
			.map(PDStructureElement.class::cast)
			.flatMap((element) -> Stream.concat(Stream.ofNullable(element.getAlternateDescription()),
					alternatives(element).stream()))
			.toList();
	}

	@Test
	void makesDoWithNearlyNothing() throws IOException {
		try (PDDocument pdf = print("bare", Samples.draft(Practices.bare()))) {
			assertThat(pdf.getNumberOfPages()).isEqualTo(1);
			assertThat(text(pdf)).contains("Draft: Night school", "not for distribution")
				.doesNotContain("null", "How to cite");
		}
	}

	@Test
	void takesMarkupInAnswersForText() throws IOException {
		String hostile = "<script>alert(1)</script> <img src='http://192.0.2.1/x.png'/> ${7*7} &amp; ]]> [[${7*7}]] \u0000\u0007";
		FactsheetContent practice = new FactsheetContent(hostile, hostile, Practices.bare().category(), "en",
				java.util.List.of(new FactsheetContent.Fact("practice.place", java.util.List.of(hostile))),
				java.util.List.of(new FactsheetContent.Section("practice.context", hostile)),
				java.util.List.of("javascript:alert(1)", "http://192.0.2.1/" + hostile), java.util.List.of(), false);
		try (PDDocument pdf = print("hostile", Samples.published(practice))) {
			assertThat(text(pdf)).contains("<script>alert(1)</script>", "${7*7}").doesNotContain("49");
		}
	}

	private PDDocument print(String name, Sheet sheet) throws IOException {
		byte[] pdf = this.renderer.render(sheet, Samples.soon());
		Path folder = Files.createDirectories(Path.of("target/factsheets"));
		Files.write(folder.resolve(name + ".pdf"), pdf);
		return Loader.loadPDF(pdf);
	}

	private static String text(PDDocument pdf) throws IOException {
		return new PDFTextStripper().getText(pdf);
	}

}
