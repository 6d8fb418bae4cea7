package org.practicepress.intake.parsing;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.jspecify.annotations.Nullable;

/**
 * The parts of a Word document. Nothing outside of the file is ever followed.
 */
final class WordPackage {

	/** A form's text is some ten thousand bytes; a book's some million. */
	private static final long LARGEST_PART = 32L * 1024 * 1024;

	private static final int MOST_PARTS = 5000;

	private static final String USUAL_MAIN_PART = "word/document.xml";

	private final ZipFile zip;

	private final XMLInputFactory xml = XMLInputFactory.newDefaultFactory();

	private final String mainPart;

	WordPackage(ZipFile zip) throws IOException, XMLStreamException {
		if (zip.size() > MOST_PARTS) {
			throw new ZipException("More parts than any document needs");
		}
		this.zip = zip;
		this.xml.setProperty(XMLInputFactory.SUPPORT_DTD, false);
		this.xml.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
		this.mainPart = relationships("").values()
			.stream()
			.filter((relationship) -> relationship.is("officeDocument"))
			.map(Relationship::target)
			.findFirst()
			.orElse(USUAL_MAIN_PART);
	}

	/**
	 * A link from one part to another.
	 *
	 * @param type what the other part is to this one
	 * @param target the other part's name
	 */
	record Relationship(String type, String target) {

		boolean is(String what) {
			return this.type.endsWith("/" + what);
		}

	}

	boolean isWord() {
		return this.mainPart.startsWith("word/") && has(this.mainPart);
	}

	String mainPart() {
		return this.mainPart;
	}

	boolean has(String part) {
		return this.zip.getEntry(part) != null;
	}

	InputStream open(String part) throws IOException {
		ZipEntry entry = this.zip.getEntry(part);
		if (entry == null) {
			throw new ZipException("A part is missing");
		}
		return new BoundedStream(this.zip.getInputStream(entry), LARGEST_PART);
	}

	XMLStreamReader reader(InputStream part) throws XMLStreamException {
		return this.xml.createXMLStreamReader(part);
	}

	/** What a part refers to by id, as far as it lies in this file. */
	Map<String, Relationship> relationships(String part) throws IOException, XMLStreamException {
		int slash = part.lastIndexOf('/');
		String name = part.substring(0, slash + 1) + "_rels/" + part.substring(slash + 1) + ".rels";
		Map<String, Relationship> relationships = new LinkedHashMap<>();
		if (!has(name)) {
			return relationships;
		}
		URI base = URI.create("/" + part);
		try (InputStream in = open(name)) {
			XMLStreamReader reader = reader(in);
			while (reader.hasNext()) {
				if (reader.next() == XMLStreamReader.START_ELEMENT && reader.getLocalName().equals("Relationship")
						&& !"External".equals(reader.getAttributeValue(null, "TargetMode"))) {
					String id = reader.getAttributeValue(null, "Id");
					String type = reader.getAttributeValue(null, "Type");
					String target = target(base, reader.getAttributeValue(null, "Target"));
					if (id != null && type != null && target != null) {
						relationships.put(id, new Relationship(type, target));
					}
				}
			}
		}
		return relationships;
	}

	private static @Nullable String target(URI base, @Nullable String target) {
		if (target == null) {
			return null;
		}
		try {
			String path = base.resolve(target).getPath();
			return (path != null && path.startsWith("/")) ? path.substring(1) : null;
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	Map<String, String> customProperties() throws IOException, XMLStreamException {
		Map<String, String> properties = new HashMap<>();
		if (!has("docProps/custom.xml")) {
			return properties;
		}
		try (InputStream in = open("docProps/custom.xml")) {
			XMLStreamReader reader = reader(in);
			String name = null;
			while (reader.hasNext()) {
				if (reader.next() != XMLStreamReader.START_ELEMENT) {
					continue;
				}
				if (reader.getLocalName().equals("property")) {
					name = reader.getAttributeValue(null, "name");
				}
				else if (name != null && reader.getLocalName().equals("lpwstr")) {
					properties.put(name, reader.getElementText());
				}
			}
		}
		return properties;
	}

	/** The styles that make a paragraph an item of a list. */
	Set<String> listStyles() throws IOException, XMLStreamException {
		Set<String> styles = new HashSet<>();
		String part = relationships(this.mainPart).values()
			.stream()
			.filter((relationship) -> relationship.is("styles"))
			.map(Relationship::target)
			.findFirst()
			.orElse("");
		if (!has(part)) {
			return styles;
		}
		try (InputStream in = open(part)) {
			XMLStreamReader reader = reader(in);
			String style = null;
			while (reader.hasNext()) {
				if (reader.next() != XMLStreamReader.START_ELEMENT) {
					continue;
				}
				if (reader.getLocalName().equals("style")) {
					style = WordReader.attribute(reader, "styleId");
				}
				else if (style != null && reader.getLocalName().equals("numPr")) {
					styles.add(style);
				}
			}
		}
		return styles;
	}

}
