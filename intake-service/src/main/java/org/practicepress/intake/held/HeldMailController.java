package org.practicepress.intake.held;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.mongodb.MongoGridFSException;
import org.jspecify.annotations.Nullable;
import org.practicepress.form.FormLanguage;
import org.practicepress.intake.submission.Arrival;
import org.practicepress.intake.submission.Submission;
import org.practicepress.intake.submission.Submissions;
import org.practicepress.intake.upload.CoWriters;
import org.practicepress.intake.upload.Refusal;
import org.practicepress.messaging.aggregate.Aggregate;
import org.practicepress.messaging.claimcheck.ClaimCheck;
import org.practicepress.messaging.claimcheck.ClaimChecks;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * Asks the contributor whether a mail is theirs, or counts although somebody else has
 * sent it. The link was mailed to the address the contributor is known by; to look at it
 * changes nothing, as mail servers look at links, too.
 */
@Controller
class HeldMailController {

	/** It counts, and so does what its sender writes from now on. */
	private static final String ALWAYS = "always";

	/** It has nothing to do with the practice. */
	private static final String REFUSE = "refuse";

	/** As much as is needed to know what a mail is about. */
	private static final int MOST_SHOWN = 8_000;

	private final HeldMails held;

	private final Submissions submissions;

	private final CoWriters coauthors;

	private final ClaimChecks claimChecks;

	HeldMailController(HeldMails held, Submissions submissions, CoWriters coauthors, ClaimChecks claimChecks) {
		this.held = held;
		this.submissions = submissions;
		this.coauthors = coauthors;
		this.claimChecks = claimChecks;
	}

	/**
	 * A mail, so that its sender knows it again, and the contributor what it is about.
	 *
	 * @param from who has sent it, if they may not write for the submission
	 * @param subject its subject
	 * @param at when it came, for programs
	 * @param when when it came, for people
	 * @param files what the files in it are called
	 * @param text how its words begin; null for none
	 */
	record HeldMailView(@Nullable String from, @Nullable String subject, Instant at, String when, List<String> files,
			@Nullable String text) {

		private static HeldMailView of(WaitingMail waiting, @Nullable String text, Locale locale) {
			Arrival arrival = waiting.arrival();
			DateTimeFormatter format = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", locale)
				.withZone(ZoneOffset.UTC);
			return new HeldMailView(waiting.from(), waiting.mail().thread().subject(), arrival.at(),
					format.format(arrival.at()) + " UTC",
					arrival.files()
						.stream()
						.map(ClaimCheck::name)
						.filter((name) -> !name.equals(Arrival.MAIL_BODY))
						.toList(),
					text);
		}

	}

	@GetMapping("/submissions/{token}/mails/{key}")
	Object ask(@PathVariable String token, @PathVariable String key, Locale locale) throws IOException {
		Aggregate<Submission> submission = find(token);
		Optional<WaitingMail> mail = this.held.find(submission.id(), key);
		if (mail.isEmpty()) {
			return taken(token, submission.state(), key);
		}
		return new ModelAndView("intake/held-mail").addObject("submission", submission.state())
			.addObject("mail", HeldMailView.of(mail.get(), begins(mail.get().text()), locale));
	}

	@PostMapping("/submissions/{token}/mails/{key}")
	ResponseEntity<Void> answer(@PathVariable String token, @PathVariable String key,
			@RequestParam(required = false) @Nullable String answer, Locale locale) {
		Aggregate<Submission> submission = find(token);
		Optional<WaitingMail> waiting = this.held.find(submission.id(), key);
		if (waiting.isEmpty()) {
			return taken(token, submission.state(), key);
		}
		WaitingMail mail = waiting.get();
		String language = FormLanguage.of(locale).code();
		String from = mail.from();
		if (from != null && REFUSE.equals(answer)) {
			this.held.refuse(submission.id(), mail, language);
			return status(token);
		}
		if (from != null && ALWAYS.equals(answer)) {
			this.coauthors.accept(submission, from, language)
				.ifPresent((coauthor) -> this.held.takeAllOf(submission.id(), from, coauthor));
		}
		if (!this.held.take(submission.id(), mail)) {
			throw new Refusal(Refusal.Reason.CLOSED);
		}
		return status(token);
	}

	private @Nullable String begins(@Nullable ClaimCheck words) throws IOException {
		if (words == null) {
			return null;
		}
		try (InputStream in = this.claimChecks.open(words)) {
			String begins = new String(in.readNBytes(MOST_SHOWN), StandardCharsets.UTF_8);
			return (words.size() > MOST_SHOWN) ? begins + " …" : begins;
		}
		catch (MongoGridFSException ex) {
			return null;
		}
	}

	private Aggregate<Submission> find(String token) {
		return this.submissions.findByToken(token).orElseThrow(() -> new Refusal(Refusal.Reason.NO_SUCH_LINK));
	}

	/** Shows what has become of a mail that has been confirmed. */
	private static ResponseEntity<Void> taken(String token, Submission submission, String key) {
		if (!submission.mails().contains(key)) {
			throw new Refusal(Refusal.Reason.NO_SUCH_LINK);
		}
		return status(token);
	}

	private static ResponseEntity<Void> status(String token) {
		return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create("/submissions/" + token)).build();
	}

}
