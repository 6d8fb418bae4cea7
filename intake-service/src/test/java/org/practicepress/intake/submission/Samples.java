package org.practicepress.intake.submission;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.practicepress.messaging.claimcheck.ClaimCheck;

/** Material for tests. */
public final class Samples {

	public static final Instant MORNING = Instant.parse("2026-11-02T08:00:00Z");

	public static final String CONTRIBUTOR = "c7d41f0a-2b68-4e95-b3f1-0a9e5d7c6342";

	public static final Identity IDENTITY = new Identity("PP-7K3M9Q", "q3Zr8vJm1Xy0bT5kWn7uHs2LdEf9cGa4PoRiQw6-_xY");

	public static final MailThread THREAD = new MailThread("<first@tigris-enterprise.example>", List.of(),
			"Good practice: support to SMEs");

	private Samples() {
	}

	public static ClaimCheck file(String name) {
		return new ClaimCheck("%064x".formatted(name.hashCode() & 0xffffffffL), 1000, "application/octet-stream", name);
	}

	public static Arrival upload(String... names) {
		return new Arrival(Channel.UPLOAD, CONTRIBUTOR, List.of(names).stream().map(Samples::file).toList(), null, null,
				MORNING);
	}

	public static Arrival mail(String key, String... names) {
		return new Arrival(Channel.EMAIL, CONTRIBUTOR, List.of(names).stream().map(Samples::file).toList(), null,
				new Arrival.Mail(key, THREAD), MORNING);
	}

	public static FormRead form(List<Problem> problems, String... photos) {
		Map<String, List<String>> answers = new LinkedHashMap<>();
		answers.put("contributor.email", List.of("rozhin.karim@tigris-enterprise.example"));
		answers.put("practice.title", List.of("Support to small enterprises"));
		answers.put("practice.country", List.of("IQ"));
		return new FormRead(1, "en", "en", "Support to small enterprises", answers, Map.of(), Map.of(), problems,
				file("form.docx"),
				List.of(photos).stream().map((name) -> new Photo(file(name), "A bakery", null)).toList(), List.of(),
				null);
	}

	public static Reading.Complete complete(String... photos) {
		return new Reading.Complete(form(List.of(), photos), "Support to small enterprises");
	}

	public static Reading.Incomplete incomplete(String... photos) {
		return new Reading.Incomplete(form(List.of(new Problem("practice.results", "missing")), photos));
	}

}
