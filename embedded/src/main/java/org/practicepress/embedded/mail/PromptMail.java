package org.practicepress.embedded.mail;

import java.net.Socket;
import java.net.SocketException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.imap.ImapHandler;
import com.icegreen.greenmail.server.AbstractServer;
import com.icegreen.greenmail.server.ProtocolHandler;
import com.icegreen.greenmail.smtp.SmtpHandler;
import com.icegreen.greenmail.smtp.SmtpServer;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;

/**
 * A GreenMail that sends what it has to say at once. By itself it waits with the second
 * half of an answer until the first is acknowledged, which the other side puts off for 40
 * milliseconds, at each command (Nagle's algorithm, RFC 896, and delayed acknowledgement,
 * RFC 1122 section 4.2.3.2).
 */
final class PromptMail extends GreenMail {

	PromptMail(ServerSetup... setups) {
		super(setups);
	}

	int port(String protocol) {
		return Objects.requireNonNull(this.services.get(protocol), "no such server").getPort();
	}

	@Override
	protected Map<String, AbstractServer> createServices(ServerSetup[] setups, Managers managers) {
		Map<String, AbstractServer> prompt = new HashMap<>();
		for (ServerSetup setup : setups) {
			prompt.put(setup.getProtocol(), ServerSetup.PROTOCOL_SMTP.equals(setup.getProtocol())
					? new PromptSmtp(setup, managers) : new PromptImap(setup, managers));
		}
		return prompt;
	}

	private static void promptly(Socket socket) {
		try {
			socket.setTcpNoDelay(true);
		}
		catch (SocketException ex) {
			// whoever came has gone, which its handler notices
			return;
		}
	}

	private static final class PromptSmtp extends SmtpServer {

		private PromptSmtp(ServerSetup setup, Managers managers) {
			super(setup, managers);
		}

		@Override
		protected ProtocolHandler createProtocolHandler(Socket socket) {
			promptly(socket);
			return new SmtpHandler(NullSender.COMMANDS, this.managers.getSmtpManager(), socket);
		}

	}

	private static final class PromptImap extends AbstractServer {

		private PromptImap(ServerSetup setup, Managers managers) {
			super(setup, managers);
		}

		@Override
		protected ProtocolHandler createProtocolHandler(Socket socket) {
			promptly(socket);
			return new ImapHandler(this.managers.getUserManager(), this.managers.getImapHostManager(), socket);
		}

	}

}
