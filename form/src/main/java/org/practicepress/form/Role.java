package org.practicepress.form;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A field the services must know by its meaning. All other fields are data to them.
 */
public enum Role {

	/** What the practice is called. */
	TITLE,

	/** The practice in a sentence or two. */
	SUMMARY,

	/** Where it was carried out. */
	COUNTRY,

	/** Who sends the form. */
	CONTRIBUTOR_NAME,

	/** Where to answer. */
	CONTRIBUTOR_EMAIL,

	/** The contributor's function. */
	CONTRIBUTOR_ROLE,

	/** Whom the contributor works for. */
	CONTRIBUTOR_ORGANISATION,

	/** What kind of organisation that is. */
	CONTRIBUTOR_ORGANISATION_TYPE,

	/** The contributor's telephone. */
	CONTRIBUTOR_PHONE,

	/** May be edited and published. */
	CONSENT_PUBLISH,

	/** The contributor's name and address may be shown. */
	CONSENT_CONTACT,

	/** The people in the photos have agreed. */
	CONSENT_PHOTOS,

	/** The pictures. */
	PHOTOS,

	/** Other files. */
	DOCUMENTS;

	/**
	 * The name used in the form's file.
	 * @return such as {@code contributor-email}
	 */
	@JsonValue
	public String code() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	@JsonCreator
	static Role of(String code) {
		for (Role role : values()) {
			if (role.code().equals(code)) {
				return role;
			}
		}
		throw new IllegalArgumentException("No role is called '" + code + "'");
	}

}
