package org.practicepress.review.views;

import java.util.List;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import org.practicepress.pages.SeeOther;
import org.practicepress.pages.access.Editor;
import org.practicepress.pages.access.Role;
import org.practicepress.pages.access.UnsentForms;
import org.practicepress.review.search.Asked;
import org.practicepress.review.search.Asking;
import org.practicepress.review.views.SavedView.Flaw;

import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;

/**
 * Where editors save searches of the queue, and look after those they have.
 */
@Controller
class ViewPages {

	private static final String PATH = "/desk/views";

	private static final String SHARED_PATH = PATH + "/shared";

	private static final String NAME = "name";

	private final SavedViews views;

	private final Asking asking;

	private final UnsentForms unsent;

	ViewPages(SavedViews views, Asking asking, UnsentForms unsent) {
		this.views = views;
		this.asking = asking;
		this.unsent = unsent;
	}

	/** Also where signing in again leads whose session ended before theirs was saved. */
	@GetMapping({ PATH, SHARED_PATH })
	String views(Model model, Authentication reader, HttpServletRequest request) {
		boolean chief = Role.CHIEF_EDITOR.isHeldBy(reader);
		String person = reader.getName();
		List<SavedView> seen = this.views.of(person);
		model.addAttribute("editor", Editor.nameOf(reader));
		model.addAttribute("mayDecide", Role.EDITOR.isHeldBy(reader));
		model.addAttribute("chief", chief);
		model.addAttribute("views",
				seen.stream().map((view) -> new Line(view, view.isChangedBy(person, chief))).toList());
		this.unsent.find(request, PATH).or(() -> this.unsent.find(request, SHARED_PATH)).ifPresent((fields) -> {
			model.addAttribute("unsent", this.asking.of(fields, 1, reader).parameters());
			model.addAttribute(NAME, fields.getFirst(NAME));
		});
		return "review/views";
	}

	/** Saves and leads back to what was searched. */
	@PostMapping(PATH)
	RedirectView save(@RequestParam MultiValueMap<String, String> fields, Authentication editor,
			RedirectAttributes redirect, HttpServletRequest request) {
		return save(fields, editor, redirect, request, false);
	}

	/** Saves for all. */
	@PostMapping(SHARED_PATH)
	RedirectView saveForAll(@RequestParam MultiValueMap<String, String> fields, Authentication editor,
			RedirectAttributes redirect, HttpServletRequest request) {
		return save(fields, editor, redirect, request, true);
	}

	@PostMapping(PATH + "/{id}/name")
	RedirectView rename(@PathVariable String id, @RequestParam(defaultValue = "") String name, Authentication editor,
			RedirectAttributes redirect) {
		return back(this.views.rename(id, name, editor.getName(), Role.CHIEF_EDITOR.isHeldBy(editor)), redirect);
	}

	@PostMapping(PATH + "/{id}/sharing")
	RedirectView share(@PathVariable String id, @RequestParam(defaultValue = "false") boolean shared,
			Authentication editor, RedirectAttributes redirect) {
		return back(this.views.share(id, shared, editor.getName()), redirect);
	}

	@PostMapping(PATH + "/{id}/removal")
	RedirectView delete(@PathVariable String id, Authentication editor, RedirectAttributes redirect) {
		return back(this.views.delete(id, editor.getName(), Role.CHIEF_EDITOR.isHeldBy(editor)), redirect);
	}

	private RedirectView save(MultiValueMap<String, String> fields, Authentication editor, RedirectAttributes redirect,
			HttpServletRequest request, boolean forAll) {
		String name = Optional.ofNullable(fields.getFirst(NAME)).orElse("");
		Asked asked = this.asking.of(fields, 1, editor);
		Optional<Flaw> flaw = this.views.save(editor.getName(), Editor.nameOf(editor), name, asked, forAll);
		if (flaw.isPresent()) {
			redirect.addFlashAttribute("viewFlaw", flaw.get().code());
			redirect.addFlashAttribute("viewName",
					name.substring(0, Math.min(name.length(), 2 * SavedView.LONGEST_NAME)));
		}
		else {
			this.unsent.forget(request, PATH);
			this.unsent.forget(request, SHARED_PATH);
			redirect.addFlashAttribute("viewSaved", true);
		}
		return SeeOther.exactly("/desk?" + Asked.query(asked.parameters()));
	}

	private static RedirectView back(Optional<Flaw> flaw, RedirectAttributes redirect) {
		flaw.ifPresentOrElse((wrong) -> redirect.addFlashAttribute("flaw", wrong.code()),
				() -> redirect.addFlashAttribute("done", true));
		return SeeOther.at(PATH);
	}

	/**
	 * A line of the page.
	 *
	 * @param view the view
	 * @param changeable whether whoever looks may change it
	 */
	record Line(SavedView view, boolean changeable) {
	}

}
