package org.practicepress.pages;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;

import jakarta.servlet.ServletException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/**
 * Ends a request whose body comes more slowly than any line is. The container's own time
 * limit is for each part that comes: a byte now and then would keep a request for ever.
 */
final class SlowBodies extends ValveBase {

	/** In bytes per second: a third of what a telephone brought in its first years. */
	private static final int LEAST = 2_000;

	private final Duration patience;

	/**
	 * The limit.
	 * @param patience how long a body may take, however short it is
	 */
	SlowBodies(Duration patience) {
		super(true);
		this.patience = patience;
	}

	@Override
	public void invoke(Request request, Response response) throws IOException, ServletException {
		org.apache.coyote.Request connection = request.getCoyoteRequest();
		InputBuffer body = connection.getInputBuffer();
		connection.setInputBuffer(new Timed(connection, body));
		try {
			getNext().invoke(request, response);
		}
		finally {
			connection.setInputBuffer(body);
		}
	}

	/** A body, and since when it has been coming. */
	private final class Timed implements InputBuffer {

		private final org.apache.coyote.Request connection;

		private final InputBuffer body;

		private final long begun = System.nanoTime();

		private long read;

		private Timed(org.apache.coyote.Request connection, InputBuffer body) {
			this.connection = connection;
			this.body = body;
		}

		@Override
		public int doRead(ApplicationBufferHandler handler) throws IOException {
			Duration due = SlowBodies.this.patience.plusSeconds(this.read / LEAST);
			if (System.nanoTime() - this.begun > due.toNanos()) {
				// nor wait for the rest only to throw it away
				this.connection.action(ActionCode.DISABLE_SWALLOW_INPUT, null);
				throw new SocketTimeoutException("The body came too slowly");
			}
			int count = this.body.doRead(handler);
			this.read += Math.max(0, count);
			return count;
		}

		@Override
		public int available() {
			return this.body.available();
		}

	}

}
