package org.practicepress.standalone.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.practicepress.embedded.LoopbackPort;
import org.practicepress.standalone.PracticePress;
import org.practicepress.standalone.demo.Browser.UploadedFile;
import org.practicepress.standalone.demo.Postbox.Attachment;
import org.practicepress.standalone.demo.Story.Person;
import org.practicepress.standalone.site.Site;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code practice-press start} is killed right after it has said "received", and started
 * again.
 */
class KilledInTheMiddleTests {

	private static final Pattern STATUS_PATH = Pattern.compile("/submissions/[\\w-]{40,}");

	private static final Pattern STATUS = Pattern.compile("\"status\"\\s*:\\s*\"([a-z-]+)\"");

	@TempDir
	private Path data;

	private final int port = LoopbackPort.free();

	private final int smtpPort = LoopbackPort.free();

	private final int imapPort = LoopbackPort.free();

	@Test
	void whatWasReceivedGoesOn() throws Exception {
		Person uploader = new Person("Amal Haddad", "amal@tigris.example");
		Person mailer = new Person("Joseph Mensah", "joseph@accra.example");
		Browser browser = new Browser("http://localhost:" + this.port);
		Postbox uploaders = new Postbox(uploader.address(), uploader.name(), this.smtpPort, this.imapPort);
		Postbox mailers = new Postbox(mailer.address(), mailer.name(), this.smtpPort, this.imapPort);
		String status;
		Process first = start();
		try {
			byte[] blank = browser.get("/form/practice-form.en.docx", "*/*").body();
			Attachment word = Attachment.word("circles.docx", Story.otherPractice(blank, mailer));
			byte[] practice = Story.practice(blank, uploader, Story.PRECISE);
			mailers.send(Site.PRACTICES_ADDRESS, "Our practice", "See attached.", List.of(word), null);
			HttpResponse<byte[]> answer = browser.upload("/submissions", "application/json", Map.of(),
					List.of(new UploadedFile("form", "practice.docx", "application/octet-stream", practice)));
			assertThat(answer.statusCode()).isEqualTo(202);
			status = first(STATUS_PATH, 0, new String(answer.body(), StandardCharsets.UTF_8));
		}
		finally {
			first.destroyForcibly().waitFor();
		}
		Process second = start();
		try {
			Awaitility.await()
				.atMost(Duration.ofMinutes(2))
				.until(() -> first(STATUS, 1,
						new String(browser.get(status, "application/json").body(), StandardCharsets.UTF_8))
					.equals("queued"));
			Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> !uploaders.read().isEmpty());
			Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> !mailers.read().isEmpty());
			assertThat(uploaders.read()).hasSize(1);
			assertThat(mailers.read()).hasSize(1);
		}
		finally {
			second.destroy();
			second.waitFor();
		}
	}

	private Process start() throws IOException {
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Xmx1g", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
				PracticePress.class.getName(), "start", "--data", this.data.toString(), "--port",
				String.valueOf(this.port), "--smtp-port", String.valueOf(this.smtpPort), "--imap-port",
				String.valueOf(this.imapPort))
			.redirectErrorStream(true)
			.start();
		BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
		StringBuilder said = new StringBuilder();
		for (String line = out.readLine(); line != null; line = out.readLine()) {
			said.append(line).append('\n');
			if (line.startsWith("Practice Press is ready: ")) {
				return process;
			}
		}
		process.destroyForcibly();
		throw new AssertionError("It did not become ready:\n" + said);
	}

	private static String first(Pattern pattern, int group, String text) {
		Matcher matcher = pattern.matcher(text);
		assertThat(matcher.find()).as("%s in %s", pattern, text).isTrue();
		return matcher.group(group);
	}

}
