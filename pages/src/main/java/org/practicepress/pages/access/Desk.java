package org.practicepress.pages.access;

/**
 * Where a service's desk is.
 *
 * @param pages the path of its pages, such as {@code /desk}; sign-in happens below it
 * @param api the path of its interface for programs, such as {@code /api/reviews};
 * {@code openapi.yml} below it is for everybody
 */
public record Desk(String pages, String api) {

	/** The name of the client's registration in all paths. */
	static final String REGISTRATION = "desk";

	String signIn() {
		return authorization() + "/" + REGISTRATION;
	}

	String authorization() {
		return this.pages + "/oauth2/authorization";
	}

	String redirection() {
		return this.pages + "/login/oauth2/code/" + REGISTRATION;
	}

	String login() {
		return this.pages + "/login";
	}

	String logout() {
		return this.pages + "/logout";
	}

}
