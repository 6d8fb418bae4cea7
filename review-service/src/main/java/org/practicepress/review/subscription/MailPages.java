package org.practicepress.review.subscription;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.practicepress.pages.OfferedLanguages;
import org.practicepress.pages.SeeOther;
import org.practicepress.pages.access.Editor;
import org.practicepress.pages.access.Role;
import org.practicepress.review.absence.Absences;
import org.practicepress.review.desk.TimesAndSizes;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;

/**
 * Where people at the desk choose which mails they get, and where the link in each mail
 * leads that ends them: to a button, because programs open links, too. Mail programs that
 * have a button of their own send what it would (RFC 8058).
 */
@Controller
class MailPages {

	static final String PATH = "/desk/mails";

	/** Nobody signs in to end mails. */
	static final String END = PATH + "/end/{token}";

	private final Subscriptions subscriptions;

	private final OfferedLanguages languages;

	private final Absences absences;

	MailPages(Subscriptions subscriptions, OfferedLanguages languages, Absences absences) {
		this.absences = absences;
		this.subscriptions = subscriptions;
		this.languages = languages;
	}

	@GetMapping(PATH)
	String mails(Model model, Authentication reader, Locale locale) {
		Subscription subscription = this.subscriptions.of(visitor(reader, locale));
		model.addAttribute("editor", Editor.nameOf(reader));
		model.addAttribute("subscription", subscription);
		model.addAttribute("rhythms", Rhythm.values());
		model.addAttribute("decides", Role.EDITOR.isHeldBy(reader));
		model.addAttribute("absence", this.absences.of(reader.getName()).orElse(null));
		model.addAttribute("languages", List.copyOf(this.languages.codes()));
		model.addAttribute("words", new TimesAndSizes(locale));
		return "review/mails";
	}

	/** What makes no sense changes nothing. */
	@PostMapping(PATH)
	RedirectView choose(@RequestParam(defaultValue = "") String mails, @RequestParam(defaultValue = "") String language,
			Authentication reader, Locale locale, RedirectAttributes redirect) {
		Optional<Rhythm> rhythm = Rhythm.of(mails);
		boolean possible = rhythm.isPresent() && this.languages.codes().contains(language);
		if (possible) {
			this.subscriptions.choose(visitor(reader, locale), rhythm.orElseThrow(), language);
		}
		redirect.addFlashAttribute(possible ? "chosen" : "flaw", true);
		return SeeOther.at(PATH);
	}

	@GetMapping(END)
	ModelAndView ask(@PathVariable String token) {
		return this.subscriptions.by(token)
			.map((subscription) -> page((subscription.rhythm() == Rhythm.NEVER) ? "ended" : "asks"))
			.orElseGet(MailPages::unknown);
	}

	@PostMapping(END)
	ModelAndView end(@PathVariable String token) {
		return this.subscriptions.end(token) ? page("ended") : unknown();
	}

	private static ModelAndView unknown() {
		ModelAndView page = page("unknown");
		page.setStatus(HttpStatus.NOT_FOUND);
		return page;
	}

	private static ModelAndView page(String state) {
		ModelAndView page = new ModelAndView("review/mails-end");
		page.addObject("state", state);
		return page;
	}

	private static Visitor visitor(Authentication reader, Locale locale) {
		return Visitor.of(reader, locale.getLanguage()).orElseThrow();
	}

}
