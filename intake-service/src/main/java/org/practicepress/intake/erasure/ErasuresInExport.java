package org.practicepress.intake.erasure;

import java.time.Instant;
import java.util.Date;
import java.util.List;

import com.mongodb.client.MongoDatabase;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.practicepress.messaging.transfer.Kind;
import org.practicepress.messaging.transfer.Records;

/**
 * What was erased, as an export tells of it: that and when it was, and of what is not
 * done yet what is needed to go on.
 */
public final class ErasuresInExport {

	private ErasuresInExport() {
	}

	/**
	 * An erasure.
	 *
	 * @param id the id the submission had
	 * @param reference its short public code
	 * @param by who asked for it
	 * @param at when
	 * @param key the digest of the link it was confirmed by
	 * @param changes how often it has changed since
	 * @param contributorId who sent it, until it is done
	 * @param address where the last letter goes, until it is done
	 * @param messageIds the mails that belong to it, until it is done
	 * @param traces whether what was left in other places is erased
	 * @param told whether the last letter is out
	 * @param forgotten when the address was
	 * @param next when there is more to do; null when all is done
	 */
	public record Erasure(String id, String reference, String by, Instant at, @Nullable String key, int changes,
			@Nullable String contributorId, @Nullable String address, List<String> messageIds, boolean traces,
			boolean told, @Nullable Instant forgotten, @Nullable Instant next) {
	}

	/**
	 * All erasures.
	 * @param database the service's database
	 * @return what goes along
	 */
	public static Kind of(MongoDatabase database) {
		return new Records<>("erasures", database.getCollection(Erasures.COLLECTION), Erasure.class,
				ErasuresInExport::read, ErasuresInExport::write);
	}

	private static Erasure read(Document kept) {
		return new Erasure(kept.getString("_id"), kept.getString(Erasures.REFERENCE), kept.getString(Erasures.BY),
				kept.getDate(Erasures.AT).toInstant(), kept.getString(Erasures.KEY), kept.getInteger(Erasures.CHANGES),
				kept.getString(Erasures.CONTRIBUTOR_ID), kept.getString(Erasures.ADDRESS),
				kept.getList(Erasures.MESSAGE_IDS, String.class, List.of()), kept.getBoolean(Erasures.TRACES, false),
				kept.getBoolean(Erasures.TOLD, false), instant(kept.getDate(Erasures.FORGOTTEN)),
				instant(kept.getDate(Erasures.NEXT)));
	}

	private static Document write(Erasure told) {
		Document document = new Document("_id", told.id()).append(Erasures.REFERENCE, told.reference())
			.append(Erasures.BY, told.by())
			.append(Erasures.AT, Date.from(told.at()))
			.append(Erasures.CHANGES, told.changes());
		if (told.key() != null) {
			document.append(Erasures.KEY, told.key());
		}
		if (told.next() != null) {
			document.append(Erasures.NEXT, Date.from(told.next()))
				.append(Erasures.CONTRIBUTOR_ID, told.contributorId())
				.append(Erasures.ADDRESS, told.address())
				.append(Erasures.MESSAGE_IDS, told.messageIds())
				.append(Erasures.TRACES, told.traces())
				.append(Erasures.TOLD, told.told());
			if (told.forgotten() != null) {
				document.append(Erasures.FORGOTTEN, Date.from(told.forgotten()));
			}
		}
		return document;
	}

	private static @Nullable Instant instant(@Nullable Date date) {
		return (date != null) ? date.toInstant() : null;
	}

}
