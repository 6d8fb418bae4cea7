package org.practicepress.review.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.practicepress.messaging.aggregate.Aggregate;
import org.practicepress.pages.SeeOther;
import org.practicepress.pages.access.Editor;
import org.practicepress.pages.access.Role;
import org.practicepress.pages.access.UnsentForms;
import org.practicepress.review.access.Colleague;
import org.practicepress.review.contact.Contacts;
import org.practicepress.review.decision.Question;
import org.practicepress.review.decision.ReviewCommand;
import org.practicepress.review.decision.ReviewState;
import org.practicepress.review.decision.Revision;
import org.practicepress.review.letter.Draft;
import org.practicepress.review.letter.Drafts;
import org.practicepress.review.letter.LetterKind;
import org.practicepress.review.queue.Outcome;
import org.practicepress.review.queue.Reviews;
import org.practicepress.review.submission.Contributors;

import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * One review, and what an editor does with it.
 */
@Controller
class ReviewPages {

	private static final List<String> COMMANDS = List
		.of(StringUtils.delimitedListToStringArray(ReviewCommand.NAMES, "|"));

	/** After which there is something else to do. */
	private static final Set<String> DECISIONS = Set.of("changes-requests", "acceptance", "decline", "merging", "hold");

	private final Reviews reviews;

	private final Contributors contributors;

	private final Contacts contacts;

	private final FormReader form;

	private final MessageReader messageReader;

	private final MessageSource messages;

	private final UnsentForms unsent;

	private final Drafts drafts;

	ReviewPages(Reviews reviews, Contributors contributors, Contacts contacts, FormReader form,
			MessageReader messageReader, MessageSource messages, UnsentForms unsent, Drafts drafts) {
		this.reviews = reviews;
		this.contributors = contributors;
		this.contacts = contacts;
		this.form = form;
		this.messageReader = messageReader;
		this.messages = messages;
		this.unsent = unsent;
		this.drafts = drafts;
	}

	@ModelAttribute
	void everyPage(Model model, Authentication authentication, Locale locale) {
		model.addAttribute("editor", Editor.nameOf(authentication));
		model.addAttribute("mayDecide", Role.EDITOR.isHeldBy(authentication));
		model.addAttribute("mayErase", Role.OPERATOR.isHeldBy(authentication));
		model.addAttribute("words", new TimesAndSizes(locale));
	}

	/** A review, and the decision that was sent when nobody was signed in any more. */
	@GetMapping("/desk/reviews/{id}")
	String review(@PathVariable String id, @RequestParam(required = false) @Nullable Integer revision, Model model,
			@ModelAttribute("editor") String editor, HttpServletRequest request, Locale locale) {
		Aggregate<ReviewState> review = this.reviews.find(id).orElseThrow(ReviewPages::notFound);
		Revision shown = review.state().corrected();
		if (revision != null && revision != shown.number()) {
			shown = this.reviews.revision(review, revision).orElseThrow(ReviewPages::notFound);
		}
		model.addAttribute("review", page(review, shown, locale));
		this.reviews.rests(review)
			.ifPresent((until) -> model.addAttribute("rests",
					Math.max(1, Duration.between(Instant.now(), until).toSeconds())));
		if (model.getAttribute("done") instanceof String done && DECISIONS.contains(done)) {
			this.reviews.next(editor, id).ifPresent((next) -> model.addAttribute("next", next));
		}
		COMMANDS.stream()
			.filter((command) -> LetterPages.unsent(this.unsent, request, id, command).isPresent())
			.findFirst()
			.ifPresent((command) -> {
				DecisionForm input = DecisionForm
					.of(LetterPages.unsent(this.unsent, request, id, command).orElseThrow());
				model.addAttribute("command", command);
				model.addAttribute("input", input);
				asked(command, LetterPages.unsent(this.unsent, request, id, command).orElseThrow(), model);
				if (input.version() == review.version()) {
					model.addAttribute("unsent", true);
				}
				else {
					model.addAttribute("missed", review.state().since(input.version()));
				}
			});
		return "review/review";
	}

	/** Where signing in again leads whose session ended before the decision was sent. */
	@GetMapping("/desk/reviews/{id}/{command:" + ReviewCommand.NAMES + "}")
	String unsent(@PathVariable String id, @PathVariable String command, Model model,
			@ModelAttribute("editor") String editor, HttpServletRequest request, Locale locale) {
		return LetterPages.unsent(this.unsent, request, id, command).isPresent()
				? review(id, null, model, editor, request, locale) : "redirect:/desk/reviews/{id}";
	}

	/**
	 * Decides and leads back to the review. What cannot be decided comes back at once
	 * with the reason and with the editor's words, which are never lost.
	 */
	@PostMapping("/desk/reviews/{id}/{command:" + ReviewCommand.NAMES + "}")
	ModelAndView decide(@PathVariable String id, @PathVariable String command, DecisionForm input,
			@RequestParam MultiValueMap<String, String> fields, Model model, Authentication authentication,
			RedirectAttributes redirect, HttpServletRequest request, Locale locale) {
		List<Question> questions = asked(command, fields, model);
		ReviewCommand wanted = ReviewCommand.named(command, input.input())
			.orElseThrow(ReviewPages::notFound)
			.asking(questions);
		return switch (this.reviews.decide(id, input.version(), wanted, Editor.nameOf(authentication))) {
			case Outcome.Done done -> {
				COMMANDS.forEach((each) -> LetterPages.forget(this.unsent, request, id, each));
				this.drafts.forget(id, authentication.getName(), command);
				corrected(id, input, authentication, request);
				redirect.addFlashAttribute("done", command);
				yield new ModelAndView(SeeOther.at("/desk/reviews/{id}"));
			}
			case Outcome.Outrun outrun -> {
				keep(id, command, input, questions, authentication);
				model.addAttribute("missed", outrun.now().state().since(input.version()));
				yield again(outrun.now(), command, input, model, HttpStatus.CONFLICT, locale);
			}
			case Outcome.Refused refused -> {
				keep(id, command, input, questions, authentication);
				model.addAttribute("refusal", refused.reason().code());
				yield again(refused.now(), command, input, model, HttpStatus.UNPROCESSABLE_CONTENT, locale);
			}
			case Outcome.Unknown unknown -> throw notFound();
		};
	}

	/** Where signing in again leads whose session ended before the address was sent. */
	@GetMapping("/desk/reviews/{id}/address")
	String address(@PathVariable String id) {
		return "redirect:/desk/reviews/{id}";
	}

	/** Corrects where letters go. What is no address comes back at once. */
	@PostMapping("/desk/reviews/{id}/address")
	ModelAndView correct(@PathVariable String id, @RequestParam(required = false) @Nullable String email, Model model,
			Authentication authentication, RedirectAttributes redirect, HttpServletRequest request, Locale locale) {
		Aggregate<ReviewState> review = this.reviews.find(id).orElseThrow(ReviewPages::notFound);
		this.unsent.forget(request, path(id, "address"));
		if (this.contacts.correct(id, review.state().reference(), email, Editor.nameOf(authentication))) {
			redirect.addFlashAttribute("done", "address");
			return new ModelAndView(SeeOther.at("/desk/reviews/{id}"));
		}
		model.addAttribute("review", page(review, review.state().corrected(), locale));
		model.addAttribute("wrongAddress", (email != null) ? email : "");
		return new ModelAndView("review/review", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
	}

	/** What was typed at a field is done with. */
	private void corrected(String id, DecisionForm input, Authentication editor, HttpServletRequest request) {
		if (input.field() != null) {
			String kind = Draft.CORRECTION + input.field();
			this.drafts.forget(id, editor.getName(), kind);
			LetterPages.forget(this.unsent, request, id, kind);
		}
	}

	/** What was not taken is there as long as it is not sent or thrown away. */
	private void keep(String id, String command, DecisionForm input, List<Question> questions, Authentication editor) {
		if (command.equals("corrections") && input.field() != null) {
			this.drafts.keep(id, Colleague.of(editor), Draft.CORRECTION + input.field(), input.fields());
		}
		if (LetterKind.find(command).isPresent()) {
			Map<String, String> fields = input.fields();
			questions.forEach((question) -> fields.put(TypedQuestions.NAME + question.field(), question.question()));
			this.drafts.keep(id, Colleague.of(editor), command, fields);
		}
	}

	/**
	 * The questions beside the answers, which the page shows again if they are not sent.
	 */
	private static List<Question> asked(String command, MultiValueMap<String, String> fields, Model model) {
		TypedQuestions typed = TypedQuestions.of(fields);
		if (command.equals("changes-requests")) {
			model.addAttribute("typed", typed);
		}
		return typed.all();
	}

	private ModelAndView again(Aggregate<ReviewState> now, String command, DecisionForm input, Model model,
			HttpStatus status, Locale locale) {
		model.addAttribute("review", page(now, now.state().corrected(), locale));
		model.addAttribute("command", command);
		model.addAttribute("input", input);
		return new ModelAndView("review/review", model.asMap(), status);
	}

	private ReviewPage page(Aggregate<ReviewState> review, Revision shown, Locale locale) {
		String otherAnswers = this.messages.getMessage("review.other-answers", null, locale);
		return ReviewPage.of(review, shown, this.form, this.messageReader,
				this.contributors.find(review.state().contributorId()).orElse(null),
				this.contributors.coauthorsOf(review.state()), this.contacts.find(review.id()), otherAnswers, locale);
	}

	private static String path(String id, String command) {
		return "/desk/reviews/" + id + "/" + command;
	}

	private static ResponseStatusException notFound() {
		return new ResponseStatusException(HttpStatus.NOT_FOUND);
	}

	/**
	 * What the forms of a review send.
	 *
	 * @param version the version of the review the editor had before them
	 * @param category the code of the category
	 * @param message what to tell the contributor
	 * @param reason why, for those at the desk
	 * @param until a day
	 * @param into the reference of the submission to merge into
	 * @param field the key of the field whose answer is corrected
	 * @param text the answer as it shall be
	 */
	record DecisionForm(long version, @Nullable String category, @Nullable String message, @Nullable String reason,
			@Nullable String until, @Nullable String into, @Nullable String field, @Nullable String text) {

		ReviewCommand.Input input() {
			return new ReviewCommand.Input(this.category, this.message, this.reason, this.until, this.into, this.field,
					this.text);
		}

		static DecisionForm of(MultiValueMap<String, String> fields) {
			return new DecisionForm(UnsentForms.version(fields), fields.getFirst("category"),
					fields.getFirst("message"), fields.getFirst("reason"), fields.getFirst("until"),
					fields.getFirst("into"), fields.getFirst("field"), fields.getFirst("text"));
		}

		Map<String, String> fields() {
			Map<String, String> fields = new HashMap<>();
			fields.put("version", String.valueOf(this.version));
			if (this.category != null) {
				fields.put("category", this.category);
			}
			if (this.message != null) {
				fields.put("message", this.message);
			}
			if (this.text != null) {
				fields.put("text", this.text);
			}
			if (this.into != null) {
				fields.put("into", this.into);
			}
			return fields;
		}

	}

}
