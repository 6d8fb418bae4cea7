package org.practicepress.reader.richtext;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Set;

import com.rtfparserkit.parser.RtfStreamSource;
import org.apache.tika.exception.TikaException;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.sax.XHTMLContentHandler;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/**
 * Runs in the child process: reads rich text (RTF) with its tables, which Tika's own
 * reading drops. Public for Tika, which makes it from the configuration.
 */
public final class RichTextParser implements Parser {

	private static final long serialVersionUID = 1L;

	private static final Set<MediaType> TYPES = Set.of(MediaType.application("rtf"), MediaType.text("rtf"));

	@Override
	public Set<MediaType> getSupportedTypes(ParseContext context) {
		return TYPES;
	}

	@Override
	public void parse(InputStream stream, ContentHandler handler, Metadata metadata, ParseContext context)
			throws IOException, SAXException, TikaException {
		XHTMLContentHandler xhtml = new XHTMLContentHandler(handler, metadata);
		xhtml.startDocument();
		RichTextReader reader = new RichTextReader(xhtml, context);
		try {
			new RichTextEvents().parse(new RtfStreamSource(stream), reader);
			reader.finish();
		}
		catch (UncheckedIOException ex) {
			IOException cause = Objects.requireNonNull(ex.getCause());
			if (cause.getCause() instanceof SAXException refused) {
				throw refused;
			}
			throw cause;
		}
		// a broken document breaks its reader in many ways, all of them unchecked
		catch (RuntimeException ex) {
			throw new TikaException("Damaged rich text", ex);
		}
		reader.properties().forEach((name, value) -> metadata.set("custom:" + name, value));
		xhtml.endDocument();
	}

}
