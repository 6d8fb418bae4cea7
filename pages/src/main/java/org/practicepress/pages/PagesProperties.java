package org.practicepress.pages;

import java.time.Duration;
import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the shared pages.
 *
 * @param name the name of the site, at the head of every page
 * @param formTargets other origins a form's answer may lead to, such as the sign-out page
 * of an identity provider at another address; the site itself is always allowed
 * @param bodyPatience how long the body of a request may take, beside the time that its
 * size takes on a slow line
 */
@ConfigurationProperties("practice-press.pages")
record PagesProperties(@DefaultValue("Practice Press") String name, @DefaultValue List<String> formTargets,
		@DefaultValue("60s") Duration bodyPatience) {

}
