package org.practicepress.review.assignment;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.practicepress.form.Choice;
import org.practicepress.form.Countries;
import org.practicepress.form.PracticeForm;
import org.practicepress.review.search.Filter;

import org.springframework.stereotype.Component;

/**
 * The rules by which new submissions are given to editors. One that could never apply is
 * refused at start, in words.
 */
@Component
class Rules {

	private static final int LONGEST_NAME = 60;

	private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

	private final List<Rule> all;

	Rules(AssignmentProperties properties, PracticeForm form) {
		this.all = List.copyOf(properties.rules());
		Set<String> names = new HashSet<>();
		for (Rule rule : this.all) {
			check(rule, form);
			if (!names.add(rule.name())) {
				throw wrong(rule, "there are two of that name");
			}
		}
	}

	List<Rule> all() {
		return this.all;
	}

	private static void check(Rule rule, PracticeForm form) {
		if (rule.name() == null || rule.name().isBlank() || rule.name().length() > LONGEST_NAME) {
			throw new IllegalArgumentException(
					"each rule of practice-press.review.assignment.rules needs a name of at most " + LONGEST_NAME
							+ " characters");
		}
		if (rule.editors().isEmpty() || rule.editors().stream().anyMatch(String::isBlank)) {
			throw wrong(rule, "it names no editors");
		}
		if (rule.most() != null && rule.most() < 1) {
			throw wrong(rule, "with most below 1 nobody ever gets anything");
		}
		rule.languages().stream().filter((code) -> !LANGUAGES.contains(code)).findFirst().ifPresent((code) -> {
			throw wrong(rule, "there is no language '" + code + "'; write codes such as ar");
		});
		rule.countries().stream().filter((code) -> !Countries.known(code)).findFirst().ifPresent((code) -> {
			throw wrong(rule, "there is no country '" + code + "'; write codes such as IQ");
		});
		List<String> themes = form.find(Filter.THEME_FIELD)
			.map((field) -> field.choices().stream().map(Choice::code).toList())
			.orElse(List.of());
		rule.themes().stream().filter((code) -> !themes.contains(code)).findFirst().ifPresent((code) -> {
			throw wrong(rule, "the form has no theme '" + code + "'; it has " + String.join(", ", themes));
		});
	}

	private static IllegalArgumentException wrong(Rule rule, String why) {
		return new IllegalArgumentException(
				"the rule '" + rule.name() + "' of practice-press.review.assignment.rules cannot be used: " + why);
	}

}
