package org.practicepress.review.desk;

import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.practicepress.pages.SeeOther;
import org.practicepress.pages.access.Editor;
import org.practicepress.review.operations.Outcome.Refusal;
import org.practicepress.review.operations.Trouble;
import org.practicepress.review.operations.Trouble.Standing;
import org.practicepress.review.operations.Troubles;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;

/**
 * Letters and mails that are stuck, and what an operator does about them.
 */
@Controller
@RequestMapping("/desk/operations/stuck")
class TroublePages {

	private static final int ROWS = 25;

	private final Troubles troubles;

	TroublePages(Troubles troubles) {
		this.troubles = troubles;
	}

	@ModelAttribute
	void everyPage(Model model, Authentication authentication, Locale locale) {
		model.addAttribute("editor", Editor.nameOf(authentication));
		model.addAttribute("words", new TimesAndSizes(locale));
	}

	@GetMapping
	String stuck(@RequestParam(defaultValue = "") String kind, @RequestParam(defaultValue = "") String state,
			@RequestParam(defaultValue = "1") int page, Model model) {
		Optional<Trouble.Kind> chosen = Trouble.Kind.find(kind);
		Optional<Standing> standing = chosen.filter(Trouble.Kind.LETTER::equals)
			.flatMap((letters) -> Standing.find(state));
		model.addAttribute("counts", this.troubles.counts());
		model.addAttribute("chosen", chosen.orElse(null));
		model.addAttribute("standings", this.troubles.standings());
		model.addAttribute("standing", standing.orElse(null));
		model.addAttribute("page", this.troubles.open(chosen.orElse(null), standing.orElse(null), page, ROWS));
		return "review/troubles";
	}

	@GetMapping("/{id}")
	String trouble(@PathVariable String id, Model model) {
		model.addAttribute("trouble", find(id));
		return "review/trouble";
	}

	@PostMapping("/{id}/retry")
	ModelAndView retry(@PathVariable String id, Model model, Authentication operator, RedirectAttributes redirect) {
		return answer(id, this.troubles.retry(id, Editor.nameOf(operator)), Trouble.What.RETRY, null, model, redirect);
	}

	@PostMapping("/{id}/discard")
	ModelAndView discard(@PathVariable String id, @RequestParam(defaultValue = "") String reason, Model model,
			Authentication operator, RedirectAttributes redirect) {
		return answer(id, this.troubles.discard(id, reason, Editor.nameOf(operator)), Trouble.What.DISCARD, reason,
				model, redirect);
	}

	@PostMapping("/retries")
	RedirectView retryAll(@RequestParam(defaultValue = "") String kind, @RequestParam(defaultValue = "") String state,
			Authentication operator, RedirectAttributes redirect) {
		Trouble.Kind chosen = Trouble.Kind.find(kind)
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
		redirect.addFlashAttribute("said", Trouble.What.RETRY.code());
		redirect.addFlashAttribute("asked",
				this.troubles.retryAll(chosen, Standing.find(state).orElse(null), Editor.nameOf(operator)));
		return SeeOther.at("/desk/operations/stuck");
	}

	private ModelAndView answer(String id, Optional<Refusal> refusal, Trouble.What what, @Nullable String reason,
			Model model, RedirectAttributes redirect) {
		if (refusal.isEmpty()) {
			redirect.addFlashAttribute("said", what.code());
			redirect.addFlashAttribute("asked", 1);
			return new ModelAndView(SeeOther.at("/desk/operations/stuck"));
		}
		model.addAttribute("trouble", find(id));
		model.addAttribute("refusal", refusal.get().code());
		model.addAttribute("reason", reason);
		HttpStatus status = refusal.get().isOfTheReason() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.CONFLICT;
		return new ModelAndView("review/trouble", model.asMap(), status);
	}

	private Trouble find(String id) {
		return this.troubles.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
	}

}
