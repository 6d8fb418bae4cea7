package org.practicepress.embedded.identity;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.practicepress.embedded.mail.KeptMails;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/**
 * The mails of the embedded mail server, for operators who have no mail program for it.
 * What somebody has written as a page is shown in a frame that may do nothing, and as an
 * answer of its own that may do nothing either.
 */
@Controller
@RequestMapping("/mail")
final class MailPages {

	/** Without scripts, forms and whatever is elsewhere; links open beside the mail. */
	static final String OF_MAILS = "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'";

	private static final int SIZE = 25;

	private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

	private final @Nullable KeptMails mails;

	MailPages(ObjectProvider<KeptMails> mails) {
		this.mails = mails.getIfAvailable();
	}

	@ModelAttribute
	void everyPage(Model model, SignedIn owner, Locale locale) {
		model.addAttribute("user", owner.person().name());
		model.addAttribute("times", new PeoplePages.Times(locale));
	}

	@GetMapping
	String list(@RequestParam(defaultValue = "1") int page, Model model) {
		int pages = (int) Math.max(1, Math.ceilDiv(mails().count(), SIZE));
		int shown = Math.clamp(page, 1, pages);
		List<KeptMails.Head> heads = mails().list(shown, SIZE);
		model.addAttribute("mails", heads);
		model.addAttribute("page", shown);
		model.addAttribute("pages", pages);
		return "identity/mails";
	}

	@GetMapping("/{id}")
	String mail(@PathVariable String id, Model model) {
		model.addAttribute("mail", find(id));
		return "identity/mail";
	}

	/** A link without a target would open in the frame, which shows nothing else. */
	@GetMapping("/{id}/html")
	ResponseEntity<byte[]> html(@PathVariable String id) {
		String html = find(id).html();
		if (html == null) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND);
		}
		return ResponseEntity.ok()
			.contentType(HTML)
			.cacheControl(CacheControl.noStore())
			.body(("<base target=\"_blank\">" + html).getBytes(StandardCharsets.UTF_8));
	}

	@GetMapping("/{id}/files/{number}")
	ResponseEntity<byte[]> file(@PathVariable String id, @PathVariable int number) throws IOException {
		List<String> names = find(id).attachments();
		ByteArrayOutputStream content = new ByteArrayOutputStream();
		if (number < 0 || number >= names.size() || !mails().write(id, number, content)) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND);
		}
		String name = names.get(number);
		return ResponseEntity.ok()
			.contentType(MediaType.APPLICATION_OCTET_STREAM)
			.cacheControl(CacheControl.noStore())
			.header(HttpHeaders.CONTENT_DISPOSITION,
					ContentDisposition.attachment()
						.filename(name.isEmpty() ? "file" : name, StandardCharsets.UTF_8)
						.build()
						.toString())
			.body(content.toByteArray());
	}

	private KeptMails.Mail find(String id) {
		return mails().find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
	}

	private KeptMails mails() {
		if (this.mails == null) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND);
		}
		return this.mails;
	}

}
