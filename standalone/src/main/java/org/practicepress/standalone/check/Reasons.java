package org.practicepress.standalone.check;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import javax.net.ssl.SSLException;

import jakarta.mail.AuthenticationFailedException;
import org.jspecify.annotations.Nullable;
import org.practicepress.messaging.oauth.NoToken;
import org.practicepress.notification.post.NoTls;

/**
 * Why something failed, in words.
 */
final class Reasons {

	private static final int MOST = 20;

	private Reasons() {
	}

	/**
	 * The most telling reason in a chain of failures.
	 * @param failure the failure
	 * @return a sentence, with what to do
	 */
	static String of(Throwable failure) {
		List<Throwable> causes = causes(failure);
		for (Throwable cause : causes) {
			String words = words(cause);
			if (words != null) {
				return words;
			}
		}
		Throwable root = causes.getFirst();
		String message = Objects.requireNonNullElse(root.getMessage(), "").strip();
		return message.isEmpty() ? "it failed (" + root.getClass().getSimpleName() + ")." : firstLine(message);
	}

	private static @Nullable String words(Throwable cause) {
		return switch (cause) {
			case NoToken none -> firstLine(String.valueOf(none.getMessage()));
			case NoTls open -> "it offers no TLS, and letters go nowhere in the open: look at host and port. Where that"
					+ " is as it should be, say so: tls: none (docs/install.md).";
			case AuthenticationFailedException refused ->
				"it refuses the user or the password: " + firstLine(String.valueOf(refused.getMessage()));
			case UnknownHostException unknown -> "there is no host " + firstLine(String.valueOf(unknown.getMessage()))
					+ ": look at its name, and at the DNS of this machine.";
			case UnresolvedAddressException unknown ->
				"there is no host of that name: look at it, and at the DNS of this machine.";
			case CertificateExpiredException expired ->
				"its certificate has expired: renew it there, or look at the clock here.";
			case CertificateNotYetValidException early -> "its certificate is not valid yet: look at the clock here.";
			case SSLException tls -> "no safe connection comes about: " + firstLine(String.valueOf(tls.getMessage()))
					+ ". Look whether the port speaks TLS, and at the certificate's name and issuer.";
			case SocketTimeoutException late -> late();
			case HttpTimeoutException late -> late();
			case ConnectException refused ->
				"nothing takes a connection there: look at host and port, and whether it" + " runs.";
			default -> null;
		};
	}

	private static String late() {
		return "it does not answer: look at host and port, and whether a firewall is between.";
	}

	/** What it came to first, what was tried last. */
	private static List<Throwable> causes(Throwable failure) {
		List<Throwable> causes = new ArrayList<>();
		for (Throwable next = failure; next != null && causes.size() < MOST; next = next.getCause()) {
			causes.addFirst(next);
		}
		return causes;
	}

	private static String firstLine(String message) {
		return message.lines().findFirst().orElse("").strip();
	}

}
