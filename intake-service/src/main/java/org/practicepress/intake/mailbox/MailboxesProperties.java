package org.practicepress.intake.mailbox;

import java.util.Map;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Mailboxes beside the first.
 *
 * @param mailboxes further mailboxes that practices are sent to, by a name of your own:
 * small letters, digits and hyphens. Each is set like
 * {@code practice-press.intake.mailbox}
 */
@ConfigurationProperties("practice-press.intake")
record MailboxesProperties(@DefaultValue Map<String, MailboxProperties> mailboxes) {

	private static final int LONGEST_NAME = 40;

	MailboxesProperties {
		mailboxes = Map.copyOf(mailboxes);
		mailboxes.keySet().forEach((name) -> {
			if (name.equals(Mailboxes.MAIN) || !isName(name)) {
				throw new IllegalArgumentException("A mailbox is named by small letters, digits and hyphens, and not "
						+ Mailboxes.MAIN + ", which is practice-press.intake.mailbox: \"" + name + "\"");
			}
		});
	}

	private static boolean isName(String name) {
		return !name.isEmpty() && name.length() <= LONGEST_NAME && name.chars()
			.allMatch((sign) -> (sign >= 'a' && sign <= 'z') || (sign >= '0' && sign <= '9') || sign == '-');
	}

}
