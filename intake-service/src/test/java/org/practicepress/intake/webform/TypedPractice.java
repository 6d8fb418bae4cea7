package org.practicepress.intake.webform;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.practicepress.intake.IntakeSite.Part;

/** A practice as somebody types it on the site. */
final class TypedPractice {

	private final Map<String, List<String>> inputs = new LinkedHashMap<>();

	private final List<Part> files = new ArrayList<>();

	private TypedPractice() {
	}

	static TypedPractice complete(String email) {
		return new TypedPractice().type("contributor.name", "Rozhin Karim")
			.type("contributor.email", " " + email + " ")
			.type("contributor.organisation", "Tigris Enterprise Network")
			.type("practice.title", "Boosting returnees’ employment through support to small enterprises")
			.type("practice.summary", "Small enterprises received grants on the condition that they hire returnees.")
			.type("practice.country", "IQ", "", "SY")
			.type("practice.start", "2020-09")
			.type("practice.end~ongoing", "ongoing")
			.type("practice.phase", "reintegration", "post-arrival")
			.type("practice.level", "individual")
			.type("practice.dimension", "economic")
			.type("practice.theme", "employment-and-skills")
			.type("practice.target-group", "returnees")
			.type("practice.people-reached", "1 402")
			.type("practice.budget", "120 000")
			.type("practice.budget~currency", "EUR")
			.type("practice.context", "Jobs are few.\r\n\r\nBanks ask for guarantees.")
			.type("practice.objective", "To create lasting jobs.")
			.type("practice.description", "A panel chose enterprises.\n• It signs.\n• It receives half.")
			.type("practice.results", "Of 412 people hired, 171 were women.")
			.type("practice.evidence", "anecdotal")
			.type("practice.success-factors", "- Mentors from the same town")
			.type("practice.challenges", "- Some hired relatives")
			.type("practice.sustainability", "The chambers run it by themselves.")
			.type("practice.replication", "A trusted chamber of commerce.")
			.type("practice.recommendations", "- Pay in two parts")
			.type("practice.links", "www.example.org/report")
			.type("consent.publish", "yes")
			.type("consent.contact", "no");
	}

	TypedPractice type(String name, String... values) {
		this.inputs.put(name, List.of(values));
		return this;
	}

	TypedPractice file(String name, String fileName, byte[] content) {
		this.files.add(new Part(name, fileName, content));
		return this;
	}

	List<Part> press(String button) {
		List<Part> parts = new ArrayList<>(this.files);
		this.inputs.forEach((name, values) -> values
			.forEach((value) -> parts.add(new Part(name, null, value.getBytes(StandardCharsets.UTF_8)))));
		parts.add(new Part("do", null, button.getBytes(StandardCharsets.UTF_8)));
		// a browser sends a nameless part for a field in which no file was chosen
		parts.add(new Part("photo~8", "", new byte[0]));
		return parts;
	}

}
