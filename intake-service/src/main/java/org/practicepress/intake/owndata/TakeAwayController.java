package org.practicepress.intake.owndata;

import java.io.IOException;
import java.util.Locale;

import jakarta.servlet.http.HttpServletResponse;
import org.practicepress.form.FormLanguage;
import org.practicepress.intake.submission.Submission;
import org.practicepress.intake.submission.Submissions;
import org.practicepress.intake.upload.Refusal;
import org.practicepress.messaging.aggregate.Aggregate;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * Gives contributors all that is kept of them and their practice.
 */
@Controller
class TakeAwayController {

	private final Submissions submissions;

	private final TakeAway takeAway;

	TakeAwayController(Submissions submissions, TakeAway takeAway) {
		this.submissions = submissions;
		this.takeAway = takeAway;
	}

	@GetMapping("/submissions/{token}/data")
	void data(@PathVariable String token, HttpServletResponse response, Locale locale) throws IOException {
		Aggregate<Submission> submission = this.submissions.findByToken(token)
			.orElseThrow(() -> new Refusal(Refusal.Reason.NO_SUCH_LINK));
		response.setContentType("application/zip");
		response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
				ContentDisposition.attachment().filename(submission.state().reference() + ".zip").build().toString());
		this.takeAway.write(submission, FormLanguage.of(locale), response.getOutputStream());
	}

}
