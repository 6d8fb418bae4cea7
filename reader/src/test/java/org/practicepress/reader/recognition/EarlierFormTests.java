package org.practicepress.reader.recognition;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.practicepress.form.FormLanguage;
import org.practicepress.form.PracticeForm;
import org.practicepress.reader.result.FoundBy;
import org.practicepress.reader.result.Recognised;
import org.practicepress.reader.text.Parsed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

/**
 * A form that was downloaded before the form was changed.
 */
class EarlierFormTests {

	@Test
	void questionsAreKnownByTheirFormerLabels() throws IOException {
		PracticeForm earlier = PracticeForm.load();
		String rows = List
			.of("practice.title", "practice.place", "practice.donor", "practice.context", "practice.objective")
			.stream()
			.map((key) -> "<tr><td>" + earlier.field(key).label(FormLanguage.ENGLISH) + "</td><td>The " + key
					+ "</td></tr>")
			.collect(Collectors.joining());
		String page = "<html xmlns=\"http://www.w3.org/1999/xhtml\"><body><table>" + rows + "</table><p>"
				+ earlier.mark(FormLanguage.ENGLISH) + "</p></body></html>";
		Recognised recognised = new FormRecognition(later())
			.recognise(new Parsed.Text("text/html", page, Map.of(), List.of()));
		assertThat(recognised).asInstanceOf(type(Recognised.Practice.class)).satisfies((practice) -> {
			assertThat(practice.formVersion()).isEqualTo(1);
			assertThat(practice.answers().first("practice.donor")).contains("The practice.donor");
			assertThat(practice.found()).containsEntry("practice.donor", FoundBy.TABLE_LABEL);
		});
	}

	private static String form() throws IOException {
		try (InputStream in = Objects
			.requireNonNull(PracticeForm.class.getResourceAsStream("/" + PracticeForm.RESOURCE))) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	/** The form with another version and another question for the donor. */
	private static PracticeForm later() throws IOException {
		String yaml = form().replace("\nversion: 1\n", "\nversion: 2\n")
			.replace("en: Donor\n", "en: Who paid for it\n")
			.replace("      - key: practice.donor\n",
					"      - key: practice.donor\n        formerly: [Donor, Bailleur, Donante]\n");
		PracticeForm later = PracticeForm.read(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
		assertThat(later.field("practice.donor").label(FormLanguage.ENGLISH)).isEqualTo("Who paid for it");
		return later;
	}

}
