package org.practicepress.publish.rendering;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.practicepress.checkers.Checkers;
import org.practicepress.publish.factsheet.FactsheetContent;

import static org.assertj.core.api.Assertions.assertThat;

/** The factsheets stand up to checkers that others wrote. */
class ValidityTests {

	@TempDir
	private Path directory = Path.of("");

	@Test
	void theWordFilesAreAsTheSchemasAsk() throws IOException {
		assertThat(Checkers.word(render((sheet) -> new WordRenderer().render(sheet, Samples.soon()), ".docx")))
			.isEmpty();
	}

	@Test
	void thePdfFilesAreAccessibleAndOpenedWithoutComplaint() throws IOException, InterruptedException {
		List<Path> files = render((sheet) -> new PdfRenderer().render(sheet, Samples.soon()), ".pdf");
		assertThat(Checkers.accessiblePdf(files)).isEmpty();
		Assumptions.assumeTrue(Checkers.pdfReaders(), "There are no QPDF and Poppler here");
		assertThat(Checkers.pdf(files)).isEmpty();
	}

	private List<Path> render(Function<Sheet, byte[]> renderer, String suffix) throws IOException {
		List<Path> files = new ArrayList<>();
		for (Map.Entry<String, Sheet> sheet : sheets().entrySet()) {
			files.add(Files.write(this.directory.resolve(sheet.getKey() + suffix), renderer.apply(sheet.getValue())));
		}
		return files;
	}

	/**
	 * The same practice under the headings of every language, the longest, the shortest.
	 */
	private static Map<String, Sheet> sheets() {
		Map<String, Sheet> sheets = new LinkedHashMap<>();
		FactsheetContent english = Practices.english();
		sheets.put("en", Samples.published(english));
		sheets.put("ar", Samples.published(Practices.arabic()));
		for (String language : List.of("fr", "es")) {
			sheets.put(language,
					Samples.published(new FactsheetContent(english.title(), english.summary(), english.category(),
							language, english.glance(), english.sections(), english.links(), english.photos(),
							english.showContact())));
		}
		sheets.put("longest", Samples.published(Practices.longest()));
		sheets.put("logo", Samples.bearing(Samples.logo(), english));
		sheets.put("bare", Samples.draft(Practices.bare()));
		return sheets;
	}

}
