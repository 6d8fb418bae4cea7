package org.practicepress.notification.post;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import org.practicepress.form.FormLanguage;
import org.practicepress.notification.conversation.Conversation;
import org.practicepress.notification.conversation.Delivery;
import org.practicepress.notification.conversation.Told;
import org.practicepress.notification.letter.Letter;
import org.practicepress.notification.letter.Letters;
import org.practicepress.notification.letter.Notice;
import org.practicepress.notification.letter.SampleNotices;
import org.practicepress.notification.letter.Wording;

import org.springframework.web.util.HtmlUtils;

/**
 * Every mail in every language, as it would be sent, about a practice that is made up.
 */
public final class Preview {

	private static final String UTF_8 = StandardCharsets.UTF_8.name();

	private static final String INDEX = "index.html";

	/** By this the next one knows that it may write over them. */
	private static final String MARK = "<meta name=\"generator\" content=\"practice-press preview-mails\">";

	private static final String TO = "rozhin.karim@example.org";

	private final Letters letters;

	private final Wording wording;

	private final InternetAddress from;

	/**
	 * Prepares previews.
	 * @param letters who writes the letters
	 * @param wording in which words
	 * @param address the practices address
	 * @param name who signs them
	 */
	public Preview(Letters letters, Wording wording, String address, String name) {
		this.letters = letters;
		this.wording = wording;
		try {
			this.from = Envelope.named(new InternetAddress(address, true), name);
		}
		catch (MessagingException ex) {
			throw new IllegalArgumentException("No mail can come from the address " + address, ex);
		}
	}

	/**
	 * Whether previews can be written into a folder without writing over anything else.
	 * @param folder the folder
	 * @return true for one that is not there, is empty or holds previews
	 */
	public static boolean mayBeIn(Path folder) {
		if (!Files.exists(folder)) {
			return true;
		}
		try (Stream<Path> files = Files.list(folder)) {
			return files.findAny().isEmpty() || Files.readString(folder.resolve(INDEX)).contains(MARK);
		}
		catch (IOException ex) {
			return false;
		}
	}

	/**
	 * Writes them, and beside them the files that their words come from.
	 * @param folder where to
	 * @return the page that lists them
	 * @throws IOException when they cannot be written
	 */
	public Path write(Path folder) throws IOException {
		StringBuilder rows = new StringBuilder();
		List<Notice> inEnglish = SampleNotices.all();
		for (int at = 0; at < inEnglish.size(); at++) {
			rows.append("<tr><th scope=\"row\">").append(SampleNotices.name(inEnglish.get(at))).append("</th>");
			for (FormLanguage language : FormLanguage.values()) {
				rows.append(write(Files.createDirectories(folder.resolve(language.code())),
						SampleNotices.all(language).get(at), language));
			}
			rows.append("</tr>\n");
		}
		Path words = Files.createDirectories(folder.resolve("templates"));
		for (Map.Entry<String, String> file : Wording.files().entrySet()) {
			Files.writeString(words.resolve(file.getKey()), file.getValue());
		}
		return Files.writeString(folder.resolve(INDEX), index(rows.toString()));
	}

	/** Answers with its cell in the table. */
	private String write(Path folder, Notice notice, FormLanguage language) throws IOException {
		Letter letter = this.letters.write(SampleNotices.occasion(notice, language), SampleNotices.NAME, language);
		String name = SampleNotices.name(notice);
		Files.writeString(folder.resolve(name + ".html"), letter.html());
		Files.writeString(folder.resolve(name + ".txt"), letter.text());
		Files.write(folder.resolve(name + ".eml"), mail(notice, letter));
		String file = language.code() + "/" + name;
		return "<td><a href=\"%s.html\" lang=\"%s\" dir=\"%s\">%s</a>%s<br><a href=\"%s.txt\">txt</a> <a href=\"%s.eml\">eml</a></td>"
			.formatted(file, language.code(), language.direction(), HtmlUtils.htmlEscape(letter.subject(), UTF_8),
					this.wording.isOwn(notice, language) ? " <b>own</b>" : "", file, file);
	}

	private byte[] mail(Notice notice, Letter letter) {
		String reference = notice.kind().toTheDesk() ? Conversation.OF_THE_DESK : SampleNotices.REFERENCE;
		Told told = new Told(SampleNotices.name(notice), Instant.EPOCH, reference, "sample", SampleNotices.TOKEN,
				SampleNotices.TITLE, null, notice);
		Conversation conversation = Conversation.hear(null, told, Instant.EPOCH);
		Delivery delivery = conversation.head().orElseThrow();
		String address = this.from.getAddress();
		String messageId = delivery.messageId(address.substring(address.lastIndexOf('@') + 1));
		try {
			MimeMessage mail = new MimeMessage(Session.getInstance(new Properties()));
			Envelope.fill(mail, letter, notice.kind(), Envelope.recipient(TO, SampleNotices.NAME), this.from,
					conversation.marked(letter.subject()), conversation.threading(), messageId);
			mail.saveChanges();
			// it is another one after that
			mail.setHeader("Message-ID", messageId);
			ByteArrayOutputStream bytes = new ByteArrayOutputStream();
			mail.writeTo(bytes);
			return bytes.toByteArray();
		}
		catch (MessagingException ex) {
			throw new IllegalStateException(ex);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private String index(String rows) {
		return """
				<!DOCTYPE html>
				<html lang="en">
				<head>
				<meta charset="utf-8">
				<meta name="viewport" content="width=device-width, initial-scale=1">
				%s
				<title>Every mail in every language</title>
				<style>
				:root { color-scheme: light dark; }
				body { margin: 1rem; font: 16px/1.5 system-ui, sans-serif; }
				div { overflow-x: auto; }
				th, td { padding: .4rem .8rem .4rem 0; text-align: start; vertical-align: top; }
				b { font-size: .8rem; }
				</style>
				</head>
				<body>
				<h1>Every mail in every language</h1>
				<p>As they would be sent from %s, about a practice that is made up. Where it says <b>own</b>, the words are your own; the
				files in <a href="templates">templates</a> are those that come with Practice Press.</p>
				<div>
				<table>
				<tr><th scope="col">mail</th>%s</tr>
				%s</table>
				</div>
				</body>
				</html>
				"""
			.formatted(MARK, HtmlUtils.htmlEscape(this.from.getAddress(), UTF_8),
					Stream.of(FormLanguage.values())
						.map((language) -> "<th scope=\"col\" lang=\"%s\">%s</th>".formatted(language.code(),
								language.ownName()))
						.collect(Collectors.joining()),
					rows);
	}

}
