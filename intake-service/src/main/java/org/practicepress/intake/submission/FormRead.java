package org.practicepress.intake.submission;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.practicepress.form.Answers;
import org.practicepress.form.Field;
import org.practicepress.messaging.claimcheck.ClaimCheck;
import org.practicepress.reader.result.FoundBy;

/**
 * A form as it was read.
 *
 * @param formVersion the form's version
 * @param formLanguage the language of the blank form that was filled in
 * @param answersLanguage the language the answers are written in
 * @param title the practice's title
 * @param answers all answers by field key, the contributor's own included
 * @param found how each answer was found, by field key
 * @param written what was written, by field key, where the answer says something else
 * @param problems what is not as it should be
 * @param original the file the form was read from; null once it is kept no longer
 * @param photos the photos that came with it
 * @param documents the other files that came with it
 * @param facsimile what its pages look like; null when no answer needs comparing, or
 * nobody can tell
 */
public record FormRead(int formVersion, String formLanguage, String answersLanguage, @Nullable String title,
		Map<String, List<String>> answers, Map<String, FoundBy> found, @Nullable Map<String, String> written,
		List<Problem> problems, @Nullable ClaimCheck original, List<Photo> photos, List<ClaimCheck> documents,
		@Nullable Facsimile facsimile) {

	/**
	 * In bytes, for all answers together: Kafka takes a megabyte as one record, unless
	 * told otherwise.
	 */
	private static final int ROOM_IN_AN_EVENT = 800_000;

	/** Answers about the contributor stay inside this service. */
	public FormRead {
		found = Map.copyOf(found);
		// forms of before it was kept are in the store
		written = (written != null) ? Map.copyOf(written) : Map.of();
		problems = List.copyOf(problems);
		photos = List.copyOf(photos);
		documents = List.copyOf(documents);
	}

	/**
	 * The answers that other services may see, cut off where they have no end.
	 * @return the answers without those about the contributor
	 */
	Map<String, List<String>> publicAnswers() {
		return Answers.of(publicOnes(this.answers)).bounded(ROOM_IN_AN_EVENT).asMap();
	}

	/**
	 * How the answers that other services may see were found.
	 * @return by field key
	 */
	Map<String, FoundBy> publicFound() {
		return publicOnes(this.found);
	}

	/**
	 * What was written where an answer says something else.
	 * @return the words by field key
	 */
	public Map<String, String> writtenOtherwise() {
		return (this.written != null) ? this.written : Map.of();
	}

	/**
	 * What was written where an answer that other services may see says something else.
	 * @return the words by field key
	 */
	Map<String, String> publicWritten() {
		return publicOnes(writtenOtherwise());
	}

	/**
	 * The facsimile that other services may see. The pages show the contributor's own
	 * answers like the original does, but nobody is led to them.
	 * @return the facsimile, null when there is none
	 */
	@Nullable Facsimile publicFacsimile() {
		return (this.facsimile != null) ? new Facsimile(this.facsimile.pages(), publicOnes(this.facsimile.excerpts()))
				: null;
	}

	private static <T> Map<String, T> publicOnes(Map<String, T> all) {
		Map<String, T> some = new LinkedHashMap<>(all);
		some.keySet().removeIf(Field::tellsOfContributor);
		return some;
	}

	/**
	 * This form with the files that came with an earlier one where it brings none of its
	 * own: who corrects a sentence need not send the photos again. A form typed on the
	 * site has shown them all, and those it lacks were taken out.
	 * @param earlier the form read before
	 * @return this form, complemented
	 */
	FormRead keepingFilesOf(@Nullable FormRead earlier) {
		if (earlier == null || typed()) {
			return this;
		}
		return new FormRead(this.formVersion, this.formLanguage, this.answersLanguage, this.title, this.answers,
				this.found, this.written, this.problems, this.original,
				this.photos.isEmpty() ? earlier.photos : this.photos,
				this.documents.isEmpty() ? earlier.documents : this.documents, this.facsimile);
	}

	/**
	 * This form with other answers.
	 * @param answers all answers by field key
	 * @return the form that says so
	 */
	public FormRead answering(Map<String, List<String>> answers) {
		return new FormRead(this.formVersion, this.formLanguage, this.answersLanguage, this.title, answers, this.found,
				this.written, this.problems, this.original, this.photos, this.documents, this.facsimile);
	}

	/**
	 * This form as editors have corrected it.
	 * @param corrections what they have corrected
	 * @return the form with their words for the contributor's
	 */
	public FormRead corrected(List<Correction> corrections) {
		Map<String, List<String>> corrected = new LinkedHashMap<>(this.answers);
		corrections.forEach((one) -> corrected.put(one.field(), List.of(one.text())));
		return answering(corrected);
	}

	/**
	 * This form with other files beside.
	 * @param photos all photos
	 * @param documents all other files
	 * @return the form that has these
	 */
	public FormRead with(List<Photo> photos, List<ClaimCheck> documents) {
		return new FormRead(this.formVersion, this.formLanguage, this.answersLanguage, this.title, this.answers,
				this.found, this.written, this.problems, this.original, photos, documents, this.facsimile);
	}

	/**
	 * This form without the file that it came in, and without the pictures of its pages.
	 * @return the form that is known by its answers alone
	 */
	FormRead withoutOriginal() {
		return new FormRead(this.formVersion, this.formLanguage, this.answersLanguage, this.title, this.answers,
				this.found, this.written, this.problems, null, this.photos, this.documents, null);
	}

	/**
	 * The file the form came in, as long as nothing is published of it.
	 * @return the file
	 */
	ClaimCheck cameIn() {
		return Objects.requireNonNull(this.original, "kept until it is published");
	}

	/**
	 * Pictures of a kind that not everybody can see (HEIC, SVG): kept among the other
	 * files, but not taken as photos.
	 * @return their names
	 */
	public List<String> picturesNotTaken() {
		return this.documents.stream()
			.filter((document) -> document.mediaType().startsWith("image/"))
			.map(ClaimCheck::name)
			.toList();
	}

	/** Whether it was typed on the site. */
	boolean typed() {
		return this.found.containsValue(FoundBy.WEB_FORM);
	}

	/**
	 * This form with more files, sent after it.
	 * @param photos more photos; those that are there already change nothing
	 * @param documents more documents
	 * @param problems what is not as it should be now
	 * @return this form with more files
	 */
	public FormRead with(List<Photo> photos, List<ClaimCheck> documents, List<Problem> problems) {
		List<Photo> allPhotos = new ArrayList<>(this.photos);
		photos.stream()
			.filter((photo) -> allPhotos.stream()
				.noneMatch((other) -> other.file().sha256().equals(photo.file().sha256())))
			.forEach(allPhotos::add);
		List<ClaimCheck> allDocuments = new ArrayList<>(this.documents);
		documents.stream()
			.filter((document) -> allDocuments.stream().noneMatch((other) -> other.sha256().equals(document.sha256())))
			.forEach(allDocuments::add);
		return new FormRead(this.formVersion, this.formLanguage, this.answersLanguage, this.title, this.answers,
				this.found, this.written, problems, this.original, allPhotos, allDocuments, this.facsimile);
	}

	/** Names the form only: answers may be somebody's telephone. */
	@Override
	public String toString() {
		return "FormRead[" + ((this.original != null) ? this.original.sha256() : "") + "]";
	}

}
