package org.practicepress.embedded.identity;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/**
 * Browsers in which somebody has signed in before. A cookie that only this provider can
 * make tells them, and lets nobody in: it only keeps the guesses of others away from
 * them.
 */
final class KnownBrowsers {

	static final String COOKIE = "identity-known";

	private static final Duration REMEMBERED = Duration.ofDays(365);

	private static final String HMAC = "HmacSHA256";

	private final SecretKeySpec key;

	private final boolean secure;

	KnownBrowsers(Path directory, boolean secure) {
		KeptFile<Key> kept = KeptFile.open(directory.resolve("known-browsers-key.json"), Key.class, new Key(""));
		kept.change((key) -> key.secret().isEmpty() ? new Key(Secret.make()) : key);
		this.key = new SecretKeySpec(Base64.getUrlDecoder().decode(kept.get().secret()), HMAC);
		this.secure = secure;
	}

	/** From now on this browser is one that a person has used. */
	void remember(Person person, HttpServletRequest request, HttpServletResponse response) {
		if (known(request, person.id()).isEmpty()) {
			String told = person.id() + "." + Secret.encoded(Secret.bytes(16));
			response.addHeader(HttpHeaders.SET_COOKIE,
					ResponseCookie.from(COOKIE, told + "." + seal(told))
						.path("/identity")
						.maxAge(REMEMBERED)
						.httpOnly(true)
						.secure(this.secure)
						.sameSite("Lax")
						.build()
						.toString());
		}
	}

	/** Where a try for an account comes from. */
	Place place(HttpServletRequest request, String person) {
		return known(request, person).map((browser) -> new Place("browser " + browser, true))
			.orElseGet(() -> new Place("address " + network(request.getRemoteAddr()), false));
	}

	private Optional<String> known(HttpServletRequest request, String person) {
		Cookie cookie = WebUtils.getCookie(request, COOKIE);
		int sealed = (cookie != null) ? cookie.getValue().lastIndexOf('.') : -1;
		if (cookie == null || sealed < 0) {
			return Optional.empty();
		}
		String told = cookie.getValue().substring(0, sealed);
		boolean ours = MessageDigest.isEqual(seal(told).getBytes(StandardCharsets.UTF_8),
				cookie.getValue().substring(sealed + 1).getBytes(StandardCharsets.UTF_8));
		return (ours && told.startsWith(person + ".")) ? Optional.of(told) : Optional.empty();
	}

	private String seal(String told) {
		try {
			Mac mac = Mac.getInstance(HMAC);
			mac.init(this.key);
			return Secret.encoded(mac.doFinal(told.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException | InvalidKeyException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Who has one address of IPv6 has all that begin like it. */
	private static String network(String address) {
		if (address.indexOf(':') < 0) {
			return address;
		}
		try {
			return HexFormat.of().formatHex(Arrays.copyOf(InetAddress.getByName(address).getAddress(), 8));
		}
		catch (UnknownHostException ex) {
			return address;
		}
	}

	/** The key. */
	record Key(String secret) {
	}

	/**
	 * Where a try comes from.
	 *
	 * @param name by which it is told from others
	 * @param known whether the owner of the account has used it
	 */
	record Place(String name, boolean known) {
	}

}
