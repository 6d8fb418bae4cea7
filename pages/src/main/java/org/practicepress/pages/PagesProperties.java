package org.practicepress.pages;

import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the shared pages.
 *
 * @param formTargets other origins a form's answer may lead to, such as the sign-out page
 * of an identity provider at another address; the site itself is always allowed
 */
@ConfigurationProperties("practice-press.pages")
record PagesProperties(@DefaultValue List<String> formTargets) {

}
