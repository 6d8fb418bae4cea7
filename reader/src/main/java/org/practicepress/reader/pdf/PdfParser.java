package org.practicepress.reader.pdf;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.fixup.PDDocumentFixup;
import org.apache.pdfbox.pdmodel.fixup.processor.AcroFormOrphanWidgetsProcessor;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.io.TemporaryResources;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.sax.XHTMLContentHandler;
import org.jspecify.annotations.Nullable;
import org.practicepress.reader.page.Columns;
import org.practicepress.reader.page.PageText;
import org.practicepress.reader.page.PageView;
import org.practicepress.reader.picture.PictureReader;
import org.practicepress.reader.text.EmbeddedImages;
import org.practicepress.reader.text.Markup;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/**
 * Runs in the child process: reads PDF, the fields that were filled in as well as the
 * lines of its pages, in columns where the pages have two. Scripts and XFA are left
 * alone. Public for Tika, which makes it from the configuration.
 */
public final class PdfParser implements Parser {

	private static final long serialVersionUID = 1L;

	private static final Logger LOG = LoggerFactory.getLogger(PdfParser.class);

	private static final Set<MediaType> TYPES = Set.of(MediaType.application("pdf"));

	/** What a form with all its annexes may have, and no more. */
	private static final int MOST_PAGES = 200;

	private static final int DOTS_PER_INCH = 250;

	/** Some programs leave something behind the end. */
	private static final int LONGEST_TAIL = 65_536;

	/** More pages than the form has, annexes are not compared. */
	private static final int MOST_VIEWS = 20;

	/**
	 * In widths of the page: a strip of paper miles long would need more memory than
	 * there is.
	 */
	private static final int HIGHEST_VIEW = 3;

	private static final Duration TIME_TO_DRAW = Duration.ofSeconds(10);

	@Override
	public Set<MediaType> getSupportedTypes(ParseContext context) {
		return TYPES;
	}

	@Override
	public void parse(InputStream stream, ContentHandler handler, Metadata metadata, ParseContext context)
			throws IOException, SAXException, TikaException {
		TemporaryResources temporary = new TemporaryResources();
		try {
			File file = TikaInputStream.get(stream, temporary, metadata).getPath().toFile();
			if (!hasEnd(file)) {
				throw new TikaException("The end of the file is missing");
			}
			try (PDDocument pdf = Loader.loadPDF(file, "", null, null, IOUtils.createTempFileOnlyStreamCache())) {
				describe(pdf, metadata);
				XHTMLContentHandler xhtml = new XHTMLContentHandler(handler, metadata);
				xhtml.startDocument();
				List<PageText> pages = pages(pdf, metadata, context);
				PDAcroForm fields = fields(pdf);
				if (fields != null && fields.getFieldIterator().hasNext()) {
					new PdfAnswers(xhtml).write(fields);
				}
				else {
					addViews(pages, new PDFRenderer(pdf));
				}
				new Columns(pages, metadata.get(Markup.READ_FROM_PICTURE) != null).write(xhtml,
						new EmbeddedImages(xhtml, context));
				xhtml.endDocument();
			}
		}
		catch (InvalidPasswordException ex) {
			throw new EncryptedDocumentException(ex);
		}
		finally {
			temporary.dispose();
		}
	}

	/**
	 * ISO 32000-2, 7.5.5. The library would make the best of half a file, and half of the
	 * answers would be taken for all.
	 */
	private static boolean hasEnd(File file) throws IOException {
		try (RandomAccessFile bytes = new RandomAccessFile(file, "r")) {
			byte[] tail = new byte[(int) Math.min(bytes.length(), LONGEST_TAIL)];
			bytes.seek(bytes.length() - tail.length);
			bytes.readFully(tail);
			return new String(tail, StandardCharsets.ISO_8859_1).contains("startxref");
		}
	}

	private static void describe(PDDocument pdf, Metadata metadata) {
		PDDocumentInformation about = pdf.getDocumentInformation();
		for (String name : about.getMetadataKeys()) {
			String value = about.getCustomMetadataValue(name);
			if (value != null) {
				metadata.set("custom:" + name, value);
			}
		}
	}

	/** Fields that lost the way to their form are found on the pages. */
	private static @Nullable PDAcroForm fields(PDDocument pdf) {
		PDDocumentFixup fixup = () -> new AcroFormOrphanWidgetsProcessor(pdf).process();
		return pdf.getDocumentCatalog().getAcroForm(fixup);
	}

	/** Scanned pages are read from their pictures, unless there is text to be had. */
	private static List<PageText> pages(PDDocument pdf, Metadata metadata, ParseContext context)
			throws IOException, SAXException, TikaException {
		List<PageText> pages = new ArrayList<>();
		List<Integer> scanned = new ArrayList<>();
		PdfPageReader reader = new PdfPageReader();
		for (int number = 1; number <= Math.min(pdf.getNumberOfPages(), MOST_PAGES); number++) {
			pages.add(reader.read(pdf, number));
			if (reader.scanned()) {
				scanned.add(number - 1);
			}
		}
		if (scanned.isEmpty() || scanned.size() < pages.size() / 2) {
			return pages;
		}
		PictureReader pictures = PictureReader.start(context);
		metadata.set(Markup.READ_FROM_PICTURE, "true");
		PDFRenderer renderer = new PDFRenderer(pdf);
		for (int index : scanned.subList(0, Math.min(scanned.size(), PictureReader.MOST_PAGES))) {
			BufferedImage picture = renderer.renderImageWithDPI(index, DOTS_PER_INCH, ImageType.GRAY);
			PageView view = PageView.of(picture);
			PageText page = pages.get(index);
			pages.set(index, new PageText(page.width(), page.height(),
					pictures.read(picture, page.width() / picture.getWidth()), page.pictures(), view));
		}
		return pages;
	}

	/**
	 * What was told from lines of text alone, somebody will want to compare. The answers
	 * do not depend on it: a page that cannot be drawn, or not in time, is left out.
	 */
	private static void addViews(List<PageText> pages, PDFRenderer renderer) {
		long end = System.nanoTime() + TIME_TO_DRAW.toNanos();
		for (int i = 0; i < Math.min(pages.size(), MOST_VIEWS) && System.nanoTime() < end; i++) {
			PageText page = pages.get(i);
			if (page.view() != null || page.height() > HIGHEST_VIEW * page.width()) {
				continue;
			}
			try {
				BufferedImage picture = renderer.renderImage(i, PageView.WIDTH / Math.max(page.width(), 1),
						ImageType.RGB);
				pages.set(i, page.withView(PageView.of(picture)));
			}
			catch (IOException | RuntimeException ex) {
				LOG.debug("Page {} cannot be drawn", i + 1, ex);
			}
		}
	}

}
