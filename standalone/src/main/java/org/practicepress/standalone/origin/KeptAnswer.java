package org.practicepress.standalone.origin;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.web.context.request.ServletWebRequest;

/**
 * An answer that others may have, too.
 *
 * @param headers its headers
 * @param etag what whoever has it already says, if it has one
 * @param body its body, packed as it came
 * @param vary the names of the request's headers on which it depends, in lower case
 * @param begin when it was asked for, in nanoseconds of the cache's clock
 * @param end when it is to be asked for anew, on the same clock
 */
record KeptAnswer(Map<String, List<String>> headers, @Nullable String etag, byte[] body, List<String> vary, long begin,
		long end) {

	/**
	 * Gives it to somebody; who has it already is told so.
	 * @param now the time on the cache's clock
	 */
	void write(HttpServletRequest request, HttpServletResponse response, long now) throws IOException {
		this.headers.forEach((name, values) -> values.forEach((value) -> response.addHeader(name, value)));
		response.setHeader(HttpHeaders.AGE, String.valueOf(Duration.ofNanos(now - this.begin).toSeconds()));
		if (this.etag != null && request.getHeader(HttpHeaders.IF_NONE_MATCH) != null
				&& new ServletWebRequest(request, response).checkNotModified(this.etag)) {
			return;
		}
		response.setContentLength(this.body.length);
		response.getOutputStream().write(this.body);
	}

}
