package org.practicepress.embedded.identity;

import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;
import org.practicepress.embedded.identity.KnownBrowsers.Place;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Signing in. Whoever is not let in is told the same, whatever was wrong.
 */
@Controller
final class SignInPages {

	private static final String LOGIN = "identity/login";

	private static final String CODE = "/login/code";

	private static final String HALFWAY = SignInPages.class.getName();

	/** How long somebody may look for the telephone. */
	private static final Duration AT_THE_CODE = Duration.ofMinutes(10);

	private final HttpSessionRequestCache askedFor = new HttpSessionRequestCache();

	private final People people;

	private final Passwords passwords;

	private final SignIns signIns;

	private final KnownBrowsers known;

	private final Guesses guesses;

	private final IdentityProviderProperties properties;

	SignInPages(People people, Passwords passwords, SignIns signIns, KnownBrowsers known, Guesses guesses,
			IdentityProviderProperties properties) {
		this.people = people;
		this.passwords = passwords;
		this.signIns = signIns;
		this.known = known;
		this.guesses = guesses;
		this.properties = properties;
	}

	@GetMapping("/login")
	String page() {
		return LOGIN;
	}

	@PostMapping("/login")
	@Nullable String signIn(@RequestParam(defaultValue = "") String username, @RequestParam(defaultValue = "") String password,
			Model model, HttpServletRequest request, HttpServletResponse response) throws IOException {
		Optional<Person> person = this.people.all().named(username);
		String account = person.map(Person::id).orElseGet(() -> Secret.digest(username));
		Place place = this.known.place(request, account);
		Duration wait = this.guesses.tried(place.name(), place.known(), account);
		if (wait.isPositive()) {
			return later(wait, model, response);
		}
		boolean right = this.passwords.matches(password, person.map(Person::password).orElse(null));
		if (!right || !person.orElseThrow().maySignIn()) {
			return "redirect:/login?error";
		}
		this.guesses.right(place.name(), place.known(), account);
		if (person.get().secondFactor() != null) {
			request.getSession();
			request.changeSessionId();
			request.getSession().setAttribute(HALFWAY, new Halfway(account, this.people.now()));
			return "redirect:" + CODE;
		}
		letIn(person.get(), request, response);
		return null;
	}

	@GetMapping(CODE)
	String code(HttpServletRequest request) {
		return (halfway(request) != null) ? "identity/code" : "redirect:/login";
	}

	/** The second half, for whom the password was right some minutes ago at most. */
	@PostMapping(CODE)
	@Nullable String code(@RequestParam(defaultValue = "") String code, Model model, HttpServletRequest request,
			HttpServletResponse response) throws IOException {
		Person person = halfway(request);
		if (person == null) {
			return "redirect:/login";
		}
		Place place = this.known.place(request, person.id());
		Duration wait = this.guesses.tried(place.name(), place.known(), person.id());
		if (wait.isPositive()) {
			return later(wait, model, response);
		}
		if (!this.people.take(person.id(), code)) {
			response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
			model.addAttribute("wrong", true);
			return "identity/code";
		}
		this.guesses.right(place.name(), place.known(), person.id());
		request.getSession().removeAttribute(HALFWAY);
		letIn(person, request, response);
		return null;
	}

	private @Nullable Person halfway(HttpServletRequest request) {
		HttpSession session = request.getSession(false);
		return (session != null && session.getAttribute(HALFWAY) instanceof Halfway halfway
				&& this.people.now().isBefore(halfway.since().plus(AT_THE_CODE)))
						? this.people.find(halfway.person()).filter(Person::maySignIn).orElse(null) : null;
	}

	private static String later(Duration wait, Model model, HttpServletResponse response) {
		long seconds = wait.plusMillis(999).toSeconds();
		response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
		response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
		model.addAttribute("minutes", (seconds + 59) / 60);
		return LOGIN;
	}

	/** On to the page that was asked for. */
	private void letIn(Person person, HttpServletRequest request, HttpServletResponse response) throws IOException {
		request.getSession();
		request.changeSessionId();
		this.signIns.begin(person, request, response);
		this.known.remember(person, request, response);
		SavedRequest asked = this.askedFor.getRequest(request, response);
		response.sendRedirect((asked != null) ? asked.getRedirectUrl() : home(person));
	}

	private String home(Person person) {
		boolean atTheDesk = !person.isOperator() || person.roles().size() > 1;
		return this.properties.publicUrl() + (atTheDesk ? "/desk" : "/identity/people");
	}

	/**
	 * Whose password was right.
	 *
	 * @param person whose
	 * @param since when
	 */
	private record Halfway(String person, Instant since) implements Serializable {
	}

}
