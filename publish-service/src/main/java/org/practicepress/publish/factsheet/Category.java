package org.practicepress.publish.factsheet;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How well a practice is proven. */
public enum Category {

	/** Proven in several settings, replicated again and again. */
	@JsonProperty("good")
	GOOD,

	/** Some evidence from some settings. */
	@JsonProperty("promising")
	PROMISING,

	/** A new idea, little evidence yet. */
	@JsonProperty("innovative")
	INNOVATIVE;

	/** The name in JSON, in addresses and in message keys. */
	public String code() {
		return switch (this) {
			case GOOD -> "good";
			case PROMISING -> "promising";
			case INNOVATIVE -> "innovative";
		};
	}

}
