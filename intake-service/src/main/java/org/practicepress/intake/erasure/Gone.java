package org.practicepress.intake.erasure;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A submission that is erased, as far as what is left of it elsewhere is known by.
 *
 * @param id its identity
 * @param reference its short public code
 * @param address its contributor's; null when none is known
 * @param messageIds of the contributor's mails that belong to it
 * @param before letters that were sent later are not to be erased yet: the last one says
 * that it is done
 * @param last whether nothing need be known of it any more
 */
public record Gone(String id, String reference, @Nullable String address, List<String> messageIds, Instant before,
		boolean last) {

	public Gone {
		messageIds = List.copyOf(messageIds);
	}

	/** Says no more than a log may. */
	@Override
	public String toString() {
		return this.reference;
	}

}
