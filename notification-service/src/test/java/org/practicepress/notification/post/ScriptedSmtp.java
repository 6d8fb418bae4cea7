package org.practicepress.notification.post;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jspecify.annotations.Nullable;

/**
 * A mail server that answers as the test wants: an answer per command, 250 otherwise. It
 * hangs up where that is to be {@link #CUT}.
 */
final class ScriptedSmtp implements AutoCloseable {

	static final String CUT = "cut";

	private final ServerSocket socket;

	private final List<Socket> clients = new CopyOnWriteArrayList<>();

	/** May be changed between two mails. */
	final Map<String, String> answers;

	final List<String> mails = new CopyOnWriteArrayList<>();

	/** All that was said before a mail. */
	final List<String> commands = new CopyOnWriteArrayList<>();

	ScriptedSmtp(Map<String, String> answers) throws IOException {
		this.answers = new ConcurrentHashMap<>(answers);
		this.socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
		Thread.ofVirtual().start(this::serve);
	}

	int port() {
		return this.socket.getLocalPort();
	}

	/** How often somebody has connected. */
	int connections() {
		return this.clients.size();
	}

	/** Ends all connections, as a server does that is started anew. */
	void hangUp() throws IOException {
		for (Socket client : this.clients) {
			client.close();
		}
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
		hangUp();
	}

	private void serve() {
		while (!this.socket.isClosed()) {
			try {
				Socket client = this.socket.accept();
				this.clients.add(client);
				Thread.ofVirtual().start(() -> converse(client));
			}
			catch (IOException ex) {
				// the test has gone
			}
		}
	}

	private void converse(Socket client) {
		try (client) {
			answer(client);
		}
		catch (IOException ex) {
			// the client has gone
		}
	}

	private void answer(Socket client) throws IOException {
		BufferedReader in = new BufferedReader(
				new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
		OutputStream out = client.getOutputStream();
		say(out, this.answers.getOrDefault("HELLO", "220 here"));
		for (@Nullable
		String line = in.readLine(); line != null; line = in.readLine()) {
			this.commands.add(line);
			String command = line.split("[ :]", 2)[0];
			String answer = this.answers.get(command);
			if (CUT.equals(answer)) {
				return;
			}
			if (command.equals("EHLO")) {
				say(out, "250-here");
				say(out, this.answers.containsKey("AUTH") ? "250 AUTH PLAIN" : "250 HELP");
			}
			else if (command.equals("DATA") && answer == null) {
				say(out, "354 go on");
				StringBuilder mail = new StringBuilder();
				for (@Nullable
				String part = in.readLine(); part != null && !part.equals("."); part = in.readLine()) {
					mail.append(part).append('\n');
				}
				String end = this.answers.getOrDefault(".", "250 taken");
				if (end.equals(CUT)) {
					return;
				}
				if (end.startsWith("250")) {
					this.mails.add(mail.toString());
				}
				say(out, end);
			}
			else {
				say(out, (answer != null) ? answer : "250 fine");
			}
		}
	}

	private static void say(OutputStream out, String line) throws IOException {
		out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
		out.flush();
	}

}
