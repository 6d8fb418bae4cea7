package org.practicepress.reader.text;

import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import com.google.re2j.Pattern;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.extractor.EmbeddedDocumentUtil;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.sax.XHTMLContentHandler;
import org.xml.sax.SAXException;

/**
 * Takes a document's pictures out of it, each once, and writes where they stood.
 */
public final class EmbeddedImages {

	private static final Pattern SUFFIX = Pattern.compile("[a-z]{3,4}");

	private final XHTMLContentHandler xhtml;

	private final EmbeddedDocumentExtractor extractor;

	private final Map<String, String> names = new HashMap<>();

	public EmbeddedImages(XHTMLContentHandler xhtml, ParseContext context) {
		this.xhtml = xhtml;
		this.extractor = EmbeddedDocumentUtil.getEmbeddedDocumentExtractor(context);
	}

	/** A picture's bytes. */
	@FunctionalInterface
	public interface Source {

		TikaInputStream open() throws IOException;

	}

	/** Takes a picture along that does not stand in the text. */
	public void add(String name, Source source) throws IOException, SAXException {
		Metadata metadata = new Metadata();
		metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, name);
		if (this.extractor.shouldParseEmbedded(metadata)) {
			try (TikaInputStream in = source.open()) {
				this.extractor.parseEmbedded(in, this.xhtml, metadata, false);
			}
		}
	}

	/** The source is opened at its first mention. */
	public void write(String key, String suffix, Source source) throws IOException, SAXException {
		String name = this.names.get(key);
		if (name == null) {
			String lower = suffix.toLowerCase(Locale.ROOT);
			name = "image-" + (this.names.size() + 1) + (SUFFIX.matches(lower) ? "." + lower : "");
			this.names.put(key, name);
			add(name, source);
		}
		this.xhtml.startElement("img", "src", name);
		this.xhtml.endElement("img");
	}

}
