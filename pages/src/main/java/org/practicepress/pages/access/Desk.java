package org.practicepress.pages.access;

import java.util.List;

/**
 * Where a service's desk is.
 *
 * @param name what its session cookie begins with
 * @param pages the path of its pages, such as {@code /desk}; sign-in happens below it
 * @param apis the paths of its interfaces for programs, such as {@code /api/reviews};
 * {@code openapi.yml} below each is for everybody
 * @param neighbour the path of the pages of the other desk on this site, at which people
 * sign out, too
 * @param rights who may ask what of pages and API; whatever it does not name is for
 * editors
 */
public record Desk(String name, String pages, List<String> apis, String neighbour, List<Right> rights) {

	/** The name of the client's registration in all paths. */
	static final String REGISTRATION = "desk";

	private static final String CHANGES = "/changes";

	private static final String HERE = "/here";

	private static final String SIGNED_OUT = "/signed-out";

	/**
	 * Whether a path is one of the desk's.
	 * @param path the path, or a pattern of paths
	 * @return true if it is of the pages or of an interface for programs
	 */
	public boolean serves(String path) {
		return path.startsWith(this.pages) || this.apis.stream().anyMatch(path::startsWith);
	}

	/**
	 * Whether a page asks by itself, while nobody does anything, if something has
	 * changed. Such a request shows nothing but that, and does not count as somebody's
	 * being there.
	 * @param path the path
	 * @return true if it is that of the desk's changes
	 */
	boolean isAskedByItself(String path) {
		return path.equals(this.pages + CHANGES);
	}

	/** Where somebody who reads or writes for long says that they are still there. */
	String here() {
		return this.pages + HERE;
	}

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

	String signedOut() {
		return this.pages + SIGNED_OUT;
	}

	String neighbourSignedOut() {
		return this.neighbour + SIGNED_OUT;
	}

}
