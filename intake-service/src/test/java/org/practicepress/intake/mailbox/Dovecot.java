package org.practicepress.intake.mailbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The server that most mailboxes are at, with settings and mails of its own in a folder
 * of the test's. It runs as root only, as Debian's does.
 */
final class Dovecot implements AutoCloseable {

	static final String PASSWORD = "password";

	private static final Path PROGRAM = Path.of("/usr/sbin/dovecot");

	private final Path directory;

	private final int port;

	private @Nullable Process process;

	/**
	 * Starts it.
	 * @param directory what is its own
	 * @param settings further ones
	 */
	Dovecot(Path directory, String... settings) throws IOException {
		this.directory = directory;
		try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			this.port = free.getLocalPort();
		}
		// whoever looks after mails there is not root
		Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
		Files.setPosixFilePermissions(Files.createDirectory(directory.resolve("mail")),
				PosixFilePermissions.fromString("rwxrwxrwx"));
		Files.writeString(directory.resolve("dovecot.conf"), """
				base_dir = %1$s/run
				state_dir = %1$s/run
				log_path = %1$s/log
				protocols = imap
				listen = 127.0.0.1
				ssl = no
				disable_plaintext_auth = no
				first_valid_uid = 1
				mail_max_userip_connections = 100
				mail_location = maildir:%1$s/mail/%%u
				mailbox_idle_check_interval = 1 secs
				passdb {
				  driver = static
				  args = password=%2$s
				}
				userdb {
				  driver = static
				  args = uid=65534 gid=65534 home=%1$s/mail/%%u
				}
				service imap-login {
				  inet_listener imap {
				    port = %3$d
				  }
				  inet_listener imaps {
				    port = 0
				  }
				}
				%4$s
				""".formatted(directory, PASSWORD, this.port, String.join("\n", settings)));
		start();
	}

	/**
	 * Whether it can be started here.
	 */
	static boolean isInstalled() {
		return Files.isExecutable(PROGRAM) && System.getProperty("user.name").equals("root");
	}

	int port() {
		return this.port;
	}

	void start() throws IOException {
		this.process = new ProcessBuilder(PROGRAM.toString(), "-F", "-c",
				this.directory.resolve("dovecot.conf").toString())
			.redirectErrorStream(true)
			.redirectOutput(this.directory.resolve("output").toFile())
			.start();
		await().atMost(Duration.ofMinutes(1)).ignoreExceptionsInstanceOf(IOException.class).until(() -> {
			try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.port)) {
				return socket.getInputStream().read() == '*';
			}
		});
	}

	/** With all that it has begun. */
	void stop() {
		Process running = this.process;
		this.process = null;
		try {
			if (running != null) {
				running.destroy();
				assertThat(running.waitFor(1, TimeUnit.MINUTES)).isTrue();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/** In their order. */
	void append(String user, Message... mails) throws MessagingException {
		try (Store store = store(user)) {
			store.getFolder("INBOX").appendMessages(mails);
		}
	}

	int count(String user, String folder) throws MessagingException {
		try (Store store = store(user)) {
			Folder named = store.getFolder(folder);
			return named.exists() ? named.getMessageCount() : 0;
		}
	}

	private Store store(String user) throws MessagingException {
		Store store = Session.getInstance(new Properties()).getStore("imap");
		store.connect("127.0.0.1", this.port, user, PASSWORD);
		return store;
	}

	/** All that it has said. */
	String log() {
		try {
			return Files.readString(this.directory.resolve("log"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		stop();
	}

}
