package org.practicepress.reader.mail;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import org.jspecify.annotations.Nullable;
import org.practicepress.reader.result.MailReport;
import org.practicepress.reader.result.MailReport.Recipient;

/**
 * What a mail server says of a delivery, as it is meant to be said. Groups of lines, with
 * an empty one between them: the first of the mail, each of the others of a recipient.
 * Pure.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3464">RFC 3464</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6533">RFC 6533</a>
 */
final class DeliveryStatus {

	/** The enhanced code anywhere in a line, and no part of an internet address. */
	private static final Pattern STATUS = Pattern
		.compile("(?:^|[^0-9.])([245]\\.[0-9]{1,3}\\.[0-9]{1,3})(?:[^0-9.]|$)");

	/** How letters beyond ASCII are written where only ASCII can be. */
	private static final Pattern ESCAPED = Pattern.compile("\\\\x\\{([0-9A-Fa-f]{1,6})\\}");

	private DeliveryStatus() {
	}

	/**
	 * Reads a status.
	 * @param text the lines
	 * @return to whom the mail did not get, each address once; as many as are told
	 */
	static List<Recipient> recipients(String text) {
		List<Recipient> recipients = new ArrayList<>();
		Map<String, String> group = new HashMap<>();
		for (String line : (Iterable<String>) Stream.concat(unfolded(text).stream(), Stream.of(""))::iterator) {
			int colon = line.indexOf(':');
			if (line.isBlank()) {
				for (Recipient recipient : recipients(group)) {
					if (recipients.size() < MailReport.MOST_RECIPIENTS && !recipients.contains(recipient)) {
						recipients.add(recipient);
					}
				}
				group.clear();
			}
			else if (colon > 0) {
				group.putIfAbsent(line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
						line.substring(colon + 1).strip());
			}
		}
		return recipients;
	}

	/** Mail may have been passed on: then it is told to whom it was meant, too. */
	private static List<Recipient> recipients(Map<String, String> group) {
		String action = group.getOrDefault("action", "").toLowerCase(Locale.ROOT);
		boolean delayed = action.startsWith("delayed");
		if (!delayed && !action.startsWith("failed")) {
			return List.of();
		}
		String said = status(group.getOrDefault("status", ""));
		String status = (said != null) ? said : status(group.getOrDefault("diagnostic-code", ""));
		return Stream.of("original-recipient", "final-recipient")
			.flatMap((name) -> Stream.ofNullable(group.get(name)))
			.flatMap((value) -> Stream.ofNullable(address(value)))
			.distinct()
			.map((address) -> new Recipient(address, delayed, status))
			.toList();
	}

	/** The address, without the kind it is of. */
	private static @Nullable String address(String value) {
		return plain(value.substring(value.indexOf(';') + 1));
	}

	/**
	 * An address as somebody has written it.
	 * @param written the address, perhaps in brackets
	 * @return null when it is none that a mail could be sent to
	 */
	static @Nullable String plain(String written) {
		String bare = written.strip();
		String within = (bare.startsWith("<") && bare.endsWith(">")) ? bare.substring(1, bare.length() - 1) : bare;
		StringBuilder letters = new StringBuilder();
		Matcher escapes = ESCAPED.matcher(within);
		while (escapes.find()) {
			int letter = Integer.parseInt(escapes.group(1), 16);
			escapes.appendReplacement(letters,
					Character.isValidCodePoint(letter) ? Matcher.quoteReplacement(Character.toString(letter)) : "?");
		}
		escapes.appendTail(letters);
		String address = letters.toString().strip();
		int at = address.lastIndexOf('@');
		boolean sendable = at > 0 && at < address.length() - 1 && address.length() <= MailReport.LONGEST
				&& address.codePoints()
					.noneMatch((sign) -> Character.isISOControl(sign) || Character.isWhitespace(sign));
		return sendable ? address : null;
	}

	/**
	 * The first enhanced code.
	 * @param line a line
	 * @return null when there is none
	 */
	static @Nullable String status(String line) {
		Matcher code = STATUS.matcher(line);
		return code.find() ? code.group(1) : null;
	}

	/** Lines that begin with a blank go on with the one before. */
	static List<String> unfolded(String text) {
		List<String> lines = new ArrayList<>();
		StringBuilder open = new StringBuilder();
		for (String line : (Iterable<String>) text.lines()::iterator) {
			boolean goesOn = !line.isBlank() && (line.startsWith(" ") || line.startsWith("\t")) && !open.isEmpty();
			if (!goesOn) {
				lines.add(open.toString());
				open.setLength(0);
			}
			open.append(line);
		}
		lines.add(open.toString());
		return lines;
	}

}
