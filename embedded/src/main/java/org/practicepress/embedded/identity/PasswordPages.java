package org.practicepress.embedded.identity;

import java.time.Duration;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.practicepress.embedded.identity.KnownBrowsers.Place;
import org.practicepress.embedded.identity.Passwords.Flaw;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Setting a password by a link, and asking for one. Who asks is never told who has an
 * account.
 */
@Controller
final class PasswordPages {

	private final People people;

	private final Passwords passwords;

	private final SignIns signIns;

	private final KnownBrowsers known;

	private final Guesses asked;

	private final Letters letters;

	PasswordPages(People people, Passwords passwords, SignIns signIns, KnownBrowsers known, Guesses asked,
			Letters letters) {
		this.people = people;
		this.passwords = passwords;
		this.signIns = signIns;
		this.known = known;
		this.asked = asked;
		this.letters = letters;
	}

	@GetMapping("/password")
	String forgotten() {
		return "identity/forgotten";
	}

	/**
	 * A link, if there is such an account, and not one after another: each makes the one
	 * before worthless, so a stranger must not be able to make many.
	 */
	@PostMapping("/password")
	String send(@RequestParam(defaultValue = "") String username, Model model, HttpServletRequest request) {
		Optional<Person> person = this.people.all()
			.named(username)
			.filter((found) -> found.maySignIn() && found.email() != null);
		String account = person.map(Person::id).orElseGet(() -> Secret.digest(username));
		Place place = this.known.place(request, account);
		Duration wait = this.asked.tried("password " + place.name(), place.known(), "password " + account);
		boolean fresh = person.map(Person::link)
			.filter((link) -> !link.used()
					&& link.expires().isAfter(this.people.now().plus(People.FORGOTTEN).minus(Duration.ofMinutes(5))))
			.isPresent();
		if (wait.isZero() && !fresh) {
			person.ifPresent((found) -> {
				String secret = this.people.forgotten(found.id()).secret();
				if (secret != null) {
					this.letters.forgotten(found, secret);
				}
			});
		}
		model.addAttribute("sent", true);
		return "identity/forgotten";
	}

	@GetMapping("/password/{secret}")
	String set(@PathVariable String secret, Model model, HttpServletResponse response) {
		return this.people.all()
			.ofLink(secret)
			.filter((person) -> !person.suspended())
			.map((person) -> page(person, secret, model, response))
			.orElseGet(() -> gone("unknown", model, response));
	}

	@PostMapping("/password/{secret}")
	String set(@PathVariable String secret, @RequestParam(defaultValue = "") String password, Model model,
			HttpServletRequest request, HttpServletResponse response) {
		Person person = this.people.all().ofLink(secret).filter((owner) -> !owner.suspended()).orElse(null);
		if (person == null) {
			return gone("unknown", model, response);
		}
		Optional<Flaw> flaw = this.passwords.flaw(password, personal(person));
		if (flaw.isPresent()) {
			response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
			model.addAttribute("flaw", flaw.get().code());
			return page(person, secret, model, response);
		}
		if (!this.people.setPassword(secret, this.passwords.hash(password)).isDone()) {
			return page(this.people.find(person.id()).orElse(person), secret, model, response);
		}
		this.signIns.endAll(person.id());
		this.known.remember(person, request, response);
		if (person.password() != null) {
			this.letters.passwordChanged(person);
		}
		return "redirect:/login?set";
	}

	/** What others know of somebody is no part of a password. */
	static String[] personal(Person person) {
		String email = (person.email() != null) ? person.email() : "";
		int at = email.indexOf('@');
		return new String[] { person.name(), email, (at > 0) ? email.substring(0, at) : "",
				(at > 0) ? email.substring(at + 1) : "" };
	}

	private String page(Person person, String secret, Model model, HttpServletResponse response) {
		Person.Link link = person.link();
		Person.Link.State state = (link != null) ? link.state(this.people.now()) : Person.Link.State.USED;
		return switch (state) {
			case OPEN -> {
				model.addAttribute("secret", secret);
				model.addAttribute("name", person.name());
				model.addAttribute("shortest", Passwords.SHORTEST);
				yield "identity/password";
			}
			case USED -> gone("used", model, response);
			case EXPIRED -> gone("expired", model, response);
		};
	}

	private static String gone(String why, Model model, HttpServletResponse response) {
		response.setStatus(HttpStatus.GONE.value());
		model.addAttribute("why", why);
		return "identity/link-gone";
	}

}
