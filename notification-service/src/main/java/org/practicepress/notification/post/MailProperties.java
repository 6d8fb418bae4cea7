package org.practicepress.notification.post;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.practicepress.messaging.oauth.OAuth2Properties;
import org.practicepress.notification.letter.Wording;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How letters are sent. The mail server itself is {@code spring.mail}.
 *
 * @param address the practices address: letters come from it, and answers go to it
 * @param name who signs the letters
 * @param templates the whole path of a folder with mails in the organisation's own words;
 * none for those that come with the product
 * @param workers how many mails are sent at the same time by one instance
 * @param sweepInterval how often to look for letters whose time has come; what is new is
 * sent at once
 * @param lease how long one instance keeps a letter to itself while sending it; must
 * exceed the sum of the mail server's time-outs
 * @param returnsToPlus whether letters that do not reach their recipient return to the
 * practices address with a plus sign and their name in it; the mailbox must get what is
 * sent there
 * @param mostPerHour how many mails one contributor gets within an hour; more wait
 * @param remindAfter how long after an editor asked for changes the contributor is
 * reminded, each time; none for never
 * @param tooLateAfter letters whose event was older when it was heard of are called off;
 * so a service that reads the whole log anew does not write to everybody again
 * @param waiting how long to wait for what is not known yet
 * @param retry what happens when the mail server cannot take a mail now
 * @param oauth2 how to log in to the mail server where it takes no password
 */
@ConfigurationProperties(MailProperties.PREFIX)
public record MailProperties(@DefaultValue("practices@localhost") String address,
		@DefaultValue("Practice Press") String name, @Nullable Wording templates, @DefaultValue("2") int workers,
		@DefaultValue("5s") Duration sweepInterval, @DefaultValue("5m") Duration lease,
		@DefaultValue("false") boolean returnsToPlus, @DefaultValue("20") int mostPerHour, @DefaultValue( {
				"14d", "35d" }) List<Duration> remindAfter,
		@DefaultValue("14d") Duration tooLateAfter, @DefaultValue Waiting waiting, @DefaultValue Retry retry,
		@NestedConfigurationProperty @DefaultValue OAuth2Properties oauth2){

	/** The group of these settings. */
	static final String PREFIX = "practice-press.mail";

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
