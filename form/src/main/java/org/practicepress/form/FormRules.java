package org.practicepress.form;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import com.google.re2j.Pattern;

/**
 * What a form must keep to, so that no service meets a surprise. Gathers everything that
 * is wrong: whoever writes a form wants to hear it all at once.
 */
final class FormRules {

	/** A key is a name in JSON, in content controls and in HTML. */
	private static final Pattern KEY = Pattern.compile("[a-z]+(-[a-z]+)*(\\.[a-z]+(-[a-z]+)*)?");

	private static final Pattern NAME = Pattern.compile("[a-z]+(-[a-z]+)*");

	/**
	 * Word keeps at most 64 characters of a content control's tag, {@code key/choice}.
	 */
	private static final int LONGEST_TAG = 64;

	private static final Set<Role> OPTIONAL_ROLES = Set.of(Role.CONTRIBUTOR_ROLE, Role.CONTRIBUTOR_ORGANISATION_TYPE,
			Role.CONTRIBUTOR_PHONE, Role.DOCUMENTS);

	private static final Map<Role, FieldType> ROLE_TYPES = Map.of(Role.TITLE, FieldType.SHORT_TEXT, Role.SUMMARY,
			FieldType.LONG_TEXT, Role.COUNTRY, FieldType.COUNTRIES, Role.CONTRIBUTOR_EMAIL, FieldType.EMAIL,
			Role.CONSENT_PUBLISH, FieldType.YES_NO, Role.CONSENT_CONTACT, FieldType.YES_NO, Role.CONSENT_PHOTOS,
			FieldType.YES_NO, Role.PHOTOS, FieldType.PHOTOS, Role.DOCUMENTS, FieldType.FILES);

	private final List<String> broken = new ArrayList<>();

	void broken(String what) {
		this.broken.add(what);
	}

	void checkHead(PracticeForm.Definition form) {
		if (!NAME.matches(form.name())) {
			broken("The name '" + form.name() + "' is not made of small letters and hyphens");
		}
		if (form.version() < 1) {
			broken("The version is " + form.version() + ", not 1 or more");
		}
		complete("The title", form.title());
		form.instructions().forEach((paragraph) -> complete("An instruction", paragraph));
		FormWords words = form.words();
		List.of(words.writeHere(), words.chooseOne(), words.pickMonth(), words.tickAll(), words.required(),
				words.maxWords(), words.maxItems(), words.photosHere(), words.filesApart())
			.forEach((word) -> complete("A word", word));
	}

	void checkSection(Section section) {
		complete("The section '" + section.key() + "'", section.label());
		if (section.help() != null) {
			complete("The help of the section '" + section.key() + "'", section.help());
		}
		if (section.fields().isEmpty()) {
			broken("The section '" + section.key() + "' has no fields");
		}
	}

	void checkField(Field field) {
		String name = "'" + field.key() + "'";
		if (!KEY.matches(field.key()) || field.key().length() > LONGEST_TAG) {
			broken(name + " is no key: small letters, hyphens, at most one dot, at most 64 characters");
		}
		complete("The label of " + name, field.label());
		if (field.help() != null) {
			complete("The help of " + name, field.help());
		}
		Set<String> codes = new HashSet<>();
		for (Choice choice : field.choices()) {
			complete("The choice '" + choice.code() + "' of " + name, choice.label());
			if (!NAME.matches(choice.code())) {
				broken("The choice '" + choice.code() + "' of " + name + " is not made of small letters and hyphens");
			}
			if (field.key().length() + 1 + choice.code().length() > LONGEST_TAG) {
				broken("The choice '" + choice.code() + "' of " + name + " is too long: 64 characters with the key");
			}
			if (!codes.add(choice.code())) {
				broken("Two choices of " + name + " are called '" + choice.code() + "'");
			}
		}
		switch (field.type()) {
			case CHOICE, CHOICES -> {
				if (codes.size() < 2) {
					broken(name + " offers no choice");
				}
			}
			case YES_NO -> mustOffer(name, codes, Set.of(Field.YES, Field.NO));
			case MONTH_OR_ONGOING -> mustOffer(name, codes, Set.of(Field.ONGOING));
			default -> mustOffer(name, codes, Set.of());
		}
		if (field.mustBe() != null && !codes.contains(field.mustBe())) {
			broken(name + " must be '" + field.mustBe() + "', which it does not offer");
		}
	}

	private void mustOffer(String name, Set<String> codes, Set<String> expected) {
		if (!codes.equals(expected)) {
			broken(name + " must have the choices " + expected + ", not " + codes);
		}
	}

	/** A returned form is known by its questions when a program has dropped all else. */
	private void checkLabels(Map<String, Field> fields) {
		Map<String, String> keys = new HashMap<>();
		for (Field field : fields.values()) {
			Stream<String> labels = Stream.of(FormLanguage.values()).map(field::label);
			Stream.concat(labels, field.formerly().stream()).forEach((label) -> {
				String other = keys.putIfAbsent(label.toLowerCase(Locale.ROOT), field.key());
				if (other != null && !other.equals(field.key())) {
					broken("'" + field.key() + "' and '" + other
							+ "' have the same label, perhaps in two languages or versions");
				}
			});
		}
	}

	void checkReferences(Map<String, Field> fields) {
		checkLabels(fields);
		for (Field field : fields.values()) {
			if (field.requiredWith() == null) {
				continue;
			}
			Field other = fields.get(field.requiredWith());
			if (other == null || !other.type().files()) {
				broken("'" + field.key() + "' is required with '" + field.requiredWith()
						+ "', which is no field of files");
			}
		}
	}

	Map<Role, Field> checkRoles(Map<Role, String> keys, Map<String, Field> fields) {
		Map<Role, Field> roles = new EnumMap<>(Role.class);
		for (Role role : Role.values()) {
			String key = keys.get(role);
			if (key == null) {
				if (!OPTIONAL_ROLES.contains(role)) {
					broken("No field plays the role " + role.code());
				}
				continue;
			}
			Field field = fields.get(key);
			if (field == null) {
				broken("The role " + role.code() + " is given to '" + key + "', which is no field");
				continue;
			}
			FieldType type = ROLE_TYPES.get(role);
			if (type != null && type != field.type()) {
				broken("The role " + role.code() + " needs a field of type " + type.code());
			}
			roles.put(role, field);
		}
		return roles;
	}

	private void complete(String what, Translated text) {
		if (!text.complete()) {
			broken(what + " is empty in a language");
		}
	}

	void refuseIfBroken() {
		if (!this.broken.isEmpty()) {
			throw new PracticeForm.InvalidForm(this.broken);
		}
	}

}
