package org.practicepress.embedded.identity;

import java.util.Locale;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.practicepress.embedded.identity.People.Answer;
import org.practicepress.embedded.identity.PeoplePages.Times;
import org.practicepress.pages.access.Role;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * One's own account.
 */
@Controller
@RequestMapping("/account")
final class AccountPages {

	private static final String PAGE = "identity/account";

	private final People people;

	private final Passwords passwords;

	private final SignIns signIns;

	private final Owners owners;

	private final Letters letters;

	AccountPages(People people, Passwords passwords, SignIns signIns, Owners owners, Letters letters) {
		this.people = people;
		this.passwords = passwords;
		this.signIns = signIns;
		this.owners = owners;
		this.letters = letters;
	}

	@ModelAttribute
	void everyPage(Model model, SignedIn owner, Locale locale) {
		Person person = owner.person();
		model.addAttribute("user", person.name());
		model.addAttribute("email", (person.email() != null) ? person.email() : "");
		model.addAttribute("roles", person.roles().stream().map(Role::code).toList());
		model.addAttribute("operator", person.isOperator());
		model.addAttribute("factor", person.secondFactor());
		model.addAttribute("shortest", Passwords.SHORTEST);
		model.addAttribute("times", new Times(locale));
		model.addAttribute("signIns", this.signIns.of(person.id()));
		model.addAttribute("here", owner.signIn().id());
	}

	@GetMapping
	String page() {
		return PAGE;
	}

	@PostMapping("/email")
	String changeEmail(@RequestParam(defaultValue = "") String email, @RequestParam(defaultValue = "") String password,
			SignedIn owner, Model model, HttpServletRequest request, HttpServletResponse response,
			RedirectAttributes flash) {
		model.addAttribute("email", email);
		if (!this.owners.isOwner(owner.person(), password, request)) {
			return again("email-wrong", "password-wrong", model, response);
		}
		Answer answer = this.people.changeEmail(owner.person(), email);
		if (answer.reason() != null) {
			return again("email-wrong", answer.reason().code(), model, response);
		}
		flash.addFlashAttribute("said", "email");
		return "redirect:/account";
	}

	@PostMapping("/password")
	String changePassword(@RequestParam(defaultValue = "") String current,
			@RequestParam(defaultValue = "") String password, SignedIn owner, Model model, HttpServletRequest request,
			HttpServletResponse response, RedirectAttributes flash) {
		Person person = owner.person();
		if (!this.owners.isOwner(person, current, request)) {
			return again("password-wrong", "password-wrong", model, response);
		}
		Optional<Passwords.Flaw> flaw = this.passwords.flaw(password, PasswordPages.personal(person));
		if (flaw.isPresent()) {
			return again("password-wrong", flaw.get().code(), model, response);
		}
		Answer answer = this.people.changePassword(person, this.passwords.hash(password));
		if (answer.reason() != null) {
			return again("password-wrong", answer.reason().code(), model, response);
		}
		this.signIns.endAll(person.id());
		this.signIns.begin(person, request, response);
		this.letters.passwordChanged(person);
		flash.addFlashAttribute("said", "password");
		return "redirect:/account";
	}

	@PostMapping("/sign-ins/{id}/end")
	String end(@PathVariable String id, SignedIn owner, RedirectAttributes flash) {
		this.signIns.end(owner.person().id(), id);
		flash.addFlashAttribute("said", "ended");
		return "redirect:/account";
	}

	/** All but this one. */
	@PostMapping("/sign-ins/end")
	String endOthers(SignedIn owner, RedirectAttributes flash) {
		this.signIns.of(owner.person().id())
			.stream()
			.filter((each) -> !each.id().equals(owner.signIn().id()))
			.forEach((each) -> this.signIns.end(each.person(), each.id()));
		flash.addFlashAttribute("said", "ended");
		return "redirect:/account";
	}

	private static String again(String where, String why, Model model, HttpServletResponse response) {
		response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
		model.addAttribute(where, why);
		return PAGE;
	}

}
