package org.practicepress.standalone.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jsoup.Connection.KeyVal;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/**
 * What a person with a browser does: opens links, fills in the forms of a page, sends
 * them. Keeps cookies, follows redirects, runs no scripts.
 */
final class Browser {

	private static final String HTML = "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8";

	private final HttpClient http = HttpClient.newBuilder()
		.cookieHandler(new CookieManager())
		.followRedirects(HttpClient.Redirect.NORMAL)
		.connectTimeout(Duration.ofSeconds(10))
		.build();

	private final URI site;

	Browser(String site) {
		this.site = URI.create(site);
	}

	Page open(String address) {
		return page(send(HttpRequest.newBuilder(this.site.resolve(address)).header("Accept", HTML)));
	}

	HttpResponse<byte[]> get(String address, String accept) {
		return send(HttpRequest.newBuilder(this.site.resolve(address)).header("Accept", accept));
	}

	/**
	 * Sends a form of a page, with what the page has put in it already.
	 * @param page the page
	 * @param actionEnd how the form's address ends
	 * @param values what the person fills in; replaces what is there; for the name of a
	 * button, which one is pressed
	 * @return the page that answers
	 */
	Page submit(Page page, String actionEnd, Map<String, String> values) {
		FormElement form = page.form(actionEnd);
		values.forEach((name, value) -> {
			for (Element field : form.select("[name=\"" + name + "\"]")) {
				if (field.attr("type").equals("radio") || field.attr("type").equals("checkbox")) {
					field.attr("checked", field.val().equals(value));
				}
				else {
					field.val(value);
				}
			}
		});
		String body = Stream
			.concat(form.formData().stream().map((KeyVal field) -> Map.entry(field.key(), field.value())),
					values.entrySet().stream().filter((value) -> page.hasButton(value.getKey(), value.getValue())))
			.map((field) -> encode(field.getKey()) + "=" + encode(field.getValue()))
			.collect(Collectors.joining("&"));
		return page(send(HttpRequest.newBuilder(page.uri().resolve(form.attr("action")))
			.header("Accept", HTML)
			.header("Origin", this.site.toString())
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(BodyPublishers.ofString(body))));
	}

	/**
	 * Uploads files as a form's multipart body.
	 * @param address where to
	 * @param accept which answer is wanted
	 * @param fields the text fields
	 * @param files the files
	 * @return the answer
	 */
	HttpResponse<byte[]> upload(String address, String accept, Map<String, String> fields, List<UploadedFile> files) {
		String boundary = "practice-press-7MA4YWxkTrZu0gW";
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		fields.forEach((name, value) -> body.writeBytes(
				("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n")
					.getBytes(StandardCharsets.UTF_8)));
		for (UploadedFile file : files) {
			body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + file.field()
					+ "\"; filename=\"" + file.name() + "\"\r\nContent-Type: " + file.mediaType() + "\r\n\r\n")
				.getBytes(StandardCharsets.UTF_8));
			body.writeBytes(file.content());
			body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
		}
		body.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
		return send(HttpRequest.newBuilder(this.site.resolve(address))
			.header("Accept", accept)
			.header("Origin", this.site.toString())
			.header("Content-Type", "multipart/form-data; boundary=" + boundary)
			.POST(BodyPublishers.ofByteArray(body.toByteArray())));
	}

	static Page page(HttpResponse<byte[]> response) {
		return new Page(response.uri(), response.statusCode(),
				Jsoup.parse(new String(response.body(), StandardCharsets.UTF_8), response.uri().toString()));
	}

	private HttpResponse<byte[]> send(HttpRequest.Builder request) {
		try {
			return this.http.send(request.timeout(Duration.ofMinutes(2)).build(), BodyHandlers.ofByteArray());
		}
		catch (IOException ex) {
			throw new StepFailed("the site does not answer: " + ex, ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new StepFailed("interrupted", ex);
		}
	}

	private static String encode(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

	/**
	 * A file of an upload.
	 *
	 * @param field the form's field
	 * @param name the file's name
	 * @param mediaType as a browser would guess it
	 * @param content its bytes
	 */
	record UploadedFile(String field, String name, String mediaType, byte[] content) {
	}

	/**
	 * A page.
	 *
	 * @param uri where redirects ended
	 * @param status the HTTP status
	 * @param document what it says
	 */
	record Page(URI uri, int status, Document document) {

		String text() {
			return this.document.text();
		}

		boolean has(String actionEnd) {
			return this.document.select("form").stream().anyMatch((form) -> form.attr("action").endsWith(actionEnd));
		}

		boolean hasButton(String name, String value) {
			return this.document.select("button")
				.stream()
				.anyMatch((button) -> button.attr("name").equals(name) && button.attr("value").equals(value));
		}

		FormElement form(String actionEnd) {
			return this.document.forms()
				.stream()
				.filter((form) -> form.attr("action").endsWith(actionEnd))
				.findFirst()
				.orElseThrow(() -> new StepFailed("the page " + this.uri + " (status " + this.status
						+ ") has no form that leads to …" + actionEnd));
		}

	}

}
