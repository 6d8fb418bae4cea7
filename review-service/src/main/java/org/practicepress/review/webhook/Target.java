package org.practicepress.review.webhook;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/**
 * An address that may be called: one of the public internet, whatever its name resolves
 * to when it is asked.
 *
 * @param uri the address
 * @param encrypted whether it is https
 * @param host the name, as the certificate must have it
 * @param port the port
 * @param path the path, and what follows it
 */
record Target(URI uri, boolean encrypted, String host, int port, String path) {

	private static final int LONGEST = 500;

	private static final int HTTPS = 443;

	private static final int HTTP = 80;

	/**
	 * Understands an address.
	 * @param address what somebody has typed
	 * @param unencrypted whether it may be http
	 * @return empty when it is none
	 */
	static Optional<Target> of(String address, boolean unencrypted) {
		try {
			URI uri = new URI(address.strip());
			boolean encrypted = "https".equalsIgnoreCase(uri.getScheme());
			if (address.length() > LONGEST || uri.getHost() == null || uri.getRawUserInfo() != null
					|| uri.getRawFragment() != null || !uri.toString().equals(uri.toASCIIString())
					|| !(encrypted || (unencrypted && "http".equalsIgnoreCase(uri.getScheme())))) {
				return Optional.empty();
			}
			String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
			return Optional.of(new Target(uri, encrypted, uri.getHost(),
					(uri.getPort() > 0) ? uri.getPort() : encrypted ? HTTPS : HTTP,
					(uri.getRawQuery() != null) ? path + "?" + uri.getRawQuery() : path));
		}
		catch (URISyntaxException ex) {
			return Optional.empty();
		}
	}

	/**
	 * Where its name leads now. Whoever connects must connect there, and not ask again: a
	 * name may lead elsewhere the next time.
	 * @param privately whether private networks and this machine will do
	 * @return the address; empty when one of those it leads to is not to be called
	 * @throws UnknownHostException when it leads nowhere
	 */
	Optional<InetAddress> resolve(boolean privately) throws UnknownHostException {
		String name = this.host.startsWith("[") ? this.host.substring(1, this.host.length() - 1) : this.host;
		InetAddress[] all = InetAddress.getAllByName(name);
		return Arrays.stream(all).allMatch((one) -> isCallable(one, privately)) ? Optional.of(all[0])
				: Optional.empty();
	}

	/**
	 * Whether an address is to be called.
	 * @param address the address
	 * @param privately whether private networks and this machine will do
	 * @return never for addresses of the link, at which clouds answer questions about
	 * their machines, and of groups
	 */
	static boolean isCallable(InetAddress address, boolean privately) {
		if (address.isLinkLocalAddress() || address.isMulticastAddress() || address.isAnyLocalAddress()) {
			return false;
		}
		byte[] bytes = address.getAddress();
		if (address instanceof Inet4Address) {
			return isCallable(bytes, privately);
		}
		Optional<byte[]> within = within(bytes);
		if (within.isPresent()) {
			return isCallable(within.get(), privately);
		}
		boolean teredo = at(bytes, 0) == 0x20 && at(bytes, 1) == 0x01 && at(bytes, 2) == 0 && at(bytes, 3) == 0;
		// fd00:ec2::254 is asked by machines of one cloud
		boolean metadata = at(bytes, 0) == 0xFD && at(bytes, 1) == 0 && at(bytes, 2) == 0x0E && at(bytes, 3) == 0xC2;
		boolean local = address.isLoopbackAddress() || address.isSiteLocalAddress() || (at(bytes, 0) & 0xFE) == 0xFC;
		return !teredo && !metadata && (privately || !local);
	}

	private static boolean isCallable(byte[] v4, boolean privately) {
		int first = at(v4, 0);
		int second = at(v4, 1);
		boolean nowhere = first == 0 || first >= 224 || (first == 169 && second == 254)
		// of a cloud, for its machines
				|| (first == 168 && second == 63 && at(v4, 2) == 129 && at(v4, 3) == 16)
				|| (first == 100 && second == 100 && at(v4, 2) == 100 && at(v4, 3) == 200);
		boolean local = first == 10 || first == 127 || (first == 172 && (second & 0xF0) == 16)
				|| (first == 192 && second == 168) || (first == 100 && (second & 0xC0) == 64)
				|| (first == 192 && second == 0 && at(v4, 2) == 0) || (first == 198 && (second & 0xFE) == 18);
		return !nowhere && (privately || !local);
	}

	/**
	 * The older address that a newer one leads to: mapped, compatible, by NAT64 or 6to4.
	 */
	private static Optional<byte[]> within(byte[] v6) {
		boolean zeros = true;
		for (int at = 0; at < 10; at++) {
			zeros &= v6[at] == 0;
		}
		boolean mapped = zeros && (at(v6, 10) == 0xFF || at(v6, 10) == 0) && at(v6, 10) == at(v6, 11)
				&& (at(v6, 12) != 0 || at(v6, 13) != 0);
		boolean nat64 = at(v6, 0) == 0 && at(v6, 1) == 0x64 && at(v6, 2) == 0xFF && at(v6, 3) == 0x9B;
		if (mapped || nat64) {
			return Optional.of(Arrays.copyOfRange(v6, 12, 16));
		}
		return (at(v6, 0) == 0x20 && at(v6, 1) == 0x02) ? Optional.of(Arrays.copyOfRange(v6, 2, 6)) : Optional.empty();
	}

	private static int at(byte[] bytes, int at) {
		return Byte.toUnsignedInt(bytes[at]);
	}

}
