package org.practicepress.pages.access;

import java.io.IOException;
import java.net.URI;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.util.MultiValueMap;

/**
 * Leads whoever comes without a session to sign in, and back. A form of ours that has
 * outlived its session is kept and shown again; nothing is ever done on its behalf, since
 * the token that would prove it is the editor's own will has gone with the session.
 */
final class LostSession implements AuthenticationEntryPoint, AccessDeniedHandler {

	/** The form for which there was no room, for the page that holds it itself. */
	static final String HELD = LostSession.class.getName() + ".HELD";

	private final AccessDeniedHandler forbidden = new AccessDeniedHandlerImpl();

	private final Desk desk;

	private final String origin;

	private final OnTheWay way;

	private final UnsentForms unsent;

	private final SignOut signOut;

	private final AuthenticationEntryPoint signIn;

	LostSession(Desk desk, URI publicUrl, OnTheWay way, UnsentForms unsent, SignOut signOut) {
		this.desk = desk;
		this.origin = publicUrl.getScheme() + "://" + publicUrl.getAuthority();
		this.way = way;
		this.unsent = unsent;
		this.signOut = signOut;
		this.signIn = new LoginUrlAuthenticationEntryPoint(desk.signIn());
	}

	/** Whether somebody asks to see a page, and not a picture on it or the like. */
	private boolean isPage(HttpServletRequest request) {
		String purpose = request.getHeader("Sec-Fetch-Dest");
		return HttpMethod.GET.matches(request.getMethod()) && !this.desk.isAskedByItself(request.getRequestURI())
				&& (purpose == null || purpose.equals("document") || purpose.equals("empty"));
	}

	@Override
	public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException ex)
			throws IOException, ServletException {
		if (HttpMethod.POST.matches(request.getMethod())) {
			resume(request, response, ex);
		}
		else if (isPage(request)) {
			this.way.to(address(request), response);
			signIn(request, response, ex);
		}
		else {
			// a picture, or a page by itself, must not begin a sign-in of its own: it
			// would push aside that of the page
			response.setStatus(HttpStatus.UNAUTHORIZED.value());
		}
	}

	@Override
	public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
			throws IOException, ServletException {
		boolean ours = denied instanceof CsrfException && HttpMethod.POST.matches(request.getMethod())
				&& !isFromElsewhere(request) && (!isAtTheDesk() || request.getParameter(UnsentForms.TOKEN) != null);
		if (ours) {
			resume(request, response, new InsufficientAuthenticationException("The session has ended", denied));
		}
		else {
			this.forbidden.handle(request, response, denied);
		}
	}

	private void resume(HttpServletRequest request, HttpServletResponse response, AuthenticationException ex)
			throws IOException, ServletException {
		String path = request.getRequestURI();
		if (path.equals(this.desk.logout())) {
			this.signOut.signOut(request, response, SecurityContextHolder.getContext().getAuthentication());
		}
		else if (isAtTheDesk()) {
			this.unsent.keep(request);
			seeOther(response, path);
		}
		else if (this.unsent.keepOfStranger(request, response)) {
			this.way.to(path, response);
			signIn(request, response, ex);
		}
		else {
			request.setAttribute(HELD, new Held(path, UnsentForms.fields(request), this.desk.signIn()));
			request.getRequestDispatcher(this.desk.login()).forward(request, response);
		}
	}

	/** What htmx asks for must not put a sign-in into a piece of a page. */
	private void signIn(HttpServletRequest request, HttpServletResponse response, AuthenticationException ex)
			throws IOException, ServletException {
		if (request.getHeader("HX-Request") != null) {
			response.setHeader("HX-Redirect", this.desk.signIn());
			response.setStatus(HttpStatus.UNAUTHORIZED.value());
		}
		else {
			this.signIn.commence(request, response, ex);
		}
	}

	private static String address(HttpServletRequest request) {
		String query = request.getQueryString();
		return (query != null) ? request.getRequestURI() + '?' + query : request.getRequestURI();
	}

	private static void seeOther(HttpServletResponse response, String path) {
		response.setStatus(HttpStatus.SEE_OTHER.value());
		response.setHeader(HttpHeaders.LOCATION, path);
	}

	/** Every browser names the page's origin when it sends a form. */
	private boolean isFromElsewhere(HttpServletRequest request) {
		String from = request.getHeader(HttpHeaders.ORIGIN);
		return from != null && !from.equals(this.origin);
	}

	private static boolean isAtTheDesk() {
		return Role.READER.isHeldBy(SecurityContextHolder.getContext().getAuthentication());
	}

	/**
	 * A form that only the browser keeps.
	 *
	 * @param action where it is sent to
	 * @param fields what was filled in
	 * @param signIn where its sender signs in
	 */
	record Held(String action, MultiValueMap<String, String> fields, String signIn) {
	}

}
