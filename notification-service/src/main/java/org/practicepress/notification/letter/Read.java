package org.practicepress.notification.letter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * What was read of a form, as far as a receipt shows it: the beginnings of long answers.
 *
 * @param answers the answers by field key, cut
 * @param doubtful the keys of answers that may have been read wrongly
 * @param written what was written, by field key, where the answer says something else
 * @param pictures the names of pictures that came along and are not taken as photos
 */
public record Read(Map<String, List<String>> answers, Set<String> doubtful, @Nullable Map<String, String> written,
		@Nullable List<String> pictures) {

	static final int LONGEST_VALUE = 160;

	private static final int MOST_VALUES = 20;

	/** What should be compared with the original. */
	private static final Set<String> DOUBTFUL = Set.of("text-label", "ocr");

	public Read {
		answers = new LinkedHashMap<>(answers);
		doubtful = Set.copyOf(doubtful);
		// letters that were not sent yet when these came into being know nothing of them
		written = (written != null) ? Map.copyOf(written) : Map.of();
		pictures = (pictures != null) ? List.copyOf(pictures) : List.of();
	}

	/**
	 * What an event tells of the answers.
	 * @param answers the answers by field key; null when it does not tell them
	 * @param found how they were found; null when it does not tell
	 * @param written what was written where they say something else; null when it does
	 * not tell
	 * @param pictures the names of pictures that are not taken as photos
	 * @return what a receipt shows
	 */
	public static Read of(@Nullable Map<String, List<String>> answers, @Nullable Map<String, String> found,
			@Nullable Map<String, String> written, List<String> pictures) {
		Map<String, List<String>> cut = new LinkedHashMap<>();
		if (answers != null) {
			answers.forEach(
					(key, values) -> cut.put(key, values.stream().limit(MOST_VALUES).map(Read::beginning).toList()));
		}
		Set<String> doubtful = (found != null) ? found.entrySet()
			.stream()
			.filter((entry) -> DOUBTFUL.contains(entry.getValue()))
			.map(Map.Entry::getKey)
			.collect(Collectors.toSet()) : Set.of();
		return new Read(cut, doubtful, written, pictures.stream().limit(MOST_VALUES).map(Read::beginning).toList());
	}

	/**
	 * What was written where an answer says something else.
	 * @return the words by field key
	 */
	Map<String, String> writtenOtherwise() {
		return (this.written != null) ? this.written : Map.of();
	}

	/**
	 * Pictures that came along and are not taken as photos.
	 * @return their names
	 */
	List<String> picturesNotTaken() {
		return (this.pictures != null) ? this.pictures : List.of();
	}

	/**
	 * Nothing that could be shown.
	 * @return an empty reading
	 */
	public static Read nothing() {
		return new Read(Map.of(), Set.of(), null, null);
	}

	private static String beginning(String value) {
		return Untrusted.line(value, LONGEST_VALUE);
	}

}
