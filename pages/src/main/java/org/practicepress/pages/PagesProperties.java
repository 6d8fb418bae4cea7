package org.practicepress.pages;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the shared pages.
 *
 * @param name the name of the site, at the head of every page
 * @param accent the colour of links, buttons and the sign beside the name, such as
 * {@code #0b5d57}; none for the design's own
 * @param logo the hub's logo, a PNG or SVG file named by its whole path; none for the
 * design's own sign
 * @param logoText what the logo says, for those who cannot see it; the name of the site
 * unless set
 * @param languages the languages that pages and blank forms are offered in; what comes in
 * another one is read all the same
 * @param formTargets other origins a form's answer may lead to, such as the sign-out page
 * of an identity provider at another address; the site itself is always allowed
 * @param bodyPatience how long the body of a request may take, beside the time that its
 * size takes on a slow line
 */
@ConfigurationProperties("practice-press.pages")
record PagesProperties(@DefaultValue("Practice Press") String name, @Nullable Colour accent, @Nullable Drawing logo,
		@Nullable String logoText, @DefaultValue( {
				"en", "fr", "es", "ar" }) List<Language> languages,
		@DefaultValue List<String> formTargets, @DefaultValue("60s") Duration bodyPatience){

	/** The languages that there are. */
	enum Language {

		EN, FR, ES, AR;

		String code() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

}
