package org.practicepress.standalone.settings;

/**
 * What a site needs beside its services: embedded until somebody names the address of a
 * real one.
 */
public enum Part {

	/** The broker. */
	KAFKA("Kafka", "spring.cloud.stream.kafka.binder.brokers"),

	/** The document store. */
	STORE("MongoDB", "spring.mongodb.uri"),

	/** Where practices come in by mail. */
	MAILBOX("the mailbox", "practice-press.intake.mailbox.host"),

	/** Where letters go out. */
	RELAY("the mail relay", "spring.mail.host"),

	/** Who says who somebody is. */
	IDENTITY("the identity provider", "practice-press.identity.issuer");

	private final String told;

	private final String key;

	Part(String told, String key) {
		this.told = told;
		this.key = key;
	}

	/**
	 * Its name for people.
	 * @return the name, within a sentence
	 */
	public String told() {
		return this.told;
	}

	/**
	 * The setting that names its address.
	 * @return the key
	 */
	public String key() {
		return this.key;
	}

}
