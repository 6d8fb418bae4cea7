package org.practicepress.publish.desk;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.practicepress.messaging.aggregate.Aggregate;
import org.practicepress.pages.access.Editor;
import org.practicepress.publish.factsheet.Category;
import org.practicepress.publish.factsheet.Decision;
import org.practicepress.publish.factsheet.Factsheet;
import org.practicepress.publish.factsheet.FactsheetContent;
import org.practicepress.publish.factsheet.Factsheets;
import org.practicepress.publish.factsheet.Outcome;
import org.practicepress.publish.factsheet.Outline;
import org.practicepress.publish.factsheet.Photo;
import org.practicepress.publish.rendering.FormWords;
import org.practicepress.publish.rendering.Press;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The pages of the publisher's desk. */
@Controller
@RequestMapping("/desk/factsheets")
final class DeskController {

	private static final MediaType WORD = MediaType
		.parseMediaType("application/vnd.openxmlformats-officedocument.wordprocessingml.document");

	private final Factsheets factsheets;

	private final Press press;

	private final FormWords form;

	private final Outline outline;

	DeskController(Factsheets factsheets, Press press, FormWords form, Outline outline) {
		this.factsheets = factsheets;
		this.press = press;
		this.form = form;
		this.outline = outline;
	}

	@GetMapping
	ModelAndView list(@RequestParam(defaultValue = "draft") String status, Authentication editor) {
		Factsheet.Status shown = Stream.of(Factsheet.Status.values())
			.filter((candidate) -> candidate.code().equals(status))
			.findFirst()
			.orElse(Factsheet.Status.DRAFT);
		List<Aggregate<Factsheet>> found = this.factsheets.in(shown);
		return new ModelAndView("publish/desk-list",
				Map.of("status", shown.code(), "factsheets", found, "user", Editor.nameOf(editor)));
	}

	@GetMapping("/{id}")
	ModelAndView edit(@PathVariable String id, Locale locale, Authentication editor) {
		Aggregate<Factsheet> factsheet = find(id);
		return page(factsheet, factsheet.state().content(), null, null, HttpStatus.OK, locale, editor);
	}

	@PostMapping("/{id}")
	Object save(@PathVariable String id, @RequestParam long version, @RequestParam MultiValueMap<String, String> fields,
			Locale locale, Authentication editor, RedirectAttributes flash) {
		FactsheetContent before = content(find(id));
		FactsheetContent written = EditForm.read(fields, before, this.outline);
		return switch (this.factsheets.edit(id, version, written)) {
			case Outcome.Done done -> {
				flash.addFlashAttribute("said", "publish.desk.saved");
				yield "redirect:/desk/factsheets/" + id;
			}
			case Outcome.Conflict conflict ->
				page(conflict.factsheet(), written, "publish.desk.conflict", null, HttpStatus.CONFLICT, locale, editor);
			case Outcome.Refused refused -> page(refused.factsheet(), written, null, refused.reason(),
					HttpStatus.UNPROCESSABLE_CONTENT, locale, editor);
			case Outcome.Missing missing -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
		};
	}

	@PostMapping("/{id}/publication")
	Object publish(@PathVariable String id, @RequestParam long version, Locale locale, Authentication editor) {
		return acted(id, this.factsheets.publish(id, version), locale, editor);
	}

	@PostMapping("/{id}/withdrawal")
	Object withdraw(@PathVariable String id, @RequestParam long version,
			@RequestParam(required = false) @Nullable String reason, Locale locale, Authentication editor) {
		return acted(id, this.factsheets.withdraw(id, version, reason), locale, editor);
	}

	@GetMapping("/{id}/preview")
	ModelAndView preview(@PathVariable String id, Authentication editor) {
		Aggregate<Factsheet> factsheet = find(id);
		content(factsheet);
		return new ModelAndView("publish/desk-preview", Map.of("id", id, "sheet", this.press.sheet(factsheet.state()),
				"photos", "/desk/factsheets/" + id + "/photos/shown/", "user", Editor.nameOf(editor)));
	}

	@GetMapping("/{id}/preview.pdf")
	ResponseEntity<byte[]> pdf(@PathVariable String id) {
		Factsheet factsheet = find(id).state();
		contentOf(factsheet);
		return file(this.press.pdf(factsheet), MediaType.APPLICATION_PDF, factsheet.reference() + ".pdf");
	}

	@GetMapping("/{id}/preview.docx")
	ResponseEntity<byte[]> word(@PathVariable String id) {
		Factsheet factsheet = find(id).state();
		contentOf(factsheet);
		return file(this.press.word(factsheet), WORD, factsheet.reference() + ".docx");
	}

	/** A photo by its place among those shown, as the preview counts. */
	@GetMapping("/{id}/photos/shown/{position:[1-9][0-9]?}")
	ResponseEntity<byte[]> shownPhoto(@PathVariable String id, @PathVariable int position) {
		return photo(content(find(id)).shownPhotos(), position, Press.LARGE);
	}

	/** A photo by its place among all, as the page for editing counts. */
	@GetMapping("/{id}/photos/{position:[1-9][0-9]?}")
	ResponseEntity<byte[]> photo(@PathVariable String id, @PathVariable int position) {
		return photo(content(find(id)).photos(), position, Press.SMALL);
	}

	private ResponseEntity<byte[]> photo(List<Photo> photos, int position, int size) {
		if (position > photos.size()) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND);
		}
		return this.press.picture(photos.get(position - 1).file(), size)
			.map((picture) -> ResponseEntity.ok().contentType(MediaType.IMAGE_JPEG).body(picture.jpeg()))
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
	}

	private Object acted(String id, Outcome outcome, Locale locale, Authentication editor) {
		return switch (outcome) {
			case Outcome.Done done -> "redirect:/desk/factsheets/" + id;
			case Outcome.Conflict conflict -> page(conflict.factsheet(), conflict.factsheet().state().content(),
					"publish.desk.conflict.acted", null, HttpStatus.CONFLICT, locale, editor);
			case Outcome.Refused refused -> page(refused.factsheet(), refused.factsheet().state().content(), null,
					refused.reason(), HttpStatus.UNPROCESSABLE_CONTENT, locale, editor);
			case Outcome.Missing missing -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
		};
	}

	private ModelAndView page(Aggregate<Factsheet> factsheet, @Nullable FactsheetContent shown,
			@Nullable String conflict, Decision.@Nullable Reason refused, HttpStatus status, Locale locale,
			Authentication editor) {
		ModelAndView page = new ModelAndView("publish/desk-edit", status);
		page.addObject("id", factsheet.id());
		page.addObject("version", factsheet.version());
		page.addObject("factsheet", factsheet.state());
		page.addObject("status", factsheet.state().status().code());
		page.addObject("user", Editor.nameOf(editor));
		if (shown != null) {
			page.addObject("written", shown);
			page.addObject("facts", EditForm.facts(shown, this.outline, this.form, locale.getLanguage()));
			page.addObject("sections", EditForm.sections(shown, this.outline, this.form, locale.getLanguage()));
			page.addObject("categories", List.of(Category.values()).stream().map(Category::code).toList());
		}
		page.addObject("conflict", conflict);
		page.addObject("refused", (refused != null) ? refused.code() : null);
		return page;
	}

	private Aggregate<Factsheet> find(String id) {
		return this.factsheets.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
	}

	private static FactsheetContent content(Aggregate<Factsheet> factsheet) {
		return contentOf(factsheet.state());
	}

	private static FactsheetContent contentOf(Factsheet factsheet) {
		FactsheetContent content = factsheet.content();
		if (content == null) {
			throw new ResponseStatusException(HttpStatus.GONE);
		}
		return content;
	}

	private static ResponseEntity<byte[]> file(byte[] bytes, MediaType type, String name) {
		return ResponseEntity.ok()
			.contentType(type)
			.header(HttpHeaders.CONTENT_DISPOSITION,
					(type.equals(MediaType.APPLICATION_PDF) ? ContentDisposition.inline()
							: ContentDisposition.attachment())
						.filename(name)
						.build()
						.toString())
			.body(bytes);
	}

}
