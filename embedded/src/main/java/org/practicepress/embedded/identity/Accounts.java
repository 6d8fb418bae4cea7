package org.practicepress.embedded.identity;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import org.jspecify.annotations.Nullable;
import org.practicepress.pages.access.Role;

/**
 * Everybody who has an account. What may be done with one is decided here, and nothing
 * else is.
 *
 * @param given the hash that the operator of the machine gave last, so that only a new
 * one replaces what its owner has set since
 * @param people in the order in which they came
 */
record Accounts(@Nullable String given, List<Person> people) {

	static final Accounts NONE = new Accounts(null, List.of());

	/** Enough for any name, and for the column of a page. */
	static final int LONGEST_NAME = 60;

	private static final int LONGEST_ADDRESS = 254;

	private static final List<String> LANGUAGES = List.of("en", "fr", "es", "ar");

	Accounts {
		people = List.copyOf(people);
	}

	Optional<Person> find(String id) {
		return first((person) -> person.id().equals(id));
	}

	/** By name or address, as people type them. */
	Optional<Person> named(String typed) {
		return first((person) -> same(person.name(), typed) || (person.email() != null && same(person.email(), typed)));
	}

	Optional<Person> ofLink(String secret) {
		String digest = Secret.digest(secret);
		return first((person) -> person.link() != null && person.link().digest().equals(digest));
	}

	/**
	 * The account of the first start, with the password that the operator of the machine
	 * has given: whoever starts the site can always get in.
	 * @param hash the hash; nothing happens if it was given before
	 * @return everybody from now on
	 */
	Accounts given(String hash) {
		if (hash.equals(this.given)) {
			return this;
		}
		Optional<Person> known = find(EmbeddedIdentity.EDITOR);
		Person editor = known
			.orElseGet(() -> new Person(EmbeddedIdentity.EDITOR, freeName(EmbeddedIdentity.EDITOR), null, "en",
					everything(), false, null, null, null))
			.withPassword(hash);
		boolean nobodyElse = this.people.stream().noneMatch((person) -> person.maySignIn() && person.isOperator());
		if (nobodyElse) {
			editor = editor.withRoles(everything()).suspended(false);
		}
		return new Accounts(hash, with(editor).people());
	}

	Decision invite(String id, String name, String email, String language, Set<Role> roles) {
		String clean = clean(name);
		if (clean.isEmpty() || clean.length() > LONGEST_NAME) {
			return new Refused(Reason.NAME_WRONG);
		}
		if (!isAddress(email)) {
			return new Refused(Reason.EMAIL_WRONG);
		}
		if (named(clean).isPresent()) {
			return new Refused(Reason.NAME_TAKEN);
		}
		if (named(email.strip()).isPresent()) {
			return new Refused(Reason.EMAIL_TAKEN);
		}
		if (roles.isEmpty()) {
			return new Refused(Reason.NO_ROLE);
		}
		return new Done(with(new Person(id, clean, email.strip(), LANGUAGES.contains(language) ? language : "en", roles,
				false, null, null, null)));
	}

	Decision changeRoles(String id, Set<Role> roles) {
		return roles.isEmpty() ? new Refused(Reason.NO_ROLE) : change(id, (person) -> person.withRoles(roles));
	}

	Decision suspend(String id, boolean suspended) {
		return change(id, (person) -> person.suspended(suspended));
	}

	Decision changeEmail(String id, String email) {
		if (!isAddress(email)) {
			return new Refused(Reason.EMAIL_WRONG);
		}
		boolean taken = named(email.strip()).filter((person) -> !person.id().equals(id)).isPresent();
		return taken ? new Refused(Reason.EMAIL_TAKEN) : change(id, (person) -> person.withEmail(email.strip()));
	}

	Decision remove(String id) {
		return find(id).isEmpty() ? new Refused(Reason.UNKNOWN) : keepingAnOperator(
				new Accounts(this.given, this.people.stream().filter((person) -> !person.id().equals(id)).toList()));
	}

	Decision change(String id, UnaryOperator<Person> change) {
		return find(id).map((person) -> keepingAnOperator(with(change.apply(person))))
			.orElseGet(() -> new Refused(Reason.UNKNOWN));
	}

	/** Somebody must be left who can let people in. */
	private Decision keepingAnOperator(Accounts after) {
		return after.people().stream().anyMatch((person) -> person.maySignIn() && person.isOperator()) ? new Done(after)
				: new Refused(Reason.LAST_OPERATOR);
	}

	private Accounts with(Person person) {
		boolean known = find(person.id()).isPresent();
		Stream<Person> after = this.people.stream().map((other) -> other.id().equals(person.id()) ? person : other);
		return new Accounts(this.given, (known ? after : Stream.concat(after, Stream.of(person))).toList());
	}

	private String freeName(String wanted) {
		return named(wanted).isEmpty() ? wanted : freeName(wanted + "'");
	}

	private Optional<Person> first(Predicate<Person> wanted) {
		return this.people.stream().filter(wanted).findFirst();
	}

	private static Set<Role> everything() {
		return Set.of(Role.EDITOR, Role.CHIEF_EDITOR, Role.OPERATOR);
	}

	/** One line without what nobody sees. */
	private static String clean(String name) {
		StringBuilder clean = new StringBuilder();
		Normalizer.normalize(name, Normalizer.Form.NFC).codePoints().forEach((letter) -> {
			switch (Character.getType(letter)) {
				case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED,
						Character.PRIVATE_USE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
					clean.append(' ');
				default -> clean.appendCodePoint(letter);
			}
		});
		return String.join(" ", clean.toString().strip().lines().toList());
	}

	private static boolean isAddress(String typed) {
		String address = typed.strip();
		try {
			new InternetAddress(address, true).validate();
			return address.length() <= LONGEST_ADDRESS && address.indexOf('@') > 0 && address.chars()
				.allMatch((letter) -> letter > ' ' && letter < 127 && "<>(),;:\\\"".indexOf(letter) < 0);
		}
		catch (AddressException ex) {
			return false;
		}
	}

	private static boolean same(String one, String other) {
		return folded(one).equals(folded(other));
	}

	private static String folded(String text) {
		return Normalizer.normalize(text.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
	}

	/** What comes of an act. */
	sealed interface Decision {

	}

	/**
	 * It may be.
	 *
	 * @param after everybody from then on
	 */
	record Done(Accounts after) implements Decision {
	}

	/**
	 * It may not be.
	 *
	 * @param reason why
	 */
	record Refused(Reason reason) implements Decision {
	}

	/** Why not. */
	enum Reason {

		NAME_WRONG, NAME_TAKEN, EMAIL_WRONG, EMAIL_TAKEN, NO_ROLE, LAST_OPERATOR, UNKNOWN;

		/** Its name in the texts. */
		public String code() {
			return name().toLowerCase(Locale.ROOT).replace('_', '-');
		}

	}

}
