package org.practicepress.reader.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

import com.google.re2j.Pattern;

/**
 * Of all that a mail says what its sender has written: neither what it answers, nor who
 * has written that, nor the card that programs put below. Programs write these in the
 * language of their users. Pure.
 */
final class OwnWords {

	/** Answers come after these, somewhere on the line that ends so. */
	private static final List<String> WROTE = List.of("wrote", "a écrit", "escribió", "escribio", "كتب", "بواسطة");

	private static final List<String> BEGINS = List.of("on ", "le ", "el ", "في ", "بتاريخ ");

	private static final List<String> ORIGINAL = List.of("original message", "message d'origine", "message d’origine",
			"mensaje original", "الرسالة الأصلية");

	private static final List<String> FORWARDED = List.of("forwarded message", "message transféré", "mensaje reenviado",
			"begin forwarded message", "début du message", "inicio del mensaje", "الرسالة المعاد توجيهها",
			"رسالة معاد توجيهها", "رسالة تمت إعادة توجيهها", "بداية الرسالة");

	private static final Set<String> FORWARDS = Set.of("fwd", "fw", "tr", "rv", "reenv", "إعادة توجيه");

	private static final Set<String> FROM = Set.of("from", "de", "من");

	private static final Set<String> MORE = Set.of("sent", "date", "to", "cc", "subject", "reply-to", "envoyé",
			"envoyé le", "à", "objet", "sujet", "enviado", "enviado el", "fecha", "para", "asunto", "تاريخ الإرسال",
			"تم الإرسال", "التاريخ", "إلى", "الموضوع", "نسخة");

	private static final List<String> DEVICES = List.of("sent from my ", "sent from yahoo", "sent from outlook",
			"sent from mail for", "get outlook for ", "envoyé de mon ", "envoyé depuis ", "envoyé à partir de ",
			"obtenez outlook", "télécharger outlook", "téléchargez outlook", "enviado desde ", "obtener outlook",
			"descargar outlook", "أُرسلت من", "أرسلت من", "تم الإرسال من", "مرسل من", "الحصول على outlook");

	private static final Pattern MARKS = Pattern
		.compile("\\[(?:image|cid|picture|photo|imagen?|foto)\\b[^\\]]*\\]|<[^<>@]*\\.[A-Za-z0-9]{2,5}>");

	/** What stands for something that is no text. */
	private static final int OBJECT = 0xfffc;

	private static final Pattern UNSEEN = Pattern
		.compile("[\\x{200e}\\x{200f}\\x{202a}-\\x{202e}\\x{2066}-\\x{2069}*]");

	private static final Pattern SPACES = Pattern.compile("[\\s\\x{a0}\\x{202f}]+");

	private static final int LONGEST_ATTRIBUTION = 400;

	private static final int MOST_ATTRIBUTION_LINES = 3;

	private static final int LONGEST_DEVICE = 100;

	private static final int LONGEST_LABEL = 20;

	/** Of a card whose line has lost its blank. */
	private static final int MOST_CARD_LINES = 8;

	private OwnWords() {
	}

	/**
	 * The sender's own lines.
	 * @param lines all lines, what is quoted marked as in mails of plain text
	 * @param shown whether everything that is quoted was marked and is gone already
	 * @return those that nobody else has written; where that is none because what is
	 * answered is not marked, all of them
	 */
	static List<String> of(List<String> lines, boolean shown) {
		return of(lines, shown, true);
	}

	/**
	 * The sender's own lines, as far as that is sure.
	 * @param lines all lines, what is quoted marked as in mails of plain text
	 * @param shown whether everything that is quoted was marked and is gone already
	 * @return those that nobody else can have written
	 */
	static List<String> above(List<String> lines, boolean shown) {
		return of(lines, shown, false);
	}

	/**
	 * Whether lines say something.
	 * @param lines the lines
	 * @return false where there are only marks that programs leave of pictures and files
	 */
	static boolean say(List<String> lines) {
		return lines.stream()
			.map((line) -> MARKS.matcher(line).replaceAll(""))
			.anyMatch((line) -> line.codePoints().anyMatch(OwnWords::says));
	}

	/** Some answer with a picture of a thumb. */
	private static boolean says(int sign) {
		return Character.isLetterOrDigit(sign) || (Character.getType(sign) == Character.OTHER_SYMBOL && sign != OBJECT);
	}

	private static List<String> of(List<String> lines, boolean shown, boolean below) {
		List<String> own = new ArrayList<>();
		boolean cut = false;
		for (int i = 0; i < lines.size(); i++) {
			String line = lines.get(i);
			if (line.startsWith(">")) {
				continue;
			}
			int attribution = attribution(lines, i);
			cut = isOriginal(lines, i) || (attribution > 0 && !shown && !isQuoted(lines, i + attribution));
			if (cut || isCard(lines, i)) {
				break;
			}
			if (attribution > 0) {
				i += attribution - 1;
			}
			else if (!isDevice(line)) {
				own.add(line);
			}
		}
		while (!own.isEmpty() && isRule(own.getLast())) {
			own.removeLast();
		}
		// some write below what they answer, and their programs mark nothing
		return (own.isEmpty() && cut && below) ? lines.stream().filter((line) -> !line.startsWith(">")).toList() : own;
	}

	/**
	 * Whether a mail passes on what somebody else has written.
	 * @param subject its subject
	 * @param lines what it says
	 * @return false for an answer
	 */
	static boolean areForwarded(String subject, Stream<String> lines) {
		String label = label(subject);
		return FORWARDS.contains(label) || (label.isEmpty() && lines.limit(1_000)
			.map(OwnWords::plain)
			.filter((line) -> line.startsWith("-") || line.endsWith(":"))
			.anyMatch((line) -> FORWARDED.stream().anyMatch(line::contains)));
	}

	/** Whether a line names who has written what follows it. */
	static boolean isFrom(String line) {
		return FROM.contains(label(line));
	}

	/** How many lines say who has written what follows; 0 for none. */
	private static int attribution(List<String> lines, int from) {
		String first = plain(lines.get(from));
		if (BEGINS.stream().noneMatch(first::startsWith)) {
			return 0;
		}
		StringBuilder said = new StringBuilder();
		for (int i = from; i < Math.min(lines.size(), from + MOST_ATTRIBUTION_LINES); i++) {
			said.append(plain(lines.get(i))).append(' ');
			String all = said.toString().strip();
			if (all.length() > LONGEST_ATTRIBUTION) {
				return 0;
			}
			if (all.endsWith(":") && WROTE.stream().anyMatch(all::contains) && hasDigit(all)) {
				return i - from + 1;
			}
		}
		return 0;
	}

	private static boolean hasDigit(String text) {
		return text.contains("@") || text.chars().anyMatch(Character::isDigit);
	}

	private static boolean isQuoted(List<String> lines, int from) {
		int at = from;
		while (at < lines.size() && lines.get(at).isBlank()) {
			at++;
		}
		return at < lines.size() && lines.get(at).startsWith(">");
	}

	/** What a program copies of the head of a mail that it answers. */
	private static boolean isOriginal(List<String> lines, int at) {
		String line = plain(lines.get(at));
		if (line.startsWith("-----") && ORIGINAL.stream().anyMatch(line::contains)) {
			return true;
		}
		if (!isFrom(line)) {
			return false;
		}
		return lines.subList(at + 1, Math.min(lines.size(), at + 7))
			.stream()
			.filter((next) -> MORE.contains(label(next)))
			.count() >= 2;
	}

	/** What stands before a colon, if that is a word or two. */
	private static String label(String line) {
		String plain = plain(line.substring(0, Math.min(line.length(), 2 * LONGEST_LABEL)));
		int colon = plain.indexOf(':');
		return (colon > 0 && colon <= LONGEST_LABEL) ? plain.substring(0, colon).strip() : "";
	}

	private static boolean isCard(List<String> lines, int at) {
		String line = lines.get(at);
		return line.equals("-- ") || line.equals("--\u00a0")
				|| (line.equals("--") && lines.size() - at <= MOST_CARD_LINES);
	}

	private static boolean isDevice(String line) {
		return line.length() <= LONGEST_DEVICE && DEVICES.stream().anyMatch(plain(line)::startsWith);
	}

	private static boolean isRule(String line) {
		return line.isBlank() || (line.length() >= 5 && line.chars().allMatch((sign) -> sign == '_' || sign == '-'));
	}

	private static String plain(String line) {
		String seen = UNSEEN.matcher(line.substring(0, Math.min(line.length(), LONGEST_ATTRIBUTION))).replaceAll("");
		return SPACES.matcher(seen).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
	}

}
