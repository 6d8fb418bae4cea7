package org.practicepress.reader.word;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

import javax.xml.stream.XMLStreamException;

import org.apache.tika.exception.TikaException;
import org.apache.tika.exception.UnsupportedFormatException;
import org.apache.tika.io.TemporaryResources;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.sax.XHTMLContentHandler;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/**
 * Runs in the child process: reads Word documents so that content controls survive, which
 * Tika's own reading drops. Public for Tika, which makes it from the configuration.
 */
public final class WordParser implements Parser {

	private static final long serialVersionUID = 1L;

	/** What a broken document may be taken for, beside what it is. */
	private static final Set<MediaType> TYPES = Set.of(
			MediaType.application("vnd.openxmlformats-officedocument.wordprocessingml.document"),
			MediaType.application("vnd.openxmlformats-officedocument.wordprocessingml.template"),
			MediaType.application("vnd.ms-word.document.macroenabled.12"), MediaType.application("x-tika-ooxml"),
			MediaType.APPLICATION_ZIP);

	@Override
	public Set<MediaType> getSupportedTypes(ParseContext context) {
		return TYPES;
	}

	@Override
	public void parse(InputStream stream, ContentHandler handler, Metadata metadata, ParseContext context)
			throws IOException, SAXException, TikaException {
		TemporaryResources temporary = new TemporaryResources();
		try (ZipFile zip = new ZipFile(TikaInputStream.get(stream, temporary, metadata).getPath().toFile())) {
			WordPackage word = new WordPackage(zip);
			if (!word.isWord()) {
				throw new UnsupportedFormatException("No Word document");
			}
			word.customProperties().forEach((name, value) -> metadata.set("custom:" + name, value));
			XHTMLContentHandler xhtml = new XHTMLContentHandler(handler, metadata);
			xhtml.startDocument();
			new WordReader(word, xhtml, context).read();
			xhtml.endDocument();
		}
		catch (ZipException | XMLStreamException ex) {
			throw new TikaException("Damaged Word document", ex);
		}
		finally {
			temporary.dispose();
		}
	}

}
