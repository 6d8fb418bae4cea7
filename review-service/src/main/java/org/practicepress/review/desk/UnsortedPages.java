package org.practicepress.review.desk;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.mongodb.MongoGridFSException;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.practicepress.messaging.claimcheck.ClaimCheck;
import org.practicepress.messaging.claimcheck.ClaimChecks;
import org.practicepress.pages.SeeOther;
import org.practicepress.pages.access.Editor;
import org.practicepress.pages.access.Role;
import org.practicepress.pages.access.UnsentForms;
import org.practicepress.review.queue.MessageTexts;
import org.practicepress.review.submission.Contributors;
import org.practicepress.review.unsorted.UnsortedMail;
import org.practicepress.review.unsorted.UnsortedMail.Refusal;
import org.practicepress.review.unsorted.UnsortedMail.What;
import org.practicepress.review.unsorted.UnsortedMails;

import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Mails that nobody could make anything of, and what an editor makes of each.
 */
@Controller
@RequestMapping(UnsortedPages.PATH)
class UnsortedPages {

	static final String PATH = "/desk/unsorted";

	private static final String ASSIGNMENT = "/{id}/assignment";

	private static final String ANSWER = "/{id}/answer";

	private static final String DROPPING = "/{id}/dropping";

	private static final int ROWS = 25;

	/** In bytes, about three pages; the original has all of it. */
	private static final int MOST_SHOWN = 10_000;

	private final UnsortedMails mails;

	private final MessageTexts texts;

	private final Contributors contributors;

	private final ClaimChecks files;

	private final UnsentForms unsent;

	UnsortedPages(UnsortedMails mails, MessageTexts texts, Contributors contributors, ClaimChecks files,
			UnsentForms unsent) {
		this.mails = mails;
		this.texts = texts;
		this.contributors = contributors;
		this.files = files;
		this.unsent = unsent;
	}

	@ModelAttribute
	void everyPage(Model model, Authentication authentication, Locale locale) {
		model.addAttribute("editor", Editor.nameOf(authentication));
		model.addAttribute("mayDecide", Role.EDITOR.isHeldBy(authentication));
		model.addAttribute("words", new TimesAndSizes(locale));
	}

	@GetMapping
	String unsorted(@RequestParam(defaultValue = "false") boolean sorted, @RequestParam(defaultValue = "1") int page,
			Model model) {
		model.addAttribute("sorted", sorted);
		model.addAttribute("waiting", this.mails.waiting());
		model.addAttribute("page", this.mails.list(!sorted, page, ROWS));
		return "review/unsorted";
	}

	/** Also where signing in again leads whose session ended before theirs was sent. */
	@GetMapping({ "/{id}", ASSIGNMENT, ANSWER, DROPPING })
	String mail(@PathVariable String id, Model model, HttpServletRequest request) {
		show(id, model);
		offer(ASSIGNMENT, "reference", "typed", id, model, request);
		offer(ANSWER, "message", "message", id, model, request);
		offer(DROPPING, "reason", "why", id, model, request);
		return "review/unsorted-mail";
	}

	@PostMapping(ASSIGNMENT)
	ModelAndView assign(@PathVariable String id, @RequestParam(defaultValue = "") String reference, Model model,
			Authentication editor, RedirectAttributes redirect, HttpServletRequest request) {
		model.addAttribute("typed", reference);
		return answer(id, this.mails.assign(id, reference, Editor.nameOf(editor)), What.ASSIGNED, model, redirect,
				request);
	}

	@PostMapping(ANSWER)
	ModelAndView reply(@PathVariable String id, @RequestParam(defaultValue = "") String message, Model model,
			Authentication editor, RedirectAttributes redirect, HttpServletRequest request) {
		model.addAttribute("message", message);
		return answer(id, this.mails.answer(id, message, Editor.nameOf(editor)), What.ANSWERED, model, redirect,
				request);
	}

	@PostMapping(DROPPING)
	ModelAndView drop(@PathVariable String id, @RequestParam(defaultValue = "") String reason, Model model,
			Authentication editor, RedirectAttributes redirect, HttpServletRequest request) {
		model.addAttribute("why", reason);
		return answer(id, this.mails.drop(id, reason, Editor.nameOf(editor)), What.DROPPED, model, redirect, request);
	}

	/**
	 * A stranger's file, and never anything else than bytes to save: the mail itself, and
	 * what it has brought.
	 */
	@GetMapping("/{id}/files/{sha256}")
	ResponseEntity<Resource> download(@PathVariable String id, @PathVariable String sha256) {
		ClaimCheck file = find(id).all()
			.filter((one) -> one.sha256().equals(sha256))
			.findFirst()
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
		try {
			return ResponseEntity.ok()
				.contentType(MediaType.APPLICATION_OCTET_STREAM)
				.contentLength(file.size())
				.header("Content-Security-Policy", "default-src 'none'; sandbox")
				.header(HttpHeaders.CONTENT_DISPOSITION,
						ContentDisposition.attachment()
							.filename(file.name(), StandardCharsets.UTF_8)
							.build()
							.toString())
				.body(new InputStreamResource(this.files.open(file)));
		}
		catch (MongoGridFSException ex) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND, null, ex);
		}
	}

	private ModelAndView answer(String id, Optional<Refusal> refusal, What what, Model model,
			RedirectAttributes redirect, HttpServletRequest request) {
		if (refusal.isEmpty()) {
			this.unsent.forget(request, path(ASSIGNMENT, id));
			this.unsent.forget(request, path(ANSWER, id));
			this.unsent.forget(request, path(DROPPING, id));
			redirect.addFlashAttribute("done", what.code());
			return new ModelAndView(SeeOther.at(PATH));
		}
		show(id, model);
		model.addAttribute("refusal", refusal.get().code());
		return new ModelAndView("review/unsorted-mail", model.asMap(),
				refusal.get().isOfTheWords() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.CONFLICT);
	}

	private void offer(String form, String field, String as, String id, Model model, HttpServletRequest request) {
		this.unsent.find(request, path(form, id)).ifPresent((fields) -> {
			model.addAttribute("unsent", true);
			model.addAttribute(as, fields.getFirst(field));
		});
	}

	private static String path(String form, String id) {
		return PATH + form.replace("{id}", id);
	}

	private void show(String id, Model model) {
		UnsortedMail mail = find(id);
		model.addAttribute("mail", mail);
		model.addAttribute("reached", this.mails.reaches(mail));
		model.addAttribute("lines", lines(mail.text()));
		model.addAttribute("whole", mail.text() == null || mail.text().size() <= MOST_SHOWN);
		model.addAttribute("sender",
				Optional.ofNullable(mail.contributorId()).flatMap(this.contributors::find).orElse(null));
	}

	private List<String> lines(@Nullable ClaimCheck text) {
		return (text != null)
				? this.texts.beginning(text, MOST_SHOWN).lines().filter((line) -> !line.isBlank()).toList() : List.of();
	}

	private UnsortedMail find(String id) {
		return this.mails.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
	}

}
