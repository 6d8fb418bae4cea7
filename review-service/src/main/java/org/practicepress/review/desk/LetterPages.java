package org.practicepress.review.desk;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.practicepress.messaging.aggregate.Aggregate;
import org.practicepress.pages.SeeOther;
import org.practicepress.pages.access.Editor;
import org.practicepress.pages.access.UnsentForms;
import org.practicepress.review.access.Colleague;
import org.practicepress.review.comparison.Comparison;
import org.practicepress.review.comparison.Passage;
import org.practicepress.review.contact.Contacts;
import org.practicepress.review.decision.Decision.Refusal;
import org.practicepress.review.decision.MergeTarget;
import org.practicepress.review.decision.Review;
import org.practicepress.review.decision.ReviewState;
import org.practicepress.review.letter.Draft;
import org.practicepress.review.letter.Drafts;
import org.practicepress.review.letter.Drafts.Kept;
import org.practicepress.review.letter.LetterKind;
import org.practicepress.review.letter.Letters;
import org.practicepress.review.letter.Written;
import org.practicepress.review.queue.Reviews;
import org.practicepress.review.queue.TakingBack;
import org.practicepress.review.submission.Contributors;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;

/**
 * What is typed before it is sent: kept, begun with a ready text, looked at as it will
 * be, and thrown away. Nothing here sends anything.
 */
@Controller
class LetterPages {

	private static final String REVIEW = "/desk/reviews/{id}";

	private static final String DRAFT = REVIEW + "/{kind:" + Draft.KINDS + "}/draft";

	private static final String REMOVAL = REVIEW + "/{kind:" + Draft.KINDS + "}/draft-removal";

	private static final String LETTER = REVIEW + "/{kind:" + LetterKind.NAMES + "}/letter";

	/** The field that says what is wanted. */
	private static final String DO = "do";

	/** The field that names a ready text. */
	private static final String READY = "ready";

	private static final String MESSAGE = "message";

	/** The field that names what to merge into. */
	private static final String INTO = "into";

	private final Reviews reviews;

	private final Drafts drafts;

	private final Letters letters;

	private final Contributors contributors;

	private final Contacts contacts;

	private final UnsentForms unsent;

	private final FormReader form;

	LetterPages(Reviews reviews, Drafts drafts, Letters letters, Contributors contributors, Contacts contacts,
			UnsentForms unsent, FormReader form) {
		this.reviews = reviews;
		this.drafts = drafts;
		this.letters = letters;
		this.contributors = contributors;
		this.contacts = contacts;
		this.unsent = unsent;
		this.form = form;
	}

	/** Where a form is kept. */
	static String draftPath(String id, String kind) {
		return "/desk/reviews/" + id + "/" + kind + "/draft";
	}

	/**
	 * What was typed into a form and not sent, whoever sent it where: by hand without
	 * being signed in, or by the page while somebody typed.
	 */
	static Optional<MultiValueMap<String, String>> unsent(UnsentForms unsent, HttpServletRequest request, String id,
			String kind) {
		return unsent.find(request, "/desk/reviews/" + id + "/" + kind)
			.or(() -> unsent.find(request, draftPath(id, kind)));
	}

	/** It was sent. */
	static void forget(UnsentForms unsent, HttpServletRequest request, String id, String kind) {
		unsent.forget(request, "/desk/reviews/" + id + "/" + kind);
		unsent.forget(request, draftPath(id, kind));
	}

	/** Where signing in again leads whose session ended before. */
	@GetMapping({ DRAFT, REMOVAL, REVIEW + "/taking-back" })
	String review() {
		return "redirect:" + REVIEW;
	}

	/** What the page keeps by itself while somebody types. */
	@PostMapping(path = DRAFT, params = DO + "=keep")
	ResponseEntity<Void> keep(@PathVariable String id, @PathVariable String kind,
			@RequestParam MultiValueMap<String, String> fields, Authentication editor, HttpServletRequest request) {
		Kept kept = keep(id, kind, typed(fields), editor, request);
		return ResponseEntity.status((kept == Kept.TOO_LONG) ? HttpStatus.CONTENT_TOO_LARGE : HttpStatus.NO_CONTENT)
			.build();
	}

	/** Keeps it, with a ready text if one is chosen, and leads to what is wanted next. */
	@PostMapping(path = DRAFT, params = DO + "!=keep")
	RedirectView draft(@PathVariable String id, @PathVariable String kind,
			@RequestParam MultiValueMap<String, String> fields, @RequestParam(defaultValue = "") String ready,
			@RequestParam(name = DO, defaultValue = "") String wanted, Authentication editor,
			RedirectAttributes redirect, HttpServletRequest request) {
		Map<String, String> typed = typed(fields);
		Optional<String> text = wanted.equals("insert") ? text(id, kind, ready, editor) : Optional.empty();
		text.ifPresent((words) -> typed.put(MESSAGE, Letters.with(typed.get(MESSAGE), words)));
		Kept kept = keep(id, kind, typed, editor, request);
		if (kept == Kept.TOO_LONG) {
			// as long as the browser is there; the page offers it again
			this.unsent.keep(request);
			redirect.addFlashAttribute("draftDone", "too-long");
		}
		else if (LetterKind.find(kind).isPresent() && wanted.equals("preview")) {
			return SeeOther.at(REVIEW + "/" + kind + "/letter");
		}
		else {
			redirect.addFlashAttribute("draftDone", text.isPresent() ? "inserted" : "kept");
		}
		return SeeOther.at(REVIEW + "?draft=" + kind + "#message-" + kind);
	}

	@PostMapping(REMOVAL)
	RedirectView remove(@PathVariable String id, @PathVariable String kind, Authentication editor,
			RedirectAttributes redirect, HttpServletRequest request) {
		this.drafts.forget(id, editor.getName(), kind);
		forget(this.unsent, request, id, kind);
		redirect.addFlashAttribute("draftDone", "thrown-away");
		return SeeOther.at(REVIEW);
	}

	/** Takes the last letter back before it goes out; its words are a draft again. */
	@PostMapping(REVIEW + "/taking-back")
	RedirectView takeBack(@PathVariable String id, @RequestParam(defaultValue = "0") long version,
			Authentication editor, RedirectAttributes redirect) {
		switch (this.reviews.takeBack(id, version, Editor.nameOf(editor))) {
			case TakingBack.Done done -> {
				keepWords(done, editor);
				redirect.addFlashAttribute("draftDone", "taken-back");
			}
			case TakingBack.DoneBefore before -> redirect.addFlashAttribute("draftDone", "taken-back");
			case TakingBack.TooLate late -> redirect.addFlashAttribute("tooLate", true);
			case TakingBack.Unknown unknown -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
		}
		return SeeOther.at(REVIEW);
	}

	private void keepWords(TakingBack.Done done, Authentication editor) {
		ReviewState before = done.before().state();
		LetterKind.of(before.history().getLast().what()).ifPresent((kind) -> {
			Map<String, String> fields = new HashMap<>();
			fields.put("version", String.valueOf(done.after().version()));
			Optional.ofNullable(before.history().getLast().message())
				.ifPresent((message) -> fields.put(MESSAGE, message));
			if (kind == LetterKind.ACCEPTANCE && before.category() != null) {
				fields.put("category", before.category().code());
			}
			if (kind == LetterKind.MERGING) {
				kept(before).ifPresent((kept) -> fields.put(INTO, kept.reference()));
			}
			this.drafts.keep(done.after().id(), Colleague.of(editor), kind.code(), fields);
		});
	}

	private Optional<ReviewState> kept(ReviewState merged) {
		return Optional.ofNullable(merged.mergedInto()).flatMap(this.reviews::find).map(Aggregate::state);
	}

	/** What the contributor will read, and nobody has been sent yet. */
	@GetMapping(LETTER)
	String letter(@PathVariable String id, @PathVariable String kind, Model model, Authentication editor,
			Locale locale) {
		Aggregate<ReviewState> review = find(id);
		Draft draft = this.drafts.of(id, editor.getName()).get(kind);
		if (draft == null) {
			return "redirect:" + REVIEW;
		}
		Written written = this.letters.written(review.state(), LetterKind.find(kind).orElseThrow(), draft.message());
		model.addAttribute("editor", Editor.nameOf(editor));
		model.addAttribute("id", id);
		model.addAttribute("kind", kind);
		model.addAttribute("practice", review.state().title());
		model.addAttribute("draft", draft);
		model.addAttribute("written", written);
		model.addAttribute("questions", asked(draft, locale));
		model.addAttribute("answersLanguage", review.state().latest().language());
		model.addAttribute("corrections", corrected(written, review.state()));
		model.addAttribute("languageOfMail", written.language().locale().getDisplayLanguage(locale));
		Optional<MergeTarget> kept = kind.equals(LetterKind.MERGING.code())
				? this.reviews.kept(review.state(), draft.into()) : Optional.empty();
		kept.ifPresent((other) -> model.addAttribute("kept", other));
		model.addAttribute("flaw", flaw(kind, draft, written, review.state(), kept.orElse(null)));
		model.addAttribute("reachable",
				this.contacts.find(id).reaches(this.contributors.find(review.state().contributorId()).orElse(null)));
		return "review/letter";
	}

	/** What is asked about single answers, in the form's order. */
	private List<Asking> asked(Draft draft, Locale locale) {
		return TypedQuestions.of(draft.fields())
			.all()
			.stream()
			.sorted(Comparator.comparingInt((question) -> this.form.place(question.field())))
			.map((question) -> new Asking(TypedQuestions.NAME + question.field(),
					this.form.label(question.field(), locale), question.question()))
			.toList();
	}

	/**
	 * A question that goes along.
	 *
	 * @param name what its input is called
	 * @param label what the form asks there
	 * @param question the question
	 */
	record Asking(String name, String label, String question) {
	}

	/**
	 * What was corrected and the mail lists, under the questions as its reader has them.
	 */
	private List<Corrected> corrected(Written written, ReviewState review) {
		Locale language = Locale.forLanguageTag(review.latest().language());
		return written.corrections()
			.stream()
			.map((one) -> new Corrected(this.form.label(one.field(), written.language().locale()), one.own(),
					(one.text() != null) ? Comparison.ofText(one.own(), one.text(), language) : List.of()))
			.toList();
	}

	/**
	 * A correction that the mail tells of.
	 *
	 * @param label what the form asks there, in the language of the mail
	 * @param own the contributor's own words
	 * @param changed what was changed in them; empty when they stand again
	 */
	record Corrected(String label, String own, List<Passage> changed) {
	}

	/** What would be refused, said before it is sent. */
	private static @Nullable String flaw(String kind, Draft draft, Written written, ReviewState review,
			@Nullable MergeTarget kept) {
		if (written.words().length() > Review.LONGEST_MESSAGE) {
			return "message-too-long";
		}
		if (written.words().isEmpty() && !kind.equals(LetterKind.ACCEPTANCE.code())) {
			return "message-missing";
		}
		if (kind.equals(LetterKind.MERGING.code())) {
			return Review.flaw(review, kept).map(Refusal::code).orElse(null);
		}
		return (kind.equals(LetterKind.ACCEPTANCE.code()) && draft.category() == null) ? "category-missing" : null;
	}

	private Kept keep(String id, String kind, Map<String, String> typed, Authentication editor,
			HttpServletRequest request) {
		Kept kept = this.drafts.keep(id, Colleague.of(editor), kind, typed);
		if (kept == Kept.UNKNOWN) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND);
		}
		this.unsent.forget(request, draftPath(id, kind));
		return kept;
	}

	private Optional<String> text(String id, String kind, String name, Authentication editor) {
		return LetterKind.find(kind)
			.flatMap((letter) -> this.letters.text(find(id).state(), letter, name, Editor.nameOf(editor)));
	}

	private Aggregate<ReviewState> find(String id) {
		return this.reviews.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
	}

	private static Map<String, String> typed(MultiValueMap<String, String> fields) {
		Map<String, String> typed = new HashMap<>(fields.toSingleValueMap());
		typed.keySet().removeIf((name) -> name.equals(DO) || name.equals(READY) || name.startsWith("_"));
		return typed;
	}

}
