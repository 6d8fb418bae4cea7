package org.practicepress.intake.blankform;

import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
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
 * Hands out the blank forms. They are written once, when the service starts.
 */
@Controller
class BlankFormController {

	private static final MediaType WORD = MediaType
		.parseMediaType("application/vnd.openxmlformats-officedocument.wordprocessingml.document");

	private final PracticeForm form;

	private final Map<String, Blanks> formats = new HashMap<>();

	BlankFormController(PracticeForm form) {
		this.form = form;
		offer("docx", WORD, new WordForm(form)::write);
		offer("odt", MediaType.parseMediaType(OpenDocumentForm.MEDIA_TYPE), new OpenDocumentForm(form)::write);
	}

	/** The blank forms of one format. */
	private record Blanks(MediaType type, Map<FormLanguage, byte[]> files) {
	}

	private void offer(String format, MediaType type, Function<FormLanguage, byte[]> writer) {
		Map<FormLanguage, byte[]> files = new EnumMap<>(FormLanguage.class);
		for (FormLanguage language : FormLanguage.values()) {
			files.put(language, writer.apply(language));
		}
		this.formats.put(format, new Blanks(type, files));
	}

	@GetMapping("/form/{name}.{language}.{format}")
	ResponseEntity<byte[]> blank(@PathVariable String name, @PathVariable String language,
			@PathVariable String format) {
		Blanks blanks = this.formats.get(format);
		byte[] blank = (blanks != null) ? language(name, language).map(blanks.files()::get).orElse(null) : null;
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
