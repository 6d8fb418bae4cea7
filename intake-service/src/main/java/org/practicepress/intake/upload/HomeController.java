package org.practicepress.intake.upload;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.practicepress.form.FormLanguage;
import org.practicepress.intake.progress.Factsheets;

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

	HomeController(Factsheets factsheets, @Value("${practice-press.mail.address}") String address) {
		this.factsheets = factsheets;
		this.address = address;
	}

	@GetMapping("/")
	String home(Model model, HttpServletRequest request, HttpServletResponse response) {
		response.addHeader(HttpHeaders.SET_COOKIE, Sender.cookie(request).toString());
		model.addAttribute("factsheets", this.factsheets.latest(LATEST));
		model.addAttribute("address", this.address);
		model.addAttribute("languages", FormLanguage.values());
		return "intake/home";
	}

}
