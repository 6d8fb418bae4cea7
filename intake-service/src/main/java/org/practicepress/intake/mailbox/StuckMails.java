package org.practicepress.intake.mailbox;

import java.util.HashMap;
import java.util.Map;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import org.bson.Document;
import org.practicepress.intake.erasure.Gone;
import org.practicepress.intake.erasure.Traces;
import org.practicepress.messaging.aggregate.Aggregates;
import org.practicepress.messaging.aggregate.AggregatesFactory;
import org.practicepress.messaging.aggregate.Change;
import org.practicepress.messaging.aggregate.StoredAggregates;
import org.practicepress.messaging.inbox.Incoming;
import org.practicepress.messaging.transfer.Kind;

import org.springframework.stereotype.Repository;

/**
 * What is known of the mails that could not be taken, by what names each wherever it
 * lies. Of one that lies there no longer only its version is kept, so that it is news
 * when it fails again.
 */
@Repository
class StuckMails implements Traces {

	static final String COLLECTION = "stuck-mails";

	private static final String STATUS = "state.status";

	/** Between the mailbox a mail lies in and what names it there. */
	private static final char IN = '.';

	private final Aggregates<StuckMail, StuckMailEvent> mails;

	StuckMails(AggregatesFactory aggregates) {
		this.mails = aggregates.of(COLLECTION, StuckMail.class, StuckMailEvent.class, "troubleEvents-out-0");
		this.mails.collection().createIndex(Indexes.ascending(STATUS));
	}

	/**
	 * Names a mail. Of those in the first mailbox it does not say which: there was only
	 * that one.
	 * @param mailbox the mailbox it lies in
	 * @param name what names it there
	 */
	static String name(String mailbox, String name) {
		return mailbox.equals(Mailboxes.MAIN) ? name : mailbox + IN + name;
	}

	/**
	 * The mailbox that a mail lies in.
	 * @param id names it
	 */
	static String mailbox(String id) {
		int in = id.indexOf(IN);
		return (in < 0) ? Mailboxes.MAIN : id.substring(0, in);
	}

	static Kind inExport(MongoDatabase database) {
		return new StoredAggregates<>("stuck-mails", "mail", database.getCollection(COLLECTION), StuckMail.class);
	}

	/**
	 * A mail was set aside, or lies there.
	 * @param id names it
	 * @param found the mail
	 */
	void found(String id, StuckMail found) {
		this.mails.change(id, (before) -> StuckMail.found(before, found));
	}

	/**
	 * Takes in what an operator wants of a mail, once.
	 * @param cause the event
	 * @param wanted what
	 */
	void asked(Incoming cause, StuckMail.Status wanted) {
		this.mails.receive(cause.event().subject(), cause,
				(before) -> StuckMail.asked(before, wanted, cause.event().time()));
	}

	/**
	 * A mail lies there no longer.
	 * @param id names it
	 */
	void gone(String id) {
		this.mails.change(id, (before) -> (before != null) ? before.gone() : null);
	}

	/**
	 * Those that lie there, as far as is known.
	 * @return the mails, by what names each
	 */
	Map<String, StuckMail> lying() {
		Map<String, StuckMail> all = new HashMap<>();
		for (Document document : this.mails.collection()
			.find(Filters.in(STATUS, StuckMail.Status.LIES.code(), StuckMail.Status.RETRY.code(),
					StuckMail.Status.DISCARD.code()))) {
			all.put(document.getString("_id"), this.mails.read(document).state());
		}
		return all;
	}

	/**
	 * Those that lie in a mailbox, as far as is known.
	 * @param mailbox the mailbox
	 * @return the mails, by what names each
	 */
	Map<String, StuckMail> lying(String mailbox) {
		Map<String, StuckMail> there = lying();
		there.keySet().removeIf((id) -> !mailbox(id).equals(mailbox));
		return there;
	}

	/** Forgets all but the versions of those that lie there no longer. */
	void forgetGone() {
		this.mails.forgetAll(Filters.eq(STATUS, StuckMail.Status.GONE.code()));
	}

	/** The mails themselves are erased where they lie. */
	@Override
	public void erase(Gone gone) {
		lying().forEach((id, mail) -> {
			if (gone.reference().equals(mail.reference())) {
				this.mails.change(id, (now) -> (now != null) ? Change.of(now.withoutReference()) : null);
			}
		});
	}

}
