package org.practicepress.intake.blankform;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import org.practicepress.form.FormLanguage;
import org.practicepress.form.PracticeForm;

import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * Hands out the blank forms. Each is written once, when it is first asked for.
 */
@Controller
class BlankFormController {

	private static final MediaType WORD = MediaType.parseMediaType(WordForm.MEDIA_TYPE);

	private final PracticeForm form;

	private final Map<String, Blanks> formats;

	BlankFormController(PracticeForm form) {
		this.form = form;
		this.formats = Map.of("docx", new Blanks(WORD, new WordForm(form)::write), "odt",
				new Blanks(MediaType.parseMediaType(OpenDocumentForm.MEDIA_TYPE), new OpenDocumentForm(form)::write),
				"pdf", new Blanks(MediaType.APPLICATION_PDF, new PdfForm(form)::write));
	}

	/** The blank forms of one format. */
	private record Blanks(MediaType type, Function<FormLanguage, byte[]> writer, Map<FormLanguage, byte[]> written) {

		Blanks(MediaType type, Function<FormLanguage, byte[]> writer) {
			this(type, writer, new ConcurrentHashMap<>());
		}

		byte[] in(FormLanguage language) {
			return this.written.computeIfAbsent(language, this.writer);
		}

	}

	@GetMapping("/form/{name}.{language}.{format}")
	ResponseEntity<byte[]> blank(@PathVariable String name, @PathVariable String language,
			@PathVariable String format) {
		Blanks blanks = this.formats.get(format);
		byte[] blank = (blanks != null) ? language(name, language).map(blanks::in).orElse(null) : null;
		if (blanks == null || blank == null) {
			return ResponseEntity.notFound().build();
		}
		String file = this.form.name() + "." + language + "." + format;
		ContentDisposition attachment = ContentDisposition.attachment().filename(file).build();
		return ResponseEntity.ok()
			.contentType(blanks.type())
			.cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
			.eTag('"' + DigestUtils.md5DigestAsHex(blank) + '"')
			.header(HttpHeaders.CONTENT_DISPOSITION, attachment.toString())
			.body(blank);
	}

	/** Exactly the names the site links to, so that a form has one address only. */
	private Optional<FormLanguage> language(String name, String code) {
		return FormLanguage.find(code)
			.filter((language) -> name.equals(this.form.name()) && code.equals(language.code()));
	}

}
