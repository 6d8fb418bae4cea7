package org.practicepress.reader.opendocument;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

import javax.xml.stream.XMLStreamException;

import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.io.TemporaryResources;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.sax.XHTMLContentHandler;
import org.practicepress.reader.text.ZipParts;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/**
 * Runs in the child process: reads OpenDocument texts so that content controls and
 * numbered lists survive, and deleted text and comments do not. Public for Tika, which
 * makes it from the configuration.
 */
public final class OpenDocumentTextParser implements Parser {

	private static final long serialVersionUID = 1L;

	private static final Set<MediaType> TYPES = Set.of(MediaType.application("vnd.oasis.opendocument.text"),
			MediaType.application("vnd.oasis.opendocument.text-template"));

	@Override
	public Set<MediaType> getSupportedTypes(ParseContext context) {
		return TYPES;
	}

	@Override
	public void parse(InputStream stream, ContentHandler handler, Metadata metadata, ParseContext context)
			throws IOException, SAXException, TikaException {
		TemporaryResources temporary = new TemporaryResources();
		try (ZipFile zip = new ZipFile(TikaInputStream.get(stream, temporary, metadata).getPath().toFile())) {
			ZipParts parts = new ZipParts(zip);
			refuseEncrypted(parts);
			XHTMLContentHandler xhtml = new XHTMLContentHandler(handler, metadata);
			OpenDocumentReader reader = new OpenDocumentReader(parts, xhtml, context);
			reader.properties().forEach((name, value) -> metadata.set("custom:" + name, value));
			xhtml.startDocument();
			reader.read();
			xhtml.endDocument();
		}
		catch (ZipException | XMLStreamException ex) {
			throw new TikaException("Damaged OpenDocument text", ex);
		}
		finally {
			temporary.dispose();
		}
	}

	private static void refuseEncrypted(ZipParts parts) throws IOException, TikaException {
		if (!parts.has("META-INF/manifest.xml")) {
			return;
		}
		try (InputStream in = parts.open("META-INF/manifest.xml")) {
			if (new String(in.readAllBytes(), StandardCharsets.UTF_8).contains("encryption-data")) {
				throw new EncryptedDocumentException("The document wants a password");
			}
		}
	}

}
