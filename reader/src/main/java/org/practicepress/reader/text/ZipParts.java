package org.practicepress.reader.text;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The parts of a document that is a ZIP archive, none larger than a document can need.
 * Nothing outside of the file is ever followed.
 */
public final class ZipParts {

	/** A form's text is some ten thousand bytes; a book's some million. */
	private static final long LARGEST_PART = 32L * 1024 * 1024;

	private static final int MOST_PARTS = 5000;

	/** What goes into each other deeper than this was made to break its reader. */
	private static final int DEEPEST = 200;

	private static final XMLInputFactory XML = xml();

	private final ZipFile zip;

	public ZipParts(ZipFile zip) throws ZipException {
		if (zip.size() > MOST_PARTS) {
			throw new ZipException("More parts than any document needs");
		}
		this.zip = zip;
	}

	private static XMLInputFactory xml() {
		XMLInputFactory xml = XMLInputFactory.newDefaultFactory();
		xml.setProperty(XMLInputFactory.SUPPORT_DTD, false);
		xml.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
		xml.setProperty(XMLInputFactory.IS_COALESCING, true);
		xml.setProperty("jdk.xml.maxElementDepth", DEEPEST);
		return xml;
	}

	public boolean has(String part) {
		return this.zip.getEntry(part) != null;
	}

	public InputStream open(String part) throws IOException {
		ZipEntry entry = this.zip.getEntry(part);
		if (entry == null) {
			throw new ZipException("A part is missing");
		}
		return Bounded.stream(this.zip.getInputStream(entry), LARGEST_PART);
	}

	public XMLStreamReader reader(InputStream part) throws XMLStreamException {
		return XML.createXMLStreamReader(part);
	}

	public static void skip(XMLStreamReader reader) throws XMLStreamException {
		for (int depth = 1; depth > 0;) {
			int event = reader.next();
			if (event == XMLStreamReader.START_ELEMENT) {
				depth++;
			}
			else if (event == XMLStreamReader.END_ELEMENT) {
				depth--;
			}
		}
	}

}
