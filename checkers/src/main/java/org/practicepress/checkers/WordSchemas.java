package org.practicepress.checkers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.Source;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;

import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * The schemas a Word document's parts are checked against. What a part itself says can be
 * ignored (as newer elements of Word) is left out before, as a reader that does not know
 * it would.
 */
final class WordSchemas {

	private static final String COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006";

	/**
	 * The parts these describe have no schema there; whoever opens the file reads them.
	 */
	private static final Set<String> WITHOUT_SCHEMA = Set.of(
			"http://schemas.openxmlformats.org/package/2006/content-types",
			"http://schemas.openxmlformats.org/package/2006/metadata/core-properties");

	private final Schema schema;

	private final DocumentBuilder builder;

	WordSchemas(Path directory) {
		try {
			DocumentBuilderFactory builders = DocumentBuilderFactory.newDefaultInstance();
			builders.setNamespaceAware(true);
			this.builder = builders.newDocumentBuilder();
			Stream<Source> named = Stream
				.of("wml.xsd", "shared-documentPropertiesCustom.xsd", "shared-documentPropertiesExtended.xsd",
						"opc-relationships.xsd", "dml-wordprocessingDrawing.xsd", "dml-main.xsd", "dml-picture.xsd")
				.map((name) -> new StreamSource(directory.resolve(name).toFile()));
			// the schemas take for granted that everybody knows xml:space
			Source xml = new StreamSource(
					Objects.requireNonNull(WordSchemas.class.getResourceAsStream("/checkers/xml.xsd")));
			this.schema = SchemaFactory.newDefaultInstance()
				.newSchema(Stream.concat(Stream.of(xml), named).toArray(Source[]::new));
		}
		catch (SAXException | ParserConfigurationException ex) {
			throw new IllegalStateException("The schemas cannot be read", ex);
		}
	}

	List<String> complaints(Path file) throws IOException {
		List<String> complaints = new ArrayList<>();
		try (ZipFile zip = new ZipFile(file.toFile())) {
			for (ZipEntry part : zip.stream().filter((part) -> part.getName().matches(".*\\.(xml|rels)")).toList()) {
				try (InputStream in = zip.getInputStream(part)) {
					Element root = this.builder.parse(in).getDocumentElement();
					ignore(root);
					if (!WITHOUT_SCHEMA.contains(Objects.requireNonNullElse(root.getNamespaceURI(), ""))) {
						validate(root, part.getName(), complaints);
					}
				}
				catch (SAXException ex) {
					complaints.add(part.getName() + ": " + ex.getMessage());
				}
			}
		}
		return complaints;
	}

	private void validate(Element root, String part, List<String> complaints) throws SAXException, IOException {
		Validator validator = this.schema.newValidator();
		validator.setErrorHandler(new ErrorHandler() {

			@Override
			public void warning(SAXParseException problem) {
				complaints.add(part + ": " + problem.getMessage());
			}

			@Override
			public void error(SAXParseException problem) {
				complaints.add(part + ": " + problem.getMessage());
			}

			@Override
			public void fatalError(SAXParseException problem) {
				complaints.add(part + ": " + problem.getMessage());
			}
		});
		validator.validate(new DOMSource(root));
	}

	private static void ignore(Element root) {
		Set<String> ignorable = new HashSet<>();
		for (String prefix : root.getAttributeNS(COMPATIBILITY, "Ignorable").split("\\s+", -1)) {
			String namespace = prefix.isEmpty() ? null : root.lookupNamespaceURI(prefix);
			if (namespace != null) {
				ignorable.add(namespace);
			}
		}
		ignorable.add(COMPATIBILITY);
		strip(root, ignorable);
	}

	private static void strip(Element element, Set<String> ignorable) {
		for (int i = element.getAttributes().getLength() - 1; i >= 0; i--) {
			Node attribute = element.getAttributes().item(i);
			if (ignorable.contains(Objects.requireNonNullElse(attribute.getNamespaceURI(), ""))) {
				element.removeAttributeNS(attribute.getNamespaceURI(), attribute.getLocalName());
			}
		}
		@Nullable Node child = element.getFirstChild();
		while (child != null) {
			@Nullable Node next = child.getNextSibling();
			if (child instanceof Element inner) {
				if (ignorable.contains(Objects.requireNonNullElse(inner.getNamespaceURI(), XMLConstants.NULL_NS_URI))) {
					element.removeChild(inner);
				}
				else {
					strip(inner, ignorable);
				}
			}
			child = next;
		}
	}

}
