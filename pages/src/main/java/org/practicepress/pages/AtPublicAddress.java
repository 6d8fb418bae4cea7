package org.practicepress.pages;

import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * Has every request come to the site's {@link PublicAddress}: what builds an address from
 * a request, here or in a library, builds the right one.
 */
final class AtPublicAddress implements Filter {

	private final PublicAddress address;

	AtPublicAddress(PublicAddress address) {
		this.address = address;
	}

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		chain.doFilter(new Addressed((HttpServletRequest) request, this.address), response);
	}

	/** The request as if it had been sent there directly. */
	private static final class Addressed extends HttpServletRequestWrapper {

		private final PublicAddress address;

		private Addressed(HttpServletRequest request, PublicAddress address) {
			super(request);
			this.address = address;
		}

		@Override
		public String getScheme() {
			return this.address.scheme();
		}

		@Override
		public boolean isSecure() {
			return this.address.scheme().equals("https");
		}

		@Override
		public String getServerName() {
			return this.address.host();
		}

		@Override
		public int getServerPort() {
			return this.address.port();
		}

		@Override
		public StringBuffer getRequestURL() {
			return new StringBuffer(this.address.scheme()).append("://")
				.append(this.address.authority())
				.append(getRequestURI());
		}

		@Override
		public @Nullable String getHeader(String name) {
			Enumeration<String> values = getHeaders(name);
			return values.hasMoreElements() ? values.nextElement() : null;
		}

		@Override
		public Enumeration<String> getHeaders(String name) {
			if (name.equalsIgnoreCase(HttpHeaders.HOST)) {
				return Collections.enumeration(List.of(this.address.authority()));
			}
			return tellsOfAddresses(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
		}

		@Override
		public Enumeration<String> getHeaderNames() {
			return Collections.enumeration(Collections.list(super.getHeaderNames())
				.stream()
				.filter((name) -> !tellsOfAddresses(name))
				.toList());
		}

		private static boolean tellsOfAddresses(String name) {
			String lower = name.toLowerCase(Locale.ROOT);
			return lower.equals("forwarded") || lower.startsWith("x-forwarded-");
		}

	}

}
