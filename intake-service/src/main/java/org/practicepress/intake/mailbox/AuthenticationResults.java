package org.practicepress.intake.mailbox;

import java.util.ArrayList;
import java.util.List;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;

/**
 * What the receiving mail server has found out about a mail's sender. Anybody can write
 * such a line into a mail; only those that name a server of our own count.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8601">RFC 8601</a>
 */
final class AuthenticationResults {

	private AuthenticationResults() {
	}

	/**
	 * Whether the domain of the sender says that the mail is not from there.
	 * @param mail the mail
	 * @param trusted the name of our server in such lines; empty to trust none
	 * @return true when DMARC failed; false also when nothing is known
	 */
	static boolean failDmarc(Message mail, String trusted) throws MessagingException {
		String[] headers = mail.getHeader("Authentication-Results");
		if (trusted.isBlank() || headers == null) {
			return false;
		}
		for (String header : headers) {
			List<String> parts = parts(header);
			String server = word(parts.getFirst());
			if (server.equalsIgnoreCase(trusted.strip())
					&& parts.stream().skip(1).anyMatch(AuthenticationResults::isDmarcFailure)) {
				return true;
			}
		}
		return false;
	}

	private static boolean isDmarcFailure(String part) {
		int equals = part.indexOf('=');
		if (equals < 0) {
			return false;
		}
		int version = part.indexOf('/');
		String method = part.substring(0, (version >= 0 && version < equals) ? version : equals).strip();
		return method.equalsIgnoreCase("dmarc") && word(part.substring(equals + 1)).equalsIgnoreCase("fail");
	}

	private static String word(String text) {
		String stripped = text.strip();
		int end = 0;
		while (end < stripped.length() && !Character.isWhitespace(stripped.charAt(end))) {
			end++;
		}
		return stripped.substring(0, end);
	}

	/**
	 * What stands between the semicolons, without comments and quotation marks; a
	 * semicolon in quotation marks is none.
	 */
	private static List<String> parts(String header) {
		List<String> parts = new ArrayList<>();
		StringBuilder part = new StringBuilder();
		int comments = 0;
		boolean quoted = false;
		for (int i = 0; i < header.length(); i++) {
			char letter = header.charAt(i);
			if (letter == '\\' && (quoted || comments > 0)) {
				i++;
			}
			else if (quoted) {
				quoted = letter != '"';
				part.append((quoted && letter != ';') ? letter : ' ');
			}
			else if (letter == '(') {
				comments++;
				part.append(' ');
			}
			else if (comments > 0) {
				comments -= (letter == ')') ? 1 : 0;
			}
			else if (letter == ';') {
				parts.add(part.toString());
				part.setLength(0);
			}
			else {
				quoted = letter == '"';
				part.append(quoted ? ' ' : letter);
			}
		}
		parts.add(part.toString());
		return parts;
	}

}
