package org.practicepress.reader.word;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;

import org.apache.poi.hpsf.CustomProperties;
import org.apache.poi.hpsf.DocumentSummaryInformation;
import org.apache.poi.hwpf.HWPFDocument;
import org.apache.poi.hwpf.OldWordFileFormatException;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.exception.UnsupportedFormatException;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.sax.XHTMLContentHandler;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/**
 * Runs in the child process: reads documents of Word 97 to 2003 paragraph by paragraph,
 * with their tables. Public for Tika, which makes it from the configuration.
 */
public final class OldWordParser implements Parser {

	private static final long serialVersionUID = 1L;

	private static final Set<MediaType> TYPES = Set.of(MediaType.application("msword"));

	@Override
	public Set<MediaType> getSupportedTypes(ParseContext context) {
		return TYPES;
	}

	@Override
	public void parse(InputStream stream, ContentHandler handler, Metadata metadata, ParseContext context)
			throws IOException, SAXException, TikaException {
		try (POIFSFileSystem files = new POIFSFileSystem(stream); HWPFDocument word = new HWPFDocument(files)) {
			properties(word, metadata);
			XHTMLContentHandler xhtml = new XHTMLContentHandler(handler, metadata);
			xhtml.startDocument();
			new OldWordReader(word, xhtml, context).read();
			xhtml.endDocument();
		}
		catch (OldWordFileFormatException ex) {
			throw new UnsupportedFormatException("Older than Word 97");
		}
		catch (org.apache.poi.EncryptedDocumentException ex) {
			throw new EncryptedDocumentException(ex);
		}
		// a broken document breaks its reader in many ways, all of them unchecked
		catch (RuntimeException ex) {
			throw new TikaException("Damaged Word document", ex);
		}
	}

	private static void properties(HWPFDocument word, Metadata metadata) {
		DocumentSummaryInformation summary = word.getDocumentSummaryInformation();
		CustomProperties properties = (summary != null) ? summary.getCustomProperties() : null;
		if (properties != null) {
			properties.nameSet()
				.forEach((name) -> metadata.set("custom:" + name, String.valueOf(properties.get(name))));
		}
	}

}
