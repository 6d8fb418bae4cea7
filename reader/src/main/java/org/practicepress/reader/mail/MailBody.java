package org.practicepress.reader.mail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.google.re2j.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * What somebody has written in a mail itself, without what the mail quotes.
 */
final class MailBody {

	private static final Pattern TABS = Pattern.compile("\t+");

	private static final Pattern SPACE = Pattern.compile("\\s");

	private static final Pattern ITEM = Pattern.compile("^\\s*(?:[-*\u2022\u2610\u2611\u2612\\[(]|\\d{1,2}[.)])");

	/** How mail programs mark what a mail answers. */
	private static final String QUOTED = "blockquote[type=cite], .gmail_quote, .moz-cite-prefix, #divRplyFwdMsg";

	/** Behind these, all is quoted. */
	private static final String QUOTED_BEHIND = "#divRplyFwdMsg, #appendonsend";

	private static final Set<String> BLOCKS = Set.of("p", "div", "td", "th", "li", "br", "h1", "h2", "h3", "h4", "h5",
			"h6", "tr", "pre");

	/** Mail programs break lines so that they are no longer than about this. */
	private static final int LONGEST_LINE = 80;

	private static final int SHORTEST_BROKEN_LINE = 55;

	private final Document page;

	private MailBody(Document page) {
		this.page = page;
	}

	/**
	 * The body of a mail written as a web page.
	 * @param html the page
	 * @param ownAddress our address; where it stands, what is quoted begins. Empty for
	 * none
	 */
	static MailBody ofHtml(String html, String ownAddress) {
		Document page = Jsoup.parse(html);
		Set<Element> cut = new HashSet<>();
		for (Element mark : page.select(QUOTED_BEHIND)) {
			Element parent = mark.parent();
			if (parent != null && cut.add(parent)) {
				emptyBehind(mark, parent);
			}
		}
		// to take a node out counts all beside it anew: emptied, it costs nothing
		page.select(QUOTED).empty();
		List<TextNode> texts = page.body().nodeStream(TextNode.class).toList();
		boolean quoted = false;
		for (TextNode text : texts) {
			quoted |= names(text.text(), ownAddress);
			if (quoted) {
				text.text("");
			}
		}
		return new MailBody(page);
	}

	private static boolean names(String text, String address) {
		return !address.isEmpty() && text.contains(address);
	}

	private static void emptyBehind(Element mark, Element parent) {
		boolean behind = false;
		for (Node child : parent.childNodes()) {
			if (behind && child instanceof Element element) {
				element.empty().clearAttributes();
			}
			else if (behind && child instanceof TextNode text) {
				text.text("");
			}
			behind |= child.equals(mark);
		}
	}

	/**
	 * The body of a mail written as plain text.
	 * @param text the text
	 * @param flowed whether lines that end with a space go on
	 * @param ownAddress our address; where it stands, what is quoted begins. Empty for
	 * none
	 */
	static MailBody ofText(String text, boolean flowed, String ownAddress) {
		Document page = Document.createShell("");
		List<String> lines = text.lines()
			.takeWhile((line) -> !names(line, ownAddress))
			.filter((line) -> !line.startsWith(">"))
			.toList();
		for (String paragraph : paragraphs(lines, flowed)) {
			for (String part : TABS.split(paragraph, -1)) {
				page.body().appendElement("p").text(part);
			}
		}
		return new MailBody(page);
	}

	private static List<String> paragraphs(List<String> lines, boolean flowed) {
		List<String> paragraphs = new ArrayList<>();
		StringBuilder paragraph = new StringBuilder();
		for (int i = 0; i < lines.size(); i++) {
			String line = lines.get(i);
			paragraph.append(line);
			if (i + 1 < lines.size() && goesOn(line, lines.get(i + 1), flowed)) {
				paragraph.append(line.endsWith(" ") ? "" : " ");
			}
			else {
				paragraphs.add(paragraph.toString());
				paragraph.setLength(0);
			}
		}
		return paragraphs;
	}

	/** Whether a line was broken only because it had grown too long. */
	private static boolean goesOn(String line, String next, boolean flowed) {
		if (next.isBlank() || ITEM.matcher(next).find()) {
			return false;
		}
		if (flowed) {
			return line.endsWith(" ") && !line.isBlank();
		}
		int word = SPACE.split(next.strip(), 2)[0].length();
		return line.length() >= SHORTEST_BROKEN_LINE && line.length() <= LONGEST_LINE
				&& line.length() + 1 + word > LONGEST_LINE - 10;
	}

	/** Its lines, as far as they can be told before it is read. */
	List<String> lines() {
		StringBuilder text = new StringBuilder();
		this.page.body().nodeStream().forEach((node) -> {
			if (node instanceof TextNode words) {
				text.append(words.getWholeText());
			}
			else if (BLOCKS.contains(node.nodeName())) {
				text.append('\n');
			}
		});
		return text.toString().lines().map(String::strip).filter((line) -> !line.isEmpty()).toList();
	}

	/** Bodies, one after the other, as a file of its own. */
	static String html(List<MailBody> bodies) {
		Document all = Document.createShell("");
		all.charset(StandardCharsets.UTF_8);
		bodies.forEach((body) -> all.body().appendChildren(body.page.body().childNodesCopy()));
		return all.outerHtml();
	}

}
