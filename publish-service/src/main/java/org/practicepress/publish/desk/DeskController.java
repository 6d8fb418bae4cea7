package org.practicepress.publish.desk;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.practicepress.messaging.aggregate.Aggregate;
import org.practicepress.pages.access.Editor;
import org.practicepress.pages.access.Role;
import org.practicepress.pages.access.UnsentForms;
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
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
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

	private final UnsentForms unsent;

	DeskController(Factsheets factsheets, Press press, FormWords form, Outline outline, UnsentForms unsent) {
		this.factsheets = factsheets;
		this.press = press;
		this.form = form;
		this.outline = outline;
		this.unsent = unsent;
	}

	@ModelAttribute
	void everyPage(Model model, Authentication editor) {
		model.addAttribute("mayEdit", Role.EDITOR.isHeldBy(editor));
		model.addAttribute("mayPublish", Role.CHIEF_EDITOR.isHeldBy(editor));
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

	/**
	 * A factsheet, with what was typed and not saved unless what is saved is asked for;
	 * to readers as it will stand.
	 */
	@GetMapping("/{id}")
	ModelAndView edit(@PathVariable String id, @RequestParam(required = false) @Nullable String saved,
			HttpServletRequest request, Locale locale, Authentication editor) {
		Aggregate<Factsheet> factsheet = find(id);
		if (!Role.EDITOR.isHeldBy(editor)) {
			contentOf(factsheet.state());
			return sheet("publish/desk-preview", id, factsheet.state(), HttpStatus.OK, editor);
		}
		Typed typed = (saved == null) ? typed(factsheet, request) : null;
		if (typed == null) {
			return page(factsheet, factsheet.state().content(), null, null, HttpStatus.OK, locale, editor);
		}
		boolean outrun = typed.version() != factsheet.version();
		ModelAndView page = page(factsheet, typed.content(), outrun ? "publish.desk.conflict" : null, null,
				HttpStatus.OK, locale, editor);
		page.addObject("unsaved", !outrun);
		return page;
	}

	/**
	 * Everything typed comes here, whichever button was pressed. Only saving and
	 * publishing store it; whatever else is wanted keeps it until it is saved.
	 */
	@PostMapping("/{id}")
	Object save(@PathVariable String id, @RequestParam long version, @RequestParam(defaultValue = "save") String then,
			@RequestParam MultiValueMap<String, String> fields, HttpServletRequest request, Locale locale,
			Authentication editor, RedirectAttributes flash) {
		Aggregate<Factsheet> before = find(id);
		FactsheetContent written = EditForm.read(fields, content(before), this.outline);
		return switch (then) {
			case "preview" -> kept(id, version, before, written, request, "/preview");
			case "withdraw" -> kept(id, version, before, written, request, "/withdrawal");
			case "discard" -> {
				this.unsent.forget(request, path(id));
				yield redirect(id, "");
			}
			default -> switch (this.factsheets.edit(id, version, written)) {
				case Outcome.Done done -> {
					this.unsent.forget(request, path(id));
					if (then.equals("publish")) {
						yield redirect(id, "/publication");
					}
					flash.addFlashAttribute("said", "publish.desk.saved");
					yield redirect(id, "");
				}
				case Outcome.Conflict conflict -> {
					this.unsent.keep(request);
					yield page(conflict.factsheet(), written, "publish.desk.conflict", null, HttpStatus.CONFLICT,
							locale, editor);
				}
				case Outcome.Refused refused -> {
					this.unsent.keep(request);
					yield page(refused.factsheet(), written, null, refused.reason(), HttpStatus.UNPROCESSABLE_CONTENT,
							locale, editor);
				}
				case Outcome.Flawed flawed -> {
					this.unsent.keep(request);
					yield flawed(flawed, written, locale, editor);
				}
				case Outcome.Missing missing -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
			};
		};
	}

	/**
	 * Where signing in again leads whose session ended before the contributor was asked.
	 */
	@GetMapping("/{id}/showing")
	String showing(@PathVariable String id, HttpServletRequest request) {
		this.unsent.forget(request, path(id) + "/showing");
		return redirect(id, "");
	}

	/** Asks the contributor to look at the draft as it is saved. */
	@PostMapping("/{id}/showing")
	Object show(@PathVariable String id, HttpServletRequest request, Locale locale, Authentication editor,
			RedirectAttributes flash) {
		this.unsent.forget(request, path(id) + "/showing");
		return switch (this.factsheets.show(id, Editor.nameOf(editor))) {
			case Outcome.Done done -> {
				flash.addFlashAttribute("said", "publish.desk.shown");
				yield redirect(id, "");
			}
			case Outcome.Conflict conflict -> page(conflict.factsheet(), conflict.factsheet().state().content(),
					"publish.desk.conflict.acted", null, HttpStatus.CONFLICT, locale, editor);
			case Outcome.Refused refused -> page(refused.factsheet(), refused.factsheet().state().content(), null,
					refused.reason(), HttpStatus.UNPROCESSABLE_CONTENT, locale, editor);
			case Outcome.Flawed flawed -> throw new IllegalStateException("nothing was written");
			case Outcome.Missing missing -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
		};
	}

	/** Shows what will be published and asks. */
	@GetMapping("/{id}/publication")
	Object askToPublish(@PathVariable String id, HttpServletRequest request, Locale locale, Authentication editor) {
		Aggregate<Factsheet> factsheet = find(id);
		boolean asks = factsheet.state().status() == Factsheet.Status.DRAFT && typed(factsheet, request) == null;
		return asks ? publication(factsheet, null, HttpStatus.OK, locale, editor) : redirect(id, "");
	}

	@PostMapping("/{id}/publication")
	Object publish(@PathVariable String id, @RequestParam long version, Locale locale, Authentication editor) {
		return switch (this.factsheets.publish(id, version)) {
			case Outcome.Done done -> redirect(id, "");
			case Outcome.Conflict conflict ->
				publication(conflict.factsheet(), "publish.desk.conflict.acted", HttpStatus.CONFLICT, locale, editor);
			case Outcome.Refused refused -> page(refused.factsheet(), refused.factsheet().state().content(), null,
					refused.reason(), HttpStatus.UNPROCESSABLE_CONTENT, locale, editor);
			case Outcome.Flawed flawed -> throw new IllegalStateException("nothing was written");
			case Outcome.Missing missing -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
		};
	}

	/** Asks, and for a reason. */
	@GetMapping("/{id}/withdrawal")
	Object askToWithdraw(@PathVariable String id, HttpServletRequest request, Authentication editor) {
		Aggregate<Factsheet> factsheet = find(id);
		if (factsheet.state().status() == Factsheet.Status.WITHDRAWN) {
			return redirect(id, "");
		}
		String reason = this.unsent.find(request, path(id) + "/withdrawal")
			.map((fields) -> fields.getFirst("reason"))
			.orElse("");
		return withdrawal(factsheet, reason, null, null, HttpStatus.OK, request, editor);
	}

	@PostMapping("/{id}/withdrawal")
	Object withdraw(@PathVariable String id, @RequestParam long version, @RequestParam(defaultValue = "") String reason,
			HttpServletRequest request, Authentication editor) {
		return switch (this.factsheets.withdraw(id, version, reason)) {
			case Outcome.Done done -> {
				this.unsent.forget(request, path(id));
				this.unsent.forget(request, path(id) + "/withdrawal");
				yield redirect(id, "");
			}
			case Outcome.Conflict conflict -> withdrawal(conflict.factsheet(), reason, "publish.desk.conflict.acted",
					null, HttpStatus.CONFLICT, request, editor);
			case Outcome.Refused refused -> withdrawal(refused.factsheet(), reason, null, refused.reason().code(),
					HttpStatus.UNPROCESSABLE_CONTENT, request, editor);
			case Outcome.Flawed flawed -> withdrawal(flawed.factsheet(), reason, null, "reason-too-long",
					HttpStatus.UNPROCESSABLE_CONTENT, request, editor);
			case Outcome.Missing missing -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
		};
	}

	@GetMapping("/{id}/preview")
	ModelAndView preview(@PathVariable String id, HttpServletRequest request, Authentication editor) {
		return sheet("publish/desk-preview", id, asTyped(find(id), request), HttpStatus.OK, editor);
	}

	@GetMapping("/{id}/preview.pdf")
	ResponseEntity<byte[]> pdf(@PathVariable String id, HttpServletRequest request) {
		Factsheet factsheet = asTyped(find(id), request);
		return file(this.press.pdf(factsheet), MediaType.APPLICATION_PDF, factsheet.reference() + ".pdf");
	}

	@GetMapping("/{id}/preview.docx")
	ResponseEntity<byte[]> word(@PathVariable String id, HttpServletRequest request) {
		Factsheet factsheet = asTyped(find(id), request);
		return file(this.press.word(factsheet), WORD, factsheet.reference() + ".docx");
	}

	/** A photo by its place among those shown, as the preview counts. */
	@GetMapping("/{id}/photos/shown/{position:[1-9][0-9]?}")
	ResponseEntity<byte[]> shownPhoto(@PathVariable String id, @PathVariable int position, HttpServletRequest request) {
		return photo(contentOf(asTyped(find(id), request)).shownPhotos(), position, Press.LARGE);
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

	/** Keeps what was typed, if it differs from what is saved, and goes on. */
	private String kept(String id, long version, Aggregate<Factsheet> before, FactsheetContent written,
			HttpServletRequest request, String next) {
		if (version == before.version() && written.equals(before.state().content())) {
			this.unsent.forget(request, path(id));
		}
		else {
			this.unsent.keep(request);
		}
		return redirect(id, next);
	}

	private @Nullable Typed typed(Aggregate<Factsheet> factsheet, HttpServletRequest request) {
		FactsheetContent before = factsheet.state().content();
		return (before == null) ? null : this.unsent.find(request, path(factsheet.id()))
			.map((fields) -> new Typed(UnsentForms.version(fields), EditForm.read(fields, before, this.outline)))
			.orElse(null);
	}

	/** As it would stand with what was typed and not saved. */
	private Factsheet asTyped(Aggregate<Factsheet> factsheet, HttpServletRequest request) {
		Typed typed = typed(factsheet, request);
		Factsheet state = factsheet.state();
		contentOf(state);
		return (typed != null) ? state.saying(typed.content(), state.changedAt()) : state;
	}

	private ModelAndView publication(Aggregate<Factsheet> factsheet, @Nullable String conflict, HttpStatus status,
			Locale locale, Authentication editor) {
		Factsheet state = factsheet.state();
		Decision.Reason hindrance = state.hindrance().orElse(null);
		if (hindrance != null || state.status() != Factsheet.Status.DRAFT) {
			return page(factsheet, state.content(), conflict, hindrance,
					(conflict != null) ? status : HttpStatus.UNPROCESSABLE_CONTENT, locale, editor);
		}
		ModelAndView page = sheet("publish/desk-publication", factsheet.id(), state, status, editor);
		page.addObject("version", factsheet.version());
		page.addObject("conflict", conflict);
		return page;
	}

	private ModelAndView withdrawal(Aggregate<Factsheet> factsheet, String reason, @Nullable String conflict,
			@Nullable String refused, HttpStatus status, HttpServletRequest request, Authentication editor) {
		ModelAndView page = new ModelAndView("publish/desk-withdrawal", status);
		page.addObject("id", factsheet.id());
		page.addObject("version", factsheet.version());
		page.addObject("factsheet", factsheet.state());
		page.addObject("reason", reason);
		page.addObject("unsaved", typed(factsheet, request) != null);
		page.addObject("conflict", conflict);
		page.addObject("refused", refused);
		page.addObject("user", Editor.nameOf(editor));
		return page;
	}

	private ModelAndView sheet(String view, String id, Factsheet factsheet, HttpStatus status, Authentication editor) {
		ModelAndView page = new ModelAndView(view, status);
		page.addObject("id", id);
		page.addObject("sheet", this.press.sheet(factsheet));
		page.addObject("photos", path(id) + "/photos/shown/");
		page.addObject("user", Editor.nameOf(editor));
		return page;
	}

	private ModelAndView flawed(Outcome.Flawed flawed, @Nullable FactsheetContent shown, Locale locale,
			Authentication editor) {
		return page(flawed.factsheet(), shown, null, null, HttpStatus.UNPROCESSABLE_CONTENT, locale, editor)
			.addObject("flaws", EditForm.flaws(flawed.flaws(), this.form, locale.getLanguage()));
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
		page.addObject("unsaved", false);
		page.addObject("conflict", conflict);
		page.addObject("refused", (refused != null) ? refused.code() : null);
		return page;
	}

	private static String path(String id) {
		return "/desk/factsheets/" + id;
	}

	private static String redirect(String id, String next) {
		return "redirect:" + path(id) + next;
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

	/**
	 * What was typed and not saved.
	 *
	 * @param version the version it was typed on
	 * @param content what it says
	 */
	private record Typed(long version, FactsheetContent content) {
	}

}
