package org.practicepress.publish.series;

import java.util.Map;

import jakarta.servlet.http.HttpServletResponse;
import org.practicepress.messaging.aggregate.Aggregate;
import org.practicepress.messaging.inbox.CompactedView;
import org.practicepress.publish.factsheet.Contributor;
import org.practicepress.publish.factsheet.Factsheet;
import org.practicepress.publish.factsheet.FactsheetContent;
import org.practicepress.publish.factsheet.Factsheets;
import org.practicepress.publish.rendering.Press;

import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/**
 * The draft of a factsheet for its contributor, who was asked to look at it: by nothing
 * but the secret link that they have, as often as they like. Once it is published the
 * same link leads to what is published.
 */
@Controller
final class DraftController {

	private static final String PATH = "/factsheets/drafts/{id}/{token}";

	private final Factsheets factsheets;

	private final CompactedView<Contributor> contributors;

	private final Press press;

	DraftController(Factsheets factsheets, CompactedView<Contributor> contributors, Press press) {
		this.factsheets = factsheets;
		this.contributors = contributors;
		this.press = press;
	}

	/** No cache keeps it, and nobody lists it. */
	@ModelAttribute
	void unlisted(HttpServletResponse response) {
		response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
		response.setHeader("X-Robots-Tag", "noindex, nofollow");
	}

	@GetMapping(PATH)
	Object page(@PathVariable String id, @PathVariable String token) {
		Factsheet factsheet = find(id, token);
		return (factsheet.status() == Factsheet.Status.PUBLISHED) ? new RedirectView(factsheet.path())
				: new ModelAndView("publish/draft", Map.of("sheet", this.press.sheet(factsheet), "base",
						Factsheet.draftPath(id) + "/" + token, "answer", "/submissions/" + token + "#draft"));
	}

	@GetMapping(PATH + "/factsheet.pdf")
	Object pdf(@PathVariable String id, @PathVariable String token) {
		Factsheet factsheet = find(id, token);
		return (factsheet.status() == Factsheet.Status.PUBLISHED)
				? new RedirectView("/factsheets/" + factsheet.number() + ".pdf")
				: ResponseEntity.ok()
					.contentType(MediaType.APPLICATION_PDF)
					.header(HttpHeaders.CONTENT_DISPOSITION,
							ContentDisposition.inline().filename(factsheet.reference() + ".pdf").build().toString())
					.body(this.press.pdf(factsheet));
	}

	@GetMapping(PATH + "/photos/{position:[1-9][0-9]?}")
	ResponseEntity<byte[]> photo(@PathVariable String id, @PathVariable String token, @PathVariable int position) {
		FactsheetContent content = find(id, token).content();
		if (content == null || position > content.shownPhotos().size()) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND);
		}
		return this.press.picture(content.shownPhotos().get(position - 1).file(), Press.LARGE)
			.map((picture) -> ResponseEntity.ok().contentType(MediaType.IMAGE_JPEG).body(picture.jpeg()))
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
	}

	/** To everybody else there is no such page. */
	private Factsheet find(String id, String token) {
		Factsheet factsheet = this.factsheets.find(id)
			.map(Aggregate::state)
			.filter((state) -> state.shown() != null && this.contributors.find(state.contributorId())
				.filter((contributor) -> contributor.hasLink(token))
				.isPresent())
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
		if (factsheet.content() == null || factsheet.status() == Factsheet.Status.WITHDRAWN) {
			throw new ResponseStatusException(HttpStatus.GONE);
		}
		return factsheet;
	}

}
