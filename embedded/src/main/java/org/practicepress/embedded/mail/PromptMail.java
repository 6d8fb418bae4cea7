package org.practicepress.embedded.mail;

import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.imap.ImapHandler;
import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.server.AbstractServer;
import com.icegreen.greenmail.server.ProtocolHandler;
import com.icegreen.greenmail.smtp.SmtpHandler;
import com.icegreen.greenmail.smtp.SmtpManager;
import com.icegreen.greenmail.smtp.SmtpServer;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;

/**
 * A GreenMail that sends what it has to say at once. By itself it waits with the second
 * half of an answer until the first is acknowledged, which the other side puts off for 40
 * milliseconds, at each command (Nagle's algorithm, RFC 896, and delayed acknowledgement,
 * RFC 1122 section 4.2.3.2). Whoever signs in finds the mailbox open, and leaves it with
 * the connection.
 */
final class PromptMail extends GreenMail {

	private final OpenMailboxes mailboxes;

	PromptMail(StoredMails files, ServerSetup... setups) {
		super(setups);
		this.mailboxes = new OpenMailboxes(getUserManager(), files);
	}

	OpenMailboxes mailboxes() {
		return this.mailboxes;
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

	private final class PromptSmtp extends SmtpServer {

		private PromptSmtp(ServerSetup setup, Managers managers) {
			super(setup, managers);
		}

		@Override
		protected ProtocolHandler createProtocolHandler(Socket socket) {
			promptly(socket);
			return new SmtpHandler(NullSender.COMMANDS,
					new SmtpManager(this.managers.getImapHostManager(), new Senders()), socket);
		}

	}

	private final class PromptImap extends AbstractServer {

		private PromptImap(ServerSetup setup, Managers managers) {
			super(setup, managers);
		}

		@Override
		protected ProtocolHandler createProtocolHandler(Socket socket) {
			promptly(socket);
			return new Visit(new Visitor(), socket);
		}

	}

	/** Whoever hands in mails. */
	private final class Senders extends UserManager {

		private Senders() {
			super(getManagers().getImapHostManager());
		}

		@Override
		public boolean test(String address, String password) {
			return PromptMail.this.mailboxes.knows(address, password);
		}

		@Override
		public void deliver(MovingMessage message, MailAddress recipient) throws MessagingException {
			PromptMail.this.mailboxes.deliver(recipient.getEmail(), message.getMessage());
		}

	}

	/** Whoever is at the other end of a connection. */
	private final class Visitor extends UserManager {

		private final List<String> entered = new ArrayList<>();

		private Visitor() {
			super(getManagers().getImapHostManager());
		}

		@Override
		public boolean test(String address, String password) {
			return PromptMail.this.mailboxes.enter(address, password) && this.entered.add(address);
		}

		@Override
		public GreenMailUser getUser(String address) {
			return getManagers().getUserManager().getUser(address);
		}

		private void leave() {
			this.entered.forEach(PromptMail.this.mailboxes::leave);
		}

	}

	/** A connection by IMAP. */
	private final class Visit extends ImapHandler {

		private final Visitor visitor;

		private Visit(Visitor visitor, Socket socket) {
			super(visitor, getManagers().getImapHostManager(), socket);
			this.visitor = visitor;
		}

		@Override
		public void run() {
			try {
				super.run();
			}
			finally {
				this.visitor.leave();
			}
		}

	}

}
