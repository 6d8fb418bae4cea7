package org.practicepress.reader.richtext;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.apache.tika.exception.TikaException;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.EmptyParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.sax.BodyContentHandler;
import org.apache.tika.sax.ToXMLContentHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.SAXException;

import static org.assertj.core.api.Assertions.assertThat;

class RichTextParserTests {

	private static final ParseContext CONTEXT = new ParseContext();

	static {
		CONTEXT.set(Parser.class, EmptyParser.INSTANCE);
	}

	/** RTF 1.9.1, "Formal syntax": a reader that does not know them skips them whole. */
	@ParameterizedTest
	@ValueSource(strings = { "{\\*\\unheardof gone}", "{\\*\\unheardof left-attach:0; right-attach:1}",
			"{\\*\\unheardof\\b gone}", "{\\*\\unheardof\\u1593 ?gone}", "{\\*\\unheardof\\'e9gone}",
			"{\\*\\unheardof\\tab gone}", "{\\*\\unheardof7{gone}}", "{\\*\\unheardof{\\b gone}{\\i gone}\\par gone}",
			"{\\*\\unheardof\\ansicpg1252 gone}", "{\\*\\unheardof\\~gone}", "{\\*\\unheardof\\bin4 goneg}",
			"{\\*\\unheardof\\{gone\\}}", "{\\*\\unheardof}" })
	void skipsIgnorableDestinationsItDoesNotKnow(String group) throws Exception {
		assertThat(read("{\\rtf1\\ansi\\uc1 Before, " + group + "after.}")).isEqualTo("Before, after.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\\*\\shppict nothing}", "{\\field{\\*\\fldinst PAGE}{\\fldrslt 7}}",
			"{\\unheardof kept}", "{\\b kept}" })
	void readsTheDestinationsItKnows(String group) throws Exception {
		assertThat(read("{\\rtf1\\ansi\\uc1 Before, " + group + "after.}"))
			.matches("Before, (?:nothing|7|kept)after\\.");
	}

	/** Made by AbiWord 3.0.5 from an OpenDocument text, shortened. */
	@Test
	void readsItemsThatStandWhereTheirMarkerShould() throws Exception {
		String cell = "\\pard\\plain\\intbl{First:}{\\par}\n{\\listtext\\pard\\sa60{{\\*\\listtag0}\\tab One}{\\par}\n"
				+ "}{\\listtext\\pard\\sa60{{\\*\\listtag0}\\tab Two}\\cell{\\*\\abiendcell}\\row}";
		assertThat(markup("{\\rtf1\\ansi\\trowd\\cellx1 " + cell + "}"))
			.contains("<td><p>First:</p><li>One</li><li>Two</li></td>");
	}

	/** Made by AbiWord 3.0.5 from a Word document, shortened. */
	@Test
	void countsTheItemsOfAListThatOnlySaysItIsNumbered() throws Exception {
		String item = "{\\listtext\\pard  \t}\\pard\\plain{{\\*\\pn\\pnql\\pnstart1\\pnlvlbody\\pndec{\\pntxta .}}\\ls2 One\\par}";
		String other = item.replace("ls2 One", "ls3 Two");
		String bullet = item.replace("pnlvlbody\\pndec", "pnlvlblt");
		assertThat(markup("{\\rtf1\\ansi " + item + item + other + bullet + "}"))
			.contains("<li value=\"1\">One</li><li value=\"2\">One</li><li value=\"1\">Two</li><li>One</li>");
	}

	private static String markup(String rtf) throws IOException, SAXException, TikaException {
		ToXMLContentHandler markup = new ToXMLContentHandler("UTF-8");
		new RichTextParser().parse(new ByteArrayInputStream(rtf.getBytes(StandardCharsets.US_ASCII)), markup,
				new Metadata(), CONTEXT);
		return markup.toString().replaceAll(">\\s+<", "><");
	}

	private static String read(String rtf) throws IOException, SAXException, TikaException {
		BodyContentHandler text = new BodyContentHandler(-1);
		new RichTextParser().parse(new ByteArrayInputStream(rtf.getBytes(StandardCharsets.US_ASCII)), text,
				new Metadata(), CONTEXT);
		return text.toString().strip();
	}

}
