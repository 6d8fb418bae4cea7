package org.practicepress.intake.parsing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

import javax.xml.namespace.QName;
import javax.xml.stream.XMLEventFactory;
import javax.xml.stream.XMLEventReader;
import javax.xml.stream.XMLEventWriter;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.events.XMLEvent;

import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.io.TemporaryResources;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.odf.OpenDocumentParser;
import org.jspecify.annotations.Nullable;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/**
 * Runs in the child process: reads OpenDocument texts with Tika, which would leave out
 * what was chosen from a list or a calendar. Content controls are made plain text first.
 * Public for Tika, which makes it from the configuration.
 */
public final class OpenDocumentTextParser implements Parser {

	private static final long serialVersionUID = 1L;

	private static final Set<MediaType> TYPES = Set.of(MediaType.application("vnd.oasis.opendocument.text"));

	private static final long LARGEST_CONTENT = 32L * 1024 * 1024;

	private static final long LARGEST_DOCUMENT = 256L * 1024 * 1024;

	private static final int MOST_ENTRIES = 5000;

	private static final QName SPAN = new QName("urn:oasis:names:tc:opendocument:xmlns:text:1.0", "span", "text");

	private final OpenDocumentParser tika = new OpenDocumentParser();

	@Override
	public Set<MediaType> getSupportedTypes(ParseContext context) {
		return TYPES;
	}

	@Override
	public void parse(InputStream stream, ContentHandler handler, Metadata metadata, ParseContext context)
			throws IOException, SAXException, TikaException {
		TemporaryResources temporary = new TemporaryResources();
		try {
			Path plain = temporary.createTempFile();
			try (InputStream in = stream; OutputStream out = Files.newOutputStream(plain)) {
				makePlain(in, out);
			}
			try (TikaInputStream in = TikaInputStream.get(plain)) {
				this.tika.parse(in, handler, metadata, context);
			}
		}
		catch (ZipException | XMLStreamException ex) {
			throw new TikaException("Damaged OpenDocument text", ex);
		}
		finally {
			temporary.dispose();
		}
	}

	private static void makePlain(InputStream from, OutputStream to)
			throws IOException, XMLStreamException, TikaException {
		long left = LARGEST_DOCUMENT;
		int entries = 0;
		try (ZipInputStream in = new ZipInputStream(from); ZipOutputStream out = new ZipOutputStream(to)) {
			for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
				if (++entries > MOST_ENTRIES) {
					throw new ZipException("More entries than any document needs");
				}
				out.putNextEntry(new ZipEntry(entry.getName()));
				switch (entry.getName()) {
					case "content.xml" -> makePlainText(new BoundedStream(in, LARGEST_CONTENT).readAllBytes(), out);
					case "META-INF/manifest.xml" -> out.write(refuseEncrypted(in));
					default -> left -= new BoundedStream(in, left).transferTo(out);
				}
			}
		}
	}

	private static byte[] refuseEncrypted(InputStream in) throws IOException, TikaException {
		byte[] manifest = new BoundedStream(in, LARGEST_CONTENT).readAllBytes();
		if (new String(manifest, StandardCharsets.UTF_8).contains("encryption-data")) {
			throw new EncryptedDocumentException("The document wants a password");
		}
		return manifest;
	}

	private static void makePlainText(byte[] content, OutputStream out) throws XMLStreamException {
		XMLInputFactory input = XMLInputFactory.newDefaultFactory();
		input.setProperty(XMLInputFactory.SUPPORT_DTD, false);
		input.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
		XMLEventReader reader = input.createXMLEventReader(new ByteArrayInputStream(content));
		XMLEventWriter writer = XMLOutputFactory.newDefaultFactory()
			.createXMLEventWriter(out, StandardCharsets.UTF_8.name());
		XMLEventFactory events = XMLEventFactory.newDefaultFactory();
		while (reader.hasNext()) {
			XMLEvent event = plain(reader.nextEvent(), events);
			if (event != null) {
				writer.add(event);
			}
		}
		writer.flush();
	}

	private static @Nullable XMLEvent plain(XMLEvent event, XMLEventFactory events) {
		if (event.isStartElement()) {
			return switch (event.asStartElement().getName().getLocalPart()) {
				case "content-control" -> events.createStartElement(SPAN, null, null);
				case "list-item" ->
					event.asStartElement().getName().getNamespaceURI().equals(SPAN.getNamespaceURI()) ? event : null;
				default -> event;
			};
		}
		if (event.isEndElement()) {
			return switch (event.asEndElement().getName().getLocalPart()) {
				case "content-control" -> events.createEndElement(SPAN, null);
				case "list-item" ->
					event.asEndElement().getName().getNamespaceURI().equals(SPAN.getNamespaceURI()) ? event : null;
				default -> event;
			};
		}
		return event;
	}

}
