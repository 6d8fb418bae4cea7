package org.practicepress.intake.held;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.practicepress.intake.submission.Arrival;
import org.practicepress.intake.submission.Submission;
import org.practicepress.intake.submission.Submissions;
import org.practicepress.intake.upload.Refusal;
import org.practicepress.messaging.aggregate.Aggregate;
import org.practicepress.messaging.claimcheck.ClaimCheck;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * Asks the contributor whether a mail is theirs. The link was mailed to the address the
 * contributor is known by; to look at it changes nothing, as mail servers look at links,
 * too.
 */
@Controller
class HeldMailController {

	private final HeldMails held;

	private final Submissions submissions;

	private final Clock clock;

	HeldMailController(HeldMails held, Submissions submissions, Clock clock) {
		this.held = held;
		this.submissions = submissions;
		this.clock = clock;
	}

	/**
	 * A mail, so that its sender knows it again.
	 *
	 * @param subject its subject
	 * @param at when it came, for programs
	 * @param when when it came, for people
	 * @param files what the files in it are called
	 */
	record HeldMailView(@Nullable String subject, Instant at, String when, List<String> files) {

		private static HeldMailView of(WaitingMail waiting, Locale locale) {
			Arrival arrival = waiting.arrival();
			DateTimeFormatter format = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", locale)
				.withZone(ZoneOffset.UTC);
			return new HeldMailView(waiting.mail().thread().subject(), arrival.at(),
					format.format(arrival.at()) + " UTC",
					arrival.files()
						.stream()
						.map(ClaimCheck::name)
						.filter((name) -> !name.equals(Arrival.MAIL_BODY))
						.toList());
		}

	}

	@GetMapping("/submissions/{token}/mails/{key}")
	Object ask(@PathVariable String token, @PathVariable String key, Locale locale) {
		Aggregate<Submission> submission = find(token);
		Optional<WaitingMail> mail = this.held.find(submission.id(), key);
		if (mail.isEmpty()) {
			return taken(token, submission.state(), key);
		}
		return new ModelAndView("intake/held-mail",
				Map.of("submission", submission.state(), "mail", HeldMailView.of(mail.get(), locale)));
	}

	@PostMapping("/submissions/{token}/mails/{key}")
	ResponseEntity<Void> confirm(@PathVariable String token, @PathVariable String key) {
		Aggregate<Submission> submission = find(token);
		Optional<WaitingMail> mail = this.held.find(submission.id(), key);
		if (mail.isEmpty()) {
			return taken(token, submission.state(), key);
		}
		this.submissions.change(submission.id(), (now) -> mail.get().confirmed(now, this.clock.instant()));
		Submission after = find(token).state();
		if (!after.mails().contains(key)) {
			throw new Refusal(Refusal.Reason.CLOSED);
		}
		this.held.release(submission.id(), key);
		return taken(token, after, key);
	}

	private Aggregate<Submission> find(String token) {
		return this.submissions.findByToken(token).orElseThrow(() -> new Refusal(Refusal.Reason.NO_SUCH_LINK));
	}

	/** Shows what has become of a mail that has been confirmed. */
	private static ResponseEntity<Void> taken(String token, Submission submission, String key) {
		if (!submission.mails().contains(key)) {
			throw new Refusal(Refusal.Reason.NO_SUCH_LINK);
		}
		return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create("/submissions/" + token)).build();
	}

}
