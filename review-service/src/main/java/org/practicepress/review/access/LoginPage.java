package org.practicepress.review.access;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Sends whoever comes without a session to the identity provider, and says so when that
 * did not work instead of sending them in circles.
 */
@Controller
class LoginPage {

	@GetMapping("/desk/login")
	String login(@RequestParam(required = false) @Nullable String failed) {
		return (failed != null) ? "review/login-failed" : "redirect:/desk/oauth2/authorization/desk";
	}

}
