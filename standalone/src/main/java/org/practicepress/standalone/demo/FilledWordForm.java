package org.practicepress.standalone.demo;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

import org.apache.poi.common.usermodel.PictureType;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.util.Units;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * A blank Word form, filled in the way Word stores it: text in the content controls,
 * boxes ticked, photos within the text.
 */
final class FilledWordForm {

	private static final String WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

	private static final String WORD_2010 = "http://schemas.microsoft.com/office/word/2010/wordml";

	private final XWPFDocument document;

	FilledWordForm(byte[] blank) throws IOException {
		this.document = new XWPFDocument(new ByteArrayInputStream(blank));
	}

	/**
	 * Writes text into a control, a paragraph for each line.
	 * @param key the field
	 * @param text what is written
	 * @return this
	 */
	FilledWordForm write(String key, String text) {
		Element control = control(key);
		Element content = child(control, "sdtContent");
		Element pattern = first(content, "p");
		removeAll(content);
		boolean first = true;
		for (String line : text.split("\n", -1)) {
			if (pattern == null) {
				if (!first) {
					content.appendChild(run(" "));
				}
				content.appendChild(run(line));
			}
			else {
				Element paragraph = (Element) pattern.cloneNode(false);
				NodeList properties = pattern.getElementsByTagNameNS(WORD, "pPr");
				if (properties.getLength() > 0) {
					paragraph.appendChild(properties.item(0).cloneNode(true));
				}
				paragraph.appendChild(run(line));
				content.appendChild(paragraph);
			}
			first = false;
		}
		filled(control);
		return this;
	}

	/**
	 * Ticks boxes.
	 * @param key the field
	 * @param codes the choices
	 * @return this
	 */
	FilledWordForm tick(String key, String... codes) {
		for (String code : codes) {
			Element control = control(key + "/" + code);
			Element checked = (Element) control.getElementsByTagNameNS(WORD_2010, "checked").item(0);
			checked.setAttributeNS(WORD_2010, "w14:val", "1");
			control.getElementsByTagNameNS(WORD, "t").item(0).getFirstChild().setNodeValue("\u2612");
		}
		return this;
	}

	/**
	 * Chooses from a drop-down list.
	 * @param key the field
	 * @param code the choice
	 * @return this
	 */
	FilledWordForm choose(String key, String code) {
		NodeList items = control(key).getElementsByTagNameNS(WORD, "listItem");
		for (int index = 0; index < items.getLength(); index++) {
			Element item = (Element) items.item(index);
			if (item.getAttributeNS(WORD, "value").equals(code)) {
				return write(key, item.getAttributeNS(WORD, "displayText"));
			}
		}
		throw new IllegalArgumentException(key + " has no choice " + code);
	}

	/**
	 * Inserts photos, each with its caption on the line below.
	 * @param key the field
	 * @param photos the photos
	 * @return this
	 */
	FilledWordForm insert(String key, List<Photo> photos) {
		Element control = control(key);
		Element content = child(control, "sdtContent");
		removeAll(content);
		for (Photo photo : photos) {
			content.appendChild(picture(photo));
			XWPFParagraph caption = this.document.createParagraph();
			caption.createRun().setText(photo.caption());
			content.appendChild(caption.getCTP().getDomNode());
		}
		filled(control);
		return this;
	}

	byte[] toBytes() {
		try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
			this.document.write(out);
			return out.toByteArray();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Node picture(Photo photo) {
		XWPFParagraph paragraph = this.document.createParagraph();
		try {
			paragraph.createRun()
				.addPicture(new ByteArrayInputStream(photo.jpeg()), PictureType.JPEG, photo.name(), Units.toEMU(280),
						Units.toEMU(175));
		}
		catch (InvalidFormatException | IOException ex) {
			throw new IllegalStateException(ex);
		}
		return paragraph.getCTP().getDomNode();
	}

	private Element control(String tag) {
		Node body = this.document.getDocument().getBody().getDomNode();
		NodeList tags = ((Element) body).getElementsByTagNameNS(WORD, "tag");
		for (int index = 0; index < tags.getLength(); index++) {
			Element element = (Element) tags.item(index);
			if (element.getAttributeNS(WORD, "val").equals(tag)) {
				return (Element) element.getParentNode().getParentNode();
			}
		}
		throw new IllegalArgumentException("the form has no control " + tag);
	}

	private static void filled(Element control) {
		Element properties = child(control, "sdtPr");
		Element placeholder = first(properties, "showingPlcHdr");
		if (placeholder != null) {
			properties.removeChild(placeholder);
		}
	}

	private static Element run(Node owner, String text) {
		Element run = owner.getOwnerDocument().createElementNS(WORD, "w:r");
		Element content = owner.getOwnerDocument().createElementNS(WORD, "w:t");
		content.setAttributeNS("http://www.w3.org/XML/1998/namespace", "xml:space", "preserve");
		content.appendChild(owner.getOwnerDocument().createTextNode(text));
		run.appendChild(content);
		return run;
	}

	private Element run(String text) {
		return run(this.document.getDocument().getBody().getDomNode(), text);
	}

	private static Element child(Element parent, String name) {
		Element child = first(parent, name);
		if (child == null) {
			throw new IllegalStateException("no " + name);
		}
		return child;
	}

	private static @org.jspecify.annotations.Nullable Element first(Element parent, String name) {
		for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
			if (child instanceof Element element && name.equals(element.getLocalName())) {
				return element;
			}
		}
		return null;
	}

	private static void removeAll(Element parent) {
		List<Node> children = new ArrayList<>();
		for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
			children.add(child);
		}
		children.forEach(parent::removeChild);
	}

	/**
	 * A photo.
	 *
	 * @param name its file name
	 * @param jpeg its bytes
	 * @param caption what is written below it
	 */
	record Photo(String name, byte[] jpeg, String caption) {
	}

}
