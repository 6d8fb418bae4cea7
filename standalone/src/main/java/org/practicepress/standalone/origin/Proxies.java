package org.practicepress.standalone.origin;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.apache.catalina.util.NetMaskSet;

import org.springframework.web.servlet.function.ServerRequest;

/**
 * The proxies that are believed when they say for whom they ask. Whatever anybody else
 * says of that is taken out: a client may write anything.
 */
final class Proxies {

	/** What proxies write besides {@code X-Forwarded-…}. */
	private static final Set<String> PASSED_ON = Set.of("forwarded", "via", "x-real-ip");

	private final NetMaskSet trusted;

	private Proxies(NetMaskSet trusted) {
		this.trusted = trusted;
	}

	/**
	 * The proxies of some networks.
	 * @param networks the networks, such as {@code 10.0.0.5/32, ::1/128}
	 * @return the proxies
	 * @throws IllegalArgumentException when one is none
	 */
	static Proxies of(String networks) {
		NetMaskSet trusted = new NetMaskSet();
		List<String> wrong = trusted.addAll(networks);
		if (!wrong.isEmpty()) {
			throw new IllegalArgumentException("server.tomcat.remoteip.internal-proxies: " + wrong);
		}
		return new Proxies(trusted);
	}

	ServerRequest believe(ServerRequest request) {
		if (isTrusted(request.servletRequest().getRemoteAddr())) {
			return request;
		}
		return ServerRequest.from(request)
			.headers((headers) -> List.copyOf(headers.headerNames())
				.stream()
				.filter((name) -> name.toLowerCase(Locale.ROOT).startsWith("x-forwarded-"))
				.forEach(headers::remove))
			.build();
	}

	/**
	 * Whether somebody asks from this machine, and not for anybody else.
	 * @param request the request as it came
	 * @return false when it comes from elsewhere, or a proxy has passed it on
	 */
	static boolean isThisMachine(ServerRequest request) {
		return isLoopback(request.servletRequest().getRemoteAddr()) && request.headers()
			.asHttpHeaders()
			.headerNames()
			.stream()
			.map((name) -> name.toLowerCase(Locale.ROOT))
			.noneMatch((name) -> name.startsWith("x-forwarded-") || PASSED_ON.contains(name));
	}

	private static boolean isLoopback(String address) {
		try {
			return InetAddress.getByName(address).isLoopbackAddress();
		}
		catch (UnknownHostException ex) {
			return false;
		}
	}

	private boolean isTrusted(String address) {
		try {
			return this.trusted.contains(address);
		}
		catch (UnknownHostException ex) {
			return false;
		}
	}

}
