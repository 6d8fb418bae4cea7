package org.practicepress.publish.series;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.practicepress.pages.ForEverybody;
import org.practicepress.publish.factsheet.Category;
import org.practicepress.publish.rendering.FormWords;
import org.practicepress.publish.rendering.Sheets;
import org.practicepress.publish.rendering.Words;

import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.util.UriComponentsBuilder;

/** The series: browsing, searching, the feed. */
@Controller
final class SeriesController {

	private static final int PAGE = 12;

	private static final int FEED = 30;

	private final Series series;

	private final FormWords form;

	private final AtomFeed feed;

	SeriesController(Series series, FormWords form, AtomFeed feed) {
		this.series = series;
		this.form = form;
		this.feed = feed;
	}

	@GetMapping("/factsheets")
	String browse(@RequestParam(required = false) @Nullable String q,
			@RequestParam(required = false) @Nullable String country,
			@RequestParam(required = false) @Nullable String theme,
			@RequestParam(required = false) @Nullable String category, @RequestParam(defaultValue = "1") String page,
			Locale locale, Model model, HttpServletResponse response) {
		Search search = Search.of(q, country, theme, category);
		List<Card> all = this.series.cards();
		List<Card> found = search.in(all);
		int pages = Math.max(1, (found.size() + PAGE - 1) / PAGE);
		int current = Math.clamp(number(page), 1, pages);
		Locale words = Words.in(locale.getLanguage()).locale();
		model.addAttribute("search", search);
		model.addAttribute("cards", found.subList((current - 1) * PAGE, Math.min(found.size(), current * PAGE)));
		model.addAttribute("total", found.size());
		model.addAttribute("inSeries", all.size());
		model.addAttribute("page", current);
		model.addAttribute("pages", pages);
		model.addAttribute("address", address(search));
		model.addAttribute("countries", countries(all, words));
		model.addAttribute("themes", themes(all, words));
		model.addAttribute("categories", List.of(Category.values()).stream().map(Category::code).toList());
		model.addAttribute("names", new Names(this.form, words));
		ForEverybody.mark(response);
		return "publish/series";
	}

	@GetMapping("/factsheets/feed.atom")
	@Nullable ResponseEntity<byte[]> feed(WebRequest request) {
		List<Card> cards = this.series.cards();
		Instant updated = cards.stream()
			.map(Card::changedAt)
			.max(Comparator.naturalOrder())
			.orElse(Instant.parse("2026-01-01T00:00:00Z"));
		String etag = "\"" + Integer.toHexString(Objects.hash(this.series.version())) + "\"";
		if (request.checkNotModified(etag, updated.toEpochMilli())) {
			return null;
		}
		return ResponseEntity.ok()
			.contentType(MediaType.parseMediaType("application/atom+xml;charset=UTF-8"))
			.cacheControl(CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic())
			.body(this.feed.write(cards.subList(0, Math.min(FEED, cards.size())), updated));
	}

	private static Map<String, String> countries(List<Card> cards, Locale locale) {
		Map<String, String> byName = new TreeMap<>(java.text.Collator.getInstance(locale));
		cards.stream()
			.flatMap((card) -> card.countries().stream())
			.distinct()
			.forEach((code) -> byName.put(Sheets.country(code, locale), code));
		return byName;
	}

	private Map<String, String> themes(List<Card> cards, Locale locale) {
		Map<String, String> byName = new TreeMap<>(java.text.Collator.getInstance(locale));
		cards.stream()
			.flatMap((card) -> card.themes().stream())
			.distinct()
			.forEach((code) -> byName.put(this.form.choice("practice.theme", code, locale.getLanguage()), code));
		return byName;
	}

	private static String address(Search search) {
		UriComponentsBuilder address = UriComponentsBuilder.fromPath("/factsheets");
		Map.of("q", search.q(), "country", search.country(), "theme", search.theme(), "category", search.category())
			.forEach((name, value) -> {
				if (!value.isEmpty()) {
					address.queryParam(name, "{" + name + "}");
				}
			});
		String encoded = address.encode()
			.buildAndExpand(Map.of("q", search.q(), "country", search.country(), "theme", search.theme(), "category",
					search.category()))
			.toUriString();
		return encoded + (encoded.contains("?") ? "&" : "?");
	}

	private static int number(String page) {
		try {
			return Integer.parseInt(page);
		}
		catch (NumberFormatException ex) {
			return 1;
		}
	}

	/** Codes in the reader's words. */
	record Names(FormWords form, Locale locale) {

		public String countries(List<String> codes) {
			return String.join(", ", codes.stream().map((code) -> Sheets.country(code, this.locale)).toList());
		}

		public String theme(String code) {
			return this.form.choice("practice.theme", code, this.locale.getLanguage());
		}

	}

}
