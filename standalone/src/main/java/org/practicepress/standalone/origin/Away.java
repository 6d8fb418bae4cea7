package org.practicepress.standalone.origin;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * What is said of a service that is away, in plain words. Nothing is logged: the address
 * that was asked for may be somebody's secret.
 */
final class Away {

	private static final MediaType PLAIN = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);

	private static final String WORDS = """
			This part of the site is being started or mended. Please try again in a minute.

			Cette partie du site redémarre ou est en cours de réparation. Veuillez réessayer dans une minute.

			Esta parte del sitio se está iniciando o reparando. Vuelva a intentarlo dentro de un minuto, por favor.

			هذا الجزء من الموقع قيد التشغيل أو الإصلاح. يُرجى المحاولة مرة أخرى بعد دقيقة.
			""";

	private Away() {
	}

	static ServerResponse response() {
		return ServerResponse.status(HttpStatus.SERVICE_UNAVAILABLE)
			.contentType(PLAIN)
			.header(HttpHeaders.CACHE_CONTROL, "no-store")
			.body(WORDS);
	}

	/**
	 * Says it instead of what else was about to be said.
	 * @param response the response, of which nothing has left yet
	 */
	static void instead(HttpServletResponse response) throws IOException {
		response.reset();
		response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
		response.setContentType(PLAIN.toString());
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		response.getOutputStream().write(WORDS.getBytes(StandardCharsets.UTF_8));
	}

}
