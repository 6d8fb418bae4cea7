package org.practicepress.pages.api;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;

import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/**
 * Reads no more of a body than any interface for programs has use for. What a form or a
 * file sends is limited by the server.
 */
@ControllerAdvice(annotations = RestController.class)
final class BodyLimit extends RequestBodyAdviceAdapter {

	/** In bytes; the largest factsheet takes half of it. */
	static final int MOST = 1_000_000;

	@Override
	public boolean supports(MethodParameter parameter, Type target,
			Class<? extends HttpMessageConverter<?>> converter) {
		return true;
	}

	@Override
	public HttpInputMessage beforeBodyRead(HttpInputMessage message, MethodParameter parameter, Type target,
			Class<? extends HttpMessageConverter<?>> converter) throws IOException {
		byte[] body = message.getBody().readNBytes(MOST + 1);
		if (body.length > MOST) {
			throw new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE,
					"A request may have %,d bytes and no more.".formatted(MOST));
		}
		return new Read(message.getHeaders(), body);
	}

	private record Read(HttpHeaders headers, byte[] body) implements HttpInputMessage {

		@Override
		public HttpHeaders getHeaders() {
			return this.headers;
		}

		@Override
		public InputStream getBody() {
			return new ByteArrayInputStream(this.body);
		}

	}

}
