package org.practicepress.intake.mailbox;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import org.jspecify.annotations.Nullable;
import org.practicepress.intake.contributor.MachineAddress;
import org.practicepress.reader.header.Parameters;

/**
 * Whether a mail was written by a machine: answering one could begin a conversation
 * between machines that never ends.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3834">RFC 3834</a>
 */
final class Automatic {

	private static final Set<String> BULK = Set.of("bulk", "junk", "list", "auto_reply");

	/** Written by programs that answer by themselves, or for what goes to many. */
	private static final List<String> MARKS = List.of("X-Autoreply", "X-Autorespond", "X-Autorespond-To",
			"X-Failed-Recipients", "List-Id", "List-Unsubscribe", "List-Post", "List-Help", "List-Subscribe",
			"List-Owner", "List-Archive");

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
		if (MachineAddress.isOurs(from, ownAddress)) {
			return "our own mail";
		}
		if (MachineAddress.is(from)) {
			return "sender is a machine";
		}
		String submitted = header(mail, "Auto-Submitted");
		if (submitted != null && !Parameters.of(submitted).value().equals("no")) {
			return "Auto-Submitted";
		}
		String precedence = header(mail, "Precedence");
		if (precedence != null && BULK.contains(Parameters.of(precedence).value())) {
			return "Precedence";
		}
		for (String name : MARKS) {
			if (header(mail, name) != null) {
				return name;
			}
		}
		if (returnsToNobody(mail)) {
			return "bounce";
		}
		return isReport(mail) ? "report" : null;
	}

	/**
	 * Whether a machine's mail may say what has become of another.
	 * @param mail the mail
	 * @param sender its sender; null for none
	 * @return true when it is worth opening
	 */
	static boolean mayBeReport(Message mail, @Nullable Sender sender) throws MessagingException {
		return sender == null || MachineAddress.is(sender.address()) || header(mail, "X-Failed-Recipients") != null
				|| isReport(mail) || returnsToNobody(mail);
	}

	/**
	 * Whether a program has answered in somebody's place.
	 * @param mail the mail
	 * @param sender its sender
	 * @return false for what goes to many, and for what comes from nobody
	 */
	static boolean isReply(Message mail, Sender sender) throws MessagingException {
		boolean toMany = false;
		for (String name : MARKS) {
			toMany |= name.startsWith("List-") && header(mail, name) != null;
		}
		return !toMany && !MachineAddress.is(sender.address()) && !isReport(mail);
	}

	private static boolean isReport(Message mail) throws MessagingException {
		String type = header(mail, "Content-Type");
		return type != null && Parameters.of(type).value().equals("multipart/report");
	}

	private static boolean returnsToNobody(Message mail) throws MessagingException {
		String path = header(mail, "Return-Path");
		String returns = (path != null) ? path.replace(" ", "").toLowerCase(Locale.ROOT) : "";
		return returns.startsWith("<>") || returns.startsWith("mailer-daemon") || returns.startsWith("<mailer-daemon");
	}

	private static @Nullable String header(Message mail, String name) throws MessagingException {
		String[] values = mail.getHeader(name);
		return (values == null || values.length == 0) ? null : values[0].strip();
	}

}
