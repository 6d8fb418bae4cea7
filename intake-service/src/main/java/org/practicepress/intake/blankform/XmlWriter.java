package org.practicepress.intake.blankform;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes XML: names with their usual prefixes, attributes as pairs of name and value.
 */
final class XmlWriter {

	private final XMLStreamWriter xml;

	XmlWriter(OutputStream out) throws XMLStreamException {
		this.xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
		this.xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
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

	/** An element with nothing but text in it. */
	void element(String name, String text, String... attributes) throws XMLStreamException {
		start(name, attributes);
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
