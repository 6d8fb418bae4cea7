package org.practicepress.publish.factsheet;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.practicepress.form.Field;
import org.practicepress.form.FieldType;
import org.practicepress.form.PracticeForm;
import org.practicepress.form.Role;

/**
 * Which answers make a factsheet, and in what order: the order of the house for the
 * fields it knows, then whatever else a form asks about the practice, in the form's
 * order.
 *
 * @param glance the keys in the box at the side
 * @param sections the keys of the running text
 * @param links the keys of further resources
 * @param summary the key of the summary
 * @param consentContact the key of the consent to show the contributor's contact
 * @param consentPhotos the key of the consent of the people in the photos
 */
public record Outline(List<String> glance, List<String> sections, List<String> links, String summary,
		String consentContact, String consentPhotos) {

	private static final List<String> GLANCE = List.of("practice.country", "practice.place", "practice.start",
			"practice.end", "practice.phase", "practice.level", "practice.dimension", "practice.theme",
			"practice.target-group", FactsheetContent.ORGANISATION, "practice.partners", "practice.donor",
			"practice.people-reached", "practice.budget", "practice.evidence");

	private static final List<String> SECTIONS = List.of("practice.context", "practice.objective",
			"practice.description", "practice.innovation", "practice.participation", "practice.results",
			"practice.evidence-detail", "practice.quote", "practice.success-factors", "practice.challenges",
			"practice.lessons", "practice.sustainability", "practice.replication", "practice.recommendations");

	/** Answers about the contributor and consents are no part of a factsheet. */
	private static final String PRACTICE = "practice.";

	/**
	 * The outline for a form.
	 * @param form the form that is asked for
	 * @return the outline
	 */
	public static Outline of(PracticeForm form) {
		String title = form.field(Role.TITLE).key();
		String summary = form.field(Role.SUMMARY).key();
		List<Field> told = form.fields()
			.stream()
			.filter((field) -> field.key().startsWith(PRACTICE) && !field.type().files())
			.filter((field) -> !field.key().equals(title) && !field.key().equals(summary))
			.toList();
		List<String> glance = ordered(GLANCE, told,
				(field) -> field.type() != FieldType.LONG_TEXT && field.type() != FieldType.LINKS);
		List<String> sections = ordered(SECTIONS, told,
				(field) -> field.type() == FieldType.LONG_TEXT && !glance.contains(field.key()));
		List<String> links = told.stream().filter((field) -> field.type() == FieldType.LINKS).map(Field::key).toList();
		return new Outline(glance, sections, links, summary, form.field(Role.CONSENT_CONTACT).key(),
				form.field(Role.CONSENT_PHOTOS).key());
	}

	private static List<String> ordered(List<String> house, List<Field> told, Predicate<Field> belongs) {
		List<String> asked = told.stream().map(Field::key).toList();
		return Stream
			.concat(house.stream().filter((key) -> asked.contains(key) || key.equals(FactsheetContent.ORGANISATION)),
					told.stream().filter(belongs).map(Field::key))
			.distinct()
			.toList();
	}

}
