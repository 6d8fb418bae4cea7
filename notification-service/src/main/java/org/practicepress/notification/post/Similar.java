package org.practicepress.notification.post;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.practicepress.messaging.aggregate.Aggregate;
import org.practicepress.notification.conversation.Alike;
import org.practicepress.notification.conversation.Conversation;
import org.practicepress.notification.conversation.Conversations;
import org.practicepress.notification.heard.Contributors;
import org.practicepress.notification.heard.Known;
import org.practicepress.notification.letter.Occasion;

/**
 * What a letter may name of what its practice is like: what everybody can read at the
 * time, and what came from the very address that the letter goes to.
 */
final class Similar {

	private final Conversations conversations;

	private final Contributors contributors;

	Similar(Conversations conversations, Contributors contributors) {
		this.conversations = conversations;
		this.contributors = contributors;
	}

	/**
	 * What is to be asked about.
	 * @param conversation the conversation that the letter is of
	 * @param address stands for the address that it goes to
	 * @return what may be named, in the same order
	 */
	List<Occasion.Similar> named(Conversation conversation, String address) {
		return conversation.unasked().stream().flatMap((one) -> named(one, address).stream()).toList();
	}

	private Optional<Occasion.Similar> named(Alike one, String address) {
		return this.conversations.find(one.submissionId())
			.map(Aggregate::state)
			.filter((other) -> other.title() != null)
			.filter((other) -> other.publication().isPresent()
					|| (!one.published() && address.equals(address(other.contributorId()))))
			.map((other) -> new Occasion.Similar(new Occasion.Practice(other.reference(), other.title()),
					other.publication().orElse(null)));
	}

	private @Nullable String address(String contributor) {
		return (this.contributors.find(contributor) instanceof Known.Here here) ? here.contributor().address() : null;
	}

}
