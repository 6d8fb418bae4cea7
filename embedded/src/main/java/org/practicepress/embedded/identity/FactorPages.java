package org.practicepress.embedded.identity;

import java.net.URI;
import java.util.List;
import java.util.Locale;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * One's own second factor: begun with a new secret, which counts when the app has made a
 * code of it, and ended with the password.
 */
@Controller
@RequestMapping("/account/second-factor")
final class FactorPages {

	private static final String OFFERED = FactorPages.class.getName();

	private static final String PAGE = "identity/second-factor";

	private final People people;

	private final Owners owners;

	private final IdentityProviderProperties properties;

	private final MessageSource messages;

	FactorPages(People people, Owners owners, IdentityProviderProperties properties, MessageSource messages) {
		this.people = people;
		this.owners = owners;
		this.properties = properties;
		this.messages = messages;
	}

	@ModelAttribute
	void everyPage(Model model, SignedIn owner) {
		model.addAttribute("user", owner.person().name());
	}

	@GetMapping
	String offer(Model model, SignedIn owner, HttpSession session) {
		if (owner.person().secondFactor() != null) {
			return "redirect:/account";
		}
		String secret = (session.getAttribute(OFFERED) instanceof String offered) ? offered : SecondFactor.newSecret();
		session.setAttribute(OFFERED, secret);
		model.addAttribute("secret", SecondFactor.grouped(secret));
		model.addAttribute("uri", uri(owner.person(), secret));
		return PAGE;
	}

	@PostMapping
	String enrol(@RequestParam(defaultValue = "") String code, @RequestParam(defaultValue = "") String password,
			SignedIn owner, Model model, HttpServletRequest request, HttpServletResponse response) {
		HttpSession session = request.getSession();
		if (!(session.getAttribute(OFFERED) instanceof String secret)) {
			return "redirect:/account/second-factor";
		}
		List<String> codes = SecondFactor.newCodes();
		@Nullable SecondFactor factor = SecondFactor.enrolled(secret, code, codes, this.people.now()).orElse(null);
		if (factor == null || !this.owners.isOwner(owner.person(), password, request)) {
			response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
			model.addAttribute("wrong", (factor == null) ? "code-wrong" : "password-wrong");
			return offer(model, owner, session);
		}
		session.removeAttribute(OFFERED);
		this.people.enrol(owner.person(), factor);
		model.addAttribute("codes", codes);
		return PAGE;
	}

	@PostMapping("/end")
	String end(@RequestParam(defaultValue = "") String password, SignedIn owner, HttpServletRequest request,
			RedirectAttributes flash) {
		if (this.owners.isOwner(owner.person(), password, request)) {
			this.people.endFactor(owner.person(), owner.person().id());
			flash.addFlashAttribute("said", "factor-ended");
		}
		else {
			flash.addFlashAttribute("factorWrong", "password-wrong");
		}
		return "redirect:/account";
	}

	/** As apps on the same device open it. */
	private String uri(Person person, String secret) {
		String site = this.messages.getMessage("pages.name", null, Locale.of(person.language()));
		String host = URI.create(this.properties.publicUrl()).getHost();
		return UriComponentsBuilder.fromUriString("otpauth://totp/{label}")
			.queryParam("secret", secret)
			.queryParam("issuer", "{issuer}")
			.encode()
			.buildAndExpand(site + ":" + person.name(), site + " (" + host + ")")
			.toUriString();
	}

}
