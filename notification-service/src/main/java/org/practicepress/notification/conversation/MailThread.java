package org.practicepress.notification.conversation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

import com.google.re2j.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A mail of the contributor's, to be answered in its thread.
 *
 * @param messageId the mail's Message-ID
 * @param references Message-IDs of the mails before it, oldest first
 * @param subject the mail's subject
 */
public record MailThread(String messageId, List<String> references, @Nullable String subject) {

	/** Longer threads lose their middle: every mail server has a limit for headers. */
	private static final int MOST_REFERENCES = 20;

	private static final Pattern MESSAGE_ID = Pattern.compile("<[!-;=?-~]{1,250}>");

	public MailThread {
		references = List.copyOf(references);
	}

	/**
	 * What a mail's {@code References} must name.
	 * @param before the mails before its parent, oldest first
	 * @param parent the mail it answers
	 * @return well-formed Message-IDs, each once, the parent last
	 */
	static List<String> references(List<String> before, String parent) {
		SequencedSet<String> ids = new LinkedHashSet<>(before);
		ids.removeIf((id) -> !wellFormed(id));
		ids.remove(parent);
		List<String> references = new ArrayList<>(ids);
		if (wellFormed(parent)) {
			references.add(parent);
		}
		if (references.size() > MOST_REFERENCES) {
			references.subList(1, references.size() - MOST_REFERENCES + 1).clear();
		}
		return List.copyOf(references);
	}

	/**
	 * Whether a Message-ID can stand in a header. A mail's own may be anything.
	 * @param id a Message-ID
	 * @return false for what no program would thread by anyway
	 */
	static boolean wellFormed(String id) {
		return MESSAGE_ID.matches(id);
	}

}
