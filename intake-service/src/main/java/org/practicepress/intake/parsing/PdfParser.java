package org.practicepress.intake.parsing;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
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
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/**
 * Runs in the child process: reads PDF, the fields that were filled in as well as the
 * lines of its pages, in columns where the pages have two. Scripts and XFA are left
 * alone. Public for Tika, which makes it from the configuration.
 */
public final class PdfParser implements Parser {

	private static final long serialVersionUID = 1L;

	private static final Set<MediaType> TYPES = Set.of(MediaType.application("pdf"));

	/** What a form with all its annexes may have, and no more. */
	private static final int MOST_PAGES = 200;

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
			try (PDDocument pdf = Loader.loadPDF(file, "", null, null, IOUtils.createTempFileOnlyStreamCache())) {
				describe(pdf, metadata);
				XHTMLContentHandler xhtml = new XHTMLContentHandler(handler, metadata);
				xhtml.startDocument();
				PDAcroForm fields = fields(pdf);
				if (fields != null) {
					new PdfAnswers(xhtml).write(fields);
				}
				new Columns(pages(pdf)).write(xhtml, new EmbeddedImages(xhtml, context));
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

	private static List<PageText> pages(PDDocument pdf) throws IOException {
		List<PageText> pages = new ArrayList<>();
		PdfPageReader reader = new PdfPageReader();
		for (int number = 1; number <= Math.min(pdf.getNumberOfPages(), MOST_PAGES); number++) {
			pages.add(reader.read(pdf, number));
		}
		return pages;
	}

}
