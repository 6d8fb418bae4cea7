package org.practicepress.notification.post;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.practicepress.messaging.oauth.OAuth2Properties;
import org.practicepress.notification.letter.Wording;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How letters are sent. The first relay is {@code spring.mail}.
 *
 * @param address the practices address: letters come from it, and answers go to it
 * @param name who signs the letters
 * @param editorNames whether a letter in which an editor has something to say shows the
 * editor's name before the one who signs the letters, as its sender; the address is the
 * practices address all the same
 * @param templates the whole path of a folder with mails in the organisation's own words;
 * none for those that come with the product
 * @param workers how many mails are sent at the same time by one instance
 * @param sweepInterval how often to look for letters whose time has come; what is new is
 * sent at once
 * @param lease how long one instance keeps a letter to itself while sending it; must
 * exceed the sum of one relay's time-outs and of those to connect to the others
 * @param returnsToPlus whether letters that do not reach their recipient return to the
 * practices address with a plus sign and their name in it; the mailbox must get what is
 * sent there
 * @param mostPerHour how many mails one contributor gets within an hour; more wait
 * @param remindAfter how long after an editor asked for changes the contributor is
 * reminded, each time; none for never
 * @param receiptRest how long the receipt for a complete form waits, so that it can ask
 * whether the practice is the same as another; 0 for not at all
 * @param tooLateAfter letters whose event was older when it was heard of are called off;
 * so a service that reads the whole log anew does not write to everybody again
 * @param waiting how long to wait for what is not known yet
 * @param retry what happens when the mail server cannot take a mail now
 * @param tls how the connection to the first relay is protected
 * @param perMinute how many letters one instance hands the first relay within any minute;
 * more wait; 0 for as many as it takes
 * @param oauth2 how to log in to the first relay where it takes no password
 * @param relays further relays, by a name of your own: small letters, digits and hyphens.
 * They are used in the order of their names when those before take nothing from us
 */
@ConfigurationProperties(MailProperties.PREFIX)
public record MailProperties(@DefaultValue("practices@localhost") String address,
		@DefaultValue("Practice Press") String name, @DefaultValue("false") boolean editorNames,
		@Nullable Wording templates, @DefaultValue("2") int workers, @DefaultValue("5s") Duration sweepInterval,
		@DefaultValue("5m") Duration lease, @DefaultValue("false") boolean returnsToPlus,
		@DefaultValue("20") int mostPerHour, @DefaultValue( {
				"14d", "35d" }) List<Duration> remindAfter,
		@DefaultValue("5s") Duration receiptRest, @DefaultValue("14d") Duration tooLateAfter,
		@DefaultValue Waiting waiting, @DefaultValue Retry retry, @DefaultValue("auto") Tls tls,
		@DefaultValue("0") int perMinute, @NestedConfigurationProperty @DefaultValue OAuth2Properties oauth2,
		@DefaultValue Map<String, RelayProperties> relays){

	/** The group of these settings. */
	static final String PREFIX = "practice-press.mail";

	/** What the first relay is called. */
	static final String FIRST_RELAY = "main";

	private static final int LONGEST_NAME = 40;

	public MailProperties {
		relays = ordered(relays);
	}

	/**
	 * Puts relays into the order in which they are used.
	 * @param relays the relays beside the first, by name
	 * @return the same
	 */
	static SortedMap<String, RelayProperties> ordered(Map<String, RelayProperties> relays) {
		relays.forEach((name, relay) -> {
			if (name.equals(FIRST_RELAY) || !isName(name)) {
				throw new IllegalArgumentException("A relay is named by small letters, digits and hyphens, and not "
						+ FIRST_RELAY + ", which is spring.mail: \"" + name + "\"");
			}
			if (relay.host().isBlank()) {
				throw new IllegalArgumentException(
						"The relay " + name + " has no host: set " + PREFIX + ".relays." + name + ".host.");
			}
		});
		return Collections.unmodifiableSortedMap(new TreeMap<>(relays));
	}

	private static boolean isName(String name) {
		return !name.isEmpty() && name.length() <= LONGEST_NAME && name.chars()
			.allMatch((sign) -> (sign >= 'a' && sign <= 'z') || (sign >= '0' && sign <= '9') || sign == '-');
	}

	/**
	 * The domain that Message-IDs end with.
	 * @return what follows the address's at sign
	 */
	String domain() {
		return this.address.substring(this.address.lastIndexOf('@') + 1);
	}

	/**
	 * Patience. Topics come in any order, so a letter's event may be here before its
	 * contributor or its submission.
	 *
	 * @param shortest the shortest time between two looks; they become rarer
	 * @param longest the longest time between two looks
	 * @param forFacts how long a contributor or a submission may stay unknown before the
	 * letter is called off
	 * @param forAddress how long a known contributor may be without an address before the
	 * letter is called off
	 */
	public record Waiting(@DefaultValue("10s") Duration shortest, @DefaultValue("15m") Duration longest,
			@DefaultValue("7d") Duration forFacts, @DefaultValue("2m") Duration forAddress) {
	}

	/**
	 * Retries. While they last, later letters about the same submission wait, so that
	 * they arrive in order.
	 *
	 * @param firstDelay the wait before the second attempt; doubles each time
	 * @param longestDelay no wait is longer
	 * @param giveUpAfter how long after the event a letter is given up that its recipient
	 * cannot take; what is stuck for another reason is never given up
	 */
	public record Retry(@DefaultValue("30s") Duration firstDelay, @DefaultValue("1h") Duration longestDelay,
			@DefaultValue("5d") Duration giveUpAfter) {
	}

}
