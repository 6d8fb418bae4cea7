package org.practicepress.intake.owndata;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.practicepress.intake.contributor.Contributor;
import org.practicepress.intake.contributor.Contributors;
import org.practicepress.intake.erasure.Erasures;
import org.practicepress.intake.progress.Factsheets;
import org.practicepress.intake.submission.ErasureAsked;
import org.practicepress.intake.submission.Submission;
import org.practicepress.intake.submission.Submissions;
import org.practicepress.intake.upload.Refusal;
import org.practicepress.messaging.RetentionProperties;
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
 * Has a submission erased by its contributor. The private link may have been passed on,
 * so a mail to the contributor's address asks first; to look at its link changes nothing,
 * as mail servers look at links, too. Where no address is known the private link is all
 * there is to go by.
 */
@Controller
class ErasureController {

	private static final String ASK = "/submissions/{token}/erasure";

	private static final String CONFIRM = ASK + "/{key}";

	private static final int KEY_BYTES = 16;

	private static final SecureRandom RANDOM = new SecureRandom();

	private final Submissions submissions;

	private final Contributors contributors;

	private final Factsheets factsheets;

	private final Erasures erasures;

	private final RetentionProperties retention;

	private final Clock clock;

	ErasureController(Submissions submissions, Contributors contributors, Factsheets factsheets, Erasures erasures,
			RetentionProperties retention, Clock clock) {
		this.submissions = submissions;
		this.contributors = contributors;
		this.factsheets = factsheets;
		this.erasures = erasures;
		this.retention = retention;
		this.clock = clock;
	}

	@GetMapping(ASK)
	ModelAndView ask(@PathVariable String token, @RequestParam(required = false) @Nullable String mailed,
			Locale locale) {
		Aggregate<Submission> submission = find(token);
		ModelAndView page = page(submission, ASK.replace("{token}", token));
		page.addObject("byMail", address(submission.state()).isPresent());
		ErasureAsked asked = submission.state().erasureAsked();
		if (mailed != null && asked != null) {
			page.addObject("until", day(asked.expiresAt(), locale));
		}
		return page;
	}

	@PostMapping(ASK)
	Object asked(@PathVariable String token) {
		Aggregate<Submission> submission = find(token);
		if (address(submission.state()).isEmpty()) {
			return erased(submission, null);
		}
		byte[] key = new byte[KEY_BYTES];
		RANDOM.nextBytes(key);
		String named = Base64.getUrlEncoder().withoutPadding().encodeToString(key);
		if (this.submissions.change(submission.id(), (now) -> now.askErasure(named, this.clock.instant())).isEmpty()) {
			throw new Refusal(Refusal.Reason.TOO_OFTEN);
		}
		return ResponseEntity.status(HttpStatus.SEE_OTHER)
			.location(URI.create(ASK.replace("{token}", token) + "?mailed"))
			.build();
	}

	@GetMapping(CONFIRM)
	ModelAndView confirm(@PathVariable String token, @PathVariable String key) {
		Optional<String> before = this.erasures.byKey(key);
		return before.isPresent() ? erased(before.get(), false)
				: page(confirmed(token, key), CONFIRM.replace("{token}", token).replace("{key}", key));
	}

	@PostMapping(CONFIRM)
	ModelAndView erase(@PathVariable String token, @PathVariable String key) {
		Optional<String> before = this.erasures.byKey(key);
		return before.isPresent() ? erased(before.get(), false) : erased(confirmed(token, key), key);
	}

	private ModelAndView erased(Aggregate<Submission> submission, @Nullable String key) {
		boolean published = this.factsheets.find(submission.id()).isPresent();
		this.erasures.erase(submission.id(), Erasures.CONTRIBUTOR, key);
		return erased(submission.state().reference(), published);
	}

	private ModelAndView erased(String reference, boolean published) {
		return new ModelAndView("intake/erased").addObject("reference", reference)
			.addObject("published", published)
			.addObject("days", this.retention.longest().toDays());
	}

	private ModelAndView page(Aggregate<Submission> submission, String action) {
		ModelAndView page = new ModelAndView("intake/erasure");
		page.addObject("action", action);
		page.addObject("reference", submission.state().reference());
		page.addObject("practice", submission.state().title());
		page.addObject("days", this.retention.longest().toDays());
		this.factsheets.find(submission.id()).ifPresent((factsheet) -> page.addObject("factsheet", factsheet));
		return page;
	}

	private Aggregate<Submission> confirmed(String token, String key) {
		Aggregate<Submission> submission = find(token);
		ErasureAsked asked = submission.state().erasureAsked();
		if (asked == null || !asked.opensWith(key, this.clock.instant())) {
			throw new Refusal(Refusal.Reason.STALE_LINK);
		}
		return submission;
	}

	private Aggregate<Submission> find(String token) {
		return this.submissions.findByToken(token).orElseThrow(() -> new Refusal(Refusal.Reason.NO_SUCH_LINK));
	}

	private Optional<String> address(Submission submission) {
		return this.contributors.find(submission.contributorId()).map(Contributor::email);
	}

	private static String day(Instant when, Locale locale) {
		return DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", locale).withZone(ZoneOffset.UTC).format(when) + " UTC";
	}

}
