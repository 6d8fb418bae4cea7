package org.practicepress.standalone;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.stream.Stream;

import org.practicepress.standalone.site.Site;

/**
 * The first pages that people look at after a start.
 */
final class Rehearsal {

	private Rehearsal() {
	}

	/**
	 * Looks at one page of each service.
	 * @param site the running site
	 * @return whether all were there
	 */
	static boolean play(Site site) {
		try (HttpClient visitor = HttpClient.newBuilder().followRedirects(Redirect.NORMAL).build()) {
			return Stream.of("/", "/form/practice-form.en.docx", "/factsheets", "/desk")
				.map((path) -> URI.create(site.url() + path))
				.allMatch((page) -> isThere(visitor, page));
		}
	}

	private static boolean isThere(HttpClient visitor, URI page) {
		try {
			return visitor.send(HttpRequest.newBuilder(page).build(), BodyHandlers.discarding()).statusCode() == 200;
		}
		catch (IOException ex) {
			return false;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

}
