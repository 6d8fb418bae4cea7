package org.practicepress.intake.moving;

import java.util.List;

import com.mongodb.client.MongoDatabase;
import org.practicepress.intake.coauthor.Coauthors;
import org.practicepress.intake.contributor.Contributors;
import org.practicepress.intake.draft.Drafts;
import org.practicepress.intake.erasure.ErasuresInExport;
import org.practicepress.intake.held.HeldMails;
import org.practicepress.intake.mailbox.MailsInExport;
import org.practicepress.intake.progress.Factsheets;
import org.practicepress.intake.submission.Submissions;
import org.practicepress.intake.unsorted.UnsortedMails;
import org.practicepress.intake.upload.UploadsInExport;
import org.practicepress.messaging.transfer.Part;

/**
 * Contributors, submissions and drafts, and what has come in which way.
 */
public final class IntakePart {

	private IntakePart() {
	}

	/**
	 * The part.
	 * @param database the service's database
	 * @return its documents. How often a mail was tried is none of them: it is counted by
	 * its place in one mailbox
	 */
	public static Part of(MongoDatabase database) {
		return new Part("intake", database,
				List.of(Contributors.inExport(database), Submissions.inExport(database),
						Submissions.referencesInExport(database), Drafts.inExport(database),
						HeldMails.inExport(database), Coauthors.inExport(database), MailsInExport.taken(database),
						MailsInExport.issued(database), MailsInExport.stuck(database), UnsortedMails.inExport(database),
						UploadsInExport.sent(database), Factsheets.inExport(database), ErasuresInExport.of(database)),
				List.of());
	}

}
