package org.practicepress.reader.word;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.jspecify.annotations.Nullable;
import org.practicepress.reader.text.ZipParts;

/**
 * The parts of a Word document. Nothing outside of the file is ever followed.
 */
final class WordPackage {

	private static final String USUAL_MAIN_PART = "word/document.xml";

	private final ZipParts parts;

	private final Map<String, Map<String, Relationship>> known = new HashMap<>();

	private final String mainPart;

	WordPackage(ZipFile zip) throws IOException, XMLStreamException {
		this.parts = new ZipParts(zip);
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
	 * @param target the other part's name; a link's address
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
		return this.parts.has(part);
	}

	InputStream open(String part) throws IOException {
		return this.parts.open(part);
	}

	XMLStreamReader reader(InputStream part) throws XMLStreamException {
		return this.parts.reader(part);
	}

	/** What a part refers to by id, as far as it lies in this file or is a link. */
	Map<String, Relationship> relationships(String part) throws IOException, XMLStreamException {
		Map<String, Relationship> relationships = this.known.get(part);
		if (relationships == null) {
			relationships = read(part);
			this.known.put(part, relationships);
		}
		return relationships;
	}

	private Map<String, Relationship> read(String part) throws IOException, XMLStreamException {
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
				if (reader.next() == XMLStreamReader.START_ELEMENT && reader.getLocalName().equals("Relationship")) {
					String id = reader.getAttributeValue(null, "Id");
					Relationship relationship = relationship(base, reader);
					if (id != null && relationship != null) {
						relationships.put(id, relationship);
					}
				}
			}
		}
		return relationships;
	}

	/** Of what lies elsewhere only the addresses are of use that people may click on. */
	private static @Nullable Relationship relationship(URI base, XMLStreamReader reader) {
		String type = reader.getAttributeValue(null, "Type");
		String target = reader.getAttributeValue(null, "Target");
		if (type == null || target == null) {
			return null;
		}
		if ("External".equals(reader.getAttributeValue(null, "TargetMode"))) {
			return type.endsWith("/hyperlink") ? new Relationship(type, target) : null;
		}
		String part = target(base, target);
		return (part != null) ? new Relationship(type, part) : null;
	}

	private static @Nullable String target(URI base, String target) {
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

	/** The styles that make a paragraph an item of a list, and of which list. */
	Map<String, String> listStyles() throws IOException, XMLStreamException {
		Map<String, String> styles = new HashMap<>();
		String part = partOf("styles");
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
				switch (reader.getLocalName()) {
					case "style" -> style = WordReader.attribute(reader, "styleId");
					case "numPr" -> styles.put(String.valueOf(style), "");
					case "numId" -> styles.put(String.valueOf(style), WordReader.value(reader));
					default -> {
					}
				}
			}
		}
		return styles;
	}

	/** The words of footnotes or endnotes, by their ids. */
	Map<String, String> notes(String what) throws IOException, XMLStreamException {
		Map<String, StringBuilder> notes = new HashMap<>();
		String part = partOf(what);
		if (!has(part)) {
			return Map.of();
		}
		try (InputStream in = open(part)) {
			XMLStreamReader reader = reader(in);
			String id = "";
			while (reader.hasNext()) {
				if (reader.next() != XMLStreamReader.START_ELEMENT) {
					continue;
				}
				switch (reader.getLocalName()) {
					case "footnote", "endnote" -> id = String.valueOf(WordReader.attribute(reader, "id"));
					case "del", "moveFrom" -> ZipParts.skip(reader);
					case "t" -> notes.computeIfAbsent(id, (key) -> new StringBuilder()).append(reader.getElementText());
					default -> {
					}
				}
			}
		}
		return notes.entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, (note) -> note.getValue().toString().strip()));
	}

	WordNumbering numbering() throws IOException, XMLStreamException {
		WordNumbering numbering = new WordNumbering();
		String part = partOf("numbering");
		if (has(part)) {
			try (InputStream in = open(part)) {
				numbering.read(reader(in));
			}
		}
		return numbering;
	}

	private String partOf(String what) throws IOException, XMLStreamException {
		return relationships(this.mainPart).values()
			.stream()
			.filter((relationship) -> relationship.is(what))
			.map(Relationship::target)
			.findFirst()
			.orElse("");
	}

}
