package org.practicepress.review.bulk;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import org.practicepress.pages.SeeOther;
import org.practicepress.pages.access.Editor;
import org.practicepress.pages.access.UnsentForms;
import org.practicepress.review.bulk.Bulk.Action;
import org.practicepress.review.search.Asked;
import org.practicepress.review.search.Asking;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;

/**
 * Takes, hands over and gives back what was chosen in the queue, and leads back to it.
 */
@Controller
class BulkPages {

	private static final String PATH = "/desk/bulk";

	/** So many fit into what a browser carries to the next page. */
	private static final int MOST_TOLD = 30;

	private final Bulk bulk;

	private final Asking asking;

	private final UnsentForms unsent;

	BulkPages(Bulk bulk, Asking asking, UnsentForms unsent) {
		this.bulk = bulk;
		this.asking = asking;
		this.unsent = unsent;
	}

	/** Where signing in again leads whose session ended before it was sent. */
	@GetMapping(PATH)
	RedirectView unsent(Authentication editor, RedirectAttributes redirect, HttpServletRequest request) {
		Optional<MultiValueMap<String, String>> fields = this.unsent.find(request, PATH);
		this.unsent.forget(request, PATH);
		fields.ifPresent((some) -> redirect.addFlashAttribute("bulkUnsent", true));
		return fields.map((some) -> toQueue(some, editor)).orElseGet(() -> SeeOther.at("/desk"));
	}

	@PostMapping(PATH)
	RedirectView act(@RequestParam MultiValueMap<String, String> fields, Authentication editor,
			RedirectAttributes redirect) {
		Action action = Action.of(fields.getFirst("action"))
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
		List<Result> results = this.bulk.now(action, fields.getFirst("to"),
				fields.getOrDefault("chosen", List.of()).stream().flatMap((sent) -> Chosen.of(sent).stream()).toList(),
				Editor.nameOf(editor));
		redirect.addFlashAttribute("acted", action.code());
		redirect.addFlashAttribute("actedOn", (int) results.stream().filter(Result::done).count());
		redirect.addFlashAttribute("notActedOn",
				results.stream()
					.filter((result) -> !result.done())
					.map(BulkPages::words)
					.distinct()
					.limit(MOST_TOLD)
					.toList());
		return toQueue(fields, editor);
	}

	private static Map<String, String> words(Result result) {
		String reason = String.valueOf(result.reason());
		return (result.reference() != null) ? Map.of("reference", result.reference(), "reason", reason)
				: Map.of("reason", reason);
	}

	private RedirectView toQueue(MultiValueMap<String, String> fields, Authentication editor) {
		return SeeOther.exactly("/desk?" + Asked.query(this.asking.of(fields, 1, editor).parameters()));
	}

}
