package org.practicepress.review.sheet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Locale;

import jakarta.servlet.http.HttpServletResponse;
import org.practicepress.form.FormLanguage;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/**
 * The kinds of files that spreadsheets open.
 */
public enum SheetKind {

	/** Comma-separated values. */
	CSV("text/csv;charset=UTF-8", "csv"),

	/** A workbook of Excel. */
	EXCEL("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx");

	private final String type;

	private final String ending;

	SheetKind(String type, String ending) {
		this.type = type;
		this.ending = ending;
	}

	/**
	 * Begins a file that is saved, not shown.
	 * @param response where it goes
	 * @param file its name without its ending and its day
	 * @param day its day
	 * @param title what its sheet is called
	 * @param locale the reader's language
	 * @return the empty sheet
	 * @throws IOException when who gets the file has gone
	 */
	public Sheet begin(HttpServletResponse response, String file, LocalDate day, String title, Locale locale)
			throws IOException {
		response.setContentType(this.type);
		response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
				ContentDisposition.attachment()
					.filename(file + "-" + day + "." + this.ending, StandardCharsets.UTF_8)
					.build()
					.toString());
		return switch (this) {
			case CSV -> new CsvSheet(response.getOutputStream());
			case EXCEL ->
				new ExcelSheet(response.getOutputStream(), title, FormLanguage.of(locale) == FormLanguage.ARABIC);
		};
	}

}
