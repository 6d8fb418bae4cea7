package org.practicepress.publish.rendering;

import java.text.NumberFormat;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import org.jspecify.annotations.Nullable;
import org.practicepress.form.FormLanguage;
import org.practicepress.form.Licence;
import org.practicepress.publish.factsheet.FactsheetContent;
import org.practicepress.publish.factsheet.Outline;
import org.practicepress.publish.factsheet.Photo;
import org.practicepress.publish.rendering.Sheet.Band;
import org.practicepress.publish.rendering.Sheet.Figure;
import org.practicepress.publish.rendering.Sheet.Line;
import org.practicepress.publish.rendering.Sheet.Part;
import org.practicepress.publish.rendering.Sheet.Setting;
import org.practicepress.publish.rendering.Sheet.Terms;

/** Makes content ready to be set. */
public final class Sheets {

	private static final Pattern MONEY = Pattern.compile("([0-9]{1,15}(?:\\.[0-9]{1,15})?)(?:\\s+([A-Z]{3}))?");

	private static final Set<String> LONG_TEXT_AT_A_GLANCE = Set.of("practice.place", "practice.partners",
			"practice.donor", FactsheetContent.ORGANISATION);

	private final FormWords form;

	private final Outline outline;

	public Sheets(FormWords form, Outline outline) {
		this.form = form;
		this.outline = outline;
	}

	/**
	 * Puts everything in its place, as much as there is room for.
	 * @param said what the factsheet says
	 * @param pictures the photos that are shown, in their order; null where one cannot be
	 * read
	 * @param contact whom to write to, if anybody
	 * @param imprint its place in the series
	 */
	public Sheet compose(FactsheetContent said, List<@Nullable Picture> pictures, @Nullable Contact contact,
			Imprint imprint) {
		FactsheetContent content = said.bounded();
		Words words = Words.in(content.language());
		String label = (imprint.number() != null) ? words.get("practice", imprint.number()) : words.get("draft");
		String heading = (imprint.number() != null) ? words.get("practice.titled", imprint.number(), content.title())
				: words.get("draft.titled", content.title());
		List<Figure> figures = figures(content, pictures, words);
		Figure lead = figures.stream().filter((figure) -> figure.picture().landscape()).findFirst().orElse(null);
		List<Figure> others = figures.stream()
			.filter((figure) -> lead == null || figure.position() != lead.position())
			.toList();
		String organisation = organisation(content, contact);
		String author = (organisation != null) ? organisation : imprint.publisher();
		return new Sheet(words, words.locale().getLanguage(), words.rightToLeft(), imprint.number(),
				content.category().code(), words.get("category." + content.category().code()), label, heading,
				content.title(), content.summary(), glance(content, organisation, words), lead,
				bands(content, others, words), content.links(), content.showContact() ? contact : null,
				imprintLines(imprint, words), terms(imprint.licence(), words),
				citation(content, author, imprint, words), imprint.address(), author, imprint.publishedAt(),
				imprint.logo());
	}

	/** The country's name in a language. */
	public static String country(String code, Locale locale) {
		return Locale.of("", code).getDisplayCountry(locale);
	}

	private static List<Figure> figures(FactsheetContent content, List<@Nullable Picture> pictures, Words words) {
		List<Figure> figures = new ArrayList<>();
		List<Photo> photos = content.shownPhotos();
		for (int i = 0; i < photos.size() && i < pictures.size(); i++) {
			Picture picture = pictures.get(i);
			if (picture != null) {
				Photo photo = photos.get(i);
				String caption = photo.caption();
				String alt = (caption != null) ? words.get("photo.of", i + 1, caption) : words.get("photo", i + 1);
				figures.add(new Figure(i + 1, picture, alt, caption, photo.credit()));
			}
		}
		return figures;
	}

	private static @Nullable String organisation(FactsheetContent content, @Nullable Contact contact) {
		List<String> stated = content.values(FactsheetContent.ORGANISATION);
		if (!stated.isEmpty()) {
			return String.join(", ", stated);
		}
		return (contact != null && content.showContact()) ? contact.organisation() : null;
	}

	private List<Line> glance(FactsheetContent content, @Nullable String organisation, Words words) {
		List<Line> lines = new ArrayList<>();
		for (String key : this.outline.glance()) {
			switch (key) {
				case "practice.start" -> add(lines, "period", period(content, words), words);
				case "practice.end" -> {
					// said with the start
				}
				case FactsheetContent.ORGANISATION -> add(lines, key, organisation, words);
				case "practice.country" -> add(lines, key,
						String.join(", ",
								content.values(key).stream().map((code) -> country(code, words.locale())).toList()),
						words);
				case "practice.people-reached" -> add(lines, key, amount(content.values(key), words), words);
				case "practice.budget" -> add(lines, key, amount(content.values(key), words), words);
				default -> add(lines, key, values(key, content, words), words);
			}
		}
		return lines;
	}

	private void add(List<Line> lines, String key, @Nullable String text, Words words) {
		if (text != null && !text.isBlank()) {
			String label = words.getOr("glance." + key, this.form.field(key, words.locale().getLanguage()));
			lines.add(new Line(key, label, text));
		}
	}

	private String values(String key, FactsheetContent content, Words words) {
		String between = words.rightToLeft() ? "\u060c " : ", ";
		if (LONG_TEXT_AT_A_GLANCE.contains(key)) {
			return String.join(between,
					content.values(key)
						.stream()
						.flatMap(String::lines)
						.map((line) -> (line.startsWith("- ") ? line.substring(2) : line).strip())
						.filter((line) -> !line.isEmpty())
						.toList());
		}
		return String.join(between,
				content.values(key)
					.stream()
					.map((value) -> this.form.choice(key, value, words.locale().getLanguage()))
					.toList());
	}

	private static @Nullable String period(FactsheetContent content, Words words) {
		List<String> start = content.values("practice.start");
		List<String> end = content.values("practice.end");
		if (start.isEmpty()) {
			return null;
		}
		String from = month(start.getFirst(), words);
		if (end.isEmpty()) {
			return words.get("period.from", from);
		}
		return MONTH.matches(end.getFirst()) ? words.get("period.from-to", from, month(end.getFirst(), words))
				: words.get("period.since", from);
	}

	private static final Pattern MONTH = Pattern.compile("[0-9]{4}-[0-9]{2}");

	private static String month(String month, Words words) {
		try {
			return YearMonth.parse(month).format(DateTimeFormatter.ofPattern("LLLL yyyy", words.locale()));
		}
		catch (DateTimeParseException ex) {
			return month;
		}
	}

	private static String amount(List<String> values, Words words) {
		String value = String.join(" ", values);
		Matcher money = MONEY.matcher(value);
		if (!money.matches()) {
			return value;
		}
		String figure = NumberFormat.getNumberInstance(words.locale()).format(new java.math.BigDecimal(money.group(1)));
		return (money.group(2) == null) ? figure : figure + " " + money.group(2);
	}

	private List<Band> bands(FactsheetContent content, List<Figure> figures, Words words) {
		List<Figure> atDescription = figures.subList(0, Math.min(1, figures.size()));
		List<Figure> atResults = figures.subList(atDescription.size(), Math.min(2, figures.size()));
		List<Figure> left = figures.subList(atDescription.size() + atResults.size(), figures.size());
		List<Prose.Block> quote = content.text("practice.quote").map(Prose::parse).orElse(List.of());
		List<Band> bands = new ArrayList<>();
		Set<String> set = new HashSet<>(Set.of("practice.quote"));
		band(bands, Setting.OPENING, List.of("practice.objective", "practice.context"), List.of(), List.of(), content,
				words, set);
		band(bands, Setting.MAIN, List.of("practice.description"), atDescription, quote, content, words, set);
		band(bands, Setting.PAIR, List.of("practice.innovation", "practice.participation"), List.of(), List.of(),
				content, words, set);
		band(bands, Setting.MAIN, List.of("practice.results", "practice.evidence-detail"), atResults, List.of(),
				content, words, set);
		band(bands, Setting.CONTRAST, List.of("practice.success-factors", "practice.challenges"), List.of(), List.of(),
				content, words, set);
		band(bands, Setting.PAIR, List.of("practice.lessons", "practice.sustainability"), List.of(), List.of(), content,
				words, set);
		band(bands, Setting.PAIR, List.of("practice.replication", "practice.recommendations"), List.of(), List.of(),
				content, words, set);
		for (FactsheetContent.Section section : content.sections()) {
			// a form of one's own may ask more than ours
			if (!set.contains(section.key())) {
				band(bands, Setting.MAIN, List.of(section.key()), List.of(), List.of(), content, words, set);
			}
		}
		if (!left.isEmpty()) {
			bands.add(new Band(Setting.GALLERY, List.of(), List.copyOf(left), List.of()));
		}
		return bands;
	}

	private void band(List<Band> bands, Setting setting, List<String> keys, List<Figure> figures,
			List<Prose.Block> quote, FactsheetContent content, Words words, Set<String> set) {
		List<Part> parts = new ArrayList<>();
		for (String key : keys) {
			set.add(key);
			content.text(key)
				.ifPresent((text) -> parts.add(
						new Part(key, words.getOr("section." + key, this.form.field(key, words.locale().getLanguage())),
								Prose.parse(text))));
		}
		if (!parts.isEmpty() || !figures.isEmpty() || !quote.isEmpty()) {
			bands.add(new Band(setting, List.copyOf(parts), List.copyOf(figures), quote));
		}
	}

	private static Terms terms(Licence licence, Words words) {
		return new Terms(licence.shown().in(FormLanguage.of(words.locale())),
				(licence.address() != null) ? licence.reference() : null, licence.reference());
	}

	private static List<String> imprintLines(Imprint imprint, Words words) {
		List<String> lines = new ArrayList<>();
		lines.add(words.get("imprint.series", words.get("series")));
		Instant publishedAt = imprint.publishedAt();
		if (publishedAt == null) {
			lines.add(words.get("imprint.draft"));
			return lines;
		}
		lines.add(words.get("imprint.published", date(publishedAt, words)));
		String changed = date(imprint.changedAt(), words);
		if (imprint.changedAt().isAfter(publishedAt) && !changed.equals(date(publishedAt, words))) {
			lines.add(words.get("imprint.changed", changed));
		}
		if (imprint.erasedAt() != null) {
			lines.add(words.get("imprint.erased", date(imprint.erasedAt(), words)));
		}
		return lines;
	}

	/** A day written out. */
	static String date(Instant instant, Words words) {
		// the locale without a country would put the month first in English
		DateTimeFormatter format = words.locale().getLanguage().equals("en")
				? DateTimeFormatter.ofPattern("d MMMM yyyy", words.locale())
				: DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(words.locale());
		return format.format(instant.atOffset(ZoneOffset.UTC));
	}

	private static @Nullable String citation(FactsheetContent content, String author, Imprint imprint, Words words) {
		Integer number = imprint.number();
		Instant publishedAt = imprint.publishedAt();
		String address = imprint.address();
		if (number == null || publishedAt == null || address == null) {
			return null;
		}
		String year = String.valueOf(publishedAt.atOffset(ZoneOffset.UTC).getYear());
		return words.get("citation", author, year, content.title(), number, words.get("series"), imprint.publisher(),
				address);
	}

}
