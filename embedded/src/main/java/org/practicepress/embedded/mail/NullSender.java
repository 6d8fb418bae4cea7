package org.practicepress.embedded.mail;

import java.util.Locale;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.smtp.SmtpConnection;
import com.icegreen.greenmail.smtp.SmtpManager;
import com.icegreen.greenmail.smtp.SmtpState;
import com.icegreen.greenmail.smtp.commands.MailCommand;
import com.icegreen.greenmail.smtp.commands.SmtpCommand;
import com.icegreen.greenmail.smtp.commands.SmtpCommandRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Takes what has no sender, as what mail servers return has none (RFC 5321 section
 * 4.5.5). GreenMail by itself says that it does, and then takes no recipient of it.
 */
final class NullSender extends MailCommand {

	/** All the commands there are. */
	static final SmtpCommandRegistry COMMANDS = new Commands(new NullSender());

	private NullSender() {
	}

	@Override
	public void execute(SmtpConnection connection, SmtpState state, SmtpManager manager, String line) {
		super.execute(connection, state, manager, line);
		String said = line.toUpperCase(Locale.ROOT);
		if (said.startsWith("MAIL FROM:<>") || said.startsWith("MAIL FROM: <>")) {
			state.getMessage().setReturnPath(new MailAddress(""));
		}
	}

	private static final class Commands extends SmtpCommandRegistry {

		private final SmtpCommand mail;

		private Commands(SmtpCommand mail) {
			this.mail = mail;
		}

		@Override
		public @Nullable SmtpCommand getCommand(String name) {
			SmtpCommand command = super.getCommand(name);
			return (command instanceof MailCommand) ? this.mail : command;
		}

	}

}
