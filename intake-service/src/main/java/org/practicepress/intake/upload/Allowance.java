package org.practicepress.intake.upload;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How much each client may still send in this hour. Kept in memory: a restart forgives. A
 * client is an address, or with IPv6 the network a household has.
 */
final class Allowance {

	private static final Duration HOUR = Duration.ofHours(1);

	/** More are forgotten, those first that have been quiet for longest. */
	private static final int MOST_CLIENTS = 50_000;

	private static final int GROUPS_OF_A_NETWORK = 4;

	private final Map<String, Sent> clients = new LinkedHashMap<>(16, 0.75f, true) {

		private static final long serialVersionUID = 1L;

		@Override
		protected boolean removeEldestEntry(Map.Entry<String, Sent> eldest) {
			return size() > MOST_CLIENTS;
		}
	};

	private final int times;

	private final long size;

	private final Clock clock;

	Allowance(int times, long size, Clock clock) {
		this.times = times;
		this.size = size;
		this.clock = clock;
	}

	/**
	 * What a client has sent since it began.
	 */
	private record Sent(Instant since, int times, long size) {
	}

	/**
	 * Lets a client send something.
	 * @param address the client's address
	 * @return how long it has to wait before; zero when it may send it now
	 */
	synchronized Duration take(String address) {
		Sent sent = sent(address);
		if (sent.times() >= this.times || sent.size() >= this.size) {
			return Duration.between(this.clock.instant(), sent.since().plus(HOUR));
		}
		this.clients.put(client(address), new Sent(sent.since(), sent.times() + 1, sent.size()));
		return Duration.ZERO;
	}

	/**
	 * Counts what has come: how much it is may not be known before.
	 * @param address the client's address
	 * @param bytes how much it was
	 */
	synchronized void came(String address, long bytes) {
		Sent sent = sent(address);
		this.clients.put(client(address), new Sent(sent.since(), sent.times(), sent.size() + bytes));
	}

	private Sent sent(String address) {
		Instant now = this.clock.instant();
		Sent before = this.clients.get(client(address));
		return (before == null || !before.since().plus(HOUR).isAfter(now)) ? new Sent(now, 0, 0) : before;
	}

	private static String client(String address) {
		int end = 0;
		for (int group = 0; group < GROUPS_OF_A_NETWORK && end >= 0; group++) {
			end = address.indexOf(':', end + 1);
		}
		return (end > 0) ? address.substring(0, end) : address;
	}

}
