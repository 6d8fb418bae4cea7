package org.practicepress.intake.upload;

import java.util.Arrays;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.practicepress.form.FormLanguage;
import org.practicepress.intake.progress.Factsheets;
import org.practicepress.pages.OfferedLanguages;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * The home page.
 */
@Controller
class HomeController {

	private static final int LATEST = 6;

	private final Factsheets factsheets;

	private final String address;

	private final List<FormLanguage> languages;

	HomeController(Factsheets factsheets, @Value("${practice-press.mail.address}") String address,
			OfferedLanguages offered) {
		this.factsheets = factsheets;
		this.address = address;
		this.languages = Arrays.stream(FormLanguage.values())
			.filter((language) -> offered.codes().contains(language.code()))
			.toList();
	}

	@GetMapping("/")
	String home(Model model, HttpServletRequest request, HttpServletResponse response) {
		response.addHeader(HttpHeaders.SET_COOKIE, Sender.cookie(request).toString());
		model.addAttribute("factsheets", this.factsheets.latest(LATEST));
		model.addAttribute("address", this.address);
		model.addAttribute("languages", this.languages);
		return "intake/home";
	}

}
