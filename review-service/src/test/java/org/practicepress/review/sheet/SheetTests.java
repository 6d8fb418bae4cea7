package org.practicepress.review.sheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SheetTests {

	@Test
	void valuesAreSeparatedAsProgramsExpect() throws IOException {
		assertThat(csv("PP-7K3M9Q", "Loans, \"small\" ones", "two\nlines", "", "تشغيل"))
			.isEqualTo("\uFEFF\"PP-7K3M9Q\",\"Loans, \"\"small\"\" ones\",\"two\nlines\",\"\",\"تشغيل\"\r\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "\u00A0=1", "\u200B=1",
			"\u202E=1", "\uFEFF=1", "\u0000=1", "\uFF1D1", "=HYPERLINK(\"https://evil.example\",\"x\")" })
	void nothingIsAFormula(String cell) throws IOException {
		assertThat(csv(cell)).startsWith("\uFEFF\"'");
		assertThat(excel(List.of(List.of(cell)))).doesNotContain("<f>").contains("t=\"inlineStr\"");
	}

	@Test
	void hostileTextsLeaveTheWorkbookWhole() throws IOException {
		String sheet = excel(Collections.nCopies(450, List.of("<v>&\u0000\uFFFF", "x".repeat(40_000))));
		assertThat(sheet).contains("&lt;v&gt;&amp;", "<row r=\"450\"").doesNotContain("\u0000");
		assertThat(Pattern.compile("x{9,}").matcher(sheet).results().mapToInt((run) -> run.end() - run.start()).max())
			.hasValue(32_767);
	}

	@Test
	void numbersStayNumbers() throws IOException {
		assertThat(excel(List.of(List.of("Iraq", 12L)))).contains("<v>12</v>", "inlineStr");
	}

	private static String csv(String... cells) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		CsvSheet sheet = new CsvSheet(out);
		sheet.row(List.of(cells));
		sheet.finish();
		return out.toString(StandardCharsets.UTF_8);
	}

	private static String excel(List<? extends List<?>> rows) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		ExcelSheet sheet = new ExcelSheet(out, "الطلبات", true);
		for (List<?> row : rows) {
			sheet.row(row);
		}
		sheet.finish();
		return entry(out.toByteArray(), "xl/worksheets/sheet1.xml");
	}

	static String entry(byte[] workbook, String name) throws IOException {
		Path file = Files.createTempFile("sheet", ".xlsx");
		try {
			Files.write(file, workbook);
			// by its directory, as spreadsheets do
			try (ZipFile zip = new ZipFile(file.toFile())) {
				return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
			}
		}
		finally {
			Files.delete(file);
		}
	}

}
