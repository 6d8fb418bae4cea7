package org.practicepress.review.moving;

import java.util.List;

import com.mongodb.client.MongoDatabase;
import org.practicepress.messaging.transfer.Part;
import org.practicepress.review.absence.Absences;
import org.practicepress.review.contact.Contacts;
import org.practicepress.review.erasure.ErasureRequests;
import org.practicepress.review.likeness.Likenesses;
import org.practicepress.review.notes.Notes;
import org.practicepress.review.operations.Troubles;
import org.practicepress.review.queue.Reviews;
import org.practicepress.review.rubric.Assessments;
import org.practicepress.review.submission.Contributors;
import org.practicepress.review.subscription.Subscriptions;
import org.practicepress.review.unsorted.UnsortedMails;
import org.practicepress.review.views.SavedViews;

/**
 * The reviews with every form and decision, the notes about them and how they were
 * judged, the searches that were saved, who wants which mails, who is away, and what
 * contributors were asked.
 */
public final class ReviewPart {

	private ReviewPart() {
	}

	/**
	 * The part.
	 * @param database the service's database
	 * @return its documents, and what it knows of others'
	 */
	public static Part of(MongoDatabase database) {
		return new Part("review", database,
				List.of(Reviews.revisionsInExport(database), Reviews.inExport(database), Contacts.inExport(database),
						ErasureRequests.inExport(database), Troubles.inExport(database), SavedViews.inExport(database),
						Subscriptions.inExport(database), Notes.inExport(database), Assessments.inExport(database),
						UnsortedMails.inExport(database), Absences.inExport(database), Likenesses.inExport(database)),
				List.of(Contributors.inExport(database)));
	}

}
