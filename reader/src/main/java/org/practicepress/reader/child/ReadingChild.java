package org.practicepress.reader.child;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

import org.practicepress.form.PracticeForm;
import org.practicepress.reader.wire.Answer;
import org.practicepress.reader.wire.Frames;
import org.practicepress.reader.wire.Question;

/**
 * The program a child process runs: says that it is ready by an empty message, then
 * answers one question after the other until nobody can ask any more.
 */
public final class ReadingChild {

	private ReadingChild() {
	}

	/**
	 * Runs until its parent ends, or has it ended.
	 * @param arguments the file of the form that is asked for
	 * @throws IOException when nobody listens
	 * @throws InterruptedException never
	 */
	public static void main(String[] arguments) throws IOException, InterruptedException {
		OutputStream out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out));
		// whatever a library prints is no answer
		System.setOut(System.err);
		FileReader reader;
		try (InputStream form = Files.newInputStream(Path.of(arguments[0]))) {
			reader = new FileReader(PracticeForm.read(form));
		}
		BlockingQueue<Question> questions = new LinkedBlockingQueue<>();
		Thread.ofPlatform().daemon().name("questions").start(() -> listen(questions));
		Frames.write(out, new byte[0]);
		while (true) {
			Question question = questions.take();
			Frames.write(out, Answer.of(question.id(), reader.read(question)).toJson());
		}
	}

	/** Whoever is killed takes its children along, in the middle of a file, too. */
	private static void listen(BlockingQueue<Question> questions) {
		try (InputStream in = new BufferedInputStream(System.in)) {
			while (true) {
				questions.add(Question.fromJson(Frames.read(in)));
			}
		}
		catch (IOException | RuntimeException ex) {
			Runtime.getRuntime().halt(1);
		}
	}

}
