package org.practicepress.intake.contributor;

import java.util.Locale;

import com.google.re2j.Pattern;

/**
 * Addresses that no person reads, or that are our own: nobody is written to there.
 */
public final class MachineAddress {

	/** What stands before the {@code @} of those that nobody reads, in four languages. */
	private static final Pattern NO_REPLY = Pattern
		.compile("(?:^|[^a-z])(?:no|dont?|donot|do[._-]not|not)[._-]?repl(?:y|ies)(?:[^a-z]|$)"
				+ "|(?:^|[^a-z])(?:ne[._-]?pas[._-]?repondre|no[._-]?(?:responder|responda|contestar))(?:[^a-z]|$)");

	private static final Pattern MACHINE = Pattern
		.compile("^(?:mailer-?daemon|postmaster|bounces?|listserv|majordomo|autoreply|auto-reply)(?:[^a-z]|$)");

	private MachineAddress() {
	}

	/**
	 * Whether a program sends from an address, and nobody reads what is sent there.
	 * @param address the address
	 * @return true if its name says so
	 */
	public static boolean is(String address) {
		String name = address.substring(0, Math.max(0, address.lastIndexOf('@'))).toLowerCase(Locale.ROOT);
		return NO_REPLY.matcher(name).find() || MACHINE.matcher(name).find();
	}

	/**
	 * Whether an address is our own. Some of our letters come from one with something
	 * added to it.
	 * @param address the address
	 * @param ownAddress where we are written to
	 * @return true if so
	 */
	public static boolean isOurs(String address, String ownAddress) {
		int at = address.lastIndexOf('@');
		int added = address.indexOf('+');
		String plain = (added > 0 && added < at) ? address.substring(0, added) + address.substring(at) : address;
		return plain.equalsIgnoreCase(ownAddress) || address.equalsIgnoreCase(ownAddress);
	}

}
