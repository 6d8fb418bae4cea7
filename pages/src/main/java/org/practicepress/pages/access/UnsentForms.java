package org.practicepress.pages.access;

import java.util.List;
import java.util.Optional;

import com.google.re2j.Pattern;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * Forms that were filled in and not sent, or sent when nobody was signed in any more. A
 * form is kept under the path it is sent to, for the browser that sent it: a page shows
 * it again there, at whichever instance, and only the editor sends it.
 */
public final class UnsentForms {

	private static final Pattern VERSION = Pattern.compile("[0-9]{1,18}");

	/** The name of the field that proves a form to be of a session. */
	static final String TOKEN = "_csrf";

	private final SignedIn signedIn;

	private final Sittings sittings;

	private final KeptForms forms;

	UnsentForms(SignedIn signedIn, Sittings sittings, KeptForms forms) {
		this.signedIn = signedIn;
		this.sittings = sittings;
		this.forms = forms;
	}

	/**
	 * Keeps the form that somebody who is signed in has sent.
	 * @param request the request that has sent it
	 */
	public void keep(HttpServletRequest request) {
		this.signedIn.browser(request).ifPresent((browser) -> {
			this.forms.keep(browser, form(request));
			this.sittings.leftWords(browser);
		});
	}

	/**
	 * Keeps the form that a stranger has sent.
	 * @param request the request that has sent it
	 * @param response the answer to it
	 * @return false if there is no room
	 */
	boolean keepOfStranger(HttpServletRequest request, HttpServletResponse response) {
		return this.forms.keepOfStranger(this.signedIn.browser(request, response), form(request));
	}

	/**
	 * The form that was not sent, as long as it was not.
	 * @param request a request of the same browser
	 * @param path where the form is sent to
	 * @return what was filled in
	 */
	public Optional<MultiValueMap<String, String>> find(HttpServletRequest request, String path) {
		return browserWithWords(request).flatMap((browser) -> this.forms.find(browser, path))
			.map((form) -> new LinkedMultiValueMap<>(form.fields()));
	}

	/**
	 * Forgets a form, because it was sent or is not wanted.
	 * @param request a request of the same browser
	 * @param path where the form is sent to
	 */
	public void forget(HttpServletRequest request, String path) {
		browserWithWords(request).ifPresent((browser) -> this.forms.forget(browser, path));
	}

	/**
	 * The version of what a form was filled in on, which all forms of a desk name.
	 * @param fields what was filled in
	 * @return the version, or 0 if there is none
	 */
	public static long version(MultiValueMap<String, String> fields) {
		String version = fields.getFirst("version");
		return (version != null && VERSION.matches(version)) ? Long.parseLong(version) : 0;
	}

	/** What a request's form says, without the token that belongs to its session. */
	static MultiValueMap<String, String> fields(HttpServletRequest request) {
		MultiValueMap<String, String> fields = new LinkedMultiValueMap<>();
		request.getParameterMap().forEach((name, values) -> fields.put(name, List.of(values)));
		fields.remove(TOKEN);
		return fields;
	}

	private static KeptForms.Form form(HttpServletRequest request) {
		return new KeptForms.Form(request.getRequestURI(), fields(request));
	}

	/** Most leave none, and nothing is looked for then. */
	private Optional<BrowserId> browserWithWords(HttpServletRequest request) {
		boolean none = this.signedIn.sitting(request).filter((sitting) -> !sitting.leftWords()).isPresent();
		return none ? Optional.empty() : this.signedIn.browser(request);
	}

}
