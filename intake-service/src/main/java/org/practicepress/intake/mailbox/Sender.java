package org.practicepress.intake.mailbox;

import java.util.List;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import org.jspecify.annotations.Nullable;
import org.practicepress.reader.header.HeaderText;

/**
 * Who has sent a mail.
 *
 * @param address where an answer goes
 * @param certain whether the mail names them as it should. Who has to be guessed is
 * answered, but is taken for nobody who is known: whoever has checked the mail on its way
 * may have guessed otherwise
 */
record Sender(String address, boolean certain) {

	private static final int LONGEST_HEADER = 20_000;

	private static final int LONGEST_ADDRESS = 254;

	/** Other lines that name one when {@code From} does not. */
	private static final List<String> GUESSED_FROM = List.of("From", "Sender", "Reply-To", "Return-Path");

	private static final Pattern ANGLED = Pattern
		.compile("<\\s*([^\\s<>()\\[\\],;:\"@]+\\s*@\\s*[^\\s<>()\\[\\],;:\"@]+)\\s*>");

	private static final Pattern BARE = Pattern.compile("[^\\s<>()\\[\\],;:\"@]+\\s*@\\s*[^\\s<>()\\[\\],;:\"@]+");

	private static final Pattern SPACES = Pattern.compile("\\s+");

	/**
	 * The sender of a mail.
	 * @param mail the mail
	 * @return null when it names none
	 */
	static @Nullable Sender of(Message mail) throws MessagingException {
		String[] from = mail.getHeader("From");
		if (from != null && from.length > 0) {
			String parsed = parsed(from[0]);
			if (parsed != null) {
				return new Sender(parsed, from.length == 1);
			}
		}
		for (String name : GUESSED_FROM) {
			String[] lines = mail.getHeader(name);
			String guessed = (lines != null && lines.length > 0) ? guessed(lines[0]) : null;
			if (guessed != null) {
				return new Sender(guessed, false);
			}
		}
		return null;
	}

	private static @Nullable String parsed(String header) {
		if (header.length() > LONGEST_HEADER) {
			return null;
		}
		try {
			for (Address address : InternetAddress.parseHeader(HeaderText.letters(header), false)) {
				InternetAddress[] members = (address instanceof InternetAddress group && group.isGroup())
						? group.getGroup(false) : null;
				Address first = (members != null && members.length > 0) ? members[0] : address;
				if (first instanceof InternetAddress one && isAddress(one.getAddress())) {
					return one.getAddress();
				}
			}
			return null;
		}
		catch (AddressException ex) {
			return null;
		}
	}

	private static @Nullable String guessed(String header) {
		String words = withoutComments(HeaderText.words(header));
		String angled = last(ANGLED.matcher(words), 1);
		return (angled != null) ? angled : last(BARE.matcher(words), 0);
	}

	private static @Nullable String last(Matcher matcher, int group) {
		String last = null;
		while (matcher.find()) {
			String found = SPACES.matcher(matcher.group(group)).replaceAll("");
			last = isAddress(found) ? found : last;
		}
		return last;
	}

	private static String withoutComments(String text) {
		StringBuilder without = new StringBuilder();
		int comments = 0;
		for (int i = 0; i < text.length(); i++) {
			char letter = text.charAt(i);
			if (letter == '\\' && comments > 0) {
				i++;
			}
			else if (letter == '(') {
				comments++;
			}
			else if (letter == ')' && comments > 0) {
				comments--;
			}
			else if (comments == 0) {
				without.append(letter);
			}
		}
		return without.toString();
	}

	private static boolean isAddress(@Nullable String address) {
		if (address == null || address.length() > LONGEST_ADDRESS) {
			return false;
		}
		int at = address.lastIndexOf('@');
		return at > 0 && at < address.length() - 1
				&& address.codePoints().noneMatch((sign) -> Character.isISOControl(sign) || "<>".indexOf(sign) >= 0);
	}

}
