package org.practicepress.reader.mail;

import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.practicepress.checkers.Growth;
import org.practicepress.form.Field;
import org.practicepress.form.FormLanguage;
import org.practicepress.form.PracticeForm;
import org.practicepress.reader.recognition.FormRecognition;

import static org.assertj.core.api.Assertions.assertThat;

class MailBodyTests {

	private static final MailBody.Around AROUND = new MailBody.Around("", "practices@hub.example");

	private final PracticeForm form = PracticeForm.load();

	private final FormRecognition recognition = new FormRecognition(this.form);

	@Test
	void joinsLinesThatAProgramHasBroken() {
		String text = """
				Summary *
				Small enterprises in Erbil and Duhok received grants and coaching on
				the condition that they hire returnees.
				- first
				- second

				Place\tErbil
				""";
		assertThat(MailBody.ofText(text, MailBody.Flow.UNKNOWN, AROUND).lines()).containsExactly("Summary *",
				"Small enterprises in Erbil and Duhok received grants and coaching on the condition that they hire returnees.",
				"- first", "- second", "Place", "Erbil");
		assertThat(MailBody.ofText("One \ntwo\nthree", MailBody.Flow.FLOWED, AROUND).lines()).containsExactly("One two",
				"three");
	}

	@Test
	void leavesOutWhatIsQuoted() {
		assertThat(MailBody
			.ofText("Thanks\n> Summary\nOn Monday Hub <practices@hub.example> wrote:\nResults", MailBody.Flow.UNKNOWN,
					AROUND)
			.lines()).containsExactly("Thanks");
		assertThat(MailBody.ofHtml(
				"<p>Thanks</p><blockquote type=cite><p>Summary</p></blockquote><div class=gmail_quote>Results</div>",
				AROUND)
			.lines()).containsExactly("Thanks");
		assertThat(
				MailBody.ofHtml("<p>Thanks</p><hr><p>From: Hub &lt;practices@hub.example&gt;</p><p>Results</p>", AROUND)
					.lines())
			.containsExactly("Thanks");
	}

	@Test
	void isTheFormWhenItAsksItsQuestions() {
		String all = this.form.fields()
			.stream()
			.map((field) -> field.label(FormLanguage.SPANISH) + ": " + field.key())
			.collect(Collectors.joining("\n"));
		assertThat(this.recognition.isAskedIn(MailBody.ofText(all, MailBody.Flow.UNKNOWN, AROUND).lines())).isTrue();
		List<String> some = this.form.fields().stream().limit(8).map(Field::key).toList();
		assertThat(this.recognition.isAskedIn(some)).isFalse();
		assertThat(this.recognition
			.isAskedIn(MailBody.ofText("Good morning,\nhere is our practice.", MailBody.Flow.UNKNOWN, AROUND).lines()))
			.isFalse();
	}

	/** 32,000 of them took 20 seconds, and there is one thread for all mails. */
	@ParameterizedTest
	@ValueSource(strings = { "<p>", "<p id=divRplyFwdMsg>", "<p id=appendonsend>",
			"<blockquote type=cite></blockquote>", "<p>practices@example.org", "<p>From: a<p>To: b",
			"<p>On 1.1. a wrote:", "<p>-- ", "<div class=gmail_signature>" })
	void readsABodyInOnePass(String part) {
		Growth.isLinear(4_000,
				(size) -> MailBody
					.ofHtml("<p>Words" + part.repeat(size), new MailBody.Around("", "practices@example.org"))
					.lines());
	}

}
