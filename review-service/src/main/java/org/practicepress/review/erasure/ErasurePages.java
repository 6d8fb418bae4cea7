package org.practicepress.review.erasure;

import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.practicepress.pages.SeeOther;
import org.practicepress.pages.access.Editor;
import org.practicepress.review.desk.TimesAndSizes;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Where operators have a submission erased, and see which were.
 */
@Controller
class ErasurePages {

	static final int MOST = 50;

	private final ErasureRequests requests;

	ErasurePages(ErasureRequests requests) {
		this.requests = requests;
	}

	@GetMapping("/desk/erasures")
	ModelAndView erasures(Model model, Authentication authentication, Locale locale) {
		return page(model, authentication, locale);
	}

	/** What is wrong comes back at once, with the operator's words. */
	@PostMapping("/desk/erasures")
	ModelAndView ask(@RequestParam(required = false) @Nullable String reference,
			@RequestParam(required = false) @Nullable String reason, Model model, Authentication authentication,
			RedirectAttributes redirect, Locale locale) {
		Optional<ErasureRequests.Flaw> flaw = this.requests.ask(reference, reason, Editor.nameOf(authentication));
		if (flaw.isEmpty()) {
			redirect.addFlashAttribute("asked", true);
			return new ModelAndView(SeeOther.at("/desk/erasures"));
		}
		model.addAttribute("flaw", flaw.get().code());
		model.addAttribute("reference", reference);
		model.addAttribute("reason", reason);
		ModelAndView page = page(model, authentication, locale);
		page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
		return page;
	}

	private ModelAndView page(Model model, Authentication authentication, Locale locale) {
		model.addAttribute("editor", Editor.nameOf(authentication));
		model.addAttribute("words", new TimesAndSizes(locale));
		model.addAttribute("requests", this.requests.latest(MOST));
		return new ModelAndView("review/erasures", model.asMap());
	}

}
