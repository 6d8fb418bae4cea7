package org.practicepress.intake.mailbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A real server, and between it and us a line that may fall silent. */
class DoorbellTests {

	private static final long MINUTE = 60;

	private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));

	private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

	private final ServerSocket between;

	private volatile boolean silent;

	DoorbellTests() throws IOException {
		this.between = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
	}

	@BeforeEach
	void start() {
		this.server.start();
		this.server.setUser("hub@office.example", "hub", "password");
		this.threads.execute(() -> {
			try {
				while (true) {
					Socket here = this.between.accept();
					Socket there = new Socket(InetAddress.getLoopbackAddress(), this.server.getImap().getPort());
					this.threads.execute(() -> pass(here, there));
					this.threads.execute(() -> pass(there, here));
				}
			}
			catch (IOException ex) {
				assertThat(this.between.isClosed()).isTrue();
			}
		});
	}

	@AfterEach
	void stop() throws IOException {
		this.between.close();
		this.server.stop();
		this.threads.shutdownNow();
	}

	@Test
	void waitsUntilSomethingComes() throws Exception {
		Line line = new Line();
		try (Store store = store(line); Folder inbox = opened(store)) {
			assertThat(Doorbell.isAt(store)).isTrue();
			CompletableFuture<Void> waiting = waiting(new Doorbell(Duration.ofDays(1), 20), inbox, line);
			append();
			waiting.get(MINUTE, TimeUnit.SECONDS);
			assertThat(inbox.getMessageCount()).isEqualTo(1);
		}
	}

	@Test
	void doesNotWaitForWhatCameWhileItBeganToWait() throws Exception {
		Line line = new Line();
		try (Store store = store(line); Folder inbox = opened(store)) {
			append();
			waiting(new Doorbell(Duration.ofDays(1), 20), inbox, line).get(MINUTE, TimeUnit.SECONDS);
			assertThat(inbox.getMessageCount()).isEqualTo(1);
		}
	}

	private void append() throws Exception {
		try (Store other = store(new Line())) {
			MimeMessage mail = new MimeMessage(Session.getInstance(new Properties()));
			mail.setText("Good morning");
			other.getFolder("INBOX").appendMessages(new Message[] { mail });
		}
	}

	@Test
	void waitsNoLongerThanItShouldOrThanSomebodyRings() throws Exception {
		Line line = new Line();
		try (Store store = store(line); Folder inbox = opened(store)) {
			waiting(new Doorbell(Duration.ofMillis(10), 20), inbox, line).get(MINUTE, TimeUnit.SECONDS);
			Doorbell doorbell = new Doorbell(Duration.ofDays(1), 20);
			CompletableFuture<Void> waiting = waiting(doorbell, inbox, line);
			doorbell.ring();
			waiting.get(MINUTE, TimeUnit.SECONDS);
			assertThat(inbox.isOpen()).isTrue();
			assertThat(store.isConnected()).isTrue();
		}
	}

	/** A machine between has forgotten the line, and says so to nobody. */
	@Test
	void aLineThatHasFallenSilentIsCut() throws Exception {
		Line line = new Line();
		Store store = store(line);
		Folder inbox = opened(store);
		this.silent = true;
		assertThat(waiting(new Doorbell(Duration.ofMillis(10), 1), inbox, line).handle((done, failure) -> true)
			.get(MINUTE, TimeUnit.SECONDS)).isTrue();
		assertThat(inbox.isOpen()).isFalse();
	}

	private CompletableFuture<Void> waiting(Doorbell doorbell, Folder inbox, Line line) {
		CompletableFuture<Void> waiting = new CompletableFuture<>();
		this.threads.execute(() -> {
			try {
				doorbell.await((IMAPFolder) inbox, line);
				waiting.complete(null);
			}
			catch (Exception ex) {
				waiting.completeExceptionally(ex);
			}
		});
		return waiting;
	}

	private Store store(Line line) throws Exception {
		Properties properties = new Properties();
		properties.put("mail.imap.socketFactory", line);
		Store store = Session.getInstance(properties).getStore("imap");
		store.connect("127.0.0.1", this.between.getLocalPort(), "hub", "password");
		return store;
	}

	private static Folder opened(Store store) throws Exception {
		Folder inbox = store.getFolder("INBOX");
		inbox.open(Folder.READ_ONLY);
		return inbox;
	}

	private void pass(Socket from, Socket to) {
		try (from; to) {
			InputStream in = from.getInputStream();
			OutputStream out = to.getOutputStream();
			byte[] buffer = new byte[4096];
			for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
				if (!this.silent) {
					out.write(buffer, 0, length);
				}
			}
		}
		catch (IOException ex) {
			assertThat(from.isClosed() || to.isClosed()).isTrue();
		}
	}

}
