package org.practicepress.standalone.origin;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.DisconnectedClientHelper;

/**
 * Answers for a service that breaks off in the middle of an answer. While nothing of it
 * has left, it counts as away; else the {@link Cut} closes the connection, so that nobody
 * takes a part for the whole. The container would write a page about its error after it.
 * Of visitors who leave, nothing is said.
 */
final class BrokenOff extends OncePerRequestFilter {

	private static final Logger log = LoggerFactory.getLogger(BrokenOff.class);

	private static final String CUT = BrokenOff.class.getName();

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		try {
			chain.doFilter(request, response);
		}
		catch (IOException ex) {
			if (!DisconnectedClientHelper.isClientDisconnectedException(ex)) {
				// its words are those of the connection; the address is in none of them
				log.warn("A service broke off in the middle of an answer: {}", ex.getMessage());
			}
			if (response.isCommitted()) {
				request.setAttribute(CUT, true);
			}
			else {
				Away.instead(response);
			}
		}
	}

	/** Closes the connection to whoever has had a part of an answer. */
	static final class Cut extends ValveBase {

		Cut() {
			super(true);
		}

		@Override
		public void invoke(Request request, Response response) throws IOException, ServletException {
			getNext().invoke(request, response);
			if (request.getAttribute(CUT) != null) {
				response.getCoyoteResponse().action(ActionCode.CLOSE_NOW, null);
			}
		}

	}

}
