package org.practicepress.review.desk;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.practicepress.form.FormLanguage;
import org.practicepress.messaging.aggregate.Aggregate;
import org.practicepress.pages.access.Role;
import org.practicepress.review.decision.HistoryEntry;
import org.practicepress.review.decision.ReviewState;
import org.practicepress.review.letter.Draft;
import org.practicepress.review.letter.Drafts;
import org.practicepress.review.letter.LetterKind;
import org.practicepress.review.letter.Letters;
import org.practicepress.review.letter.Letters.Choice;
import org.practicepress.review.queue.Reviews;

import org.springframework.security.core.Authentication;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * What an editor has typed before, and what letters can begin with, on the page of a
 * review.
 */
@ControllerAdvice(assignableTypes = ReviewPages.class)
class DraftsBesideReview {

	private final Reviews reviews;

	private final Drafts drafts;

	private final Letters letters;

	DraftsBesideReview(Reviews reviews, Drafts drafts, Letters letters) {
		this.reviews = reviews;
		this.drafts = drafts;
		this.letters = letters;
	}

	@ModelAttribute
	void drafts(@PathVariable String id, @RequestParam(required = false) @Nullable String draft, Model model,
			Authentication editor, Locale locale) {
		FormLanguage reader = FormLanguage.find(locale.getLanguage()).orElse(FormLanguage.ENGLISH);
		Optional<ReviewState> review = Role.EDITOR.isHeldBy(editor) ? this.reviews.find(id).map(Aggregate::state)
				: Optional.empty();
		Map<String, List<Choice>> texts = new HashMap<>();
		review.ifPresent((state) -> {
			for (LetterKind kind : LetterKind.values()) {
				texts.put(kind.code(), this.letters.choices(state, kind, reader));
			}
		});
		model.addAttribute("drafted", new Drafted(this.drafts.of(id, editor.getName()), texts,
				review.map(this.letters::language).orElse(FormLanguage.ENGLISH).locale().getDisplayLanguage(locale),
				draft));
	}

	/**
	 * What there is.
	 *
	 * @param drafts by their kinds
	 * @param texts what letters can begin with, by their kinds
	 * @param language what the language of the letters is called
	 * @param chosen the kind that who looks is at
	 */
	record Drafted(Map<String, Draft> drafts, Map<String, List<Choice>> texts, String language,
			@Nullable String chosen) {

		Drafted {
			drafts = Map.copyOf(drafts);
			texts = Map.copyOf(texts);
		}

		/** Those of letters. */
		public List<Draft> letters() {
			return Stream.of(LetterKind.values())
				.map((kind) -> this.drafts.get(kind.code()))
				.flatMap(Stream::ofNullable)
				.toList();
		}

		/** Whether a form with a message has drafts: its words go out as a letter. */
		public boolean keeps(String kind) {
			return LetterKind.find(kind).isPresent();
		}

		public boolean has(String kind) {
			return this.drafts.containsKey(kind);
		}

		public boolean open(String kind) {
			return kind.equals(this.chosen) || (this.chosen == null && has(kind));
		}

		public @Nullable String message(String kind) {
			Draft draft = this.drafts.get(kind);
			return (draft != null) ? draft.message() : null;
		}

		public @Nullable String category() {
			Draft draft = this.drafts.get(LetterKind.ACCEPTANCE.code());
			return (draft != null) ? draft.category() : null;
		}

		/** The reference of the submission to merge into. */
		public @Nullable String into() {
			Draft draft = this.drafts.get(LetterKind.MERGING.code());
			return (draft != null) ? draft.into() : null;
		}

		public List<Choice> texts(String kind) {
			return this.texts.getOrDefault(kind, List.of());
		}

		/** What has happened since a draft was begun, the latest last. */
		public List<HistoryEntry> since(Draft draft, ReviewState review) {
			return (draft.version() > 0) ? review.since(draft.version()) : List.of();
		}

	}

}
