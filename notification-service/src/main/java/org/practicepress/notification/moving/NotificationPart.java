package org.practicepress.notification.moving;

import java.util.List;

import com.mongodb.client.MongoDatabase;
import org.practicepress.messaging.transfer.Part;
import org.practicepress.notification.conversation.Conversations;
import org.practicepress.notification.heard.Contributors;
import org.practicepress.notification.heard.Editors;

/**
 * The conversations, each with its letters.
 */
public final class NotificationPart {

	private NotificationPart() {
	}

	/**
	 * The part.
	 * @param database the service's database
	 * @return its documents, and what it knows of others'
	 */
	public static Part of(MongoDatabase database) {
		return new Part("notification", database, List.of(Conversations.inExport(database)),
				List.of(Contributors.inExport(database), Editors.inExport(database)));
	}

}
