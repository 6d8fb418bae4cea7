package org.practicepress.embedded.identity;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.practicepress.embedded.identity.Accounts.Reason;
import org.practicepress.embedded.identity.AuditTrail.Entry;
import org.practicepress.embedded.identity.AuditTrail.What;
import org.practicepress.pages.access.Role;

/**
 * The accounts, kept and audited. Each act is decided by {@link Accounts}, written into
 * the trail, and kept, one after another.
 */
final class People {

	/** How long an invitation can be taken up. */
	static final Duration INVITED = Duration.ofDays(7);

	/** How long a forgotten password can be replaced. */
	static final Duration FORGOTTEN = Duration.ofHours(1);

	private final KeptFile<Accounts> kept;

	private final AuditTrail trail;

	private final InstantSource clock;

	People(Path directory, InstantSource clock) {
		this.kept = KeptFile.open(directory.resolve("people.json"), Accounts.class, Accounts.NONE);
		this.trail = new AuditTrail(directory.resolve("audit.jsonl"));
		this.clock = clock;
	}

	Accounts all() {
		return this.kept.get();
	}

	Optional<Person> find(String id) {
		return all().find(id);
	}

	List<Entry> trail() {
		return this.trail.entries();
	}

	/** What the operator of the machine has given: see {@link Accounts#given(String)}. */
	synchronized void give(String hash) {
		Accounts after = all().given(hash);
		if (!after.equals(all())) {
			Person editor = after.find(EmbeddedIdentity.EDITOR).orElseThrow();
			audit("practice-press", What.PASSWORD_GIVEN, editor.name(), null);
			this.kept.change((before) -> after);
		}
	}

	/**
	 * Lets somebody in who has to set a password first.
	 * @return the secret of the link, or why not
	 */
	synchronized Answer invite(Person by, String name, String email, String language, Set<Role> roles) {
		String id = Secret.encoded(Secret.bytes(16));
		return act(by.name(), What.INVITED, id, codes(roles),
				(accounts) -> accounts.invite(id, name, email, language, roles))
			.then(() -> link(id, INVITED));
	}

	/** A new link in place of one that was lost or has expired. */
	synchronized Answer sendLink(Person by, String id) {
		return act(by.name(), What.LINK_SENT, id, null, (accounts) -> accounts.change(id, (person) -> person))
			.then(() -> link(id, INVITED));
	}

	/** A link for who has forgotten the password. */
	synchronized Answer forgotten(String id) {
		Person person = find(id).orElseThrow();
		return act(person.name(), What.RESET_ASKED, id, null, (accounts) -> accounts.change(id, (same) -> same))
			.then(() -> link(id, FORGOTTEN));
	}

	synchronized Answer changeRoles(Person by, String id, Set<Role> roles) {
		return act(by.name(), What.ROLES_CHANGED, id, codes(roles), (accounts) -> accounts.changeRoles(id, roles));
	}

	synchronized Answer suspend(Person by, String id, boolean suspended) {
		return act(by.name(), suspended ? What.SUSPENDED : What.RESTORED, id, null,
				(accounts) -> accounts.suspend(id, suspended));
	}

	synchronized Answer remove(Person by, String id) {
		return act(by.name(), What.REMOVED, id, null, (accounts) -> accounts.remove(id));
	}

	synchronized Answer changeEmail(Person by, String email) {
		return act(by.name(), What.EMAIL_CHANGED, by.id(), null, (accounts) -> accounts.changeEmail(by.id(), email));
	}

	synchronized Answer changePassword(Person by, String hash) {
		return act(by.name(), What.PASSWORD_CHANGED, by.id(), null,
				(accounts) -> accounts.change(by.id(), (person) -> person.withPassword(hash)));
	}

	/**
	 * Sets a password by a link, which is worth nothing from then on.
	 * @return the answer; {@link Reason#UNKNOWN} if the link is not open any more
	 */
	synchronized Answer setPassword(String secret, String hash) {
		Person person = all().ofLink(secret)
			.filter((owner) -> owner.link() != null && owner.link().state(now()) == Person.Link.State.OPEN)
			.orElse(null);
		if (person == null) {
			return Answer.refused(Reason.UNKNOWN);
		}
		return act(person.name(), What.PASSWORD_SET, person.id(), null,
				(accounts) -> accounts.change(person.id(), (owner) -> owner.withPassword(hash)));
	}

	synchronized void enrol(Person owner, SecondFactor factor) {
		Answer unused = act(owner.name(), What.FACTOR_ENROLLED, owner.id(), null,
				(accounts) -> accounts.change(owner.id(), (person) -> person.withSecondFactor(factor)));
	}

	/** For oneself, or for somebody who has lost it. */
	synchronized Answer endFactor(Person by, String id) {
		return act(by.name(), What.FACTOR_ENDED, id, null,
				(accounts) -> accounts.change(id, (person) -> person.withSecondFactor(null)));
	}

	/**
	 * Takes a code, which is worth nothing from then on.
	 * @return whether it was right
	 */
	synchronized boolean take(String id, String code) {
		Person person = find(id).orElse(null);
		SecondFactor before = (person != null) ? person.secondFactor() : null;
		SecondFactor after = (before != null) ? before.taken(code, now()).orElse(null) : null;
		if (person == null || before == null || after == null) {
			return false;
		}
		if (after.recovery().size() < before.recovery().size()) {
			audit(person.name(), What.RECOVERY_CODE_USED, person.name(), after.recovery().size() + " left");
		}
		this.kept.change((accounts) -> switch (accounts.change(id, (owner) -> owner.withSecondFactor(after))) {
			case Accounts.Done done -> done.after();
			case Accounts.Refused refused -> accounts;
		});
		return true;
	}

	Instant now() {
		return this.clock.instant();
	}

	private String link(String id, Duration lasts) {
		String secret = Secret.make();
		Person.Link link = new Person.Link(Secret.digest(secret), now().plus(lasts), false);
		this.kept.change((accounts) -> switch (accounts.change(id, (person) -> person.withLink(link))) {
			case Accounts.Done done -> done.after();
			case Accounts.Refused refused -> accounts;
		});
		return secret;
	}

	private Answer act(String by, What what, String id, @Nullable String more,
			Function<Accounts, Accounts.Decision> decide) {
		Accounts before = all();
		return switch (decide.apply(before)) {
			case Accounts.Refused refused -> Answer.refused(refused.reason());
			case Accounts.Done done -> {
				String whom = before.find(id).or(() -> done.after().find(id)).map(Person::name).orElse(id);
				audit(by, what, whom, more);
				this.kept.change((same) -> done.after());
				yield new Answer(null, null);
			}
		};
	}

	private void audit(String by, What what, String whom, @Nullable String more) {
		this.trail.add(new Entry(now(), by, what, whom, more));
	}

	private static String codes(Set<Role> roles) {
		return roles.stream().sorted().map(Role::code).collect(Collectors.joining(", "));
	}

	/**
	 * What came of an act.
	 *
	 * @param reason why it was not done; null when it was
	 * @param secret of the link that was made, if one was
	 */
	record Answer(@Nullable Reason reason, @Nullable String secret) {

		static Answer refused(Reason reason) {
			return new Answer(reason, null);
		}

		boolean isDone() {
			return this.reason == null;
		}

		Answer then(java.util.function.Supplier<String> link) {
			return isDone() ? new Answer(null, link.get()) : this;
		}

	}

}
