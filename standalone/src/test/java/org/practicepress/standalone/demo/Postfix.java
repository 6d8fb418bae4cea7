package org.practicepress.standalone.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.practicepress.embedded.LoopbackPort;

/**
 * Debian's Postfix with a folder and ports of its own. It keeps the mail of
 * people.example, hands that of hub.example to the hub, and finds that nobody is at
 * lost.example. Whether it takes a recipient it asks the test, as it would ask a program
 * for greylisting.
 */
final class Postfix implements AutoCloseable {

	/** What it does unless the test says otherwise. */
	static final String TAKEN = "DUNNO";

	private static final Path PROGRAM = Path.of("/usr/sbin/postfix");

	private static final Path OPENSSL = Path.of("/usr/bin/openssl");

	private final Path folder;

	private final int port = LoopbackPort.free();

	private final ServerSocket asks = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

	/** What is to be said to a recipient. */
	private volatile Function<String, String> policy = (recipient) -> TAKEN;

	private Postfix(Path folder) throws IOException {
		this.folder = folder;
	}

	/**
	 * Whether it can be run here.
	 * @return false where it is not installed, or is not ours to run
	 */
	static boolean canRun() {
		return Files.isExecutable(PROGRAM) && Files.isExecutable(OPENSSL)
				&& System.getProperty("user.name").equals("root");
	}

	/**
	 * Starts it.
	 * @param folder an empty folder
	 * @param hub the port of hub.example
	 * @return it
	 */
	static Postfix start(Path folder, int hub) throws IOException {
		Postfix postfix = new Postfix(folder);
		Thread.ofVirtual().start(postfix::answer);
		postfix.configure(hub, LoopbackPort.free());
		postfix.start();
		return postfix;
	}

	int port() {
		return this.port;
	}

	/** From now on the recipient, or each of them, is answered so. */
	void says(Function<String, String> what) {
		this.policy = what;
	}

	void start() throws IOException {
		run(PROGRAM.toString(), "-c", this.folder.resolve("conf").toString(), "start");
	}

	void stop() throws IOException {
		run(PROGRAM.toString(), "-c", this.folder.resolve("conf").toString(), "stop");
	}

	@Override
	public void close() throws IOException {
		stop();
		this.asks.close();
	}

	/**
	 * The mails that have come to somebody.
	 * @param recipient the address
	 * @return each as it lies there
	 */
	List<String> mails(String recipient) throws IOException {
		Path come = this.folder.resolve("mail/all/new");
		List<String> mails = new ArrayList<>();
		if (Files.isDirectory(come)) {
			try (Stream<Path> files = Files.list(come)) {
				for (Path file : files.toList()) {
					String mail = Files.readString(file, StandardCharsets.ISO_8859_1);
					if (mail.contains("\nDelivered-To: " + recipient + "\n")) {
						mails.add(mail);
					}
				}
			}
		}
		return mails;
	}

	private void configure(int hub, int nobody) throws IOException {
		Files.setPosixFilePermissions(this.folder, PosixFilePermissions.fromString("rwxr-xr-x"));
		for (String below : List.of("conf", "queue", "data", "mail")) {
			Files.createDirectory(this.folder.resolve(below));
		}
		Files.setPosixFilePermissions(this.folder.resolve("mail"), PosixFilePermissions.fromString("rwxrwxrwx"));
		Files.setOwner(this.folder.resolve("data"),
				this.folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("postfix"));
		run(OPENSSL.toString(), "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
				"-addext", "subjectAltName=DNS:localhost", "-keyout", this.folder.resolve("conf/key.pem").toString(),
				"-out", this.folder.resolve("conf/certificate.pem").toString());
		Files.writeString(this.folder.resolve("conf/main.cf"), """
				compatibility_level = 3.6
				queue_directory = %1$s/queue
				data_directory = %1$s/data
				command_directory = /usr/sbin
				daemon_directory = /usr/lib/postfix/sbin
				mail_owner = postfix
				setgid_group = postdrop
				maillog_file = %1$s/log
				maillog_file_prefixes = %1$s
				inet_interfaces = 127.0.0.1
				inet_protocols = ipv4
				mynetworks = 127.0.0.0/8
				myhostname = relay.example
				mydestination =
				disable_dns_lookups = yes
				virtual_mailbox_domains = people.example
				virtual_mailbox_base = %1$s/mail
				virtual_mailbox_maps = static:all/
				virtual_uid_maps = static:65534
				virtual_gid_maps = static:65534
				transport_maps = inline:{ hub.example=smtp:[127.0.0.1]:%2$d, lost.example=smtp:[127.0.0.1]:%3$d }
				smtpd_recipient_restrictions = check_policy_service inet:127.0.0.1:%4$d, permit_mynetworks, reject
				smtpd_tls_security_level = may
				smtpd_tls_cert_file = %1$s/conf/certificate.pem
				smtpd_tls_key_file = %1$s/conf/key.pem
				smtpd_tls_received_header = yes
				""".formatted(this.folder, hub, nobody, this.asks.getLocalPort()));
		Files.writeString(this.folder.resolve("conf/master.cf"), """
				127.0.0.1:%d inet n - n - - smtpd
				127.0.0.1:%d inet n - n - - smtpd
				  -o myhostname=nobody.example
				  -o { smtpd_recipient_restrictions = check_recipient_access static:{ 550 5.1.1 No such user here } }
				pickup unix n - n 60 1 pickup
				cleanup unix n - n - 0 cleanup
				qmgr unix n - n 300 1 qmgr
				tlsmgr unix - - n 1000? 1 tlsmgr
				rewrite unix - - n - - trivial-rewrite
				bounce unix - - n - 0 bounce
				defer unix - - n - 0 bounce
				trace unix - - n - 0 bounce
				proxymap unix - - n - - proxymap
				smtp unix - - n - - smtp
				error unix - - n - - error
				retry unix - - n - - error
				virtual unix - n n - - virtual
				anvil unix - - n - 1 anvil
				postlog unix-dgram n - n - 1 postlogd
				""".formatted(this.port, nobody));
	}

	private void run(String... command) throws IOException {
		Path said = this.folder.resolve("said");
		Process process = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.appendTo(said.toFile()))
			.start();
		try {
			if (process.waitFor() != 0) {
				throw new IOException(String.join(" ", command) + ": " + Files.readString(said));
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException(ex);
		}
	}

	/** Speaks what Postfix asks such programs in: names and values, an empty line. */
	private void answer() {
		while (!this.asks.isClosed()) {
			try {
				Socket client = this.asks.accept();
				Thread.ofVirtual().start(() -> answer(client));
			}
			catch (IOException ex) {
				// the test has gone
			}
		}
	}

	private void answer(Socket client) {
		try (client;
				BufferedReader in = new BufferedReader(
						new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
				OutputStream out = client.getOutputStream()) {
			String recipient = "";
			for (@Nullable
			String line = in.readLine(); line != null; line = in.readLine()) {
				if (line.startsWith("recipient=")) {
					recipient = line.substring("recipient=".length());
				}
				if (line.isEmpty()) {
					out.write(("action=" + this.policy.apply(recipient) + "\n\n").getBytes(StandardCharsets.US_ASCII));
					out.flush();
				}
			}
		}
		catch (IOException ex) {
			// Postfix has gone
		}
	}

}
