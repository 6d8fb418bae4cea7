package org.practicepress.review.insight;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import org.practicepress.pages.access.Editor;
import org.practicepress.review.insight.Insight.Figure;
import org.practicepress.review.insight.Insight.Stretch;
import org.practicepress.review.search.Asked;
import org.practicepress.review.search.Filter;

import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The figures of the desk as pictures, each beside a table that says the same.
 */
@Controller
class InsightPages {

	private static final String PATH = "/desk/insight";

	private static final List<String> PERIODS = List.of(Period.LAST_DAYS, Period.LAST_MONTHS, Period.ALL);

	private final Insights insights;

	private final InsightWords words;

	InsightPages(Insights insights, InsightWords words) {
		this.insights = insights;
		this.words = words;
	}

	/** The last thirty days, unless others are asked for. */
	@GetMapping(PATH)
	String insight(@RequestParam MultiValueMap<String, String> parameters, Model model, Authentication reader,
			Locale locale) {
		model.addAttribute("editor", Editor.nameOf(reader));
		Optional<Insight> found = this.insights.of(parameters, reader);
		model.addAttribute("counted", found.isPresent());
		found.ifPresent((insight) -> show(insight, model, locale));
		return "review/insight";
	}

	private void show(Insight insight, Model model, Locale locale) {
		model.addAttribute("insight", insight);
		model.addAttribute("periods",
				PERIODS.stream().map((code) -> new Choice(code, code.equals(insight.period().code()))).toList());
		model.addAttribute("span", this.words.span(insight.period().days(), locale));
		model.addAttribute("query", Asked.query(insight.period().parameters()));
		model.addAttribute("tiles", tiles(insight, locale));
		model.addAttribute("received", Columns.received(insight, this.words, locale));
		model.addAttribute("most", most(insight, locale));
		model.addAttribute("times", Columns.times(insight, this.words, locale));
		model.addAttribute("median", this.words.duration(insight.times().median(), locale));
		model.addAttribute("ninetieth", this.words.duration(insight.times().ninetieth(), locale));
		model.addAttribute("words", new Said(this.words, locale));
		model.addAttribute("waiting",
				Bars.of(insight.waiting(), 0, (figure) -> this.words.view(figure.value(), locale), locale));
		model.addAttribute("decisions", bars(Filter.DECISION, insight.decisions(), insight.decided().number(), locale));
		List<Figure> countries = insight.by(Filter.COUNTRY);
		model.addAttribute("disks",
				WorldMap.disks(countries, (figure) -> this.words.of(Filter.COUNTRY, figure, locale)));
		long received = insight.received().number();
		model.addAttribute("countries", bars(Filter.COUNTRY, countries, received, locale));
		model.addAttribute("themes", bars(Filter.THEME, insight.by(Filter.THEME), received, locale));
		model.addAttribute("languages", bars(Filter.LANGUAGE, insight.by(Filter.LANGUAGE), received, locale));
		model.addAttribute("channels", bars(Filter.CHANNEL, insight.by(Filter.CHANNEL), received, locale));
		model.addAttribute("reading", reading(insight, locale));
		model.addAttribute("mail", bars(Filter.MAIL, insight.by(Filter.MAIL), received, locale));
	}

	private Bars bars(Filter filter, List<Figure> figures, long whole, Locale locale) {
		return Bars.of(figures, whole, (figure) -> this.words.of(filter, figure, locale), locale);
	}

	/** How well forms could be read, and how well they were filled in. */
	private Bars reading(Insight insight, Locale locale) {
		List<Figure> problems = insight.by(Filter.PROBLEMS)
			.stream()
			.filter((figure) -> figure.value().equals(Filter.YES))
			.toList();
		return Bars
			.of(Stream.concat(insight.by(Filter.DOUBTFUL).stream(), problems.stream()).toList(),
					insight.received().number(), (figure) -> problems.contains(figure)
							? this.words.of("problems", locale) : this.words.of(Filter.DOUBTFUL, figure, locale),
					locale);
	}

	private List<Tile> tiles(Insight insight, Locale locale) {
		Figure decided = insight.decided();
		boolean any = decided.number() > 0;
		return List.of(
				new Tile("received", InsightWords.number(insight.received().number(), locale),
						insight.received().query()),
				new Tile("decided", InsightWords.number(decided.number(), locale), decided.query()),
				new Tile("acceptance", any ? InsightWords.percent(insight.acceptance(), locale) : "–",
						insight.decisions().getFirst().query()),
				new Tile("median", any ? this.words.duration(insight.times().median(), locale) : "–", decided.query()),
				new Tile("ninetieth", any ? this.words.duration(insight.times().ninetieth(), locale) : "–",
						decided.query()));
	}

	/** When most came, if anything did. */
	private String most(Insight insight, Locale locale) {
		return insight.stretches()
			.stream()
			.filter((stretch) -> stretch.received().number() > 0)
			.max(Comparator.comparing((Stretch stretch) -> stretch.received().number()))
			.map((stretch) -> this.words.of("most", locale, this.words.stretch(stretch.days(), insight.step(), locale),
					stretch.received().number()))
			.orElse("");
	}

	/**
	 * A period to choose.
	 *
	 * @param code its code
	 * @param chosen whether it is shown now
	 */
	record Choice(String code, boolean chosen) {
	}

	/**
	 * A number that stands out.
	 *
	 * @param code what it is
	 * @param words the number
	 * @param query what shows those that it counts
	 */
	record Tile(String code, String words, String query) {
	}

	/**
	 * How numbers and times are written in a language.
	 *
	 * @param words the words
	 * @param locale the language
	 */
	record Said(InsightWords words, Locale locale) {

		/** How long something took. */
		public String duration(Duration duration) {
			return this.words.duration(duration, this.locale);
		}

		/** A number. */
		public String number(long number) {
			return InsightWords.number(number, this.locale);
		}

	}

}
