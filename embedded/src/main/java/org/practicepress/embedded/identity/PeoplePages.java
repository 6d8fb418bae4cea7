package org.practicepress.embedded.identity;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.practicepress.embedded.identity.People.Answer;
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
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Who has an account, and what operators do with it.
 */
@Controller
@RequestMapping("/people")
final class PeoplePages {

	private static final int ROWS = 50;

	private final People people;

	private final SignIns signIns;

	private final Letters letters;

	PeoplePages(People people, SignIns signIns, Letters letters) {
		this.people = people;
		this.signIns = signIns;
		this.letters = letters;
	}

	@ModelAttribute
	void everyPage(Model model, SignedIn operator, Locale locale) {
		model.addAttribute("user", operator.person().name());
		model.addAttribute("everyRole", Arrays.stream(Role.values()).map(Role::code).toList());
		model.addAttribute("times", new Times(locale));
	}

	@GetMapping
	String list(Model model, Locale locale) {
		Instant now = this.people.now();
		model.addAttribute("people", this.people.all().people().stream().map((person) -> Row.of(person, now)).toList());
		model.asMap().computeIfAbsent("invited", (none) -> new Invited("", "", locale.getLanguage(), Set.of("editor")));
		return "identity/people";
	}

	@PostMapping
	String invite(@RequestParam(defaultValue = "") String name, @RequestParam(defaultValue = "") String email,
			@RequestParam(defaultValue = "en") String language,
			@RequestParam(required = false) @Nullable Set<String> roles, SignedIn operator, Model model, Locale locale,
			HttpServletResponse response, RedirectAttributes flash) {
		Set<String> chosen = (roles != null) ? roles : Set.of();
		Answer answer = this.people.invite(operator.person(), name, email, language, roles(chosen));
		if (answer.secret() == null) {
			response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
			model.addAttribute("invited", new Invited(name, email, language, chosen));
			model.addAttribute("refused", reason(answer));
			return list(model, locale);
		}
		Person person = this.people.all().named(email).orElseThrow();
		return sent(person, this.letters.invite(person, operator.person(), answer.secret()), flash);
	}

	@GetMapping("/{id}")
	String person(@PathVariable String id, Model model) {
		Person person = find(id);
		model.addAttribute("person", Row.of(person, this.people.now()));
		return "identity/person";
	}

	@PostMapping("/{id}/roles")
	String changeRoles(@PathVariable String id, @RequestParam(required = false) @Nullable Set<String> roles,
			SignedIn operator, Model model, HttpServletResponse response, RedirectAttributes flash) {
		find(id);
		Answer answer = this.people.changeRoles(operator.person(), id, roles((roles != null) ? roles : Set.of()));
		return done(id, answer, "roles", model, response, flash);
	}

	@PostMapping("/{id}/suspension")
	String suspend(@PathVariable String id, @RequestParam boolean suspended, SignedIn operator, Model model,
			HttpServletResponse response, RedirectAttributes flash) {
		find(id);
		Answer answer = this.people.suspend(operator.person(), id, suspended);
		if (answer.isDone() && suspended) {
			this.signIns.endAll(id);
		}
		return done(id, answer, suspended ? "suspended" : "restored", model, response, flash);
	}

	@PostMapping("/{id}/link")
	String sendLink(@PathVariable String id, SignedIn operator, Model model, HttpServletResponse response,
			RedirectAttributes flash) {
		Person person = find(id);
		if (person.password() != null) {
			throw new ResponseStatusException(HttpStatus.CONFLICT);
		}
		Answer answer = this.people.sendLink(operator.person(), id);
		return (answer.secret() == null) ? done(id, answer, "", model, response, flash)
				: sent(person, this.letters.invite(person, operator.person(), answer.secret()), flash);
	}

	/** For somebody who has lost the app and the codes on paper. */
	@PostMapping("/{id}/second-factor")
	String endFactor(@PathVariable String id, SignedIn operator, Model model, HttpServletResponse response,
			RedirectAttributes flash) {
		find(id);
		return done(id, this.people.endFactor(operator.person(), id), "factor-ended", model, response, flash);
	}

	@PostMapping("/{id}/removal")
	String remove(@PathVariable String id, SignedIn operator, Model model, HttpServletResponse response,
			RedirectAttributes flash) {
		Person person = find(id);
		Answer answer = this.people.remove(operator.person(), id);
		if (!answer.isDone()) {
			return done(id, answer, "", model, response, flash);
		}
		this.signIns.endAll(id);
		flash.addFlashAttribute("said", "removed");
		flash.addFlashAttribute("whom", person.name());
		return "redirect:/people";
	}

	/** Everything that was done, the last first. */
	@GetMapping("/log")
	String log(@RequestParam(defaultValue = "1") int page, Model model) {
		List<AuditTrail.Entry> all = this.people.trail();
		int pages = Math.max(1, (all.size() + ROWS - 1) / ROWS);
		int shown = Math.clamp(page, 1, pages);
		model.addAttribute("page", shown);
		model.addAttribute("pages", pages);
		model.addAttribute("entries", all.stream().skip((long) (shown - 1) * ROWS).limit(ROWS).toList());
		return "identity/people-log";
	}

	private String sent(Person person, boolean sent, RedirectAttributes flash) {
		flash.addFlashAttribute(sent ? "said" : "failed", sent ? "sent" : "unsent");
		flash.addFlashAttribute("whom", person.name());
		return "redirect:/people/" + person.id();
	}

	private String done(String id, Answer answer, String said, Model model, HttpServletResponse response,
			RedirectAttributes flash) {
		if (answer.isDone()) {
			flash.addFlashAttribute("said", said);
			flash.addFlashAttribute("whom", find(id).name());
			return "redirect:/people/" + id;
		}
		response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
		model.addAttribute("refused", reason(answer));
		return person(id, model);
	}

	private Person find(String id) {
		return this.people.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
	}

	private static String reason(Answer answer) {
		return (answer.reason() != null) ? answer.reason().code() : "";
	}

	private static Set<Role> roles(Set<String> codes) {
		Set<Role> roles = EnumSet.noneOf(Role.class);
		Arrays.stream(Role.values()).filter((role) -> codes.contains(role.code())).forEach(roles::add);
		return roles;
	}

	/**
	 * Somebody, as pages show them.
	 *
	 * @param id of the account
	 * @param name their name
	 * @param email their address
	 * @param roles what they may
	 * @param state whether they may sign in, or why not
	 * @param factor whether they have a second factor
	 */
	record Row(String id, String name, @Nullable String email, List<String> roles, String state, boolean factor) {

		static Row of(Person person, Instant now) {
			return new Row(person.id(), person.name(), person.email(),
					person.roles().stream().sorted().map(Role::code).toList(), state(person, now),
					person.secondFactor() != null);
		}

		private static String state(Person person, Instant now) {
			if (person.suspended()) {
				return "suspended";
			}
			if (person.password() != null) {
				return "active";
			}
			Person.Link link = person.link();
			return (link != null && link.state(now) == Person.Link.State.OPEN) ? "invited" : "expired";
		}

	}

	/**
	 * What was filled in.
	 *
	 * @param name whom to invite
	 * @param email where
	 * @param language in which language
	 * @param roles as what
	 */
	record Invited(String name, String email, String language, Set<String> roles) {
	}

	/** Times, for people. */
	record Times(Locale locale) {

		public String time(Instant at) {
			return DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'", this.locale)
				.withZone(ZoneOffset.UTC)
				.format(at);
		}

	}

}
