package org.practicepress.notification.post;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import jakarta.mail.MessagingException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;

/**
 * What a mail server said no with, and of whom it speaks. Servers say the same thing in
 * many ways; where one does not say clearly that it means the recipient or the letter, it
 * is taken to mean us.
 *
 * @param command what it was said to
 * @param code its reply code
 * @param answer all it said, the code included
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3463">RFC 3463</a>
 */
record Refusal(Command command, int code, String answer) {

	private static final int PERMANENT = 500;

	/** The enhanced code at the beginning of an answer. */
	private static final Pattern ENHANCED = Pattern.compile("\\d{3}[ -][245]\\.(\\d{1,3})\\.(\\d{1,3})(?:\\D|$)");

	/** A mail server that knows no sender yet: it says so of everybody's first mail. */
	private static final List<String> GREYLISTING = List.of("greylist", "graylist");

	/**
	 * Said of the sender, of its computer, or of what it may: then of the recipient
	 * never.
	 */
	private static final List<String> OF_US = List.of("relay", "sender", "authentic", "client host", "helo", "blocked",
			"policy", "spam", "send as", "sendas", "credential", "throttl", "daily");

	private static final List<String> OF_THE_RECIPIENT = List.of("user unknown", "unknown user", "no such user",
			"user not found", "user doesn't have", "no such recipient", "recipient not found", "unknown recipient",
			"invalid recipient", "recipient address rejected", "recipient rejected", "mailbox unavailable",
			"mailbox not found", "no such mailbox", "no mailbox here", "mailbox full", "mailbox is full", "over quota",
			"quota exceeded", "mailbox disabled", "does not exist", "address unknown", "unknown address",
			"unrouteable address", "unroutable address", "host unknown", "domain not found");

	private static final List<String> OF_ITS_SIZE = List.of("too large", "too big", "message size");

	/**
	 * What a failure to send was.
	 * @param failure the failure
	 * @return empty when the server has not been offered a letter: it could not be
	 * reached, or did not let us in
	 */
	static Optional<Refusal> of(MessagingException failure) {
		for (Throwable part = failure; part != null; part = next(part)) {
			switch (part) {
				case SMTPAddressFailedException address -> {
					return Optional.of(new Refusal(Command.RCPT, address.getReturnCode(), said(address)));
				}
				case SMTPSendFailedException send -> {
					return Optional.of(new Refusal(Command.of(send.getCommand()), send.getReturnCode(), said(send)));
				}
				default -> {
				}
			}
		}
		return Optional.empty();
	}

	/** The failure closest to the server, for what is no refusal. */
	static Throwable root(MessagingException failure) {
		Throwable root = failure;
		for (Throwable part = failure; part != null; part = next(part)) {
			root = part;
		}
		return root;
	}

	private static @Nullable Throwable next(Throwable failure) {
		if (failure instanceof MessagingException mail && mail.getNextException() != null) {
			return mail.getNextException();
		}
		return failure.getCause();
	}

	private static String said(MessagingException failure) {
		return (failure.getMessage() != null) ? failure.getMessage() : "";
	}

	boolean permanent() {
		return this.code >= PERMANENT;
	}

	/** Whether it has said anything; a connection that ends says nothing. */
	boolean answered() {
		return this.code > 0;
	}

	/**
	 * Of whom the server speaks.
	 * @return the one it speaks of
	 */
	About about() {
		if (this.command == Command.MAIL || this.command == Command.DATA) {
			return ofItsSize() ? About.LETTER : About.US;
		}
		if (!permanent() && says(GREYLISTING)) {
			return About.RECIPIENT;
		}
		return switch (enhanced()) {
			case "1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "1.10" -> About.RECIPIENT;
			case "2.1", "2.2", "2.3", "2.4" -> About.RECIPIENT;
			case "3.4" -> About.LETTER;
			case String detail when detail.startsWith("6.") -> About.LETTER;
			case String detail when detail.startsWith("7.") -> About.US;
			case "1.7", "1.8" -> About.US;
			default -> byWords();
		};
	}

	private About byWords() {
		if (this.command == Command.END_OF_DATA && ofItsSize()) {
			return About.LETTER;
		}
		return (says(OF_THE_RECIPIENT) && !says(OF_US)) ? About.PERHAPS_THE_RECIPIENT : About.US;
	}

	private boolean ofItsSize() {
		return "3.4".equals(enhanced()) || (enhanced().isEmpty() && says(OF_ITS_SIZE));
	}

	/**
	 * Subject and detail of the enhanced code, such as {@code 1.1}; empty without one.
	 */
	private String enhanced() {
		Matcher code = ENHANCED.matcher(this.answer);
		return code.lookingAt() ? code.group(1) + "." + code.group(2) : "";
	}

	private boolean says(List<String> any) {
		String words = this.answer.toLowerCase(Locale.ROOT);
		return any.stream().anyMatch(words::contains);
	}

	/**
	 * Names command and codes only: what servers answer often has the address in it.
	 * @return what a log may say
	 */
	String summary() {
		String enhanced = enhanced();
		return this.command + " " + this.code + (enhanced.isEmpty() ? "" : " " + this.code / 100 + "." + enhanced);
	}

	/** Of whom a mail server speaks. */
	enum About {

		/** This recipient gets no mail there. */
		RECIPIENT,

		/** It sounds so, but says it in words only. */
		PERHAPS_THE_RECIPIENT,

		/** This letter is not taken, whoever sends it. */
		LETTER,

		/** It takes nothing from us, or does not say whom it means. */
		US

	}

	/** What a mail server answers to. */
	enum Command {

		/** Who sends. */
		MAIL,

		/** To whom. */
		RCPT,

		/** May the letter come. */
		DATA,

		/** The letter itself. */
		END_OF_DATA;

		private static Command of(String sent) {
			if (sent.equals(".")) {
				return END_OF_DATA;
			}
			return sent.startsWith("MAIL") ? MAIL : DATA;
		}

	}

}
