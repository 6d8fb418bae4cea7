package org.practicepress.intake.upload;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.practicepress.form.PracticeForm;
import org.practicepress.intake.progress.Factsheet;
import org.practicepress.intake.progress.Factsheets;
import org.practicepress.intake.submission.Submission;
import org.practicepress.intake.submission.Submissions;
import org.practicepress.messaging.aggregate.Aggregate;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/**
 * Sends in a practice, and shows its contributor what becomes of it.
 */
@Controller
class SubmissionsController {

	/** What words to the editors may be about. */
	private static final String LIKENESS = "likeness";

	private final Upload upload;

	private final Submissions submissions;

	private final Factsheets factsheets;

	private final Letters letters;

	private final CoWriters coauthors;

	private final PracticeForm form;

	private final Clock clock;

	private final String publicUrl;

	SubmissionsController(Upload upload, Submissions submissions, Factsheets factsheets, Letters letters,
			CoWriters coauthors, PracticeForm form, Clock clock,
			@Value("${practice-press.public-url}") String publicUrl) {
		this.upload = upload;
		this.submissions = submissions;
		this.factsheets = factsheets;
		this.letters = letters;
		this.coauthors = coauthors;
		this.form = form;
		this.clock = clock;
		this.publicUrl = StringUtils.trimTrailingCharacter(publicUrl, '/');
	}

	/**
	 * The answer to an upload by a program.
	 *
	 * @param reference the submission's short public code
	 * @param statusUrl its status page
	 */
	record Accepted(String reference, String statusUrl) {
	}

	@PostMapping("/submissions")
	Object submit(@RequestParam(required = false) @Nullable List<MultipartFile> form,
			@RequestParam(required = false) @Nullable List<MultipartFile> photos,
			@RequestParam(required = false) @Nullable String email, HttpServletRequest request, Locale locale) {
		return taken(this.upload.take(files(form), files(photos), email, Sender.of(request), locale), request);
	}

	@PostMapping("/submissions/{token}/revisions")
	Object revise(@PathVariable String token, @RequestParam(required = false) @Nullable List<MultipartFile> form,
			@RequestParam(required = false) @Nullable List<MultipartFile> photos, HttpServletRequest request) {
		Aggregate<Submission> submission = find(token);
		return taken(this.upload.revise(submission, files(form), files(photos)), request);
	}

	@PostMapping("/submissions/{token}/withdrawal")
	Object withdraw(@PathVariable String token, HttpServletRequest request) {
		Aggregate<Submission> submission = find(token);
		this.submissions.change(submission.id(), (now) -> now.withdraw(this.clock.instant()));
		return (Wanted.by(request) == Wanted.JSON) ? json(find(token).state()) : seeOther(token);
	}

	/** Only who holds the private link may say where letters go. */
	@PostMapping("/submissions/{token}/address")
	Object readdress(@PathVariable String token, @RequestParam(required = false) @Nullable String email,
			HttpServletRequest request) {
		Submission submission = find(token).state();
		this.upload.readdress(submission, email);
		return (Wanted.by(request) == Wanted.JSON) ? json(submission) : seeOther(token + "?addressed");
	}

	/**
	 * Words to the editors, by who holds the private link; about likeness, why it is
	 * another practice.
	 */
	@PostMapping("/submissions/{token}/messages")
	Object say(@PathVariable String token, @RequestParam(required = false) @Nullable String message,
			@RequestParam(required = false) @Nullable String about, HttpServletRequest request) {
		Aggregate<Submission> submission = find(token);
		this.upload.say(submission, message, LIKENESS.equals(about));
		return (Wanted.by(request) == Wanted.JSON) ? json(submission.state()) : seeOther(token + "?said");
	}

	/** The draft of the factsheet is fine. */
	@PostMapping("/submissions/{token}/approval")
	Object approve(@PathVariable String token, HttpServletRequest request) {
		Aggregate<Submission> submission = find(token);
		this.submissions.change(submission.id(), (now) -> now.approve(this.clock.instant()));
		return (Wanted.by(request) == Wanted.JSON) ? json(find(token).state()) : seeOther(token);
	}

	/**
	 * Who has sent the same twice is told so. What everybody can read is named here if it
	 * may be the same; what else may be is named in a mail only, which leads here to
	 * answer.
	 */
	@GetMapping("/submissions/{token}")
	Object status(@PathVariable String token, @RequestParam(required = false) @Nullable String again,
			@RequestParam(required = false) @Nullable String addressed,
			@RequestParam(required = false) @Nullable String said,
			@RequestParam(required = false) @Nullable String likeness, HttpServletRequest request, Locale locale) {
		Aggregate<Submission> submission = find(token);
		if (Wanted.by(request) == Wanted.JSON) {
			return json(submission.state());
		}
		ModelAndView page = new ModelAndView("intake/status");
		page.addObject("submission", StatusView.of(submission.state(), this.form, locale));
		page.addObject("token", token);
		page.addObject("again", again != null);
		page.addObject("addressed", addressed != null);
		page.addObject("said", said != null);
		page.addObject("coauthors", this.coauthors.of(submission.id()));
		List<Factsheet> alike = submission.state()
			.mayBe()
			.stream()
			.flatMap((id) -> this.factsheets.find(id).stream())
			.toList();
		page.addObject("alike", alike);
		page.addObject("asksLikeness",
				!alike.isEmpty() || (likeness != null && submission.state().status().withdrawable()));
		if (submission.state().shows()) {
			page.addObject("draft", submission.state().shown());
		}
		page.addObject("bounce", this.letters.lastBounce(submission.id()).orElse(null));
		// of one that it was merged into nothing is said before all may know it
		this.factsheets.find(Objects.requireNonNullElse(submission.state().mergedInto(), submission.id()))
			.ifPresent((factsheet) -> page.addObject("factsheet", factsheet));
		return page;
	}

	/** Who comes here without a token looks for the home page. */
	@GetMapping("/submissions")
	String submissions() {
		return "redirect:/";
	}

	private static List<MultipartFile> files(@Nullable List<MultipartFile> parts) {
		return (parts != null) ? parts : List.of();
	}

	private Aggregate<Submission> find(String token) {
		return this.submissions.findByToken(token).orElseThrow(() -> new Refusal(Refusal.Reason.NO_SUCH_LINK));
	}

	private Object taken(Upload.Taken taken, HttpServletRequest request) {
		Submission submission = taken.submission();
		String path = "/submissions/" + submission.statusToken();
		return (Wanted.by(request) == Wanted.JSON)
				? ResponseEntity.accepted()
					.contentType(MediaType.APPLICATION_JSON)
					.body(new Accepted(submission.reference(), this.publicUrl + path))
				: seeOther(submission.statusToken() + (taken.again() ? "?again" : ""));
	}

	private ResponseEntity<Object> json(Submission submission) {
		return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(StatusJson.of(submission, this.form));
	}

	private static ResponseEntity<Void> seeOther(String token) {
		return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create("/submissions/" + token)).build();
	}

}
