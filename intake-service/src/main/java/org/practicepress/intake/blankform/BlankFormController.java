package org.practicepress.intake.blankform;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

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

	private final Map<FormLanguage, byte[]> blanks = new EnumMap<>(FormLanguage.class);

	BlankFormController(PracticeForm form) {
		this.form = form;
		WordForm word = new WordForm(form);
		for (FormLanguage language : FormLanguage.values()) {
			this.blanks.put(language, word.write(language));
		}
	}

	@GetMapping("/form/{name}.{language}.docx")
	ResponseEntity<byte[]> word(@PathVariable String name, @PathVariable String language) {
		byte[] blank = language(name, language).map(this.blanks::get).orElse(null);
		if (blank == null) {
			return ResponseEntity.notFound().build();
		}
		ContentDisposition attachment = ContentDisposition.attachment().filename(fileName(language)).build();
		return ResponseEntity.ok()
			.contentType(WORD)
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

	private String fileName(String language) {
		return this.form.name() + "." + language + ".docx";
	}

}
