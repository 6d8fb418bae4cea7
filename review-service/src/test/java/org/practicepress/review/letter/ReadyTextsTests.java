package org.practicepress.review.letter;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.practicepress.form.FormLanguage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ReadyTextsTests {

	private static final Map<Variable, String> SAID = Map.of(Variable.TITLE, "Bakeries", Variable.REFERENCE, "PP-1",
			Variable.EDITOR, "ana");

	@TempDir
	Path folder;

	@Test
	void thereAreTheSameForEachKindInEveryLanguage() {
		for (LetterKind kind : LetterKind.values()) {
			Set<String> english = names(ReadyTexts.bundled(), kind, FormLanguage.ENGLISH);
			assertThat(english).as(kind.code()).isNotEmpty();
			for (FormLanguage language : FormLanguage.values()) {
				assertThat(names(ReadyTexts.bundled(), kind, language)).as(language.code()).isEqualTo(english);
			}
		}
		assertThat(ReadyTexts.bundled().all().values())
			.allSatisfy((text) -> assertThat(text.filledIn(SAID)).contains("Bakeries").doesNotContain("{", "}"));
	}

	@Test
	void isChosenByWhatItIsCalledInTheLanguageOfWhoChooses() {
		assertThat(ReadyTexts.bundled().titles(LetterKind.DECLINE, FormLanguage.ARABIC, FormLanguage.FRENCH))
			.containsEntry("early", "Trop tôt pour en juger");
		assertThat(ReadyTexts.bundled()
			.find(LetterKind.DECLINE, "early", FormLanguage.ARABIC)
			.orElseThrow()
			.filledIn(SAID)).startsWith("قرأنا «Bakeries»");
	}

	@Test
	void whatIsNotKnownLeavesItsParagraphOut() {
		ReadyText text = ReadyText.parse("""
				Title: One
				\r
				{name} of {organisation}

				About {title},
				in two lines

				{editor}
				""");
		assertThat(text.filledIn(SAID)).isEqualTo("About Bakeries,\nin two lines\n\nana");
	}

	@Test
	void ownTextsStandBesideInThePlaceOfOrInsteadOfThoseThatComeAlong() throws Exception {
		write("decline.early.en.txt", "\uFEFFTitle: Ours\n\nNot yet.");
		write("decline.money.en.txt", "Title: Money\n\nWe have none, {name}.");
		write("decline.scope.en.txt", "\n");
		write(".decline.swp", "left behind");
		ReadyTexts texts = ReadyTexts.valueOf(this.folder.toString());
		assertThat(texts.titles(LetterKind.DECLINE, FormLanguage.ENGLISH, FormLanguage.SPANISH))
			.containsOnly(Map.entry("early", "Demasiado pronto para saberlo"), Map.entry("money", "Money"));
		assertThat(texts.find(LetterKind.DECLINE, "early", FormLanguage.ENGLISH).orElseThrow().filledIn(SAID))
			.isEqualTo("Not yet.");
		assertThat(names(texts, LetterKind.MESSAGES, FormLanguage.ENGLISH))
			.isEqualTo(names(ReadyTexts.bundled(), LetterKind.MESSAGES, FormLanguage.ENGLISH));
	}

	@Test
	void allThatIsWrongIsToldAtOnce() throws Exception {
		write("decline.one.en.txt", "Title: One\n\nDear {nmae},");
		write("decline.two.en.txt", "Dear\nyou");
		write("decline.three.en.txt", "Title: Three\n");
		write("decline.four.en.txt", "Title: Four\n\na } b");
		write("decline.five.en.txt", "Title: Five\n\na {title");
		write("decline.six.en.txt", "Title: Six\n\n" + "x".repeat(8_001));
		write("decline.seven.xx.txt", "Title: Seven\n\nx");
		write("hold.eight.en.txt", "Title: Eight\n\nx");
		write("decline.nine.en.txt", "x".repeat(70_000));
		Files.write(this.folder.resolve("decline.ten.en.txt"), new byte[] { (byte) 0xFF, (byte) 0xFE, 'x' });
		assertThatIllegalArgumentException().isThrownBy(() -> ReadyTexts.valueOf(this.folder.toString()))
			.withMessageStartingWith("a folder of texts without faults: ")
			.withMessageContaining(
					"decline.one.en.txt: line 3: there is no variable {nmae}; there is {name}, {organisation}, {title}, {reference}, {editor}")
			.withMessageContaining("decline.two.en.txt: line 1: it must begin with what it is called")
			.withMessageContaining("decline.three.en.txt: it says nothing after its title")
			.withMessageContaining("decline.four.en.txt: line 3: braces are for variables only")
			.withMessageContaining("decline.five.en.txt: line 3: braces are for variables only")
			.withMessageContaining("decline.six.en.txt: it is longer than 8,000 characters")
			.withMessageContaining("decline.seven.xx.txt: no file is called so")
			.withMessageContaining("hold.eight.en.txt: no file is called so")
			.withMessageContaining("decline.nine.en.txt: it is larger than 64 kB")
			.withMessageContaining("decline.ten.en.txt: it is no text file in UTF-8");
		assertThatIllegalArgumentException().isThrownBy(() -> ReadyTexts.valueOf("texts"))
			.withMessageStartingWith("the whole path of a folder");
	}

	@Test
	void textsStandBelowWhatWasTyped() {
		assertThat(Letters.with("  ", "Text")).isEqualTo("Text");
		assertThat(Letters.with("Typed\r\n", "Text")).isEqualTo("Typed\n\nText");
	}

	private static Set<String> names(ReadyTexts texts, LetterKind kind, FormLanguage language) {
		return texts.titles(kind, language, language).keySet().stream().collect(Collectors.toSet());
	}

	private void write(String name, String text) throws Exception {
		Files.writeString(this.folder.resolve(name), text, StandardCharsets.UTF_8);
	}

}
