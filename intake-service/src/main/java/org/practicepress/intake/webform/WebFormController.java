package org.practicepress.intake.webform;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DecimalStyle;
import java.time.format.FormatStyle;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import com.google.re2j.Pattern;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.practicepress.form.Answers;
import org.practicepress.form.FormLanguage;
import org.practicepress.form.PracticeForm;
import org.practicepress.intake.draft.Draft;
import org.practicepress.intake.draft.Drafts;
import org.practicepress.intake.submission.FormRead;
import org.practicepress.intake.submission.Problem;
import org.practicepress.intake.submission.Question;
import org.practicepress.intake.submission.Submission;
import org.practicepress.intake.submission.Submissions;
import org.practicepress.intake.upload.Refusal;
import org.practicepress.messaging.aggregate.Aggregate;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The form to be filled in on the site: a new one, one that was begun, or one that was
 * sent and is to be mended.
 */
@Controller
class WebFormController {

	private static final String TOKEN = "/form/{token:[A-Za-z0-9_-]{43}}";

	private static final String MENDING = "/submissions/{token}/form";

	private static final Pattern SENT = Pattern.compile("[0-9a-f]{1,64}");

	private static final SecureRandom RANDOM = new SecureRandom();

	private final PracticeForm form;

	private final Inputs inputs;

	private final WebForms forms;

	private final FormReceiver receiver;

	private final Drafts drafts;

	private final Submissions submissions;

	WebFormController(PracticeForm form, WebForms forms, FormReceiver receiver, Drafts drafts,
			Submissions submissions) {
		this.form = form;
		this.inputs = new Inputs(form);
		this.forms = forms;
		this.receiver = receiver;
		this.drafts = drafts;
		this.submissions = submissions;
	}

	@GetMapping("/form")
	ModelAndView blank(HttpServletResponse response, Locale locale) {
		// nobody's yet: a browser may show it again as it was left when somebody goes
		// back
		response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
		byte[] key = new byte[16];
		RANDOM.nextBytes(key);
		return page(FormView.Filled.NOTHING, locale).addObject("action", "/form")
			.addObject("check", false)
			.addObject("leftOpen", false)
			.addObject("key", Base64.getUrlEncoder().withoutPadding().encodeToString(key));
	}

	@PostMapping("/form")
	ResponseEntity<Void> takeNew(MultipartHttpServletRequest request, @RequestParam(defaultValue = "") String key,
			Locale locale) {
		// the same page sent twice is the same practice; whose key it is nobody can tell
		// from the id
		String id = (key.isBlank() ? UUID.randomUUID()
				: UUID.nameUUIDFromBytes(("form " + key).getBytes(StandardCharsets.UTF_8)))
			.toString();
		if (this.submissions.isErased(id)) {
			throw new Refusal(Refusal.Reason.ERASED);
		}
		return take(request, Place.of(id, this.submissions.find(id).orElse(null), this.drafts.find(id).orElse(null)),
				locale);
	}

	@GetMapping(TOKEN)
	Object begun(@PathVariable String token, @RequestParam Map<String, String> asked, Locale locale) {
		Optional<Aggregate<Submission>> submission = this.submissions.findByToken(token);
		// a link that was mailed works on after the form was sent
		return submission.isPresent() ? seeOther(address(MENDING.replace("{token}", token), locale, Map.of()))
				: page(begun(token), asked, locale);
	}

	@PostMapping(TOKEN)
	ResponseEntity<Void> takeBegun(@PathVariable String token, MultipartHttpServletRequest request, Locale locale) {
		return take(request, this.submissions.findByToken(token).isPresent() ? sent(token) : begun(token), locale);
	}

	@GetMapping(MENDING)
	ModelAndView mend(@PathVariable String token, @RequestParam Map<String, String> asked, Locale locale) {
		return page(sent(token), asked, locale).addObject("token", token);
	}

	@PostMapping(MENDING)
	ResponseEntity<Void> takeMended(@PathVariable String token, MultipartHttpServletRequest request, Locale locale) {
		return take(request, sent(token), locale);
	}

	private Place begun(String token) {
		return this.drafts.findByToken(token)
			.map((draft) -> Place.of(draft.id(), null, draft.state()))
			.orElseThrow(() -> new Refusal(Refusal.Reason.NO_SUCH_LINK));
	}

	private Place sent(String token) {
		Aggregate<Submission> submission = this.submissions.findByToken(token)
			.orElseThrow(() -> new Refusal(Refusal.Reason.NO_SUCH_LINK));
		if (!submission.state().status().open()) {
			throw new Refusal(Refusal.Reason.CLOSED);
		}
		return Place.of(submission.id(), submission.state(), this.drafts.find(submission.id()).orElse(null));
	}

	private ResponseEntity<Void> take(MultipartHttpServletRequest request, Place place, Locale locale) {
		FormLanguage language = FormLanguage.of(locale);
		FormReceiver.Received received = this.receiver.receive(request, place);
		boolean later = "later".equals(request.getParameter("do"));
		if (!later && received.refused() == null) {
			Optional<Submission> sent = this.forms.send(place, received.content(), language,
					request.getParameter(Inputs.KNOWING) != null);
			if (sent.isPresent()) {
				return confirmed("/submissions/" + sent.get().statusToken(), null, Map.of(), request);
			}
		}
		Place kept = this.forms.keep(place, received.content());
		Map<String, String> about = new LinkedHashMap<>();
		if (later) {
			about.put("link", code(this.forms.sendLink(kept, received.content(), language)));
		}
		else {
			about.put("check", "yes");
		}
		if (received.refused() != null) {
			about.put("file", received.refused().code());
		}
		return confirmed(String.valueOf(kept.path()), locale, about, request);
	}

	private static String code(WebForms.LinkSent outcome) {
		return outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	private ModelAndView page(Place place, Map<String, String> asked, Locale locale) {
		boolean check = asked.containsKey("check");
		Draft draft = place.draft();
		FormRead read = place.read();
		Map<String, List<String>> typed = (draft != null) ? draft.typed()
				: typed((read != null) ? read.corrected(place.corrections()) : null, place.questions());
		Draft.Content content = new Draft.Content(typed, place.photos(), place.documents());
		List<Problem> problems = (check || place.submission() != null) ? this.forms.problems(place, content)
				: List.of();
		Map<String, String> written = (read != null) ? read.writtenOtherwise()
				: check ? this.inputs.written(typed) : Map.of();
		Set<String> obstacles = problems.stream()
			.filter(this.forms::standsInTheWay)
			.map(Problem::field)
			.collect(Collectors.toSet());
		Set<String> leftOpen = this.forms.leftOpen(place, content);
		ModelAndView page = page(new FormView.Filled(typed, place.photos(), place.documents(),
				FormView.Filled.byField(problems), obstacles, doubtful(read), written, this.inputs.answers(typed),
				place.questions(), leftOpen, place.corrections()), locale);
		page.addObject("action", place.path());
		page.addObject("check", check);
		page.addObject("leftOpen", check && obstacles.isEmpty() && !leftOpen.isEmpty());
		if (draft != null) {
			page.addObject("until", day(draft.expiresAt(), locale));
		}
		page.addObject("submission", place.submission());
		oneOf(asked.get("link"), Set.of("mailed", "no-address", "too-often"))
			.ifPresent((link) -> page.addObject("link", link));
		oneOf(asked.get("file"), Set.of("empty-file", "not-a-photo", "not-a-document", "too-large"))
			.ifPresent((file) -> page.addObject("file", file));
		return page;
	}

	private Map<String, List<String>> typed(@Nullable FormRead read, List<Question> questions) {
		Map<String, List<String>> typed = this.inputs
			.typed((read != null) ? Answers.of(read.answers()) : Answers.none());
		questions.forEach((question) -> this.form.find(question.field())
			.filter((field) -> question.reply() != null)
			.ifPresent((field) -> typed.put(Inputs.reply(field), List.of(String.valueOf(question.reply())))));
		return typed;
	}

	/** With digits as in the form: Western ones in every language. */
	private static String day(Instant when, Locale locale) {
		return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
			.withLocale(locale)
			.withDecimalStyle(DecimalStyle.STANDARD)
			.withZone(ZoneOffset.UTC)
			.format(when);
	}

	private static Optional<String> oneOf(@Nullable String asked, Set<String> known) {
		return Optional.ofNullable(asked).filter(known::contains);
	}

	private static Set<String> doubtful(@Nullable FormRead read) {
		Set<String> doubtful = new HashSet<>();
		if (read != null) {
			read.found().forEach((field, by) -> {
				if (by.doubtful()) {
					doubtful.add(field);
				}
			});
		}
		return doubtful;
	}

	private ModelAndView page(FormView.Filled filled, Locale locale) {
		return new ModelAndView("intake/form").addObject("form",
				FormView.of(this.form, FormLanguage.of(locale), filled));
	}

	/**
	 * The answer to a sending whose words are durable now. Its name goes along where no
	 * other page has it, so that a browser knows what it need not keep any longer.
	 */
	private static ResponseEntity<Void> confirmed(String path, @Nullable Locale locale, Map<String, String> about,
			MultipartHttpServletRequest request) {
		UriComponentsBuilder address = address(path, locale, about);
		Optional.ofNullable(request.getParameter(Inputs.SENT))
			.filter(SENT::matches)
			.ifPresent((sent) -> address.fragment(Inputs.SENT + "=" + sent));
		return seeOther(address);
	}

	private static ResponseEntity<Void> seeOther(UriComponentsBuilder address) {
		return ResponseEntity.status(HttpStatus.SEE_OTHER).location(address.build().toUri()).build();
	}

	/** The language goes along, for who keeps no cookies. */
	private static UriComponentsBuilder address(String path, @Nullable Locale locale, Map<String, String> about) {
		UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
		if (locale != null) {
			address.queryParam("lang", FormLanguage.of(locale).code());
		}
		about.forEach(address::queryParam);
		return address;
	}

}
