package org.practicepress.review.desk;

import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import org.practicepress.pages.SeeOther;
import org.practicepress.pages.access.Editor;
import org.practicepress.pages.access.UnsentForms;
import org.practicepress.review.access.Colleague;
import org.practicepress.review.letter.Draft;
import org.practicepress.review.letter.Drafts;
import org.practicepress.review.notes.Note.Flaw;
import org.practicepress.review.notes.Notes;
import org.practicepress.review.search.Colleagues;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;

/**
 * Where notes about a submission are sent to. What comes of it is seen on its page, where
 * also a text is kept that was not taken.
 */
@Controller
class NotePages {

	static final String TEXT = "text";

	static final String KEY = "key";

	private static final String PATH = "/desk/reviews/{id}/notes";

	private static final String ON_THE_PAGE = "/desk/reviews/{id}#notes";

	private final Notes notes;

	private final Colleagues colleagues;

	private final UnsentForms unsent;

	private final Drafts drafts;

	NotePages(Notes notes, Colleagues colleagues, UnsentForms unsent, Drafts drafts) {
		this.notes = notes;
		this.colleagues = colleagues;
		this.unsent = unsent;
		this.drafts = drafts;
	}

	/** Where signing in again leads whose session ended before. */
	@GetMapping({ PATH, PATH + "/seen", PATH + "/{note}/removal" })
	String notes() {
		return "redirect:" + ON_THE_PAGE;
	}

	@PostMapping(PATH)
	RedirectView write(@PathVariable String id, @RequestParam(name = TEXT, defaultValue = "") String text,
			@RequestParam(name = KEY, defaultValue = "") String key, Authentication editor, RedirectAttributes redirect,
			HttpServletRequest request) {
		Optional<Flaw> flaw = this.notes.write(id, Colleague.of(editor), text, key,
				this.colleagues.mentionable(Editor.nameOf(editor)));
		if (flaw.isPresent()) {
			this.unsent.keep(request);
		}
		else {
			LetterPages.forget(this.unsent, request, id, Draft.NOTES);
			this.drafts.forget(id, editor.getName(), Draft.NOTES);
		}
		return back(flaw, "written", redirect);
	}

	@PostMapping(PATH + "/{note}/removal")
	RedirectView takeBack(@PathVariable String id, @PathVariable String note, Authentication editor,
			RedirectAttributes redirect) {
		return back(this.notes.takeBack(id, note, Colleague.of(editor)), "taken-back", redirect);
	}

	@PostMapping(PATH + "/seen")
	RedirectView seen(@PathVariable String id, Authentication reader, RedirectAttributes redirect) {
		this.notes.seen(id, Editor.nameOf(reader));
		return back(Optional.empty(), "seen", redirect);
	}

	private static RedirectView back(Optional<Flaw> flaw, String done, RedirectAttributes redirect) {
		if (flaw.isPresent() && flaw.get() == Flaw.UNKNOWN) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND);
		}
		flaw.ifPresentOrElse((wrong) -> redirect.addFlashAttribute("noteFlaw", wrong.code()),
				() -> redirect.addFlashAttribute("noteDone", done));
		return SeeOther.at(ON_THE_PAGE);
	}

}
