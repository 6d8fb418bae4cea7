package org.practicepress.review.desk;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.practicepress.pages.access.Role;
import org.practicepress.review.decision.Status;
import org.practicepress.review.queue.QueueEntry;
import org.practicepress.review.queue.QueuePage;
import org.practicepress.review.queue.Reviews;
import org.practicepress.review.search.Asked;
import org.practicepress.review.search.Asking;
import org.practicepress.review.search.Colleagues;
import org.practicepress.review.search.Filter;
import org.practicepress.review.search.FilterWords;
import org.practicepress.review.search.Found;
import org.practicepress.review.search.Found.Count;
import org.practicepress.review.search.Order;
import org.practicepress.review.search.QueueIndex;
import org.practicepress.review.search.View;
import org.practicepress.review.submission.Contributor;
import org.practicepress.review.submission.Contributors;
import org.practicepress.review.unsorted.UnsortedMails;
import org.practicepress.review.views.SavedViews;

import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The queue: its parts, searched and filtered. While the index is being made the store
 * answers, without search and filters.
 */
@Controller
class QueuePages {

	private static final int ROWS = 25;

	private static final String PATH = "/desk";

	private static final List<Filter> DAYS = Stream.of(Filter.values()).filter(Filter::isDay).toList();

	private final Reviews reviews;

	private final QueueIndex index;

	private final Contributors contributors;

	private final FormReader form;

	private final FilterWords words;

	private final SavedViews views;

	private final Colleagues colleagues;

	private final Asking asking;

	private final UnsortedMails unsorted;

	QueuePages(Reviews reviews, QueueIndex index, Contributors contributors, FormReader form, FilterWords words,
			SavedViews views, Colleagues colleagues, Asking asking, UnsortedMails unsorted) {
		this.reviews = reviews;
		this.index = index;
		this.contributors = contributors;
		this.form = form;
		this.words = words;
		this.views = views;
		this.colleagues = colleagues;
		this.asking = asking;
		this.unsorted = unsorted;
	}

	/**
	 * What waits for an editor, unless something else is asked for. Who may read no
	 * submission is led to their own pages.
	 */
	@GetMapping(PATH)
	String queue(@RequestParam MultiValueMap<String, String> parameters, Model model, Authentication authentication,
			Locale locale) {
		if (!Role.READER.isHeldBy(authentication)) {
			return "redirect:/desk/operations";
		}
		Asked asked = this.asking.of(parameters, ROWS, authentication);
		Optional<Found> found = this.index.find(asked);
		model.addAttribute("editor", asked.editor());
		model.addAttribute("mayDecide", Role.EDITOR.isHeldBy(authentication));
		model.addAttribute("chief", Role.CHIEF_EDITOR.isHeldBy(authentication));
		model.addAttribute("colleagues", this.colleagues.names(asked.editor()));
		model.addAttribute("query", Asked.query(asked.parameters()));
		model.addAttribute("mostInSheet", QueueIndex.MOST_AT_ONCE);
		model.addAttribute("search", asked.parameters());
		model.addAttribute("views", saved(asked, authentication.getName()));
		model.addAttribute("mayErase", Role.OPERATOR.isHeldBy(authentication));
		model.addAttribute("words", new TimesAndSizes(locale));
		model.addAttribute("unsorted", this.unsorted.waiting());
		model.addAttribute("asked", asked);
		model.addAttribute("searchable", found.isPresent());
		QueuePage page;
		Map<View, Long> views;
		if (found.isPresent()) {
			page = new QueuePage(this.reviews.entries(found.get().ids()), found.get().page(), found.get().pages(),
					found.get().total());
			views = found.get().views();
			model.addAttribute("filters", filters(asked, found.get(), locale));
			model.addAttribute("days",
					DAYS.stream().map((filter) -> new Day(filter.code(), day(asked, filter))).toList());
			model.addAttribute("changes", ChangesPages.address(asked, found.get()));
		}
		else {
			page = this.reviews.list(asked.view().status(), asked.page(), ROWS);
			views = counted(this.reviews.counts());
			model.addAttribute("filters", List.of());
		}
		model.addAttribute("tabs", tabs(asked, views));
		model.addAttribute("orders", Order.values());
		model.addAttribute("page", page);
		model.addAttribute("pager", address(asked, asked.view(), asked.text(), asked.chosen()) + "&");
		model.addAttribute("chips", chips(asked, locale));
		model.addAttribute("all", address(asked, asked.view(), "", Map.of()));
		model.addAttribute("rows", rows(page.entries(), locale));
		return "review/queue";
	}

	private List<Saved> saved(Asked asked, String person) {
		Map<String, List<String>> search = asked.parameters();
		return this.views.of(person)
			.stream()
			.map((view) -> new Saved(view.name(), PATH + "?" + view.query(), view.shared(),
					view.search().equals(search)))
			.toList();
	}

	private static Map<View, Long> counted(Map<Status, Long> statuses) {
		Map<View, Long> counted = new EnumMap<>(View.class);
		long all = 0;
		for (View view : View.values()) {
			if (view.status() != null) {
				long number = statuses.getOrDefault(view.status(), 0L);
				counted.put(view, number);
				all += number;
			}
		}
		counted.put(View.ALL, all);
		return counted;
	}

	private static List<Tab> tabs(Asked asked, Map<View, Long> counts) {
		List<Tab> tabs = new ArrayList<>();
		for (View view : View.values()) {
			Long number = counts.get(view);
			if (number != null) {
				tabs.add(new Tab(view.code(), number, address(asked, view, asked.text(), asked.chosen()),
						view == asked.view()));
			}
		}
		return tabs;
	}

	private List<Choosing> filters(Asked asked, Found found, Locale locale) {
		List<Choosing> filters = new ArrayList<>();
		for (Filter filter : Filter.values()) {
			List<String> chosen = filter.isDay() ? List.of() : asked.chosen().getOrDefault(filter, List.of());
			List<Choice> choices = new ArrayList<>();
			for (Count count : found.filters().getOrDefault(filter, List.of())) {
				choices.add(new Choice(count.value(), this.words.of(filter, count.value(), locale), count.number(),
						chosen.contains(count.value())));
			}
			chosen.stream()
				.filter((value) -> choices.stream().noneMatch((choice) -> choice.value().equals(value)))
				.forEach((value) -> choices.add(new Choice(value, this.words.of(filter, value, locale), 0, true)));
			if (!choices.isEmpty()) {
				filters.add(new Choosing(filter.code(), choices));
			}
		}
		return filters;
	}

	private static String day(Asked asked, Filter filter) {
		return asked.chosen().getOrDefault(filter, List.of()).stream().findFirst().orElse("");
	}

	private List<Chip> chips(Asked asked, Locale locale) {
		List<Chip> chips = new ArrayList<>();
		for (Filter filter : Filter.values()) {
			asked.chosen()
				.getOrDefault(filter, List.of())
				.forEach((value) -> chips
					.add(new Chip(this.words.of(filter, value, locale), without(asked, filter, value))));
		}
		return chips;
	}

	private static String without(Asked asked, Filter filter, String value) {
		Map<Filter, List<String>> chosen = new EnumMap<>(Filter.class);
		chosen.putAll(asked.chosen());
		chosen.computeIfPresent(filter,
				(same, values) -> values.stream().filter((other) -> !other.equals(value)).toList());
		return address(asked, asked.view(), asked.text(), chosen);
	}

	/**
	 * Where the same is shown, from its first page, with another view, other words and
	 * other choices.
	 */
	private static String address(Asked asked, View view, String text, Map<Filter, List<String>> chosen) {
		return PATH + "?" + Asked.query(asked.parameters(view, text, chosen));
	}

	private List<Row> rows(List<QueueEntry> entries, Locale locale) {
		Map<String, Contributor> from = this.contributors
			.find(entries.stream().map(QueueEntry::contributorId).collect(Collectors.toSet()));
		return entries.stream()
			.map((entry) -> new Row(entry, this.form.countries(entry.countries(), locale),
					Optional.ofNullable(from.get(entry.contributorId())).map(Contributor::organisation).orElse(null)))
			.toList();
	}

	/**
	 * A part of the queue.
	 *
	 * @param code the view's code
	 * @param number how many are in it
	 * @param address where it is shown
	 * @param chosen whether it is shown now
	 */
	record Tab(String code, long number, String address, boolean chosen) {
	}

	/**
	 * A search that was saved.
	 *
	 * @param name what it is called
	 * @param address where it is shown
	 * @param shared whether everybody sees it
	 * @param chosen whether it is shown now
	 */
	record Saved(String name, String address, boolean shared, boolean chosen) {
	}

	/**
	 * A filter and what can be chosen.
	 *
	 * @param code the filter's code
	 * @param choices the values, the most frequent first
	 */
	record Choosing(String code, List<Choice> choices) {

		Choosing {
			choices = List.copyOf(choices);
		}

	}

	/**
	 * What can be chosen.
	 *
	 * @param value its code
	 * @param words its words
	 * @param number how many have it
	 * @param chosen whether it is chosen now
	 */
	record Choice(String value, String words, long number, boolean chosen) {
	}

	/**
	 * A filter that is a day.
	 *
	 * @param code the filter's code
	 * @param value the day; empty for any
	 */
	record Day(String code, String value) {
	}

	/**
	 * What is chosen now.
	 *
	 * @param words its words
	 * @param without where the same is shown without it
	 */
	record Chip(String words, String without) {
	}

	/**
	 * A line of the queue.
	 *
	 * @param entry the review
	 * @param countries the countries by name
	 * @param organisation whom the contributor works for
	 */
	record Row(QueueEntry entry, String countries, @Nullable String organisation) {
	}

}
