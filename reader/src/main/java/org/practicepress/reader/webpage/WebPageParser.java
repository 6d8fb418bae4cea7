package org.practicepress.reader.webpage;

import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.Set;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import org.apache.tika.exception.TikaException;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.sax.XHTMLContentHandler;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.practicepress.reader.text.EmbeddedImages;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.AttributesImpl;

/**
 * Runs in the child process: reads web pages as office programs save them. Nothing a page
 * refers to is fetched; pictures are those that stand in the page itself. Public for
 * Tika, which makes it from the configuration.
 */
public final class WebPageParser implements Parser {

	private static final long serialVersionUID = 1L;

	private static final Set<MediaType> TYPES = Set.of(MediaType.TEXT_HTML, MediaType.application("xhtml+xml"));

	/** Kept because answers stand in them; of all others only the text is kept. */
	private static final Set<String> KEPT = Set.of("p", "div", "table", "tbody", "tr", "td", "th", "ul", "ol", "li",
			"br", "span", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre");

	private static final Set<String> SKIPPED = Set.of("script", "style", "template", "noscript", "del", "iframe",
			"object", "svg");

	/** What goes into each other deeper stands side by side there. */
	private static final int DEEPEST = 80;

	/** What numbered lists are numbered by, and how far a cell reaches. */
	private static final Set<String> NUMBERS = Set.of("start", "value", "rowspan");

	/** LibreOffice writes some that only mean something to itself. */
	private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x{9f}]");

	private static final Pattern PICTURE = Pattern.compile("^data:image/([a-z]{3,4});base64,(.)", Pattern.DOTALL);

	@Override
	public Set<MediaType> getSupportedTypes(ParseContext context) {
		return TYPES;
	}

	@Override
	public void parse(InputStream stream, ContentHandler handler, Metadata metadata, ParseContext context)
			throws IOException, SAXException, TikaException {
		Document page = Jsoup.parse(stream, null, "", org.jsoup.parser.Parser.htmlParser().setMaxDepth(DEEPEST));
		for (Element meta : page.head().select("meta[name][content]")) {
			metadata.set("custom:" + meta.attr("name"), meta.attr("content"));
		}
		XHTMLContentHandler xhtml = new XHTMLContentHandler(handler, metadata);
		xhtml.startDocument();
		children(page.body(), xhtml, new EmbeddedImages(xhtml, context));
		xhtml.endDocument();
	}

	private static void children(Element parent, XHTMLContentHandler xhtml, EmbeddedImages images)
			throws IOException, SAXException {
		for (Node child : parent.childNodes()) {
			if (child instanceof TextNode text) {
				xhtml.characters(CONTROL.matcher(text.getWholeText()).replaceAll(""));
			}
			else if (child instanceof Element element && !SKIPPED.contains(element.normalName())) {
				element(element, xhtml, images);
			}
		}
	}

	private static void element(Element element, XHTMLContentHandler xhtml, EmbeddedImages images)
			throws IOException, SAXException {
		String name = element.normalName();
		switch (name) {
			case "img" -> image(element, images);
			case "a" -> {
				xhtml.startElement("a", "href", element.attr("href"));
				children(element, xhtml, images);
				xhtml.endElement("a");
			}
			default -> {
				if (!KEPT.contains(name)) {
					children(element, xhtml, images);
					return;
				}
				AttributesImpl attributes = new AttributesImpl();
				for (String attribute : NUMBERS) {
					if (element.hasAttr(attribute)) {
						attributes.addAttribute("", attribute, attribute, "CDATA", element.attr(attribute));
					}
				}
				xhtml.startElement(name, attributes);
				children(element, xhtml, images);
				xhtml.endElement(name);
			}
		}
	}

	private static void image(Element element, EmbeddedImages images) throws IOException, SAXException {
		Matcher picture = PICTURE.matcher(element.attr("src"));
		if (!picture.find()) {
			return;
		}
		try {
			byte[] bytes = Base64.getMimeDecoder().decode(element.attr("src").substring(picture.start(2)));
			images.write(element.attr("src"), picture.group(1), () -> TikaInputStream.get(bytes));
		}
		catch (IllegalArgumentException ex) {
			throw new IOException("A picture is damaged", ex);
		}
	}

}
