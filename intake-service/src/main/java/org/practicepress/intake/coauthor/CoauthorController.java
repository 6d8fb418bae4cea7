package org.practicepress.intake.coauthor;

import java.net.URI;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.practicepress.form.FormLanguage;
import org.practicepress.form.TypedAddress;
import org.practicepress.intake.held.HeldMails;
import org.practicepress.intake.submission.Submission;
import org.practicepress.intake.submission.Submissions;
import org.practicepress.intake.upload.Refusal;
import org.practicepress.messaging.aggregate.Aggregate;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * Has a contributor name co-authors and take them back, and asks these. To look at the
 * link that is mailed to them changes nothing, as mail servers look at links, too. Once
 * they have said yes it shows where the practice stands, and nothing else of it.
 */
@Controller
class CoauthorController {

	private static final String OWN = "/submissions/co-authors/{id:[0-9a-f-]{36}}/{key}";

	private final Coauthors coauthors;

	private final Submissions submissions;

	private final HeldMails held;

	CoauthorController(Coauthors coauthors, Submissions submissions, HeldMails held) {
		this.coauthors = coauthors;
		this.submissions = submissions;
		this.held = held;
	}

	@PostMapping("/submissions/{token}/co-authors")
	ResponseEntity<Void> name(@PathVariable String token, @RequestParam(required = false) @Nullable String name,
			@RequestParam(required = false) @Nullable String email, Locale locale) {
		Aggregate<Submission> submission = find(token);
		String address = TypedAddress.of(email).orElseThrow(() -> new Refusal(Refusal.Reason.NOT_AN_EMAIL));
		this.coauthors.ask(submission, (name != null) ? name : "", address, FormLanguage.of(locale).code());
		return seeOther("/submissions/" + token + "#co-authors");
	}

	@PostMapping("/submissions/{token}/co-authors/{id}/address")
	ResponseEntity<Void> askAt(@PathVariable String token, @PathVariable String id,
			@RequestParam(required = false) @Nullable String email, Locale locale) {
		Aggregate<Submission> submission = find(token);
		String address = TypedAddress.of(email).orElseThrow(() -> new Refusal(Refusal.Reason.NOT_AN_EMAIL));
		this.coauthors.askAt(submission, id, address, FormLanguage.of(locale).code());
		return seeOther("/submissions/" + token + "#co-authors");
	}

	@PostMapping("/submissions/{token}/co-authors/{id}/removal")
	ResponseEntity<Void> remove(@PathVariable String token, @PathVariable String id) {
		this.coauthors.remove(find(token).id(), id);
		return seeOther("/submissions/" + token + "#co-authors");
	}

	@GetMapping(OWN)
	ModelAndView ask(@PathVariable String id, @PathVariable String key) {
		Coauthor coauthor = find(id, key);
		ModelAndView page = new ModelAndView("intake/co-author").addObject("reference", coauthor.reference())
			.addObject("here", Coauthors.path(id) + "/" + key)
			.addObject("confirmed", coauthor.mayWrite());
		if (coauthor.mayWrite()) {
			Submission submission = this.submissions.find(coauthor.submissionId())
				.orElseThrow(() -> new Refusal(Refusal.Reason.NO_SUCH_LINK));
			page.addObject("practice", submission.title()).addObject("status", submission.status().code());
		}
		return page;
	}

	/** What they have sent before and what waits counts from now on, too. */
	@PostMapping(OWN)
	ResponseEntity<Void> confirm(@PathVariable String id, @PathVariable String key,
			@RequestParam(required = false) @Nullable String no) {
		Coauthor coauthor = find(id, key);
		if (no != null) {
			this.coauthors.remove(coauthor.submissionId(), id);
			return seeOther("/");
		}
		this.coauthors.confirm(id);
		this.coauthors.address(id).ifPresent((address) -> this.held.takeAllOf(coauthor.submissionId(), address, id));
		return seeOther(Coauthors.path(id) + "/" + key);
	}

	private Coauthor find(String id, String key) {
		return this.coauthors.find(id, key).orElseThrow(() -> new Refusal(Refusal.Reason.NO_SUCH_LINK));
	}

	private Aggregate<Submission> find(String token) {
		return this.submissions.findByToken(token).orElseThrow(() -> new Refusal(Refusal.Reason.NO_SUCH_LINK));
	}

	private static ResponseEntity<Void> seeOther(String where) {
		return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(where)).build();
	}

}
