package org.practicepress.reader.guard;

import java.io.BufferedInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.practicepress.form.Answers;
import org.practicepress.form.FormLanguage;
import org.practicepress.reader.result.EmbeddedFile;
import org.practicepress.reader.result.FoundBy;
import org.practicepress.reader.result.Recognised;
import org.practicepress.reader.wire.Answer;
import org.practicepress.reader.wire.Frames;
import org.practicepress.reader.wire.Question;

/**
 * A child process that a file has broken into: the file's text tells what it does.
 */
final class HostileChild {

	private HostileChild() {
	}

	/**
	 * Runs until it is killed, or likes to end.
	 * @param arguments none that matter
	 * @throws IOException when its parent has gone
	 * @throws InterruptedException never
	 */
	public static void main(String[] arguments) throws IOException, InterruptedException {
		DataOutputStream out = new DataOutputStream(System.out);
		InputStream in = new BufferedInputStream(System.in);
		Frames.write(out, new byte[0]);
		while (true) {
			Question question = Question.fromJson(Frames.read(in));
			Path file = question.files().getFirst();
			Answer good = Answer.of(question.id(),
					(question.mail() != null)
							? new Recognised.Mail(List.of(), "Good morning", "", null, false, false, null, null, null)
							: new Recognised.EmptyForm(1, FormLanguage.ENGLISH));
			switch (Files.readString(file)) {
				case "announces a gigabyte" -> {
					out.writeInt(1 << 30);
					out.write(new byte[100_000]);
					out.flush();
				}
				case "announces less than nothing" -> {
					out.writeInt(-1);
					out.flush();
				}
				case "says garbage" -> Frames.write(out, "\0garbage}".getBytes(StandardCharsets.UTF_8));
				case "says an object" -> Frames.write(out, "\u00ac\u00ed\0\5sr".getBytes(StandardCharsets.ISO_8859_1));
				case "says too much" -> Frames.write(out, new byte[Frames.LONGEST + 1]);
				case "says null" -> Frames.write(out, "null".getBytes(StandardCharsets.UTF_8));
				case "says half" -> Frames.write(out,
						("{\"id\":\"" + question.id() + "\",\"unreadable\":{}}").getBytes(StandardCharsets.UTF_8));
				case "says a class" ->
					Frames.write(out, ("{\"id\":\"" + question.id() + "\",\"@class\":\"java.net.URL\"}")
						.getBytes(StandardCharsets.UTF_8));
				case "answers another question" -> {
					Frames.write(out, Answer.of("another", good.recognised()).toJson());
					Thread.sleep(600_000);
				}
				case "answers twice" -> {
					Frames.write(out, good.toJson());
					Frames.write(out, good.toJson());
				}
				case "says nothing and ends" -> Runtime.getRuntime().halt(0);
				case "says nothing" -> Thread.sleep(600_000);
				case "begins an answer and dies" -> {
					out.writeInt(1000);
					out.write(new byte[10]);
					out.flush();
					Runtime.getRuntime().halt(1);
				}
				case "knows other questions" -> Frames.write(out,
						Answer.of(question.id(), practice("no.such.field", List.of(), List.of())).toJson());
				case "gives away other files" ->
					Frames.write(out,
							Answer
								.of(question.id(),
										practice(
												"practice.title",
												List.of(new Recognised.Photo("a", "image/png", Path.of("/etc/passwd"),
														null, null)),
												List.of()))
								.toJson());
				case "gives away linked files" -> {
					Path link = Files.createSymbolicLink(question.directory().resolve("link"), Path.of("/etc/passwd"));
					Frames.write(out,
							Answer
								.of(question.id(),
										practice("practice.title", List.of(),
												List.of(new Recognised.Page(1,
														new EmbeddedFile("page-1.jpg", "image/jpeg", link), 1, 1))))
								.toJson());
				}
				case "takes a mail for a form" -> Frames.write(out,
						Answer.of(question.id(), new Recognised.EmptyForm(1, FormLanguage.ENGLISH)).toJson());
				case "takes a form for a mail" ->
					Frames
						.write(out,
								Answer
									.of(question.id(),
											new Recognised.Mail(List.of(), "", "", null, false, false, null, null,
													null))
									.toJson());
				case "finds the files of others in a mail" ->
					Frames.write(out, mail(question, List.of(file("/etc/passwd")), "").toJson());
				case "finds more files in a mail than are taken" -> {
					String own = Files.createFile(question.directory().resolve("own")).toString();
					Frames.write(out, mail(question, Collections.nCopies(100, file(own)), "").toJson());
				}
				case "finds a book in a mail" ->
					Frames.write(out, mail(question, List.of(), "a".repeat(2_000_000)).toJson());
				case "finds half a mail" ->
					Frames.write(out, ("{\"id\":\"" + question.id() + "\",\"mail\":{\"files\":[]}}")
						.getBytes(StandardCharsets.UTF_8));
				default -> Frames.write(out, good.toJson());
			}
		}
	}

	private static EmbeddedFile file(String path) {
		return new EmbeddedFile("form.docx", "application/msword", Path.of(path));
	}

	private static Answer mail(Question question, List<EmbeddedFile> files, String words) {
		return Answer.of(question.id(), new Recognised.Mail(files, words, "", null, false, false, null, null, null));
	}

	private static Recognised practice(String key, List<Recognised.Photo> photos, List<Recognised.Page> pages) {
		return new Recognised.Practice(1, FormLanguage.ENGLISH, Answers.of(Map.of(key, List.of("x"))),
				Map.of(key, FoundBy.CONTROL), Map.of(), photos, pages, Map.of());
	}

}
