package org.practicepress.publish.series;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

import org.practicepress.form.Licence;
import org.practicepress.publish.rendering.Words;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * The series as an Atom feed.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4287">RFC 4287</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4946">RFC 4946, on licences</a>
 */
@Component
final class AtomFeed {

	private final String site;

	private final String publisher;

	private final Licence licence;

	AtomFeed(@Value("${practice-press.public-url}") String publicUrl,
			@Value("${practice-press.publisher}") String publisher, Licence licence) {
		this.site = StringUtils.trimTrailingCharacter(publicUrl, '/');
		this.publisher = publisher;
		this.licence = licence;
	}

	byte[] write(List<Card> cards, Instant updated) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try {
			XMLStreamWriter xml = XMLOutputFactory.newFactory()
				.createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
			xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
			xml.writeStartElement("feed");
			xml.writeDefaultNamespace("http://www.w3.org/2005/Atom");
			element(xml, "id", this.site + "/factsheets");
			element(xml, "title", Words.in("en").get("series"));
			element(xml, "updated", updated.truncatedTo(ChronoUnit.SECONDS).toString());
			link(xml, "self", this.site + "/factsheets/feed.atom", "application/atom+xml");
			link(xml, "alternate", this.site + "/factsheets", "text/html");
			xml.writeStartElement("author");
			element(xml, "name", this.publisher);
			xml.writeEndElement();
			element(xml, "rights", this.licence.code());
			if (this.licence.address() != null) {
				xml.writeEmptyElement("link");
				xml.writeAttribute("rel", "license");
				xml.writeAttribute("href", this.licence.reference());
			}
			for (Card card : cards) {
				entry(xml, card);
			}
			xml.writeEndElement();
			xml.writeEndDocument();
			xml.close();
		}
		catch (XMLStreamException ex) {
			throw new IllegalStateException("A feed cannot fail to be written to memory", ex);
		}
		return bytes.toByteArray();
	}

	private void entry(XMLStreamWriter xml, Card card) throws XMLStreamException {
		xml.writeStartElement("entry");
		xml.writeAttribute("xml", "http://www.w3.org/XML/1998/namespace", "lang", card.language());
		// the number alone is for ever; the readable end of an address is not
		element(xml, "id", this.site + "/factsheets/" + card.number());
		element(xml, "title", Words.in(card.language()).get("practice.titled", card.number(), card.title()));
		element(xml, "summary", card.summary());
		element(xml, "published", card.publishedAt().truncatedTo(ChronoUnit.SECONDS).toString());
		element(xml, "updated", card.changedAt().truncatedTo(ChronoUnit.SECONDS).toString());
		link(xml, "alternate", this.site + card.path(), "text/html");
		link(xml, "enclosure", this.site + "/factsheets/" + card.number() + ".pdf", "application/pdf");
		xml.writeEmptyElement("category");
		xml.writeAttribute("term", card.category());
		for (String theme : card.themes()) {
			xml.writeEmptyElement("category");
			xml.writeAttribute("term", theme);
		}
		xml.writeEndElement();
	}

	private static void link(XMLStreamWriter xml, String rel, String href, String type) throws XMLStreamException {
		xml.writeEmptyElement("link");
		xml.writeAttribute("rel", rel);
		xml.writeAttribute("type", type);
		xml.writeAttribute("href", href);
	}

	private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
		xml.writeStartElement(name);
		xml.writeCharacters(text);
		xml.writeEndElement();
	}

}
