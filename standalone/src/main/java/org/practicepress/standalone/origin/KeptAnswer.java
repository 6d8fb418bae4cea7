package org.practicepress.standalone.origin;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.web.context.request.ServletWebRequest;

/**
 * An answer that others may have, too.
 *
 * @param headers its headers, found whatever the case of their names
 * @param body its body, packed as it came
 * @param vary the names of the request's headers on which it depends, in lower case
 * @param begin when it was asked for, in nanoseconds of the cache's clock
 * @param end when it is to be asked for anew, on the same clock
 */
record KeptAnswer(Map<String, List<String>> headers, byte[] body, List<String> vary, long begin, long end) {

	/**
	 * Gives it to somebody; who has it already is told so.
	 * @param now the time on the cache's clock
	 */
	void write(HttpServletRequest request, HttpServletResponse response, long now) throws IOException {
		this.headers.forEach((name, values) -> values.forEach((value) -> response.addHeader(name, value)));
		response.setHeader(HttpHeaders.AGE, String.valueOf(Duration.ofNanos(now - this.begin).toSeconds()));
		if (request.getHeader(HttpHeaders.IF_NONE_MATCH) != null && has(request, response)) {
			return;
		}
		response.setContentLength(this.body.length);
		response.getOutputStream().write(this.body);
	}

	private boolean has(HttpServletRequest request, HttpServletResponse response) {
		List<String> etag = this.headers.get(HttpHeaders.ETAG);
		return etag != null && new ServletWebRequest(request, response).checkNotModified(etag.getFirst());
	}

}
