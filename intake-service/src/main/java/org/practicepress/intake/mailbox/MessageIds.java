package org.practicepress.intake.mailbox;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import org.practicepress.reader.header.HeaderText;

/**
 * The Message-IDs in a mail's headers, whatever the program that wrote them has done to
 * their lines: some break a long one, some write it as encoded words.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc2047">RFC 2047</a>
 */
final class MessageIds {

	/** Of a longer header, its end: there stands what is answered. */
	private static final int LONGEST_HEADER = 20_000;

	private static final int LONGEST_ID = 252;

	private static final Pattern BETWEEN_BRACKETS = Pattern.compile("<[^<>]+>");

	private static final Pattern SPACES = Pattern.compile("\\s+");

	private MessageIds() {
	}

	/**
	 * The Message-IDs in a header.
	 * @param mail the mail
	 * @param header the header's name
	 * @return each once, where it stands last, with its brackets
	 */
	static List<String> in(Message mail, String header) throws MessagingException {
		SequencedSet<String> ids = new LinkedHashSet<>();
		String[] values = mail.getHeader(header);
		for (String value : (values != null) ? values : new String[0]) {
			Matcher brackets = BETWEEN_BRACKETS
				.matcher(HeaderText.words(value.substring(Math.max(0, value.length() - LONGEST_HEADER))));
			while (brackets.find()) {
				String id = SPACES.matcher(brackets.group()).replaceAll("");
				if (id.length() > 2 && id.length() <= LONGEST_ID) {
					ids.addLast(id);
				}
			}
		}
		return List.copyOf(ids);
	}

}
