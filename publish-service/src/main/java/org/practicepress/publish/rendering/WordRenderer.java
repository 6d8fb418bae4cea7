package org.practicepress.publish.rendering;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

import org.apache.poi.common.usermodel.PictureType;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.XWPFAbstractNum;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFHyperlinkRun;
import org.apache.poi.xwpf.usermodel.XWPFNumbering;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFStyle;
import org.apache.poi.xwpf.usermodel.XWPFStyles;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.jspecify.annotations.Nullable;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTAbstractNum;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTFonts;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTLvl;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPPrGeneral;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageSz;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTRPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTShd;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyle;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblBorders;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblWidth;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STBorder;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STJc;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STLineSpacingRule;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STNumberFormat;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STShd;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STStyleType;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblLayoutType;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblWidth;
import org.practicepress.pages.Drawing;

/**
 * Sets a factsheet as a Word document that can be worked on: styles and headings instead
 * of painted text, real lists, one table for the box at a glance.
 */
public final class WordRenderer {

	/** Twentieths of a point, Word's measure. */
	private static final int A4_WIDTH = 11906;

	private static final int A4_HEIGHT = 16838;

	private static final int MARGIN = 1134;

	private static final int MEASURE = A4_WIDTH - 2 * MARGIN;

	private static final long EMU_PER_MM = 36_000;

	/** The factsheet as docx. */
	byte[] render(Sheet sheet, Deadline deadline) {
		try (XWPFDocument document = new XWPFDocument(); ByteArrayOutputStream out = new ByteArrayOutputStream()) {
			new Setting(document, sheet, deadline).set();
			document.write(deadline.within(out));
			return out.toByteArray();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The factsheet cannot be set as Word document", ex);
		}
	}

	/** One document being set. */
	private static final class Setting {

		private final XWPFDocument document;

		private final Sheet sheet;

		private final Deadline deadline;

		private final Words words;

		private final String ink;

		private final String tint;

		private final BigInteger bullets;

		Setting(XWPFDocument document, Sheet sheet, Deadline deadline) {
			this.document = document;
			this.sheet = sheet;
			this.deadline = deadline;
			this.words = sheet.words();
			this.ink = switch (sheet.category()) {
				case "promising" -> "1B3F6E";
				case "innovative" -> "5A2A55";
				default -> "0E4A4B";
			};
			this.tint = switch (sheet.category()) {
				case "promising" -> "EDF2F9";
				case "innovative" -> "F6EFF5";
				default -> "EDF4F3";
			};
			styles();
			this.bullets = list(STNumberFormat.BULLET, "\u2022", 1);
		}

		void set() {
			properties();
			page();
			logo();
			paragraph("Series").createRun()
				.setText(this.sheet.categoryLabel() + "  \u00b7  " + this.words.get("series"));
			paragraph("Title").createRun().setText(this.sheet.heading());
			if (!this.sheet.summary().isEmpty()) {
				paragraph("Subtitle").createRun().setText(this.sheet.summary());
			}
			Sheet.Figure lead = this.sheet.lead();
			if (lead != null) {
				figure(lead, 120, 64);
			}
			glance();
			for (Sheet.Band band : this.sheet.bands()) {
				band(band);
			}
			closing();
		}

		private void band(Sheet.Band band) {
			if (band.setting() == Sheet.Setting.CONTRAST && band.parts().size() == 2) {
				contrast(band.parts());
				return;
			}
			if (band.setting() == Sheet.Setting.GALLERY) {
				heading(this.words.get("more-photos"));
			}
			for (Sheet.Part part : band.parts()) {
				heading(part.heading());
				blocks(part.blocks());
			}
			for (Prose.Block block : band.quote()) {
				for (List<Prose.Span> line : block.lines()) {
					spans(paragraph("Quote"), line);
				}
			}
			for (Sheet.Figure figure : band.figures()) {
				figure(figure, 90, 64);
			}
		}

		private void closing() {
			Contact contact = this.sheet.contact();
			if (contact != null) {
				small("contact");
				for (String line : java.util.stream.Stream
					.of(contact.name(), contact.role(), contact.organisation(), contact.email(), contact.phone())
					.filter(Objects::nonNull)
					.toList()) {
					paragraph("Imprint").createRun().setText(line);
				}
			}
			if (!this.sheet.links().isEmpty()) {
				small("resources");
				this.sheet.links().forEach((link) -> spans(paragraph("Imprint"), Prose.spans(link)));
			}
			String citation = this.sheet.citation();
			if (citation != null) {
				small("cite");
				spans(paragraph("Imprint"), Prose.spans(citation));
			}
			small("licence");
			licence(this.sheet.licence());
			small("imprint");
			this.sheet.imprint().forEach((line) -> paragraph("Imprint").createRun().setText(line));
			String address = this.sheet.address();
			if (address != null) {
				small("address");
				spans(paragraph("Imprint"), Prose.spans(address));
			}
		}

		private void licence(Sheet.Terms licence) {
			XWPFParagraph paragraph = paragraph("Imprint");
			String address = licence.address();
			XWPFRun run = (address != null) ? link(paragraph, address) : paragraph.createRun();
			run.setText(licence.text());
		}

		private void small(String key) {
			paragraph("Heading2").createRun().setText(this.words.get(key));
		}

		private void heading(String text) {
			paragraph("Heading1").createRun().setText(text);
		}

		private void glance() {
			heading(this.words.get("glance"));
			XWPFTable table = table(this.sheet.glance().size() + 1, new int[] { 2600, MEASURE - 2600 });
			row(table, 0, this.sheet.categoryLabel(), this.words.get("category." + this.sheet.category() + ".meaning"));
			for (int i = 0; i < this.sheet.glance().size(); i++) {
				Sheet.Line line = this.sheet.glance().get(i);
				row(table, i + 1, line.label(), line.text());
			}
		}

		private void row(XWPFTable table, int index, String label, String text) {
			XWPFTableRow row = table.getRow(index);
			row.setCantSplitRow(true);
			cell(row.getCell(0), this.tint, "TableLabel").createRun().setText(label);
			cell(row.getCell(1), this.tint, "TableText").createRun().setText(text);
		}

		private void contrast(List<Sheet.Part> parts) {
			XWPFTable table = table(1, new int[] { MEASURE / 2, MEASURE / 2 });
			String[] colours = { "EAF3E6", "FBF0E1" };
			table.getRow(0).setCantSplitRow(true);
			for (int i = 0; i < 2; i++) {
				XWPFTableCell cell = table.getRow(0).getCell(i);
				cell(cell, colours[i], "Heading1").createRun().setText(parts.get(i).heading());
				for (Prose.Block block : parts.get(i).blocks()) {
					BigInteger steps = (block.kind() == Prose.Kind.STEPS)
							? list(STNumberFormat.DECIMAL, "%1.", block.start()) : null;
					for (List<Prose.Span> line : block.lines()) {
						line(direction(cell.addParagraph()), block.kind(), steps, line);
					}
				}
			}
			paragraph("TableText");
		}

		private XWPFParagraph cell(XWPFTableCell cell, String colour, String style) {
			// the cell has its width already; Word does not open one with properties
			// twice
			CTShd shade = cell.getCTTc().getTcPr().addNewShd();
			shade.setVal(STShd.CLEAR);
			shade.setColor("auto");
			shade.setFill(colour);
			XWPFParagraph paragraph = direction(cell.getParagraphs().getFirst());
			paragraph.setStyle(style);
			return paragraph;
		}

		private XWPFTable table(int rows, int[] widths) {
			XWPFTable table = this.document.createTable(rows, widths.length);
			CTTblPr properties = table.getCTTbl().getTblPr();
			properties.addNewTblLayout().setType(STTblLayoutType.FIXED);
			CTTblWidth width = properties.isSetTblW() ? properties.getTblW() : properties.addNewTblW();
			width.setType(STTblWidth.DXA);
			width.setW(BigInteger.valueOf(MEASURE));
			if (this.sheet.rightToLeft()) {
				properties.addNewBidiVisual();
			}
			CTTblBorders borders = properties.isSetTblBorders() ? properties.getTblBorders()
					: properties.addNewTblBorders();
			for (var border : List.of(borders.isSetTop() ? borders.getTop() : borders.addNewTop(),
					borders.isSetBottom() ? borders.getBottom() : borders.addNewBottom(),
					borders.isSetInsideH() ? borders.getInsideH() : borders.addNewInsideH(),
					borders.isSetInsideV() ? borders.getInsideV() : borders.addNewInsideV())) {
				border.setVal(STBorder.SINGLE);
				border.setSz(BigInteger.valueOf(8));
				border.setColor("FFFFFF");
			}
			for (var border : List.of(borders.isSetLeft() ? borders.getLeft() : borders.addNewLeft(),
					borders.isSetRight() ? borders.getRight() : borders.addNewRight())) {
				border.setVal(STBorder.NIL);
			}
			var grid = table.getCTTbl().getTblGrid();
			if (grid == null) {
				grid = table.getCTTbl().addNewTblGrid();
			}
			while (grid.sizeOfGridColArray() > 0) {
				grid.removeGridCol(0);
			}
			for (int column : widths) {
				grid.addNewGridCol().setW(BigInteger.valueOf(column));
			}
			for (XWPFTableRow row : table.getRows()) {
				for (int i = 0; i < widths.length; i++) {
					row.getCell(i).setWidth(String.valueOf(widths[i]));
				}
			}
			return table;
		}

		private void blocks(List<Prose.Block> blocks) {
			for (Prose.Block block : blocks) {
				BigInteger steps = (block.kind() == Prose.Kind.STEPS)
						? list(STNumberFormat.DECIMAL, "%1.", block.start()) : null;
				for (List<Prose.Span> line : block.lines()) {
					line(paragraph("Normal"), block.kind(), steps, line);
				}
			}
		}

		private void line(XWPFParagraph paragraph, Prose.Kind kind, @Nullable BigInteger steps,
				List<Prose.Span> spans) {
			switch (kind) {
				case PARAGRAPH -> paragraph.setStyle("Normal");
				case BULLETS -> {
					paragraph.setStyle("ListParagraph");
					paragraph.setNumID(this.bullets);
				}
				case STEPS -> {
					paragraph.setStyle("ListParagraph");
					paragraph.setNumID(steps);
				}
			}
			spans(paragraph, spans);
		}

		private void spans(XWPFParagraph paragraph, List<Prose.Span> spans) {
			this.deadline.check();
			for (Prose.Span span : spans) {
				String href = span.href();
				XWPFRun run = (href != null) ? link(paragraph, href) : paragraph.createRun();
				run.setText(span.text());
			}
		}

		private static XWPFRun link(XWPFParagraph paragraph, String href) {
			try {
				XWPFHyperlinkRun run = paragraph.createHyperlinkRun(href);
				run.setStyle("Hyperlink");
				return run;
			}
			catch (IllegalArgumentException ex) {
				// what is no address stays text
				return paragraph.createRun();
			}
		}

		private void logo() {
			Drawing drawing = this.sheet.logo().drawing();
			if (drawing != null) {
				picture(drawing.png(), PictureType.PNG, "logo.png", drawing.width(), drawing.height(), 60, 16,
						this.sheet.logo().text());
			}
		}

		private void figure(Sheet.Figure figure, int width, int height) {
			Picture picture = figure.picture();
			picture(picture.jpeg(), PictureType.JPEG, "photo-" + figure.position() + ".jpg", picture.width(),
					picture.height(), width, height, figure.alt());
			String caption = figure.caption();
			String credit = figure.credit();
			if (caption != null || credit != null) {
				paragraph("Caption").createRun()
					.setText(((caption != null) ? caption + "  " : "")
							+ ((credit != null) ? this.words.get("credit", credit) : ""));
			}
		}

		/** As large as there is room in a box of so many millimetres. */
		private void picture(byte[] content, PictureType type, String name, int width, int height, int boxWidth,
				int boxHeight, String alt) {
			double scale = Math.min((double) boxWidth / width, (double) boxHeight / height);
			XWPFParagraph paragraph = paragraph("Figure");
			try {
				var drawn = paragraph.createRun()
					.addPicture(new ByteArrayInputStream(content), type, name, (int) (width * scale * EMU_PER_MM),
							(int) (height * scale * EMU_PER_MM));
				drawn.getCTPicture().getNvPicPr().getCNvPr().setDescr(alt);
				paragraph.getRuns().getFirst().getCTR().getDrawingArray(0).getInlineArray(0).getDocPr().setDescr(alt);
			}
			catch (IOException | InvalidFormatException ex) {
				throw new IllegalStateException("A picture of our own making cannot be embedded", ex);
			}
		}

		private XWPFParagraph paragraph(String style) {
			XWPFParagraph paragraph = direction(this.document.createParagraph());
			paragraph.setStyle(style);
			return paragraph;
		}

		/** Right to left is said of every paragraph: not every program inherits it. */
		private XWPFParagraph direction(XWPFParagraph paragraph) {
			if (this.sheet.rightToLeft()) {
				var properties = paragraph.getCTP().isSetPPr() ? paragraph.getCTP().getPPr()
						: paragraph.getCTP().addNewPPr();
				properties.addNewBidi();
			}
			return paragraph;
		}

		private BigInteger list(STNumberFormat.Enum format, String text, int start) {
			XWPFNumbering numbering = this.document.createNumbering();
			CTAbstractNum definition = CTAbstractNum.Factory.newInstance();
			definition.setAbstractNumId(BigInteger.valueOf(numbering.getAbstractNums().size()));
			CTLvl level = definition.addNewLvl();
			level.setIlvl(BigInteger.ZERO);
			level.addNewStart().setVal(BigInteger.valueOf(start));
			level.addNewNumFmt().setVal(format);
			level.addNewLvlText().setVal(text);
			level.addNewLvlJc().setVal(STJc.LEFT);
			var indent = level.addNewPPr().addNewInd();
			indent.setLeft(BigInteger.valueOf(340));
			indent.setHanging(BigInteger.valueOf(340));
			return numbering.addNum(numbering.addAbstractNum(new XWPFAbstractNum(definition)));
		}

		private void properties() {
			POIXMLProperties.CoreProperties core = this.document.getProperties().getCoreProperties();
			core.setTitle(this.sheet.heading());
			core.setCreator(this.sheet.author());
			core.setSubjectProperty(this.words.get("series"));
			core.setDescription(this.sheet.summary());
			core.setKeywords(this.sheet.categoryLabel());
			core.getUnderlyingProperties().setLanguageProperty(this.sheet.language());
		}

		private void page() {
			CTSectPr section = this.document.getDocument().getBody().addNewSectPr();
			CTPageSz size = section.addNewPgSz();
			size.setW(BigInteger.valueOf(A4_WIDTH));
			size.setH(BigInteger.valueOf(A4_HEIGHT));
			CTPageMar margins = section.addNewPgMar();
			margins.setTop(BigInteger.valueOf(MARGIN));
			margins.setBottom(BigInteger.valueOf(MARGIN));
			margins.setLeft(BigInteger.valueOf(MARGIN));
			margins.setRight(BigInteger.valueOf(MARGIN));
			margins.setHeader(BigInteger.valueOf(560));
			margins.setFooter(BigInteger.valueOf(560));
			margins.setGutter(BigInteger.ZERO);
			if (this.sheet.rightToLeft()) {
				section.addNewBidi();
			}
			XWPFParagraph header = direction(this.document.createHeader(HeaderFooterType.DEFAULT).createParagraph());
			header.setStyle("Header");
			header.createRun().setText(this.words.get("series"));
			XWPFParagraph footer = direction(this.document.createFooter(HeaderFooterType.DEFAULT).createParagraph());
			footer.setStyle("Footer");
			footer.createRun().setText(this.sheet.label() + "  \u00b7  " + this.words.get("page") + " ");
			footer.getCTP().addNewFldSimple().setInstr("PAGE");
			footer.createRun().setText(" / ");
			footer.getCTP().addNewFldSimple().setInstr("NUMPAGES");
		}

		private void styles() {
			XWPFStyles styles = this.document.createStyles();
			CTFonts fonts = CTFonts.Factory.newInstance();
			fonts.setAscii("Noto Sans");
			fonts.setHAnsi("Noto Sans");
			fonts.setCs(this.sheet.rightToLeft() ? "Noto Naskh Arabic" : "Noto Sans");
			styles.setDefaultFonts(fonts);
			style("Normal", "Normal", 19, false, "1D252C", 0, 100, (style) -> style.setDefault(true));
			style("Title", "Title", 46, true, this.ink, 0, 100);
			style("Subtitle", "Subtitle", 25, false, "3A4650", 0, 240);
			style("Heading1", "heading 1", 26, true, this.ink, 280, 80, (style) -> outline(style, 0));
			style("Heading2", "heading 2", 19, true, this.ink, 160, 20, (style) -> outline(style, 1));
			style("Quote", "Quote", 24, false, "7A4A0C", 160, 160);
			style("Caption", "caption", 16, false, "46525B", 0, 160);
			style("Figure", "Figure", 19, false, "1D252C", 80, 60, (style) -> style.getPPr().addNewKeepNext());
			style("ListParagraph", "List Paragraph", 19, false, "1D252C", 0, 60);
			style("Series", "Series", 17, true, this.ink, 0, 120);
			style("TableLabel", "Table Label", 17, true, "46525B", 40, 40);
			style("TableText", "Table Text", 17, false, "1D252C", 40, 40);
			style("Imprint", "Imprint", 16, false, "3A4650", 0, 20);
			style("Header", "header", 15, false, "5B6770", 0, 0);
			style("Footer", "footer", 15, false, "5B6770", 0, 0);
			CTStyle link = CTStyle.Factory.newInstance();
			link.setStyleId("Hyperlink");
			link.setType(STStyleType.CHARACTER);
			link.addNewName().setVal("Hyperlink");
			CTRPr looks = link.addNewRPr();
			looks.addNewColor().setVal(this.ink);
			looks.addNewU();
			styles.addStyle(new XWPFStyle(link, styles));
		}

		private static void outline(CTStyle style, int level) {
			CTPPrGeneral properties = style.getPPr();
			properties.addNewKeepNext();
			properties.addNewOutlineLvl().setVal(BigInteger.valueOf(level));
		}

		private void style(String id, String name, int halfPoints, boolean bold, String colour, int before, int after) {
			style(id, name, halfPoints, bold, colour, before, after, (style) -> {
			});
		}

		/** The document takes a copy of the style: it cannot be changed later. */
		private void style(String id, String name, int halfPoints, boolean bold, String colour, int before, int after,
				Consumer<CTStyle> more) {
			CTStyle style = CTStyle.Factory.newInstance();
			style.setStyleId(id);
			style.setType(STStyleType.PARAGRAPH);
			style.addNewName().setVal(name);
			style.addNewQFormat();
			CTPPrGeneral properties = style.addNewPPr();
			var spacing = properties.addNewSpacing();
			spacing.setBefore(BigInteger.valueOf(before));
			spacing.setAfter(BigInteger.valueOf(after));
			spacing.setLine(BigInteger.valueOf(id.equals("Title") ? 250 : 262));
			spacing.setLineRule(STLineSpacingRule.AUTO);
			CTRPr looks = style.addNewRPr();
			boolean serif = List.of("Title", "Heading1", "Quote").contains(id);
			CTFonts fonts = looks.addNewRFonts();
			fonts.setAscii(serif ? "Noto Serif" : "Noto Sans");
			fonts.setHAnsi(serif ? "Noto Serif" : "Noto Sans");
			fonts.setCs(this.sheet.rightToLeft() ? "Noto Naskh Arabic" : "Noto Sans");
			if (bold) {
				looks.addNewB();
				looks.addNewBCs();
			}
			if (id.equals("Quote")) {
				looks.addNewI();
			}
			looks.addNewColor().setVal(colour);
			int size = this.sheet.rightToLeft() ? halfPoints + 3 : halfPoints;
			looks.addNewSz().setVal(BigInteger.valueOf(size));
			looks.addNewSzCs().setVal(BigInteger.valueOf(size));
			if (this.sheet.rightToLeft()) {
				looks.addNewRtl();
			}
			var language = looks.addNewLang();
			if (this.sheet.rightToLeft()) {
				language.setBidi(this.sheet.language());
			}
			language.setVal(this.sheet.language());
			XWPFStyles styles = Objects.requireNonNull(this.document.getStyles());
			more.accept(style);
			styles.addStyle(new XWPFStyle(style, styles));
		}

	}

}
