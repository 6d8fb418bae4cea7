package org.practicepress.intake.mailbox;

import java.util.Locale;
import java.util.Set;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.ParseException;
import org.jspecify.annotations.Nullable;

/**
 * Whether a mail was written by a machine: answering one could begin a conversation
 * between machines that never ends.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3834">RFC 3834</a>
 */
final class Automatic {

	private static final Set<String> BULK = Set.of("bulk", "junk", "list", "auto_reply");

	private static final Set<String> MACHINES = Set.of("mailer-daemon", "postmaster", "no-reply", "noreply",
			"donotreply", "do-not-reply", "bounce", "bounces");

	private Automatic() {
	}

	/**
	 * Looks at the headers of a mail.
	 * @param mail the mail
	 * @param from its sender
	 * @param ownAddress the address of this mailbox
	 * @return why it is taken for automatic, null when a person wrote it
	 */
	static @Nullable String reason(Message mail, @Nullable String from, String ownAddress) throws MessagingException {
		if (from == null) {
			return "no sender";
		}
		if (from.equalsIgnoreCase(ownAddress)) {
			return "our own mail";
		}
		if (MACHINES.contains(from.substring(0, Math.max(0, from.indexOf('@'))).toLowerCase(Locale.ROOT))) {
			return "sender is a machine";
		}
		String submitted = header(mail, "Auto-Submitted");
		if (submitted != null && !submitted.toLowerCase(Locale.ROOT).startsWith("no")) {
			return "Auto-Submitted";
		}
		String precedence = header(mail, "Precedence");
		if (precedence != null && BULK.contains(precedence.toLowerCase(Locale.ROOT))) {
			return "Precedence";
		}
		for (String name : new String[] { "X-Autoreply", "X-Autorespond", "X-Autorespond-To", "List-Id",
				"X-Failed-Recipients" }) {
			if (header(mail, name) != null) {
				return name;
			}
		}
		if ("<>".equals(header(mail, "Return-Path"))) {
			return "bounce";
		}
		return isReport(header(mail, "Content-Type")) ? "report" : null;
	}

	private static boolean isReport(@Nullable String contentType) {
		if (contentType == null) {
			return false;
		}
		try {
			return new ContentType(contentType).match("multipart/report");
		}
		catch (ParseException ex) {
			return false;
		}
	}

	private static @Nullable String header(Message mail, String name) throws MessagingException {
		String[] values = mail.getHeader(name);
		return (values == null || values.length == 0) ? null : values[0].strip();
	}

}
