package org.practicepress.intake.coauthor;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import org.bson.Document;
import org.practicepress.intake.contributor.Contributor;
import org.practicepress.intake.contributor.Contributors;
import org.practicepress.intake.contributor.MachineAddress;
import org.practicepress.intake.erasure.Gone;
import org.practicepress.intake.erasure.Traces;
import org.practicepress.intake.submission.Identity;
import org.practicepress.intake.submission.Submission;
import org.practicepress.intake.submission.Submissions;
import org.practicepress.intake.upload.CoWriters;
import org.practicepress.intake.upload.Refusal;
import org.practicepress.messaging.aggregate.Aggregate;
import org.practicepress.messaging.aggregate.Aggregates;
import org.practicepress.messaging.aggregate.AggregatesFactory;
import org.practicepress.messaging.aggregate.Change;
import org.practicepress.messaging.aggregate.StoredAggregates;
import org.practicepress.messaging.inbox.Incoming;
import org.practicepress.messaging.transfer.Kind;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Repository;

/**
 * Where co-authors are kept. When a method returns, what it did is durable, its events
 * included.
 */
@Repository
public class Coauthors implements CoWriters, Traces {

	private static final String COLLECTION = "coauthors";

	private static final String SUBMISSION = "state.submissionId";

	/**
	 * Ever, those taken back included: each is mailed to, and nobody has shown that they
	 * want that.
	 */
	private static final int MOST = 10;

	private static final int LONGEST_NAME = 120;

	private final Aggregates<Coauthor, CoauthorEvent> coauthors;

	private final Contributors contributors;

	private final Submissions submissions;

	private final Clock clock;

	private final String ownAddress;

	Coauthors(AggregatesFactory aggregates, Contributors contributors, Submissions submissions, Clock clock,
			@Value("${practice-press.mail.address}") String ownAddress) {
		this.coauthors = aggregates.of(COLLECTION, Coauthor.class, CoauthorEvent.class, "mailEvents-out-0");
		this.contributors = contributors;
		this.submissions = submissions;
		this.clock = clock;
		this.ownAddress = ownAddress;
		this.coauthors.collection().createIndex(Indexes.ascending(SUBMISSION));
	}

	/**
	 * What goes along when the hub is moved.
	 * @param database the service's database
	 * @return the co-authors
	 */
	public static Kind inExport(MongoDatabase database) {
		return new StoredAggregates<>(COLLECTION, "coauthor", database.getCollection(COLLECTION), Coauthor.class);
	}

	/**
	 * Names somebody, who is asked by mail. Who is named already is not asked again.
	 * @param submission what they would write for
	 * @param name what the contributor calls them; empty for nothing
	 * @param email where mail reaches them
	 * @param language the language to ask in
	 * @throws Refusal when too many were named, or no person reads what is sent there
	 */
	void ask(Aggregate<Submission> submission, String name, String email, String language) {
		name(submission, name, email, language, false);
	}

	@Override
	public Optional<String> accept(Aggregate<Submission> submission, String email, String language) {
		return name(submission, "", email, language, true);
	}

	private Optional<String> name(Aggregate<Submission> submission, String name, String email, String language,
			boolean confirmed) {
		if (MachineAddress.is(email) || MachineAddress.isOurs(email, this.ownAddress)) {
			throw new Refusal(Refusal.Reason.NOT_A_PERSON);
		}
		List<Aggregate<Coauthor>> all = all(submission.id());
		Optional<Aggregate<Coauthor>> known = all.stream()
			.filter((one) -> one.state().named() && this.contributors.isAt(one.id(), email))
			.findFirst();
		if (known.isPresent()) {
			if (confirmed) {
				confirm(known.get().id());
			}
			return known.map(Aggregate::id);
		}
		if (this.contributors.isAt(submission.state().contributorId(), email)) {
			return Optional.empty();
		}
		if (all.size() >= MOST) {
			throw new Refusal(Refusal.Reason.TOO_MANY_CO_AUTHORS);
		}
		String id = UUID.randomUUID().toString();
		String reference = submission.state().reference();
		Coauthor asked = Coauthor.asked(submission.id(), reference, Identity.random().statusToken(),
				this.clock.instant());
		this.coauthors.create(id, Change.of(confirmed ? asked.confirmed(asked.askedAt()) : asked,
				new CoauthorEvent.Asked(reference, id, path(id))));
		Contributor contributor = Contributor.unknown(email, language).opening(asked.key());
		String called = oneLine(name);
		this.contributors.add(id, called.isEmpty() ? contributor : contributor.named(called));
		return Optional.of(id);
	}

	/**
	 * Asks somebody at another address, because the mail that asks them does not get
	 * there. The link that was mailed opens nothing any more, whoever has it.
	 * @param submission what they would write for
	 * @param id their id
	 * @param email the other address
	 * @param language the language to ask in
	 * @throws Refusal when too many were named, or no person reads what is sent there
	 */
	void askAt(Aggregate<Submission> submission, String id, String email, String language) {
		boolean unreached = this.coauthors.find(id)
			.map(Aggregate::state)
			.filter((coauthor) -> coauthor.submissionId().equals(submission.id()) && coauthor.waitsForAnAnswer()
					&& coauthor.unreached())
			.isPresent();
		if (unreached) {
			String name = this.contributors.find(id).map(Contributor::name).orElse(null);
			name(submission, (name != null) ? name : "", email, language, false).filter((other) -> !other.equals(id))
				.ifPresent((other) -> remove(submission.id(), id));
		}
	}

	/**
	 * What has become of the mail that asks somebody, once.
	 * @param cause the event
	 * @param reached whether it is on its way to them; false when it does not get there
	 */
	public void hear(Incoming cause, boolean reached) {
		String id = cause.event().subject();
		String contributor = submissionOf(id).flatMap(this.submissions::find)
			.map(Submission::contributorId)
			.orElse(null);
		this.coauthors.receive(id, cause, (coauthor) -> {
			if (coauthor == null || contributor == null || !coauthor.waitsForAnAnswer()
					|| coauthor.unreached() != reached) {
				return null;
			}
			return reached ? Change.of(coauthor.unreached(null)) : Change.of(coauthor.unreached(cause.event().time()),
					new CoauthorEvent.Unreached(coauthor.reference(), coauthor.submissionId(), contributor));
		});
	}

	/** A name may hold anything; this page and the desk's are for people. */
	private static String oneLine(String name) {
		StringBuilder line = new StringBuilder();
		name.strip()
			.codePoints()
			.filter((sign) -> !turnsAround(sign))
			.limit(LONGEST_NAME)
			.forEach((sign) -> line.appendCodePoint(Character.isISOControl(sign) ? ' ' : sign));
		return line.toString().strip();
	}

	/** Signs that make what follows read from the other side. */
	private static boolean turnsAround(int sign) {
		return (sign >= 0x202a && sign <= 0x202e) || (sign >= 0x2066 && sign <= 0x2069);
	}

	/**
	 * Where the page lies that asks a co-author, above the secret part of its address.
	 */
	static String path(String id) {
		return "/submissions/co-authors/" + id;
	}

	/** Somebody who has the link that was mailed to a co-author. */
	Optional<Coauthor> find(String id, String key) {
		return this.coauthors.find(id).map(Aggregate::state).filter((coauthor) -> coauthor.opensWith(key));
	}

	/**
	 * What somebody writes for, or was asked to.
	 * @param id their id, as letters to them name it
	 * @return the submission's id; empty when there is nobody of that id
	 */
	public Optional<String> submissionOf(String id) {
		return this.coauthors.find(id).map((coauthor) -> coauthor.state().submissionId());
	}

	/** Where mail reaches them. */
	Optional<String> address(String id) {
		return this.contributors.find(id).map(Contributor::email);
	}

	/** What they write for the submission counts from now on. */
	void confirm(String id) {
		this.coauthors.change(id, (coauthor) -> (coauthor != null && coauthor.named() && !coauthor.mayWrite())
				? Change.of(coauthor.confirmed(this.clock.instant())) : null);
	}

	/** Somebody writes for the submission no more, nor is anything of them known. */
	void remove(String submissionId, String id) {
		boolean theirs = this.coauthors.find(id)
			.filter((coauthor) -> coauthor.state().submissionId().equals(submissionId))
			.isPresent();
		if (theirs) {
			this.coauthors.change(id, (coauthor) -> (coauthor != null && coauthor.named())
					? Change.of(coauthor.removed(this.clock.instant())) : null);
			this.contributors.forget(id);
		}
	}

	/**
	 * Whose mails from an address count as the contributor's own.
	 * @param submissionId the submission
	 * @param from the address
	 * @return the id of a co-author who has confirmed it
	 */
	public Optional<String> writing(String submissionId, String from) {
		return all(submissionId).stream()
			.filter((one) -> one.state().mayWrite() && this.contributors.isAt(one.id(), from))
			.findFirst()
			.map(Aggregate::id);
	}

	@Override
	public List<CoWriter> of(String submissionId) {
		List<CoWriter> named = new ArrayList<>();
		for (Aggregate<Coauthor> one : all(submissionId)) {
			Contributor known = this.contributors.find(one.id()).orElse(null);
			String email = (known != null) ? known.email() : null;
			if (one.state().named() && known != null && email != null) {
				named.add(new CoWriter(one.id(), known.name(), email, one.state().mayWrite(), one.state().unreached()));
			}
		}
		return named;
	}

	/**
	 * They are forgotten at once, and once more when the last letter is out, as every
	 * contributor is: what a topic has forgotten goes when something comes after it.
	 * Until then it is known who there was.
	 */
	@Override
	public void erase(Gone gone) {
		for (Aggregate<Coauthor> one : all(gone.id())) {
			this.coauthors.change(one.id(), (coauthor) -> (coauthor != null && coauthor.named())
					? Change.of(coauthor.removed(this.clock.instant())) : null);
			this.contributors.forget(one.id());
			if (gone.last()) {
				this.coauthors.erase(one.id(), List.of());
			}
		}
	}

	private List<Aggregate<Coauthor>> all(String submissionId) {
		List<Aggregate<Coauthor>> all = new ArrayList<>();
		for (Document document : this.coauthors.collection().find(Filters.eq(SUBMISSION, submissionId))) {
			all.add(this.coauthors.read(document));
		}
		return all;
	}

}
