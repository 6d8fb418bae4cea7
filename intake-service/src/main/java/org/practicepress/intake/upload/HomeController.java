package org.practicepress.intake.upload;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.practicepress.form.FormLanguage;
import org.practicepress.intake.progress.Factsheets;
import org.practicepress.pages.ForEverybody;
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

	private final Clock clock;

	HomeController(Factsheets factsheets, @Value("${practice-press.mail.address}") String address,
			OfferedLanguages offered, Clock clock) {
		this.factsheets = factsheets;
		this.address = address;
		this.languages = Arrays.stream(FormLanguage.values())
			.filter((language) -> offered.codes().contains(language.code()))
			.toList();
		this.clock = clock;
	}

	@GetMapping("/")
	String home(Model model, HttpServletRequest request, HttpServletResponse response) {
		Sender.cookie(request, this.clock.instant())
			.ifPresent((cookie) -> response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString()));
		ForEverybody.mark(response);
		model.addAttribute("factsheets", this.factsheets.latest(LATEST));
		model.addAttribute("address", this.address);
		model.addAttribute("languages", this.languages);
		return "intake/home";
	}

}
