package org.practicepress.review.webhook;

import java.util.List;
import java.util.Locale;

import jakarta.servlet.http.HttpServletResponse;
import org.practicepress.pages.SeeOther;
import org.practicepress.pages.access.Editor;
import org.practicepress.pages.access.Role;
import org.practicepress.review.desk.TimesAndSizes;

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
 * Webhooks, for chief editors and operators.
 */
@Controller
@RequestMapping(WebhookPages.PATH)
class WebhookPages {

	static final String PATH = "/desk/webhooks";

	private final Webhooks webhooks;

	WebhookPages(Webhooks webhooks) {
		this.webhooks = webhooks;
	}

	@ModelAttribute
	void everyPage(Model model, Authentication authentication, Locale locale) {
		model.addAttribute("editor", Editor.nameOf(authentication));
		model.addAttribute("operates", Role.OPERATOR.isHeldBy(authentication));
		model.addAttribute("words", new TimesAndSizes(locale));
		model.addAttribute("choices", What.choices().toList());
	}

	@GetMapping
	String webhooks(Model model) {
		show(model);
		return "review/webhooks";
	}

	/** The secret is shown by the answer itself: it stands nowhere else. */
	@PostMapping
	ModelAndView make(@RequestParam(defaultValue = "") String name, @RequestParam(defaultValue = "") String url,
			@RequestParam(defaultValue = "") List<String> what, Authentication by, Model model,
			HttpServletResponse response) {
		response.setHeader("Cache-Control", "no-store");
		Webhooks.Made made = this.webhooks.make(name, url, what, Editor.nameOf(by));
		model.addAttribute("made", made);
		if (made.flaw() != null) {
			model.addAttribute("flaw", made.flaw().code());
			model.addAttribute("name", name);
			model.addAttribute("url", url);
			model.addAttribute("chosen", what);
		}
		show(model);
		return new ModelAndView("review/webhooks", model.asMap(),
				(made.flaw() != null) ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
	}

	@PostMapping("/{id}/pause")
	RedirectView pause(@PathVariable String id, RedirectAttributes redirect) {
		return back(this.webhooks.set(id, false), "paused", redirect);
	}

	@PostMapping("/{id}/resumption")
	RedirectView resume(@PathVariable String id, RedirectAttributes redirect) {
		return back(this.webhooks.set(id, true), "resumed", redirect);
	}

	@PostMapping("/{id}/test")
	RedirectView test(@PathVariable String id, RedirectAttributes redirect) {
		return back(this.webhooks.test(id), "tested", redirect);
	}

	@PostMapping("/{id}/retries")
	RedirectView sendAgain(@PathVariable String id, RedirectAttributes redirect) {
		return back(this.webhooks.sendAgain(id), "again", redirect);
	}

	@PostMapping("/{id}/removal")
	RedirectView delete(@PathVariable String id, RedirectAttributes redirect) {
		return back(this.webhooks.delete(id), "deleted", redirect);
	}

	private void show(Model model) {
		model.addAttribute("webhooks",
				this.webhooks.all().stream().map((hook) -> new Line(hook, this.webhooks.waiting(hook.id()))).toList());
	}

	private static RedirectView back(boolean known, String done, RedirectAttributes redirect) {
		if (!known) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND);
		}
		redirect.addFlashAttribute("done", done);
		return SeeOther.at(PATH);
	}

	/**
	 * A line of the page.
	 *
	 * @param webhook the webhook
	 * @param waiting what waits for it
	 */
	record Line(Webhook webhook, Webhooks.Waiting waiting) {
	}

}
