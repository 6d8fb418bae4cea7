package org.practicepress.standalone.origin;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.util.LinkedCaseInsensitiveMap;

/**
 * A response on its way to whoever asked, of which a copy is made while it passes if
 * others may have it.
 */
final class OverheardResponse extends HttpServletResponseWrapper {

	private static final int LARGEST = 512 * 1024;

	private final long asked;

	private @Nullable Copy copy;

	/**
	 * Create the response.
	 * @param response the response to whoever asked
	 * @param asked when, in nanoseconds of the cache's clock
	 */
	OverheardResponse(HttpServletResponse response, long asked) {
		super(response);
		this.asked = asked;
	}

	@Override
	public ServletOutputStream getOutputStream() throws IOException {
		Copy known = this.copy;
		if (known != null) {
			return known;
		}
		ServletOutputStream out = super.getOutputStream();
		Duration fresh = isCommitted() ? Duration.ZERO : Freshness.of(this);
		if (fresh.isZero()) {
			return out;
		}
		Map<String, List<String>> headers = new LinkedCaseInsensitiveMap<>();
		getHeaderNames().forEach((name) -> headers.put(name, List.copyOf(getHeaders(name))));
		// the container has a place of its own for it
		headers.put(HttpHeaders.CONTENT_TYPE, List.of(Objects.requireNonNullElse(getContentType(), "")));
		this.copy = new Copy(out, headers, fresh.toNanos(), Freshness.vary(this));
		return this.copy;
	}

	@Override
	public void reset() {
		super.reset();
		forget();
	}

	@Override
	public void resetBuffer() {
		super.resetBuffer();
		forget();
	}

	private void forget() {
		Copy made = this.copy;
		if (made != null) {
			made.forget();
		}
	}

	/**
	 * What was answered, once it has passed.
	 * @return null when others may not have it, it was too large, or something else was
	 * said in the end
	 */
	@Nullable KeptAnswer answer() {
		Copy made = this.copy;
		return (made == null || made.forgotten) ? null : new KeptAnswer(made.headers, made.bytes.toByteArray(),
				made.vary, this.asked, this.asked + made.nanos);
	}

	/** Writes to whoever asked, and keeps what is written. */
	private static final class Copy extends ServletOutputStream {

		private final ServletOutputStream out;

		private final Map<String, List<String>> headers;

		private final long nanos;

		private final List<String> vary;

		private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

		private boolean forgotten;

		private Copy(ServletOutputStream out, Map<String, List<String>> headers, long nanos, List<String> vary) {
			this.out = out;
			this.headers = headers;
			this.nanos = nanos;
			this.vary = vary;
		}

		@Override
		public void write(int value) throws IOException {
			this.out.write(value);
			if (!this.forgotten) {
				this.bytes.write(value);
				look();
			}
		}

		@Override
		public void write(byte[] buffer, int offset, int length) throws IOException {
			this.out.write(buffer, offset, length);
			if (!this.forgotten) {
				this.bytes.write(buffer, offset, length);
				look();
			}
		}

		private void look() {
			if (this.bytes.size() > LARGEST) {
				forget();
			}
		}

		private void forget() {
			this.forgotten = true;
			this.bytes.reset();
		}

		@Override
		public void flush() throws IOException {
			this.out.flush();
		}

		@Override
		public void close() throws IOException {
			this.out.close();
		}

		@Override
		public boolean isReady() {
			return this.out.isReady();
		}

		@Override
		public void setWriteListener(WriteListener listener) {
			this.out.setWriteListener(listener);
		}

	}

}
