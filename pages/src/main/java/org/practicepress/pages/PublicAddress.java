package org.practicepress.pages;

import java.net.URI;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * The one address at which people reach the site. Every link and redirect that names a
 * host is made from it, whatever a request says of where it was sent: a client may write
 * anything into {@code Host} and {@code X-Forwarded-*}.
 */
public final class PublicAddress {

	/** Names of one and the same machine: the reader's own. */
	private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "[::1]");

	private final URI url;

	/**
	 * The address of a site.
	 * @param url the address, such as {@code https://practices.example}
	 */
	public PublicAddress(URI url) {
		this.url = url;
		if (url.getScheme() == null || url.getHost() == null) {
			throw new IllegalArgumentException("practice-press.public-url must be an address such as "
					+ "https://practices.example, not '" + url + "'");
		}
	}

	String scheme() {
		return this.url.getScheme().toLowerCase(Locale.ROOT);
	}

	String host() {
		return this.url.getHost();
	}

	/** Host and port, the port only when it is told. */
	String authority() {
		return (this.url.getPort() < 0) ? host() : host() + ":" + this.url.getPort();
	}

	int port() {
		return port(this.url);
	}

	/**
	 * Whether a page is one of this site's. A site on the reader's own machine is known
	 * by each of that machine's names; any other by its one name, for who owns a name can
	 * have it lead anywhere.
	 * @param origin where the page comes from, as a browser tells it in {@code Origin}
	 * @return true for this site only
	 */
	public boolean isOriginOf(String origin) {
		URI page = read(origin);
		return page != null && page.getHost() != null && scheme().equalsIgnoreCase(page.getScheme())
				&& port(page) == port() && sameHost(page.getHost().toLowerCase(Locale.ROOT));
	}

	private boolean sameHost(String host) {
		String ours = host().toLowerCase(Locale.ROOT);
		return host.equals(ours) || (LOOPBACK.contains(host) && LOOPBACK.contains(ours));
	}

	private static @Nullable URI read(String origin) {
		try {
			return URI.create(origin);
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	private static int port(URI address) {
		return (address.getPort() >= 0) ? address.getPort() : "https".equalsIgnoreCase(address.getScheme()) ? 443 : 80;
	}

}
