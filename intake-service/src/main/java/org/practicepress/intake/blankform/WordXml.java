package org.practicepress.intake.blankform;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes the XML of a Word document: names with their usual prefixes, attributes as pairs
 * of name and value.
 */
final class WordXml {

	static final String WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

	private static final String WORD_2010 = "http://schemas.microsoft.com/office/word/2010/wordml";

	private static final String COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006";

	private final XMLStreamWriter xml;

	WordXml(OutputStream out) throws XMLStreamException {
		this.xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
		this.xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
	}

	/**
	 * The outermost element; what Word before 2010 cannot read is marked as ignorable.
	 */
	void root(String name) throws XMLStreamException {
		start(name, "xmlns:w", WORD, "xmlns:w14", WORD_2010, "xmlns:mc", COMPATIBILITY, "mc:Ignorable", "w14");
	}

	void start(String name, String... attributes) throws XMLStreamException {
		this.xml.writeStartElement(name);
		attributes(attributes);
	}

	void empty(String name, String... attributes) throws XMLStreamException {
		this.xml.writeEmptyElement(name);
		attributes(attributes);
	}

	private void attributes(String... attributes) throws XMLStreamException {
		for (int i = 0; i < attributes.length; i += 2) {
			this.xml.writeAttribute(attributes[i], attributes[i + 1]);
		}
	}

	void text(String text) throws XMLStreamException {
		start("w:t", "xml:space", "preserve");
		characters(text);
		end();
	}

	void characters(String text) throws XMLStreamException {
		this.xml.writeCharacters(text);
	}

	void end() throws XMLStreamException {
		this.xml.writeEndElement();
	}

	void finish() throws XMLStreamException {
		this.xml.writeEndDocument();
		this.xml.close();
	}

}
