package org.practicepress.review.sheet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.practicepress.form.Countries;
import org.practicepress.form.FormLanguage;
import org.practicepress.review.queue.QueueEntry;
import org.practicepress.review.queue.Reviews;
import org.practicepress.review.submission.Contributor;
import org.practicepress.review.submission.Contributors;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Fills sheets with submissions, some at a time.
 */
@Component
class Sheets {

	private static final int AT_ONCE = 100;

	private static final List<String> COLUMNS = List.of("reference", "practice", "country", "from", "received",
			"status", "editor", "address", "merged-into");

	private final Reviews reviews;

	private final Contributors contributors;

	private final MessageSource messages;

	private final String publicUrl;

	Sheets(Reviews reviews, Contributors contributors, MessageSource messages,
			@Value("${practice-press.public-url}") String publicUrl) {
		this.reviews = reviews;
		this.contributors = contributors;
		this.messages = messages;
		this.publicUrl = publicUrl;
	}

	/**
	 * Writes all of a sheet.
	 * @param ids the submissions in their order; those that are gone meanwhile are left
	 * out
	 * @param sheet where to
	 * @param locale the reader's language
	 * @throws IOException when the reader has gone
	 */
	void fill(List<String> ids, Sheet sheet, Locale locale) throws IOException {
		sheet.row(COLUMNS.stream().map((column) -> message("review.column." + column, locale)).toList());
		for (int first = 0; first < ids.size(); first += AT_ONCE) {
			List<QueueEntry> entries = this.reviews.entries(ids.subList(first, Math.min(ids.size(), first + AT_ONCE)));
			Map<String, String> kept = kept(entries);
			Map<String, Contributor> from = this.contributors
				.find(entries.stream().map(QueueEntry::contributorId).collect(Collectors.toSet()));
			for (QueueEntry entry : entries) {
				sheet.row(cells(entry, from.get(entry.contributorId()), kept, locale));
			}
		}
		sheet.finish();
	}

	/** The references of those that others were merged into, by their ids. */
	private Map<String, String> kept(List<QueueEntry> entries) {
		List<String> ids = entries.stream().map(QueueEntry::mergedInto).filter(Objects::nonNull).distinct().toList();
		return ids.isEmpty() ? Map.of()
				: this.reviews.entries(ids).stream().collect(Collectors.toMap(QueueEntry::id, QueueEntry::reference));
	}

	private List<String> cells(QueueEntry entry, @Nullable Contributor from, Map<String, String> kept, Locale locale) {
		List<String> cells = new ArrayList<>();
		cells.add(entry.reference());
		cells.add(entry.title());
		cells.add(entry.countries()
			.stream()
			.map((country) -> Countries.name(country, FormLanguage.of(locale)))
			.collect(Collectors.joining("; ")));
		cells.add(said((from != null) ? from.organisation() : null));
		cells.add(entry.receivedAt().toString());
		cells.add(message("pages.status." + entry.status().code(), locale));
		cells.add(said(entry.editor()));
		cells.add(this.publicUrl + "/desk/reviews/" + entry.id());
		cells.add((entry.mergedInto() != null) ? kept.getOrDefault(entry.mergedInto(), "") : "");
		return cells;
	}

	private static String said(@Nullable String words) {
		return (words != null) ? words : "";
	}

	private String message(String key, Locale locale) {
		return this.messages.getMessage(key, null, locale);
	}

}
