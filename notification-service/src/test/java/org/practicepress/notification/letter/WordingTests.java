package org.practicepress.notification.letter;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.practicepress.form.FormLanguage;
import org.practicepress.form.PracticeForm;
import org.practicepress.pages.Accent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** An organisation's own words, and those that come with the product. */
class WordingTests {

	private static final PracticeForm FORM = PracticeForm.load();

	@TempDir
	private Path folder;

	@Test
	void whatIsNotWrittenAnewIsAsItWas() throws IOException {
		write("accepted.en.txt", """
				Subject: {sender} has accepted your practice

				Hurrah! {practice} is {category}.
				We are glad.

				# Next
				- Take a rest.
				- Tell your friends.

				[Read more](https://ours.example/en/guide?a=b)
				It is short.

				This is what we thought:
				{message}
				""");
		Letter ours = letter(Kind.ACCEPTED, FormLanguage.ENGLISH);
		assertThat(ours.subject()).isEqualTo("Ours has accepted your practice");
		assertThat(ours.text()).startsWith("""
				Dear Rozhin Karim,

				Hurrah! your practice “%s” is a promising practice. We are glad.

				Next

				- Take a rest.
				- Tell your friends.

				Read more
				https://ours.example/en/guide?a=b

				It is short.

				This is what we thought:

				> Congratulations!

				Title of the practice
				> You wrote: %ss
				> Corrected: %s

				With kind regards,
				Ours
				""".formatted(SampleNotices.TITLE, SampleNotices.TITLE, SampleNotices.TITLE));
		assertThat(ours.html()).contains("<h2>Next</h2>", "<li>Take a rest.</li>",
				"href=\"https://ours.example/en/guide?a=b\"", "<p class=\"note\">It is short.</p>");
		for (FormLanguage language : FormLanguage.values()) {
			for (Kind kind : Kind.values()) {
				if (kind != Kind.ACCEPTED || language != FormLanguage.ENGLISH) {
					assertThat(letter(kind, language)).isEqualTo(letter(kind, language, Wording.bundled()));
				}
			}
		}
	}

	@Test
	void whatLettersShareIsWrittenAnewWordByWord() throws IOException {
		write("words.fr.txt", "# les nôtres\n\ngreeting.named = Chère, cher {name},\nclosing=L’équipe d’ici\n");
		Letter ours = letter(Kind.DECLINED, FormLanguage.FRENCH);
		assertThat(ours.text()).startsWith("Chère, cher Rozhin Karim,\n").contains("L’équipe d’ici\nOurs\n");
		assertThat(ours.subject()).isEqualTo("À propos de votre pratique");
		assertThat(letter(Kind.DECLINED, FormLanguage.ENGLISH).text()).startsWith("Dear");
	}

	@Test
	void aSectionInWhichAVariableHasNothingToSayIsLeftOut() throws IOException {
		write("accepted.en.txt", "Subject: Yes\n\nThis is what we thought:\n{message}\nSo far.\n\nGoodbye.\n");
		Letters letters = letters(Wording.valueOf(this.folder.toString()));
		String text = letters
			.write(new Occasion(new Notice.Accepted(Category.GOOD, null), "PP-7K3M9Q", "token", null), null,
					FormLanguage.ENGLISH)
			.text();
		assertThat(text).startsWith("Hello,\n\nGoodbye.\n\nWith kind regards,");
	}

	@Test
	void filesMayComeFromAnyEditor() throws IOException {
		write(".accepted.en.txt.swp", "x");
		write("delayed.ar.txt", "\uFEFFSubject: مرحبا\r\n\r\n\r\n\tسطر\r\nآخر\r\n");
		Letter letter = letter(Kind.DELAYED, FormLanguage.ARABIC);
		assertThat(letter.subject()).isEqualTo("مرحبا");
		assertThat(letter.text()).contains("\n\nسطر آخر\n\n");
	}

	@Test
	void markupOfPagesIsText() throws IOException {
		write("delayed.en.txt", "Subject: <b>x</b>\n\n<script>alert(1)</script> & [(7*7)] [[7*7]]\n");
		assertThat(letter(Kind.DELAYED, FormLanguage.ENGLISH).html())
			.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; [(7*7)] [[7*7]]",
					"<title>&lt;b&gt;x&lt;/b&gt;</title>")
			.doesNotContain("<script", "49");
	}

	/** In a file of that name; ⏎ ends a line. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~',
			textBlock = """
					delayed.en.txt   | Subject: x⏎⏎{titel}                    | delayed.en.txt, line 3: there is no variable {titel} here; there is {practice}, {reference}, {sender}
					delayed.en.txt   | Subject: {number}                      | delayed.en.txt, line 1: there is no variable {number} here; there is {practice}, {reference}, {sender}
					delayed.en.txt   | Subject: x⏎⏎[a]({factsheet})           | delayed.en.txt, line 3: there is no variable {factsheet} here; there is {site}, {status}
					delayed.en.txt   | Subject: x⏎⏎{practice                  | delayed.en.txt, line 3: the brace { is not closed: braces are for variables only
					delayed.en.txt   | Subject: x⏎⏎practice}                  | delayed.en.txt, line 3: the brace } closes nothing: braces are for variables only
					delayed.en.txt   | Subject: x⏎⏎see {status}               | delayed.en.txt, line 3: {status} is an address: write [words]({status}) in a line of its own
					delayed.en.txt   | Subject: x⏎⏎see [us](https://a.org) so | delayed.en.txt, line 3: a link stands in a line of its own: [words](address)
					delayed.en.txt   | Subject: x⏎⏎[us](javascript:alert(1))  | delayed.en.txt, line 3: a link leads to one variable, or to an address that begins with https://
					delayed.en.txt   | Subject: x⏎⏎[us](http://a.org)         | delayed.en.txt, line 3: a link leads to one variable, or to an address that begins with https://
					delayed.en.txt   | Subject: x⏎⏎[us](https://a b)          | delayed.en.txt, line 3: a link leads to one variable, or to an address that begins with https://
					delayed.en.txt   | Subject: x⏎⏎[us]({site}{status})       | delayed.en.txt, line 3: a link leads to one variable, or to an address that begins with https://
					delayed.en.txt   | Dear all                               | delayed.en.txt, line 1: it must begin with the subject, as in "Subject: Your practice has been accepted"
					delayed.en.txt   | Subject:                               | delayed.en.txt, line 1: it must begin with the subject, as in "Subject: Your practice has been accepted"
					declined.es.txt  | Subject: x⏎⏎y                          | declined.es.txt: it must say {message}, or nobody learns what it is about
					declined.es.txt  | Subject: x⏎⏎y {message}                | declined.es.txt, line 3: {message} stands in a line of its own, with nothing beside it
					mail-held.ar.txt | Subject: x⏎⏎y                          | mail-held.ar.txt: it must say {confirm}, or nobody learns what it is about
					words.en.txt     | gretting = Hello                       | words.en.txt, line 1: a line is a name that there is, an equals sign and the words: greeting = Hello,
					words.en.txt     | greeting =                             | words.en.txt, line 1: a line is a name that there is, an equals sign and the words: greeting = Hello,
					words.en.txt     | Hello                                  | words.en.txt, line 1: a line is a name that there is, an equals sign and the words: greeting = Hello,
					words.en.txt     | greeting = Hello {name}                | words.en.txt, line 1: there is no variable {name} here
					words.en.txt     | closing = a⏎closing = b                | words.en.txt, line 2: closing stands there twice
					""")
	void refusesInWordsWhatItCannotSay(String name, String content, String fault) throws IOException {
		write(name, content.replace('⏎', '\n'));
		assertThatIllegalArgumentException().isThrownBy(() -> Wording.valueOf(this.folder.toString()))
			.withMessage("a folder of mails without faults: " + fault);
	}

	@Test
	void refusesWhatIsNoFileOfWords() throws IOException {
		write("delayed.en.txt", "");
		Files.write(this.folder.resolve("delayed.fr.txt"), "Subject: Ça".getBytes(StandardCharsets.ISO_8859_1));
		Files.write(this.folder.resolve("delayed.es.txt"), "Subject: Hola".getBytes(StandardCharsets.UTF_16));
		write("delayed.ar.txt", "Subject: \u0000");
		write("declined.en.txt", "Subject: x\n" + "y".repeat(70_000));
		write("acepted.en.txt", "Subject: x");
		write("accepted.de.txt", "Subject: x");
		Files.createDirectory(this.folder.resolve("accepted.en.txt"));
		assertThatIllegalArgumentException().isThrownBy(() -> Wording.valueOf(this.folder.toString()))
			.withMessageStartingWith(
					"a folder of mails without faults: accepted.de.txt: no file is called so, but like a"
							+ " mail and a language, accepted.en.txt; there are draft-saved, received,")
			.withMessageContaining("; acepted.en.txt: no file is called so")
			.withMessageContaining("; accepted.en.txt: this account cannot read it")
			.withMessageContaining("; declined.en.txt: it is larger than 64 kB")
			.withMessageContaining("; delayed.en.txt: it is empty")
			.withMessageContaining("; delayed.fr.txt: it is no text file in UTF-8")
			.withMessageContaining("; delayed.es.txt: it is no text file in UTF-8")
			.withMessageContaining("; delayed.ar.txt: it is no text file in UTF-8");
	}

	@ParameterizedTest
	@CsvSource({ "none", "''", "mails", "\0" })
	void refusesWhatIsNoFolder(String folder) {
		String named = folder.equals("none") ? this.folder.resolve(folder).toString() : folder;
		assertThatIllegalArgumentException().isThrownBy(() -> Wording.valueOf(named))
			.withMessage("the whole path of a folder of mails that this account can read, such as"
					+ " /srv/practice-press/mails");
	}

	@Test
	void aTextOfBeforeThereWereQuestionsLosesNone() throws IOException {
		write("changes-requested.en.txt", "Subject: x\n\n{message}\n");
		Letters letters = letters(Wording.valueOf(this.folder.toString()));
		Notice asking = new Notice.ChangesRequested("Please.", null, List.of(new Question("practice.results", "How?")),
				List.of(new Correction("practice.title", "Employement", "Employment")));
		assertThat(write(letters, asking, FormLanguage.ENGLISH).text()).contains("> Please.\n\nWhat changed\n> How?\n")
			.contains("> You wrote: Employement\n> Corrected: Employment\n");
	}

	@ParameterizedTest
	@EnumSource(Mail.class)
	void everyVariableOfAMailSaysSomething(Mail mail) throws IOException {
		for (Variable variable : mail.variables()) {
			String marked = mail.code() + ".en.txt";
			write(marked, "Subject: x\n\n"
					+ mail.needed().stream().map((needed) -> written(needed) + "\n\n").collect(Collectors.joining())
					+ "It says:\n" + written(variable) + "\n");
			Letters letters = letters(Wording.valueOf(this.folder.toString()));
			assertThat(samples().filter((notice) -> Mail.of(notice) == mail)).as(variable.code())
				.anyMatch((notice) -> write(letters, notice, FormLanguage.ENGLISH).text().contains("It says:"));
		}
	}

	@Test
	void everyLanguageSaysTheSame() {
		for (FormLanguage language : FormLanguage.values()) {
			for (Mail mail : Mail.values()) {
				assertThat(said(mail, language)).as(mail + " " + language).isEqualTo(said(mail, FormLanguage.ENGLISH));
			}
			assertThat(keys(language)).isEqualTo(keys(FormLanguage.ENGLISH));
		}
	}

	/** The manual lists each mail with all that it can say. */
	@Test
	void theManualNamesEveryVariable() throws IOException {
		String manual = Files.readString(Path.of("..", "docs", "mails.md"));
		List<String> rows = new ArrayList<>();
		for (Mail mail : Mail.values()) {
			Set<Variable> own = new HashSet<>(mail.variables());
			own.removeAll(Set.of(Variable.REFERENCE, Variable.SENDER, Variable.SITE));
			rows.add("| `" + mail.code() + "` | "
					+ Stream.of(Variable.values())
						.filter(own::contains)
						.map((variable) -> (mail.needed().contains(variable) ? "**" : "") + "`" + variable.code() + "`"
								+ (mail.needed().contains(variable) ? "**" : ""))
						.collect(Collectors.joining(", "))
					+ (own.isEmpty() ? "nothing else |" : " |"));
		}
		assertThat(manual.lines().filter((line) -> rows.stream().anyMatch(line::startsWith)))
			.as(String.join("\n", rows))
			.hasSameSizeAs(rows);
		for (Variable variable : Variable.values()) {
			assertThat(manual).contains(
					"| `{" + variable.code() + "}` | " + variable.shape().name().toLowerCase(Locale.ROOT) + " | ");
		}
	}

	/** What can be improved in a first form can be in a second. */
	private static Stream<Notice> samples() {
		return SampleNotices.all()
			.stream()
			.flatMap((notice) -> (notice instanceof Notice.Received received)
					? Stream.of(notice, new Notice.Revised(received.problems(), received.read())) : Stream.of(notice));
	}

	private static String written(Variable variable) {
		String name = "{" + variable.code() + "}";
		return (variable.shape() == Variable.Shape.ADDRESS) ? "[link](" + name + ")" : name;
	}

	private static List<String> said(Mail mail, FormLanguage language) {
		return file(mail.code() + "." + language.code() + ".txt").lines()
			.map((line) -> beginning(line) + Phrase.of(line).names().stream().sorted().toList())
			.toList();
	}

	private static String file(String name) {
		return Objects.requireNonNull(Wording.files().get(name), name);
	}

	private static String beginning(String line) {
		return Stream.of("Subject: ", "# ", "- ", "[", "{")
			.filter(line::startsWith)
			.findFirst()
			.orElse(line.isEmpty() ? "" : "text");
	}

	private static Set<String> keys(FormLanguage language) {
		return file("words." + language.code() + ".txt").lines()
			.filter((line) -> line.contains(" = "))
			.map((line) -> line.substring(0, line.indexOf(" = ")) + Phrase.of(line).names().stream().sorted().toList())
			.collect(Collectors.toSet());
	}

	private void write(String name, String content) throws IOException {
		Files.writeString(this.folder.resolve(name), content);
	}

	private Letter letter(Kind kind, FormLanguage language) {
		return letter(kind, language, Wording.valueOf(this.folder.toString()));
	}

	private static Letter letter(Kind kind, FormLanguage language, Wording wording) {
		Notice notice = SampleNotices.all().stream().filter((one) -> one.kind() == kind).findFirst().orElseThrow();
		return write(letters(wording), notice, language);
	}

	private static Letter write(Letters letters, Notice notice, FormLanguage language) {
		return letters.write(SampleNotices.occasion(notice, FormLanguage.ENGLISH), SampleNotices.NAME, language);
	}

	private static Letters letters(Wording wording) {
		return new Letters(FORM, URI.create("https://practices.example"), "Ours", Accent.DESIGN, wording);
	}

}
