package org.practicepress.intake.parsing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDListBox;
import org.apache.tika.exception.TikaException;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.EmptyParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.sax.ToXMLContentHandler;
import org.apache.tika.sax.XHTMLContentHandler;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.practicepress.checkers.Growth;
import org.practicepress.intake.LibreOffice;
import org.practicepress.reader.opendocument.OpenDocumentTextParser;
import org.practicepress.reader.page.Columns;
import org.practicepress.reader.page.PageText;
import org.practicepress.reader.page.PageText.Glyph;
import org.practicepress.reader.page.PageText.Picture;
import org.practicepress.reader.pdf.PdfParser;
import org.practicepress.reader.richtext.RichTextParser;
import org.practicepress.reader.text.EmbeddedImages;
import org.practicepress.reader.webpage.WebPageParser;
import org.practicepress.reader.word.OldWordParser;
import org.practicepress.reader.word.WordParser;
import org.xml.sax.SAXException;

import static org.assertj.core.api.Assertions.assertThat;

class ParsingGrowthTests {

	private static final ParseContext CONTEXT = new ParseContext();

	static {
		CONTEXT.set(Parser.class, EmptyParser.INSTANCE);
	}

	/** Nobody makes such a page by chance. */
	@ParameterizedTest(name = "{0}")
	@MethodSource
	void readsWebPagesInOnePass(int size, IntFunction<String> page) {
		Growth.isLinear(size, (some) -> read(new WebPageParser(), bytes(page.apply(some))));
	}

	static Stream<Arguments> readsWebPagesInOnePass() {
		return Stream.of(of("items of a list", 5_000, (size) -> "<ol>" + "<li>a".repeat(size)),
				of("elements in elements", 10_000, (size) -> "<div>".repeat(size)),
				of("words in words", 5_000, (size) -> "<b>".repeat(size) + "<p>".repeat(size)),
				of("tables in tables", 2_000, (size) -> "<table><tr><td>".repeat(size)),
				of("words of many kinds", 2_000,
						(size) -> IntStream.range(0, size)
							.mapToObj((number) -> "<font size=" + number + ">")
							.collect(Collectors.joining()) + "<b><i><u>".repeat(size) + "<p>a".repeat(size)),
				of("attributes", 10_000, (size) -> "<p " + "a b ".repeat(size) + ">"),
				of("names in the head", 10_000, (size) -> "<meta name=a content=b>".repeat(size)),
				of("pictures", 2_000, (size) -> "<img src='data:image/png;base64,aaaa'>".repeat(size)),
				of("ends of what never began", 20_000, (size) -> "</b></p>".repeat(size)),
				of("words of a table that stand outside", 5_000, (size) -> "<table>" + "a<tr>".repeat(size)));
	}

	/** What lies deeper than a hundred elements is taken for an attack further on. */
	@Test
	void flattensWhatGoesIntoEachOtherTooDeep() throws Exception {
		ToXMLContentHandler page = new ToXMLContentHandler();
		new WebPageParser().parse(new ByteArrayInputStream(bytes("<div>".repeat(10_000) + "Words")), page,
				new Metadata(), CONTEXT);
		assertThat(page.toString()).contains("Words");
		assertThat(page.toString().split("<div>", -1)).hasSizeLessThan(90);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource
	void readsRichTextInOnePass(int size, IntFunction<String> text) {
		Growth.isLinear(size, (some) -> read(new RichTextParser(), bytes("{\\rtf1\\ansi " + text.apply(some) + "}")));
	}

	static Stream<Arguments> readsRichTextInOnePass() {
		return Stream.of(of("letters by their numbers", 20_000, (size) -> "\\u233 ?".repeat(size)),
				of("letters by their numbers alone", 20_000, (size) -> "\\uc0" + "\\u233".repeat(size)),
				of("letters of a code page", 20_000, (size) -> "\\'e9".repeat(size)),
				of("letters by their names", 20_000, (size) -> "\\emdash".repeat(size)),
				of("letters that nobody shall read", 20_000,
						(size) -> "{\\*\\unheardof" + "\\u233 ?".repeat(size) + "}"),
				of("stars", 20_000, (size) -> "\\*".repeat(size)),
				of("groups in groups", 20_000, (size) -> "{".repeat(size) + "}".repeat(size)),
				of("paragraphs in groups", 3_000,
						(size) -> "{".repeat(size) + "a\\par ".repeat(size) + "}".repeat(size)),
				of("results of a field", 2_000,
						(size) -> "{\\field{\\*\\fldinst " + "x ".repeat(10 * size) + "}" + "{\\fldrslt a}".repeat(size)
								+ "}"),
				of("fields without an instruction", 3_000,
						(size) -> "{\\field{\\*\\fldinst " + "x ".repeat(10 * size) + "}}" + "{\\field}".repeat(size)),
				of("a property in pieces", 80_000,
						(size) -> "{\\*\\userprops{\\propname a}{\\staticval " + "a\\u233 ?".repeat(size) + "}}"),
				of("values of a property", 2_500,
						(size) -> "{\\*\\userprops{\\propname " + "a".repeat(20 * size) + "}" + "{\\staticval a}"
							.repeat(size) + "}"),
				of("items", 4_000, (size) -> "{\\listtext 1.}a\\par ".repeat(size)),
				of("cells", 5_000, (size) -> "\\intbl a\\cell".repeat(size)),
				of("tables in tables", 500, (size) -> "\\intbl\\itap20 a\\nestcell\\itap0 a\\par".repeat(size)),
				of("fonts", 10_000,
						(size) -> "{\\fonttbl" + IntStream.range(0, size)
							.mapToObj((number) -> "{\\f" + number + " A;}")
							.collect(Collectors.joining()) + "}" + "\\f1 a".repeat(size)),
				of("markers of an item", 5_000, (size) -> "{\\listtext " + "a\\par ".repeat(size) + "}"),
				of("pictures", 1_500, (size) -> "{\\pict\\pngblip 00}".repeat(size)));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource
	void readsWordDocumentsInOnePass(int size, IntFunction<Map<String, String>> parts) {
		Growth.isLinear(size, (some) -> read(new WordParser(), zip(word(parts.apply(some)))));
	}

	static Stream<Arguments> readsWordDocumentsInOnePass() {
		return Stream.of(
				of("feet of the same words", 250,
						(size) -> Map.of("word/_rels/document.xml.rels",
								relationships(IntStream.range(0, size).mapToObj((number) -> "footer1.xml"), "footer"),
								"word/footer1.xml", "<ftr>" + "<p><r><t>a</t></r></p>".repeat(size) + "</ftr>")),
				of("a note in pieces", 30_000,
						(size) -> Map.of("word/_rels/document.xml.rels",
								relationships(Stream.of("notes.xml"), "footnotes"), "word/notes.xml",
								"<footnotes><footnote id='1'><p>" + "<r><t>a</t></r>".repeat(size)
										+ "</p></footnote></footnotes>")),
				of("references to a note of spaces", 1_500,
						(size) -> Map.of("word/_rels/document.xml.rels",
								relationships(Stream.of("notes.xml"), "footnotes"), "word/notes.xml",
								"<footnotes><footnote id='1'><t>" + "\u2003 ".repeat(20 * size)
										+ "</t></footnote></footnotes>",
								"word/document.xml", document("<footnoteReference id='1'/>".repeat(size)))),
				of("a list with a long name", 1_000, (size) -> {
					String name = "1".repeat(50 * size);
					return Map.of("word/_rels/document.xml.rels",
							relationships(Stream.of("numbering.xml"), "numbering"), "word/numbering.xml",
							"<numbering><abstractNum abstractNumId='" + name
									+ "'><lvl ilvl='0'><numFmt val='decimal'/></lvl></abstractNum><num numId='1'><abstractNumId val='"
									+ name + "'/></num></numbering>",
							"word/document.xml",
							document("<p><pPr><numPr><ilvl val='0'/><numId val='1'/></numPr></pPr><r><t>a</t></r></p>"
								.repeat(size)));
				}),
				of("styles in a circle", 3_000,
						(size) -> Map.of("word/_rels/document.xml.rels",
								relationships(Stream.of("styles.xml"), "styles"), "word/styles.xml",
								"<styles>" + IntStream.range(0, size)
									.mapToObj((number) -> "<style styleId='" + number + "'><basedOn val='"
											+ (number + 1) % size + "'/></style>")
									.collect(Collectors.joining()) + "</styles>",
								"word/document.xml",
								document("<p><pPr><pStyle val='1'/></pPr><r><t>a</t></r></p>".repeat(size)))),
				of("signs by their numbers", 20_000, (size) -> Map
					.of("word/document.xml", document("<p><r><t>" + "&#65;&amp;".repeat(size) + "</t></r></p>"))),
				of("letters that are no markup", 20_000,
						(size) -> Map.of("word/document.xml",
								document("<p><r><t>" + "<![CDATA[a]]>".repeat(size) + "</t></r></p>"))),
				of("choices of a list", 3_000,
						(size) -> Map.of("word/document.xml",
								document("<sdt><sdtPr>"
										+ IntStream.range(0, size)
											.mapToObj((number) -> "<listItem value='" + number + "'/>")
											.collect(Collectors.joining())
										+ "</sdtPr><sdtContent>" + "<p><r><t>1</t></r></p>".repeat(size)
										+ "</sdtContent></sdt>"))));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource
	void readsOpenDocumentsInOnePass(int size, IntFunction<Map<String, String>> parts) {
		Growth.isLinear(size, (some) -> read(new OpenDocumentTextParser(), zip(parts.apply(some))));
	}

	static Stream<Arguments> readsOpenDocumentsInOnePass() {
		return Stream.of(of("spaces that are counted", 10_000, (size) -> openDocument("<p>" + "<s c='2000000000'/>"
			.repeat(size) + "</p>")), of("columns that are counted", 3_000, (size) -> openDocument(
					"<table><table-column number-columns-repeated='999999'/><table-row number-rows-repeated='999999'>"
							+ "<table-cell number-columns-repeated='999999' number-columns-spanned='999999'><p>a</p></table-cell><covered-table-cell number-columns-repeated='999999'/>"
								.repeat(size)
							+ "</table-row></table>")),
				of("a list style with a long name", 1_000, (size) -> {
					String name = "a".repeat(50 * size);
					return Map.of("styles.xml",
							"<styles><list-style name='" + name
									+ "'><list-level-style-number level='1' num-format='1'/></list-style></styles>",
							"content.xml",
							"<content><text><list style-name='" + name + "'>"
									+ "<list-item><list><list-item><p>a</p></list-item></list></list-item>".repeat(size)
									+ "</list></text></content>");
				}),
				of("styles in a circle", 10_000,
						(size) -> Map.of("styles.xml",
								"<styles>" + IntStream.range(0, size)
									.mapToObj((number) -> "<style name='" + number + "' parent-style-name='"
											+ (number + 1) % size + "'/>")
									.collect(Collectors.joining()) + "</styles>",
								"content.xml",
								"<content><text>" + "<p style-name='1'>a</p>".repeat(size) + "</text></content>")),
				of("words that are no choice", 10_000, (size) -> openDocument(
						"<p><content-control>" + "<span>a</span>".repeat(size) + "</content-control></p>")));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource
	void findsLinesInOnePass(int size, IntFunction<PageText> page) {
		Growth.isLinear(size, (some) -> write(page.apply(some)));
	}

	static Stream<Arguments> findsLinesInOnePass() {
		return Stream.of(of("a line", 5_000, (size) -> page(letters(size, "a", "b"))),
				of("a line from right to left", 10_000, (size) -> page(letters(size, "\u0627", "a"))),
				of("brackets", 10_000,
						(size) -> page(Stream.of(letters(1, "\u0627"), letters(size, "("), letters(size, "]"))
							.flatMap(List::stream)
							.toList())),
				of("brackets from left to right", 10_000,
						(size) -> page(
								Stream.of(letters(1, "a"), letters(1, "\u0627"), letters(size, "("), letters(size, "]"))
									.flatMap(List::stream)
									.toList())),
				of("lines", 2_000,
						(size) -> page(
								IntStream.range(0, size).mapToObj((at) -> new Glyph("a", 0, 5, at * 10, 8)).toList())),
				of("letters as wide as a street", 1_000, (size) -> new PageText(100 * size, 800,
						IntStream.range(0, size).mapToObj((at) -> new Glyph("a", 0, 100 * size, at * 10, 8)).toList(),
						List.of(), null)),
				of("pictures", 40_000,
						(size) -> new PageText(600, 800, letters(2, "a"), IntStream.range(0, size)
							.mapToObj(
									(at) -> new Picture("a", "png", () -> TikaInputStream.get(new byte[0]), 0, 5, -100))
							.toList(), null)),
				of("vowel signs", 20_000, (size) -> page(letters(size, "\u064e"))));
	}

	private static PageText page(List<Glyph> glyphs) {
		return new PageText(600, 800, glyphs, List.of(), null);
	}

	private static List<Glyph> letters(int size, String... letters) {
		return IntStream.range(0, size)
			.mapToObj((at) -> new Glyph(letters[at % letters.length], at * 5, at * 5 + 5, 100, 8))
			.toList();
	}

	private static void write(PageText page) {
		try {
			XHTMLContentHandler xhtml = new XHTMLContentHandler(new ToXMLContentHandler(), new Metadata());
			xhtml.startDocument();
			new Columns(List.of(page), false).write(xhtml, new EmbeddedImages(xhtml, CONTEXT));
			xhtml.endDocument();
		}
		catch (IOException | SAXException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** As many letters as there is space, over and over. */
	@ParameterizedTest(name = "{0}")
	@MethodSource
	void readsPrintedDocumentsInOnePass(int size, IntFunction<byte[]> pdf) {
		Growth.isLinear(size, (some) -> read(new PdfParser(), pdf.apply(some)));
	}

	static Stream<Arguments> readsPrintedDocumentsInOnePass() {
		return Stream.of(of("letters", 1_000, (size) -> pdf("BT /F1 1 Tf " + "0.1 0 Td (a) Tj ".repeat(size) + "ET")),
				of("options of a list", 2_000, ParsingGrowthTests::options));
	}

	private static byte[] pdf(String content) {
		try (PDDocument pdf = new PDDocument()) {
			PDPage page = new PDPage();
			pdf.addPage(page);
			var resources = new PDResources();
			resources.put(COSName.getPDFName("F1"), new PDType1Font(FontName.HELVETICA));
			page.setResources(resources);
			page.setContents(new PDStream(pdf, new ByteArrayInputStream(bytes(content)), COSName.FLATE_DECODE));
			ByteArrayOutputStream out = new ByteArrayOutputStream();
			pdf.save(out);
			return out.toByteArray();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static byte[] options(int size) {
		try (PDDocument pdf = new PDDocument()) {
			pdf.addPage(new PDPage());
			PDAcroForm form = new PDAcroForm(pdf);
			pdf.getDocumentCatalog().setAcroForm(form);
			PDListBox list = new PDListBox(form);
			list.setPartialName("a");
			COSArray options = new COSArray();
			IntStream.range(0, size).forEach((number) -> options.add(new COSString("" + number)));
			list.getCOSObject().setItem(COSName.OPT, options);
			list.getCOSObject().setItem(COSName.V, options);
			form.setFields(List.of(list));
			ByteArrayOutputStream out = new ByteArrayOutputStream();
			pdf.save(out);
			return out.toByteArray();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@TempDir
	private Path directory = Path.of("");

	@Test
	void readsOldWordDocumentsInOnePass() throws Exception {
		Map<Integer, byte[]> documents = new LinkedHashMap<>();
		for (int size : new int[] { 1_000, 4_000 }) {
			Path text = Files.writeString(this.directory.resolve(size + ".rtf"),
					"{\\rtf1\\ansi "
							+ "a {\\b b} {\\field{\\*\\fldinst HYPERLINK \"https://example.org\"}{\\fldrslt c}}\\par "
								.repeat(size)
							+ "}");
			documents.put(size, Files
				.readAllBytes(LibreOffice.save("doc", this.directory.resolve("saved"), List.of(text)).getFirst()));
		}
		Growth.isLinear(1_000, (size) -> read(new OldWordParser(), Objects.requireNonNull(documents.get(size))));
	}

	private static Arguments of(String name, int size, IntFunction<?> document) {
		return Arguments.of(Named.of(name, size), document);
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	private static String document(String body) {
		return "<document><body>" + body + "</body></document>";
	}

	private static String relationships(Stream<String> targets, String type) {
		int[] number = { 0 };
		return "<Relationships>" + targets
			.map((target) -> "<Relationship Id='" + ++number[0] + "' Type='x/" + type + "' Target='" + target + "'/>")
			.collect(Collectors.joining()) + "</Relationships>";
	}

	private static Map<String, String> word(Map<String, String> parts) {
		Map<String, String> all = new LinkedHashMap<>(Map.of("word/document.xml", document("<p><r><t>a</t></r></p>")));
		all.putAll(parts);
		return all;
	}

	private static Map<String, String> openDocument(String text) {
		return Map.of("content.xml", "<content><text>" + text + "</text></content>");
	}

	private static byte[] zip(Map<String, String> parts) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(out)) {
			for (Map.Entry<String, String> part : parts.entrySet()) {
				zip.putNextEntry(new ZipEntry(part.getKey()));
				zip.write(bytes(part.getValue()));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return out.toByteArray();
	}

	private static void read(Parser parser, byte[] document) {
		try (InputStream in = new ByteArrayInputStream(document)) {
			parser.parse(in, new ToXMLContentHandler(), new Metadata(), CONTEXT);
		}
		catch (IOException | SAXException | TikaException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
