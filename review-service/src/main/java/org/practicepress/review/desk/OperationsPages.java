package org.practicepress.review.desk;

import java.io.IOException;
import java.util.Locale;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.practicepress.messaging.broker.BrokerSilent;
import org.practicepress.pages.SeeOther;
import org.practicepress.pages.access.Editor;
import org.practicepress.review.operations.DeadLetterBox;
import org.practicepress.review.operations.Lookout;
import org.practicepress.review.operations.OpenedLetter;
import org.practicepress.review.operations.Outcome;
import org.practicepress.review.operations.Troubles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;

/**
 * What is stuck, and what an operator does about it.
 */
@Controller
@RequestMapping("/desk/operations")
class OperationsPages {

	private static final Logger logger = LoggerFactory.getLogger(OperationsPages.class);

	private static final int ROWS = 25;

	private static final int LATELY = 10;

	private final Lookout lookout;

	private final DeadLetterBox deadLetters;

	private final Troubles troubles;

	OperationsPages(Lookout lookout, DeadLetterBox deadLetters, Troubles troubles) {
		this.lookout = lookout;
		this.deadLetters = deadLetters;
		this.troubles = troubles;
	}

	@ModelAttribute
	void everyPage(Model model, Authentication authentication, Locale locale) {
		model.addAttribute("editor", Editor.nameOf(authentication));
		model.addAttribute("words", new TimesAndSizes(locale));
	}

	@GetMapping
	String overview(Model model) {
		model.addAttribute("seen", this.lookout.look());
		model.addAttribute("settled", this.deadLetters.settled(LATELY));
		model.addAttribute("acted", this.troubles.acted(LATELY));
		return "review/operations";
	}

	@GetMapping("/dead-letters")
	String deadLetters(@RequestParam(required = false) @Nullable String topic,
			@RequestParam(defaultValue = "1") int page, Model model) {
		model.addAttribute("counts", this.deadLetters.counts());
		model.addAttribute("chosen", topic);
		model.addAttribute("page", this.deadLetters.open(topic, page, ROWS));
		return "review/dead-letters";
	}

	@GetMapping("/dead-letters/{id}")
	String deadLetter(@PathVariable String id, Model model) {
		model.addAttribute("opened", opened(id));
		return "review/dead-letter";
	}

	@PostMapping("/dead-letters/{id}/retry")
	ModelAndView retry(@PathVariable String id, Model model, Authentication operator, RedirectAttributes redirect) {
		return answer(id, this.deadLetters.retry(id, Editor.nameOf(operator)), "retried", null, model, redirect);
	}

	@PostMapping("/dead-letters/{id}/discard")
	ModelAndView discard(@PathVariable String id, @RequestParam(defaultValue = "") String reason, Model model,
			Authentication operator, RedirectAttributes redirect) {
		return answer(id, this.deadLetters.discard(id, reason, Editor.nameOf(operator)), "discarded", reason, model,
				redirect);
	}

	@PostMapping("/dead-letters/retries")
	RedirectView retryAll(@RequestParam(defaultValue = "") String topic, Authentication operator,
			RedirectAttributes redirect) {
		switch (this.deadLetters.retryAll(topic, Editor.nameOf(operator))) {
			case Outcome.Done done -> {
				redirect.addFlashAttribute("said", "retried");
				redirect.addFlashAttribute("letters", done.letters());
			}
			case Outcome.Refused refused -> redirect.addFlashAttribute("refusal", refused.reason().code());
		}
		return SeeOther.at("/desk/operations/dead-letters");
	}

	/** Dead letters cannot be seen while Kafka is away. */
	@ExceptionHandler
	void silent(BrokerSilent silent, HttpServletResponse response) throws IOException {
		logger.warn("{}", silent.getMessage());
		response.sendError(HttpStatus.SERVICE_UNAVAILABLE.value());
	}

	private ModelAndView answer(String id, Outcome outcome, String said, @Nullable String reason, Model model,
			RedirectAttributes redirect) {
		return switch (outcome) {
			case Outcome.Done done -> {
				redirect.addFlashAttribute("said", said);
				redirect.addFlashAttribute("letters", done.letters());
				yield new ModelAndView(SeeOther.at("/desk/operations/dead-letters"));
			}
			case Outcome.Refused refused -> {
				model.addAttribute("opened", opened(id));
				model.addAttribute("refusal", refused.reason().code());
				model.addAttribute("reason", reason);
				HttpStatus status = refused.reason().isOfTheReason() ? HttpStatus.UNPROCESSABLE_CONTENT
						: HttpStatus.CONFLICT;
				yield new ModelAndView("review/dead-letter", model.asMap(), status);
			}
		};
	}

	private OpenedLetter opened(String id) {
		return this.deadLetters.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
	}

}
