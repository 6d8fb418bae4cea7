package org.practicepress.intake.parsing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.practicepress.form.FormLanguage;
import org.practicepress.form.PracticeForm;
import org.practicepress.intake.blankform.OpenDocumentForm;
import org.practicepress.intake.blankform.WordForm;
import org.practicepress.reader.child.FileParser;
import org.practicepress.reader.result.Reason;
import org.practicepress.reader.text.Parsed;
import org.practicepress.reader.wire.Pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What editors, reviewers and programs leave behind in a document. */
class ChangedDocumentsTests {

	private final FileParser parser = new FileParser();

	@TempDir
	private Path directory = Path.of("");

	@Test
	void readsAWordDocumentAsIfAllChangesWereAccepted() throws IOException {
		assertThat(word("<w:p><w:r><w:t xml:space=\"preserve\">We helped </w:t></w:r>"
				+ "<w:del w:id=\"1\" w:author=\"a\"><w:r><w:delText>three</w:delText></w:r></w:del>"
				+ "<w:ins w:id=\"2\" w:author=\"a\"><w:r><w:t>four</w:t></w:r></w:ins>"
				+ "<w:moveFrom w:id=\"3\"><w:r><w:t>away</w:t></w:r></w:moveFrom>"
				+ "<w:moveTo w:id=\"4\"><w:r><w:t xml:space=\"preserve\"> families</w:t></w:r></w:moveTo></w:p>"))
			.contains("<p>We helped four families</p>");
		assertThat(word("<w:p><w:pPr><w:rPr><w:del w:id=\"1\" w:author=\"a\"/></w:rPr></w:pPr>"
				+ "<w:r><w:t xml:space=\"preserve\">One </w:t></w:r></w:p><w:p><w:r><w:t>sentence.</w:t></w:r></w:p>"))
			.contains("<p>One sentence.</p>");
	}

	@Test
	void readsTextBoxesOnceAndNeitherHiddenTextNorComments() throws IOException {
		String box = "<w:txbxContent><w:p><w:r><w:t>in a box</w:t></w:r></w:p></w:txbxContent>";
		assertThat(word("<w:p><w:r><w:t>beside</w:t></w:r><w:r>"
				+ "<mc:AlternateContent xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\">"
				+ "<mc:Choice Requires=\"wps\">" + box + "</mc:Choice><mc:Fallback>" + box + "</mc:Fallback>"
				+ "</mc:AlternateContent></w:r></w:p><w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>"
				+ "<w:r><w:t>shown</w:t></w:r><w:r><w:commentReference w:id=\"1\"/></w:r></w:p>"))
			.containsOnlyOnce("in a box")
			.contains("shown")
			.doesNotContain("hidden");
	}

	@Test
	void readsAnOpenDocumentAsIfAllChangesWereAcceptedAndCommentsHidden() throws IOException {
		assertThat(openDocument("<text:tracked-changes><text:changed-region text:id=\"c1\"><text:deletion>"
				+ "<text:p>three</text:p></text:deletion></text:changed-region></text:tracked-changes>"
				+ "<text:p>We helped <text:change text:change-id=\"c1\"/><text:change-start text:change-id=\"c2\"/>four"
				+ "<text:change-end text:change-id=\"c2\"/> families<office:annotation><text:p>sure?</text:p>"
				+ "</office:annotation>.<text:line-break/>Two<text:s text:c=\"3\"/>spaces</text:p>"))
			.contains("We helped four families.<br />\nTwo spaces")
			.doesNotContain("three")
			.doesNotContain("sure?");
	}

	@Test
	void readsTextBoxesMergedCellsAndListsOfAnOpenDocument() throws IOException {
		assertThat(openDocument("<text:p>beside<draw:frame><draw:text-box><text:p>in a box</text:p></draw:text-box>"
				+ "<svg:title>a title</svg:title></draw:frame></text:p>"
				+ "<table:table><table:table-row><table:table-cell table:number-columns-spanned=\"2\"><text:p>a</text:p>"
				+ "</table:table-cell><table:covered-table-cell/><table:table-cell><text:p>b</text:p></table:table-cell>"
				+ "</table:table-row><table:table-row><table:covered-table-cell/><table:table-cell><text:p>c</text:p>"
				+ "</table:table-cell></table:table-row></table:table>"))
			.containsOnlyOnce("in a box")
			.doesNotContain("a title")
			.containsPattern(
					"<tr>\\s*<td>\\s*<p>a</p>\\s*</td>\\s*<td>\\s*<p>b</p>\\s*</td>\\s*</tr>\\s*<tr>\\s*<td\\s*/>\\s*<td>\\s*<p>c</p>");
	}

	@Test
	void tellsNotesWhereTheyAreCalled() throws IOException {
		byte[] word = new WordForm(PracticeForm.load()).write(FormLanguage.ENGLISH);
		word = with(word, "word/_rels/document.xml.rels",
				(old) -> old.replace("</Relationships>",
						"<Relationship Id=\"n\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/"
								+ "relationships/footnotes\" Target=\"footnotes.xml\"/></Relationships>"));
		word = with(word, "word/footnotes.xml",
				(old) -> "<w:footnotes xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
						+ "<w:footnote w:id=\"2\"><w:p><w:r><w:t> Survey of 2018</w:t></w:r></w:p></w:footnote>"
						+ "</w:footnotes>");
		word = with(word, "word/document.xml", (old) -> old.replaceFirst("<w:p>",
				"<w:p><w:r><w:t>63%</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p><w:p>"));
		assertThat(parse(word, "form.docx")).contains("63% (Survey of 2018)");
		assertThat(openDocument("<text:p>63%<text:note><text:note-citation>1</text:note-citation><text:note-body>"
				+ "<text:p>Survey</text:p></text:note-body></text:note></text:p>")
			.replaceAll("<[^>]*>|\\s", "")).contains("63%(Survey)");
	}

	@Test
	void tellsAnOpenDocumentThatWantsAPassword() throws IOException {
		byte[] blank = new OpenDocumentForm(PracticeForm.load()).write(FormLanguage.ENGLISH);
		byte[] encrypted = with(blank, "META-INF/manifest.xml",
				(old) -> old.replaceFirst("(full-path=\"content.xml\" [^>]*)/?>(?:</manifest:file-entry>)?",
						"$1><manifest:encryption-data/></manifest:file-entry>"));
		assertThat(
				this.parser.parse(Files.write(this.directory.resolve("form.odt"), encrypted), embedded(), Pace.PATIENT))
			.isEqualTo(new Parsed.Failed("application/vnd.oasis.opendocument.text", Reason.ENCRYPTED));
	}

	/** What a document refers to is never fetched, whatever would want it. */
	@Test
	void fetchesNothing() throws IOException {
		try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
			server.setSoTimeout(200);
			String address = "http://127.0.0.1:" + server.getLocalPort() + "/x.png";
			String links = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
					+ "<Relationship Id=\"x\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
					+ "%s\" Target=\"" + address + "\" TargetMode=\"External\"/></Relationships>";
			byte[] word = new WordForm(PracticeForm.load()).write(FormLanguage.ENGLISH);
			word = with(word, "word/_rels/document.xml.rels", (old) -> links.formatted("image"));
			word = with(word, "word/_rels/settings.xml.rels", (old) -> links.formatted("attachedTemplate"));
			word = with(word, "word/document.xml",
					(old) -> old.replaceFirst("<w:p>",
							"<w:p><w:r><a:blip xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" "
									+ "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" "
									+ "r:link=\"x\" r:embed=\"x\"/></w:r></w:p><w:p>"));
			assertThat(parse(word, "form.docx")).doesNotContain("<img");
			assertThat(openDocument(
					"<text:p><draw:frame><draw:image xlink:href=\"" + address + "\"/></draw:frame></text:p>"))
				.doesNotContain("<img");
			String page = "<html><head><link rel=stylesheet href='" + address + "'></head><body><img src='" + address
					+ "'><iframe src='" + address + "'></iframe>a page</body></html>";
			assertThat(parse(page.getBytes(StandardCharsets.UTF_8), "form.html")).contains("a page")
				.doesNotContain("<img");
			String rich = "{\\rtf1{\\*\\template " + address + "}{\\field{\\*\\fldinst{ INCLUDEPICTURE \"" + address
					+ "\" }}{\\fldrslt{a picture}}}}";
			assertThat(parse(rich.getBytes(StandardCharsets.US_ASCII), "form.rtf")).contains("a picture");
			assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(server::accept);
		}
	}

	@Test
	void readsADocumentWithMacrosAndSaysThatItHasThem() throws IOException {
		byte[] word = new WordForm(PracticeForm.load()).write(FormLanguage.ENGLISH);
		byte[] macros = with(word, "[Content_Types].xml",
				(old) -> old.replace("openxmlformats-officedocument.wordprocessingml.document.main+xml",
						"ms-word.document.macroEnabled.main+xml"));
		Parsed parsed = this.parser.parse(Files.write(this.directory.resolve("form.docm"), macros), embedded(),
				Pace.PATIENT);
		assertThat(parsed).isInstanceOf(Parsed.Text.class);
		assertThat(parsed.mediaType()).isEqualTo("application/vnd.ms-word.document.macroenabled.12");
	}

	@Test
	void readsTablesListsAndLettersOfRichText() throws IOException {
		String rich = "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0\\fcharset178 Arial;}}{\\info{\\title no}}"
				+ "\\trowd\\cellx1\\cellx2\\pard\\intbl Your name\\cell caf\\'e9 {\\f0\\'c3} \\u8364?"
				+ "{\\deleted gone}{\\v hidden}\\line next\\par{\\listtext 1.\\tab}first\\par"
				+ "{\\*\\bkmkstart x}\\trowd\\itap2\\pard\\intbl\\itap2 inner\\nestcell"
				+ "{\\*\\nesttableprops\\nestrow}\\pard\\intbl after\\cell\\row\\pard below"
				+ "{\\field{\\*\\fldinst{HYPERLINK \"https://example.org\"}}{\\fldrslt{there}}}\\par}";
		assertThat(parse(rich.getBytes(StandardCharsets.US_ASCII), "form.rtf").replaceAll("(/?)>\\s+", "$1>"))
			.contains("<table><tr><td><p>Your name</p></td><td><p>caf\u00e9 \u0623 \u20ac<br />next</p>"
					+ "<li value=\"1\">first</li><table><tr><td><p>inner</p></td></tr></table><p>after</p></td></tr></table>"
					+ "<p>below<a href=\"https://example.org\">there</a></p>");
	}

	@Test
	void tellsBrokenOldWordDocumentsAndRichText() throws IOException {
		byte[] old = new byte[4096];
		System.arraycopy(
				new byte[] { (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1 },
				0, old, 0, 8);
		assertThat(this.parser.parse(Files.write(this.directory.resolve("form.doc"), old), embedded(), Pace.PATIENT))
			.isInstanceOf(Parsed.Failed.class);
		byte[] rich = "{\\rtf1 {{\\b half a docu".getBytes(StandardCharsets.US_ASCII);
		assertThat(this.parser.parse(Files.write(this.directory.resolve("form.rtf"), rich), embedded(), Pace.PATIENT))
			.isEqualTo(new Parsed.Failed("application/rtf", Reason.DAMAGED));
	}

	private String word(String body) throws IOException {
		byte[] blank = new WordForm(PracticeForm.load()).write(FormLanguage.ENGLISH);
		return parse(with(blank, "word/document.xml",
				(old) -> old.replaceFirst("<w:body>.*</w:body>", "<w:body>" + body.replace("$", "\\$") + "</w:body>")),
				"form.docx");
	}

	private String openDocument(String body) throws IOException {
		byte[] blank = new OpenDocumentForm(PracticeForm.load()).write(FormLanguage.ENGLISH);
		return parse(
				with(blank, "content.xml",
						(old) -> old.replaceFirst("(?s)<office:text>.*</office:text>",
								"<office:text xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\" "
										+ "xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\" "
										+ "xmlns:xlink=\"http://www.w3.org/1999/xlink\">" + body + "</office:text>")),
				"form.odt");
	}

	private String parse(byte[] document, String name) throws IOException {
		Parsed parsed = this.parser.parse(Files.write(this.directory.resolve(name), document), embedded(),
				Pace.PATIENT);
		assertThat(parsed).isInstanceOf(Parsed.Text.class);
		return ((Parsed.Text) parsed).xhtml();
	}

	private Path embedded() throws IOException {
		return Files.createDirectories(this.directory.resolve("embedded"));
	}

	/** The document with one part changed or added. */
	private static byte[] with(byte[] document, String part, UnaryOperator<String> change) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		boolean changed = false;
		try (ZipInputStream from = new ZipInputStream(new ByteArrayInputStream(document));
				ZipOutputStream to = new ZipOutputStream(bytes)) {
			for (ZipEntry entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
				to.putNextEntry(new ZipEntry(entry.getName()));
				byte[] content = from.readAllBytes();
				if (entry.getName().equals(part)) {
					changed = true;
					content = change.apply(new String(content, StandardCharsets.UTF_8))
						.getBytes(StandardCharsets.UTF_8);
				}
				to.write(content);
			}
			if (!changed) {
				to.putNextEntry(new ZipEntry(part));
				to.write(change.apply("").getBytes(StandardCharsets.UTF_8));
			}
		}
		return bytes.toByteArray();
	}

}
