package org.practicepress.pages;

import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.view.RedirectView;

/**
 * Leads from a form that was sent to the page that shows what has come of it, so that
 * loading that page again sends nothing again (RFC 9110, 15.4.4).
 */
public final class SeeOther {

	private SeeOther() {
	}

	/**
	 * Leads there.
	 * @param path the page within the service, with variables perhaps
	 * @return the answer to the form
	 */
	public static RedirectView at(String path) {
		RedirectView there = new RedirectView(path, true);
		there.setStatusCode(HttpStatus.SEE_OTHER);
		return there;
	}

	/**
	 * Leads to an address in which somebody has typed something: a brace in it is no
	 * variable.
	 * @param address the page within the service and what follows it, encoded
	 * @return the answer to the form
	 */
	public static RedirectView exactly(String address) {
		RedirectView there = at(address);
		there.setExpandUriTemplateVariables(false);
		return there;
	}

}
