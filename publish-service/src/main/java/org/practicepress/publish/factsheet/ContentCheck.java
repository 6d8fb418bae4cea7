package org.practicepress.publish.factsheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.practicepress.form.Countries;
import org.practicepress.form.Field;
import org.practicepress.form.FormLanguage;
import org.practicepress.form.PracticeForm;
import org.practicepress.publish.factsheet.FactsheetContent.Fact;
import org.practicepress.publish.factsheet.FactsheetContent.Section;

/**
 * Whether a publisher may write so, by page or by program. What stood there before may
 * stay: a contributor wrote it, or an earlier form offered it. A pure function of form
 * and outline.
 */
public final class ContentCheck {

	private final PracticeForm form;

	private final Outline outline;

	ContentCheck(PracticeForm form, Outline outline) {
		this.form = form;
		this.outline = outline;
	}

	/** What is wrong with a content, in its order; nothing when it can be taken. */
	List<Flaw> flaws(FactsheetContent content, FactsheetContent before) {
		List<Flaw> flaws = new ArrayList<>();
		length(flaws, "title", content.title(), Bounds.TITLE);
		length(flaws, "summary", content.summary(), Bounds.SUMMARY);
		if (!content.language().equals(before.language()) && FormLanguage.find(content.language()).isEmpty()) {
			flaws.add(new Flaw("language", Flaw.Kind.NOT_A_CHOICE));
		}
		if (!many(flaws, "glance", content.glance())) {
			content.glance().forEach((fact) -> check(flaws, fact, before));
		}
		if (!many(flaws, "sections", content.sections())) {
			content.sections().forEach((section) -> check(flaws, section, before));
		}
		if (!many(flaws, "links", content.links())) {
			for (int i = 0; i < content.links().size(); i++) {
				length(flaws, "links[" + i + "]", content.links().get(i), Bounds.LINK);
			}
		}
		if (!many(flaws, "photos", content.photos())) {
			for (int i = 0; i < content.photos().size(); i++) {
				Photo photo = content.photos().get(i);
				length(flaws, "photos[" + i + "].caption", Objects.toString(photo.caption(), ""), Bounds.CAPTION);
				length(flaws, "photos[" + i + "].credit", Objects.toString(photo.credit(), ""), Bounds.CREDIT);
			}
		}
		if (flaws.isEmpty() && !Bounds.hold(content)) {
			flaws.add(new Flaw("", Flaw.Kind.TOO_LONG));
		}
		return flaws;
	}

	private void check(List<Flaw> flaws, Fact fact, FactsheetContent before) {
		String field = "glance." + fact.key();
		List<String> known = before.values(fact.key());
		if (known.isEmpty() && !this.outline.glance().contains(fact.key())) {
			flaws.add(new Flaw(named("glance", fact.key()), Flaw.Kind.NOT_ASKED));
		}
		else if (!many(flaws, field, fact.values())) {
			fact.values().stream().filter((value) -> !known.contains(value)).forEach((value) -> {
				length(flaws, field, value, Bounds.VALUE);
				this.form.find(fact.key()).ifPresent((asked) -> choice(flaws, field, asked, value));
			});
		}
	}

	private void check(List<Flaw> flaws, Section section, FactsheetContent before) {
		if (before.text(section.key()).isEmpty() && !this.outline.sections().contains(section.key())) {
			flaws.add(new Flaw(named("sections", section.key()), Flaw.Kind.NOT_ASKED));
		}
		else {
			length(flaws, "sections." + section.key(), section.text(), Bounds.SECTION);
		}
	}

	private static void choice(List<Flaw> flaws, String field, Field asked, String value) {
		switch (asked.type()) {
			case CHOICE, CHOICES, YES_NO -> {
				if (asked.choice(value).isEmpty()) {
					flaws.add(new Flaw(field, Flaw.Kind.NOT_A_CHOICE));
				}
			}
			case COUNTRIES -> {
				if (!Countries.known(value)) {
					flaws.add(new Flaw(field, Flaw.Kind.NOT_A_COUNTRY));
				}
			}
			case SHORT_TEXT, LONG_TEXT, EMAIL, MONTH, MONTH_OR_ONGOING, NUMBER, MONEY, LINKS, PHOTOS, FILES -> {
				// said in the publisher's own words
			}
		}
	}

	private static void length(List<Flaw> flaws, String field, String text, int most) {
		if (text.length() > most) {
			flaws.add(new Flaw(field, Flaw.Kind.TOO_LONG));
		}
	}

	private static boolean many(List<Flaw> flaws, String field, List<?> entries) {
		boolean many = entries.size() > Bounds.ENTRIES;
		if (many) {
			flaws.add(new Flaw(field, Flaw.Kind.TOO_MANY));
		}
		return many;
	}

	/** A key nobody asked for may be anything, and is not repeated at length. */
	private static String named(String list, String key) {
		return list + "." + key.substring(0, Math.min(key.length(), 100));
	}

}
