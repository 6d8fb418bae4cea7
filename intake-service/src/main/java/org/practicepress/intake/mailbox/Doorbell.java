package org.practicepress.intake.mailbox;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import jakarta.mail.event.MessageCountAdapter;
import jakarta.mail.event.MessageCountEvent;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits at a server until it says that something has come.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc2177">RFC 2177</a>
 */
final class Doorbell {

	private static final Logger logger = LoggerFactory.getLogger(Doorbell.class);

	/** What is between may forget a line on which nobody speaks for longer. */
	private static final Duration LONGEST = Duration.ofMinutes(4);

	/**
	 * So many times, once in a second, waiting is asked to end before the line is cut.
	 */
	private static final int PATIENCE = 20;

	private final Duration longest;

	private final int patience;

	private final Semaphore bell = new Semaphore(0);

	Doorbell() {
		this(LONGEST, PATIENCE);
	}

	Doorbell(Duration longest, int patience) {
		this.longest = longest;
		this.patience = patience;
	}

	/** Whether a server says when something has come. */
	static boolean isAt(Store store) throws MessagingException {
		return store instanceof IMAPStore imap && imap.hasCapability("IDLE");
	}

	/**
	 * Waits until something comes, somebody rings, or it has been long enough.
	 * @param folder where to; open
	 * @param line the line to the server
	 * @throws MessagingException when the server is away
	 */
	void await(IMAPFolder folder, Line line) throws MessagingException {
		AtomicBoolean waits = new AtomicBoolean(true);
		// a server may say before it begins to wait what came until then (RFC 2177),
		// which ends no
		// waiting that has not begun
		MessageCountAdapter came = new MessageCountAdapter() {

			@Override
			public void messagesAdded(MessageCountEvent event) {
				if (waits.get()) {
					ring();
				}
			}

		};
		folder.addMessageCountListener(came);
		Thread watch = Thread.ofVirtual().start(() -> watch(folder, line));
		try {
			folder.idle(true);
		}
		finally {
			waits.set(false);
			folder.removeMessageCountListener(came);
			watch.interrupt();
		}
	}

	/** There is something else to do. */
	void ring() {
		this.bell.release();
	}

	/** Whatever happens here, nobody waits for ever. */
	private void watch(IMAPFolder folder, Line line) {
		try {
			var unused = this.bell.tryAcquire(this.longest.toMillis(), TimeUnit.MILLISECONDS);
			this.bell.drainPermits();
			Thread asking = ask(folder);
			for (int time = 0; time < this.patience; time++) {
				Thread.sleep(Duration.ofSeconds(1));
				// it may have been asked before it began to wait
				asking = asking.isAlive() ? asking : ask(folder);
			}
			logger.info("The mail server does not answer any more, and is called anew");
			line.cut();
		}
		catch (InterruptedException ex) {
			// it has ended
			Thread.currentThread().interrupt();
		}
		catch (RuntimeException | Error ex) {
			logger.warn("The mail server is called anew, as nobody could wait for it", ex);
			line.cut();
		}
	}

	/** It takes as long as the server takes to answer. */
	private static Thread ask(IMAPFolder folder) {
		return Thread.ofVirtual().start(() -> end(folder));
	}

	/** Whatever else is wanted of a folder ends waiting in it. */
	private static void end(IMAPFolder folder) {
		try {
			// where it is closed, this would call the server anew
			if (folder.isOpen()) {
				var unused = folder.doCommand((protocol) -> null);
			}
		}
		catch (MessagingException | RuntimeException ex) {
			logger.debug("Nobody waits any more", ex);
		}
	}

}
