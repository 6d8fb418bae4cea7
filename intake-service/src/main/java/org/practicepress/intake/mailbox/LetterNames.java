package org.practicepress.intake.mailbox;

import java.net.IDN;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * How the letters are named that are sent in our name: by a Message-ID that nobody can
 * guess, and, where the mail server allows it, by the address they return to. Pure.
 */
final class LetterNames {

	/** Where servers note to whom a mail was sent. */
	private static final List<String> SENT_TO = List.of("To", "Delivered-To", "X-Original-To", "Envelope-To");

	/** So many hexadecimal digits tell one from another, and from no third. */
	private static final int MARK = 5;

	private static final int LONGEST_HEADER = 20_000;

	private static final String NAME = "([0-9a-z]{10,16})";

	private final Pattern messageId;

	private final Pattern returnAddress;

	private final String domain;

	/**
	 * The names of letters.
	 * @param ownAddress the address that they come from
	 */
	LetterNames(String ownAddress) {
		int at = ownAddress.lastIndexOf('@');
		this.domain = ownAddress.substring(at + 1);
		this.messageId = Pattern.compile("<" + NAME + "@" + Pattern.quote(this.domain) + ">", Pattern.CASE_INSENSITIVE);
		this.returnAddress = Pattern.compile(
				Pattern.quote(ownAddress.substring(0, Math.max(0, at)) + "+") + NAME + Pattern.quote("@" + this.domain),
				Pattern.CASE_INSENSITIVE);
	}

	/**
	 * The letter that somebody names.
	 * @param messageIds Message-IDs with their brackets
	 * @return the first that may be of a letter; whether there is one, it does not say
	 */
	Optional<String> letter(List<String> messageIds) {
		return messageIds.stream()
			.map(this.messageId::matcher)
			.filter(Matcher::matches)
			.map((id) -> messageId(id.group(1)))
			.findFirst();
	}

	/**
	 * The letter that a mail has come back for.
	 * @param mail a mail to an address that letters return to
	 * @return the Message-ID of the letter; empty when the mail is to another address
	 */
	Optional<String> returned(Message mail) throws MessagingException {
		for (String header : SENT_TO) {
			String[] values = mail.getHeader(header);
			for (String value : (values != null) ? values : new String[0]) {
				Matcher address = this.returnAddress
					.matcher(value.substring(0, Math.min(value.length(), LONGEST_HEADER)));
				if (address.find()) {
					return Optional.of(messageId(address.group(1)));
				}
			}
		}
		return Optional.empty();
	}

	private String messageId(String name) {
		return "<" + name.toLowerCase(Locale.ROOT) + "@" + this.domain + ">";
	}

	/**
	 * What tells whether a letter went to an address. It is not enough to tell who that
	 * is: a million share it.
	 * @param letter the letter's Message-ID
	 * @param address the address
	 * @return five hexadecimal digits
	 */
	static String mark(String letter, String address) {
		return DigestUtils.sha256Hex(letter + DigestUtils.sha256Hex(normalised(address))).substring(0, MARK);
	}

	/** Servers name the same address in more than one way. */
	private static String normalised(String address) {
		String lower = address.strip().toLowerCase(Locale.ROOT);
		int at = lower.lastIndexOf('@');
		try {
			return lower.substring(0, at + 1) + IDN.toASCII(lower.substring(at + 1), IDN.ALLOW_UNASSIGNED);
		}
		catch (IllegalArgumentException ex) {
			return lower;
		}
	}

}
