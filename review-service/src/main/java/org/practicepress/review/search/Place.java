package org.practicepress.review.search;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.util.BytesRef;

/**
 * The submission that a page ends with. Whoever goes on from there meets none twice and
 * misses none, whatever comes or goes meanwhile.
 *
 * @param order what comes first; not what fits best, which changes with all others
 * @param received when that submission came
 * @param id its id
 */
public record Place(Order order, Instant received, String id) {

	private static final int LONGEST = 200;

	/**
	 * What programs give back to go on from here.
	 * @return letters, digits, hyphens and underscores; what they say may change
	 */
	public String cursor() {
		String place = this.order.code() + " " + this.received.toEpochMilli() + " " + this.id;
		return Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Understands what a program gives back.
	 * @param cursor what it gives
	 * @return empty when it never was one
	 */
	public static Optional<Place> of(String cursor) {
		if (cursor.length() > LONGEST) {
			return Optional.empty();
		}
		try {
			String place = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
			int first = place.indexOf(' ');
			int second = place.indexOf(' ', first + 1);
			if (first < 0 || second < 0) {
				return Optional.empty();
			}
			Instant received = Instant.ofEpochMilli(Long.parseLong(place, first + 1, second, 10));
			return Order.of(place.substring(0, first))
				.filter((order) -> order != Order.BEST)
				.map((order) -> new Place(order, received, place.substring(second + 1)));
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	/**
	 * As the index orders it.
	 * @param documents how many it has room for
	 * @return behind all that are ordered alike, which is that submission itself
	 */
	FieldDoc hit(int documents) {
		return new FieldDoc(Math.max(0, documents - 1), Float.NaN,
				new Object[] { this.received.toEpochMilli(), new BytesRef(this.id) });
	}

}
