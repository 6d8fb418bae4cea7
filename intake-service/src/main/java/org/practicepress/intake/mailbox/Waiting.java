package org.practicepress.intake.mailbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import jakarta.mail.Message;

/**
 * A mail in the inbox.
 *
 * @param message the mail
 * @param uid its number there (RFC 9051 section 2.3.1.1); -1 when the server gives none
 * @param place where it lies
 * @param size in bytes, as far as the server knows
 */
record Waiting(Message message, long uid, String place, long size) {

	static List<String> places(List<Waiting> mails) {
		return mails.stream().map(Waiting::place).toList();
	}

	static List<Message> messages(List<Waiting> mails) {
		return mails.stream().map(Waiting::message).toList();
	}

	/**
	 * Which mails are taken together. One that has been tried before is taken alone: it
	 * may be what has ended the process, and then only counts against itself.
	 * @param mails the mails, in their order
	 * @param tried where those lie that have been tried before
	 * @param most how many bytes may be taken together; one that is larger is alone
	 * @return all of them, in the same order
	 */
	static List<List<Waiting>> groups(List<Waiting> mails, Set<String> tried, long most) {
		List<List<Waiting>> groups = new ArrayList<>();
		long room = 0;
		for (Waiting mail : mails) {
			boolean alone = tried.contains(mail.place());
			if (groups.isEmpty() || alone || Math.max(0, mail.size()) > room) {
				groups.add(new ArrayList<>());
				room = most;
			}
			groups.getLast().add(mail);
			room = alone ? -1 : room - Math.max(0, mail.size());
		}
		return groups;
	}

}
