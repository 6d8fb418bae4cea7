package org.practicepress.reader.mail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import com.google.re2j.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeFilter.FilterResult;
import org.jsoup.select.NodeTraversor;

/**
 * What somebody has written in a mail itself, without what the mail quotes.
 */
final class MailBody {

	private static final Pattern TABS = Pattern.compile("\t+");

	private static final Pattern SPACE = Pattern.compile("\\s");

	private static final Pattern ITEM = Pattern.compile("^\\s*(?:[-*\u2022\u2610\u2611\u2612\\[(]|\\d{1,2}[.)])");

	/** How mail programs mark what a mail answers. */
	private static final String QUOTED = "blockquote[type=cite], .gmail_quote, .moz-cite-prefix, [class*=yahoo_quoted], "
			+ "[id*=yahoo_quoted], .protonmail_quote, #mail-editor-reference-message-container, "
			+ "#divRplyFwdMsg, #x_divRplyFwdMsg";

	/** Behind these, all is quoted. */
	private static final String QUOTED_BEHIND = "#divRplyFwdMsg, #appendonsend, #x_divRplyFwdMsg, #x_appendonsend";

	/** How they mark the card below. */
	private static final String CARD = ".moz-signature, .gmail_signature, #Signature, #ms-outlook-mobile-signature, "
			+ "#AppleMailSignature, .protonmail_signature_block";

	private static final Set<String> BLOCKS = Set.of("p", "div", "td", "th", "li", "br", "h1", "h2", "h3", "h4", "h5",
			"h6", "tr", "pre");

	/** Mail programs break lines so that they are no longer than about this. */
	private static final int LONGEST_LINE = 80;

	private static final int SHORTEST_BROKEN_LINE = 55;

	private final Document page;

	private final List<String> words;

	private final List<String> own;

	private final List<String> links;

	private MailBody(Document page, List<String> words, List<String> own, List<String> links) {
		this.page = page;
		this.words = words;
		this.own = own;
		this.links = links;
	}

	/**
	 * What is known about a mail whose body is read.
	 *
	 * @param subject its subject
	 * @param ownAddress our address; where it stands, what is quoted begins. Empty for
	 * none
	 */
	record Around(String subject, String ownAddress) {

		/** What is passed on is meant, unless it is a letter of ours. */
		private boolean isPassedOn(List<String> lines, boolean forwarded) {
			return forwarded && (this.ownAddress.isEmpty()
					|| lines.stream().noneMatch((line) -> line.contains(this.ownAddress)));
		}

		private boolean endsAt(String line, boolean forwarded) {
			return !this.ownAddress.isEmpty() && line.contains(this.ownAddress)
					&& (!forwarded || OwnWords.isFrom(line));
		}

	}

	/**
	 * The body of a mail written as a web page.
	 * @param html the page
	 * @param around what is known about the mail
	 */
	static MailBody ofHtml(String html, Around around) {
		Document page = Jsoup.parse(html);
		boolean forwarded = OwnWords.areForwarded(around.subject(), lines(page, (element) -> true).stream());
		if (!forwarded) {
			Set<Element> cut = new HashSet<>();
			for (Element mark : page.select(QUOTED_BEHIND)) {
				Element parent = mark.parent();
				if (parent != null && cut.add(parent)) {
					emptyBehind(mark, parent);
				}
			}
			// to take a node out counts all beside it anew: emptied, it costs nothing
			page.select(QUOTED).empty();
		}
		Set<Element> cards = new HashSet<>(page.select(CARD));
		List<String> lines = lines(page, (element) -> !cards.contains(element));
		List<String> words = forwarded ? lines : OwnWords.of(lines, true);
		List<String> own = around.isPassedOn(lines, forwarded) ? lines : OwnWords.above(lines, true);
		List<String> links = page.select("a[href]").eachAttr("href");
		boolean quoted = false;
		for (TextNode text : page.body().nodeStream(TextNode.class).toList()) {
			quoted |= around.endsAt(text.text(), forwarded);
			if (quoted) {
				text.text("");
			}
		}
		return new MailBody(page, words, own, links);
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
	 * @param flow how its lines are broken
	 * @param around what is known about the mail
	 */
	static MailBody ofText(String text, Flow flow, Around around) {
		List<String> lines = text.lines().toList();
		boolean forwarded = OwnWords.areForwarded(around.subject(), lines.stream());
		List<String> unquoted = lines.stream()
			.takeWhile((line) -> !around.endsAt(line, forwarded))
			.filter((line) -> !line.startsWith(">"))
			.toList();
		Document page = page(unquoted, flow);
		List<String> words = lines(page(forwarded ? lines : OwnWords.of(lines, false), flow), (element) -> true);
		List<String> own = around.isPassedOn(lines, forwarded) ? words
				: lines(page(OwnWords.above(lines, false), flow), (element) -> true);
		return new MailBody(page, words, own, List.of());
	}

	private static Document page(List<String> lines, Flow flow) {
		Document page = Document.createShell("");
		for (String paragraph : paragraphs(lines, flow)) {
			for (String part : TABS.split(paragraph, -1)) {
				page.body().appendElement("p").text(part);
			}
		}
		return page;
	}

	/** How a program has broken lines that were too long. */
	enum Flow {

		/** As it liked. */
		UNKNOWN,

		/** Lines that end with a blank go on. */
		FLOWED,

		/** They do, and that blank is none of the text. */
		FLOWED_WITHOUT_BLANKS

	}

	private static List<String> paragraphs(List<String> lines, Flow flow) {
		List<String> paragraphs = new ArrayList<>();
		StringBuilder paragraph = new StringBuilder();
		for (int i = 0; i < lines.size(); i++) {
			String line = lines.get(i);
			// a blank more before a line that begins with one, or with what quotes
			paragraph.append((flow != Flow.UNKNOWN && line.startsWith(" ")) ? line.substring(1) : line);
			if (i + 1 < lines.size() && goesOn(line, lines.get(i + 1), flow)) {
				if (flow == Flow.FLOWED_WITHOUT_BLANKS) {
					paragraph.setLength(paragraph.length() - 1);
				}
				else {
					paragraph.append(line.endsWith(" ") ? "" : " ");
				}
			}
			else {
				paragraphs.add(paragraph.toString());
				paragraph.setLength(0);
			}
		}
		return paragraphs;
	}

	/** Whether a line was broken only because it had grown too long. */
	private static boolean goesOn(String line, String next, Flow flow) {
		if (next.isBlank() || ITEM.matcher(next).find()) {
			return false;
		}
		if (flow != Flow.UNKNOWN) {
			return line.endsWith(" ") && !line.isBlank() && !line.equals("-- ");
		}
		int word = SPACE.split(next.strip(), 2)[0].length();
		return line.length() >= SHORTEST_BROKEN_LINE && line.length() <= LONGEST_LINE
				&& line.length() + 1 + word > LONGEST_LINE - 10;
	}

	/** Its lines, as far as they can be told before it is read. */
	List<String> lines() {
		return lines(this.page, (element) -> true);
	}

	private static List<String> lines(Document page, Predicate<Element> counts) {
		StringBuilder text = new StringBuilder();
		NodeTraversor.filter((NodeFilter) (node, depth) -> {
			if (node instanceof Element element && !counts.test(element)) {
				return FilterResult.SKIP_ENTIRELY;
			}
			if (node instanceof TextNode words) {
				text.append(words.getWholeText());
			}
			else if (BLOCKS.contains(node.nodeName())) {
				text.append('\n');
			}
			return FilterResult.CONTINUE;
		}, page.body());
		return text.toString().lines().map(String::strip).filter((line) -> !line.isEmpty()).toList();
	}

	/** Those of its lines that its sender has written. */
	List<String> words() {
		return this.words;
	}

	/** The same, but for what may stand below an answered mail that nothing marks. */
	List<String> own() {
		return this.own;
	}

	/** Where its links lead. */
	List<String> links() {
		return this.links;
	}

	/** Bodies, one after the other, as a file of its own. */
	static String html(List<MailBody> bodies) {
		Document all = Document.createShell("");
		all.charset(StandardCharsets.UTF_8);
		bodies.forEach((body) -> all.body().appendChildren(body.page.body().childNodesCopy()));
		return all.outerHtml();
	}

}
