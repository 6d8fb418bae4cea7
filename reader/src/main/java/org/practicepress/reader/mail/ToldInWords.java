package org.practicepress.reader.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import org.jspecify.annotations.Nullable;
import org.practicepress.reader.result.MailReport;
import org.practicepress.reader.result.MailReport.Recipient;

/**
 * What a mail server says of a delivery in words alone, as qmail and old ones do: who was
 * meant, why not, and below a line of hyphens the mail itself. Pure.
 */
final class ToldInWords {

	/** In characters: what is said stands before the mail that is returned. */
	static final int LONGEST = 64 * 1024;

	/** Sentences of those that give up, and of those that do not yet. */
	private static final List<String> GIVEN_UP = List.of("permanent error", "permanent fatal error", "given up",
			"could not be delivered", "couldn't be delivered", "wasn't able to deliver", "unable to deliver",
			"undeliverable", "delivery failed", "failed permanently", "delivery has failed");

	private static final List<String> NOT_YET = List.of("not yet been delivered", "will be retried", "still trying",
			"will continue to be attempted", "delivery is delayed", "warning message only", "could not be sent for");

	/** Below it stands the mail that is returned. */
	private static final Pattern RETURNED = Pattern
		.compile("(?i)^-{2,} ?(?:below this line|this is a copy|original message|returned message|unsent message"
				+ "|message header|undelivered message|included is a copy|begin message)");

	private static final Pattern MEANT = Pattern.compile("^<?([^\\s<>@:;]+@[^\\s<>@:;]+)>?:?(?:\\s+\\(.*)?$");

	private static final Pattern COMMA = Pattern.compile(",");

	private static final String MESSAGE_ID = "message-id:";

	private ToldInWords() {
	}

	/**
	 * Reads what a server says.
	 * @param text its words
	 * @param failed who a line before the mail names; empty for none
	 * @return the report; null when nothing like it is said
	 */
	static @Nullable MailReport of(String text, String failed) {
		List<String> lines = text.lines().map(String::strip).filter((line) -> !line.isEmpty()).toList();
		int returned = (int) lines.stream().takeWhile((line) -> !RETURNED.matcher(line).find()).count();
		List<String> said = lines.subList(0, returned);
		String words = String.join(" ", said).toLowerCase(Locale.ROOT);
		boolean delayed = NOT_YET.stream().anyMatch(words::contains);
		if (!delayed && failed.isEmpty() && GIVEN_UP.stream().noneMatch(words::contains)) {
			return null;
		}
		String status = said.stream().map(DeliveryStatus::status).filter(Objects::nonNull).findFirst().orElse(null);
		List<Recipient> recipients = Stream.concat(Stream.of(COMMA.split(failed)), meant(said).stream())
			.flatMap((written) -> Stream.ofNullable(DeliveryStatus.plain(written)))
			.distinct()
			.limit(MailReport.MOST_RECIPIENTS)
			.map((address) -> new Recipient(address, delayed, status))
			.toList();
		return new MailReport(ids(lines.subList(returned, lines.size())), recipients);
	}

	private static List<String> meant(List<String> said) {
		List<String> meant = new ArrayList<>();
		for (String line : said) {
			Matcher address = MEANT.matcher(line);
			if (address.find()) {
				meant.add(address.group(1));
			}
		}
		return meant;
	}

	/**
	 * The Message-IDs that lines of a mail name as its own.
	 * @param lines the lines
	 * @return with their brackets
	 */
	static List<String> ids(List<String> lines) {
		return lines.stream()
			.filter((line) -> line.regionMatches(true, 0, MESSAGE_ID, 0, MESSAGE_ID.length()))
			.flatMap((line) -> Stream.ofNullable(id(line.substring(MESSAGE_ID.length()))))
			.distinct()
			.limit(MailReport.MOST_MAILS)
			.toList();
	}

	/**
	 * A Message-ID as it stands behind its name.
	 * @param written what stands there
	 * @return null when it is none
	 */
	static @Nullable String id(String written) {
		int from = written.indexOf('<');
		int to = written.indexOf('>', from + 1);
		boolean whole = from >= 0 && to > from + 1 && to - from < MailReport.LONGEST;
		return whole ? written.substring(from, to + 1) : null;
	}

}
