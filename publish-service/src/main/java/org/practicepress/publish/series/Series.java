package org.practicepress.publish.series;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.practicepress.messaging.aggregate.Aggregate;
import org.practicepress.publish.factsheet.Factsheet;
import org.practicepress.publish.factsheet.FactsheetContent;
import org.practicepress.publish.factsheet.Factsheets;
import org.practicepress.publish.rendering.FormWords;
import org.practicepress.publish.rendering.Sheets;
import org.practicepress.publish.rendering.Words;

import org.springframework.stereotype.Component;

/**
 * The published factsheets, the newest first. Held in memory and read anew whenever any
 * factsheet has changed, which is rare next to being read.
 */
@Component
final class Series {

	private final Factsheets factsheets;

	private final FormWords form;

	private volatile Held held = new Held("", List.of());

	Series(Factsheets factsheets, FormWords form) {
		this.factsheets = factsheets;
		this.form = form;
	}

	/** All cards. */
	List<Card> cards() {
		String latest = this.factsheets.latestChange();
		Held known = this.held;
		if (!known.latest().equals(latest)) {
			known = new Held(latest, read());
			this.held = known;
		}
		return known.cards();
	}

	/** Changes with the series. */
	String version() {
		return this.factsheets.latestChange();
	}

	private List<Card> read() {
		List<Card> cards = new ArrayList<>();
		for (Aggregate<Factsheet> published : this.factsheets.in(Factsheet.Status.PUBLISHED)) {
			Card card = card(published.state());
			if (card != null) {
				cards.add(card);
			}
		}
		cards.sort(Comparator.comparingInt(Card::number).reversed());
		return List.copyOf(cards);
	}

	private @Nullable Card card(Factsheet factsheet) {
		FactsheetContent stored = factsheet.content();
		Integer number = factsheet.number();
		Instant publishedAt = factsheet.publishedAt();
		if (stored == null || number == null || publishedAt == null) {
			return null;
		}
		FactsheetContent content = stored.bounded();
		StringBuilder text = new StringBuilder().append(number)
			.append(' ')
			.append(content.title())
			.append(' ')
			.append(content.summary());
		content.sections().forEach((section) -> text.append(' ').append(section.text()));
		content.shownPhotos().forEach((photo) -> text.append(' ').append(Objects.toString(photo.caption(), "")));
		for (FactsheetContent.Fact fact : content.glance()) {
			for (String value : fact.values()) {
				text.append(' ').append(this.form.choice(fact.key(), value, content.language()));
				if (fact.key().equals("practice.country")) {
					Words.LANGUAGES.forEach(
							(language) -> text.append(' ').append(Sheets.country(value, Words.in(language).locale())));
				}
			}
		}
		return new Card(number, factsheet.path(), content.category().code(), content.language(), content.title(),
				content.summary(), content.values("practice.country"), content.values("practice.theme"), publishedAt,
				factsheet.changedAt(), content.shownPhotos().isEmpty() ? null : 1, Search.fold(text.toString()));
	}

	private record Held(String latest, List<Card> cards) {
	}

}
