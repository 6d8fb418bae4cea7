package org.practicepress.notification.conversation;

import java.net.IDN;
import java.util.Locale;

import org.apache.commons.codec.digest.DigestUtils;

/**
 * How an address is known again without being kept. Pure functions.
 */
public final class Address {

	/** So many hexadecimal digits tell one from another, and from no third. */
	private static final int MARK = 5;

	private Address() {
	}

	/**
	 * What stands for an address.
	 * @param email the address
	 * @return SHA-256 in hexadecimal; the same however the address is written
	 */
	public static String digest(String email) {
		String lower = email.strip().toLowerCase(Locale.ROOT);
		int at = lower.lastIndexOf('@');
		try {
			return DigestUtils
				.sha256Hex(lower.substring(0, at + 1) + IDN.toASCII(lower.substring(at + 1), IDN.ALLOW_UNASSIGNED));
		}
		catch (IllegalArgumentException ex) {
			return DigestUtils.sha256Hex(lower);
		}
	}

	/**
	 * What an event calls an address, so that it tells nobody who it is.
	 * @param messageId the Message-ID of the letter it speaks of
	 * @param digest what stands for the address
	 * @return five hexadecimal digits
	 */
	static String mark(String messageId, String digest) {
		return DigestUtils.sha256Hex(messageId + digest).substring(0, MARK);
	}

}
