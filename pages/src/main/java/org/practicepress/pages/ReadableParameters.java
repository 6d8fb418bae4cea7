package org.practicepress.pages;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.tomcat.util.http.InvalidParameterException;

import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers a query or a form that cannot be decoded. The container would take it for an
 * error of its own, and a stranger could fill the log with them.
 */
final class ReadableParameters extends OncePerRequestFilter {

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		try {
			chain.doFilter(request, response);
		}
		catch (InvalidParameterException ex) {
			refuse(ex, response);
		}
		catch (ServletException ex) {
			if (!(ex.getCause() instanceof InvalidParameterException cause)) {
				throw ex;
			}
			refuse(cause, response);
		}
	}

	private static void refuse(InvalidParameterException parameter, HttpServletResponse response) throws IOException {
		if (response.isCommitted()) {
			throw parameter;
		}
		response.sendError(parameter.getErrorCode());
	}

}
