package org.practicepress.standalone.init;

import java.util.List;
import java.util.Map;

import tools.jackson.databind.json.JsonMapper;

/**
 * Answers as a settings file. What nobody answered stands there, too, as a comment.
 */
final class Page {

	private static final JsonMapper JSON = new JsonMapper();

	private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "::1");

	private Page() {
	}

	static String of(Map<Question, String> answers) {
		StringBuilder page = new StringBuilder("""
				# The settings of this hub; docs/install.md tells of all that there are.
				# What begins with # sets nothing. ${NAME} stands for a variable of the environment.
				""");
		for (Question question : Question.values()) {
			String answer = answers.get(question);
			page.append("\n# ").append(question.words()).append('\n');
			page.append((answer != null) ? "" : "#")
				.append(question.key())
				.append(": ")
				.append(quoted((answer != null) ? answer : question.example()))
				.append('\n');
			if (question == Question.RELAY_PORT && answer != null) {
				page.append(protection(answer, answers.getOrDefault(Question.RELAY, "")));
			}
		}
		return page.toString();
	}

	/** Passwords go to no relay in the open, unless it is on this machine. */
	private static String protection(String port, String relay) {
		if (port.equals("465")) {
			return "spring.mail.ssl.enabled: true\n";
		}
		return LOOPBACK.contains(relay) ? "" : """
				spring.mail.properties:
				  mail.smtp.starttls.enable: true
				  mail.smtp.starttls.required: true
				""";
	}

	/** JSON's strings are YAML's, so no answer can be anything but a value. */
	private static String quoted(String value) {
		return JSON.writeValueAsString(value);
	}

}
