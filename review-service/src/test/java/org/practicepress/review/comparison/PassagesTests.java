package org.practicepress.review.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PassagesTests {

	private static final long STEPS = 2_000_000;

	@Test
	void wordsThatChangedAreMarkedInTheSentence() {
		assertThat(compared("The bakery hired two people in Duhok.", "The bakery hired nine people in Duhok."))
			.containsExactly("The bakery hired [-two-][+nine+] people in Duhok.");
		assertThat(compared("We met.", "We met again.")).containsExactly("We met[+ again+].");
		assertThat(compared("One.", "One.\nTwo.")).containsExactly("One.", "[+Two.+]");
		assertThat(compared("One.\nTwo.\nThree.", "One.\nThree.")).containsExactly("One.", "[-Two.-]", "Three.");
	}

	@Test
	void spaceAloneIsNoChange() {
		assertThat(compared("a b\n\n c ", "a b\nc")).containsExactly("a b", "c");
		assertThat(compared("a \t b", "a  b")).containsExactly("a b");
	}

	@Test
	void arabicIsComparedByItsWords() {
		assertThat(compared("درّبنا عشرين شابًا في دهوك.", "درّبنا ثلاثين شابًا في دهوك."))
			.containsExactly("درّبنا [-عشرين-][+ثلاثين+] شابًا في دهوك.");
		assertThat(Tokens.of(List.of("شابًّا، والمُدَرِّبُونَ؛ لا\u200cشيء"), Locale.of("ar")))
			.containsExactly("شابًّا", "،", " ", "والمُدَرِّبُونَ", "؛", " ", "لا\u200cشيء");
		assertThat(Passage.same("1. درّبنا").direction()).isEqualTo("rtl");
		assertThat(Passage.same("2 ovens").direction()).isEqualTo("ltr");
		Passage translated = new Passage(
				List.of(new Piece(Piece.Op.REMOVED, "درّبنا."), new Piece(Piece.Op.ADDED, "We train.")));
		assertThat(translated.directionBefore()).isEqualTo("rtl");
		assertThat(translated.directionAfter()).isEqualTo("ltr");
	}

	@Test
	void whatStandsByChanceBetweenTwoChangesGoesWithThem() {
		assertThat(compared("Owners of bakeries came to a meeting and asked for loans.",
				"Every month trainers travelled to a village where nobody had one."))
			.containsExactly("[-Owners of bakeries came to a meeting and asked for loans-]"
					+ "[+Every month trainers travelled to a village where nobody had one+].");
	}

	@Test
	void bothTextsCanBeReadFromWhatIsTold() {
		Random random = new Random(7);
		for (int round = 0; round < 2_000; round++) {
			String before = words(random, random.nextInt(12));
			String after = words(random, random.nextInt(12));
			List<Passage> passages = passages(before, after, new Steps((round % 3 == 0) ? 9 : STEPS));
			assertThat(read(passages.stream().map(Passage::before).toList())).isEqualTo(read(before));
			assertThat(read(passages.stream().map(Passage::after).toList())).isEqualTo(read(after));
		}
	}

	@Test
	void noWayIsShorter() {
		Random random = new Random(11);
		for (int round = 0; round < 2_000; round++) {
			List<Integer> before = numbers(random);
			List<Integer> after = numbers(random);
			List<Hunk> hunks = Differences.between(before, after, new Steps(STEPS));
			int changes = hunks.stream().mapToInt((hunk) -> hunk.to() - hunk.from() + hunk.end() - hunk.into()).sum();
			assertThat(changes).isEqualTo(before.size() + after.size() - 2 * longestInBoth(before, after));
		}
	}

	@Test
	void aMegabyteAgainstAMegabyteCostsABoundedNumberOfSteps() {
		String before = megabyte(1);
		String after = megabyte(2);
		Steps steps = new Steps(STEPS);
		assertThat(passages(before, after, steps)).singleElement()
			.satisfies((passage) -> assertThat(passage.pieces()).extracting(Piece::op)
				.containsExactly(Piece.Op.REMOVED, Piece.Op.ADDED));
		assertThat(steps.taken()).isLessThan(STEPS + 1_000_000);

		Steps few = new Steps(STEPS);
		assertThat(passages(before, before.replace("word1077 ", "a word of its own "), few))
			.filteredOn((passage) -> !passage.unchanged())
			.isNotEmpty()
			.allSatisfy((passage) -> assertThat(passage.pieces()).extracting(Piece::op).contains(Piece.Op.SAME));
		assertThat(few.taken()).isLessThan(STEPS);

		Steps alike = new Steps(STEPS);
		passages("a ".repeat(500_000), "a a b ".repeat(170_000), alike);
		assertThat(alike.taken()).isLessThan(STEPS + 1_000_000);
	}

	/** Two texts of 1 MB each, with lines of hundred words. */
	private static String megabyte(int seed) {
		Random random = new Random(seed);
		return IntStream.range(0, 1_200)
			.mapToObj((line) -> IntStream.range(0, 100)
				.mapToObj((word) -> "word" + random.nextInt(5_000))
				.collect(Collectors.joining(" ")))
			.collect(Collectors.joining("\n"));
	}

	private static String words(Random random, int number) {
		return IntStream.range(0, number)
			.mapToObj((word) -> List.of("and", "bread", "oven", ", ", "\n", "\n\n", "in 12.5", "دهوك")
				.get(random.nextInt(8)))
			.collect(Collectors.joining(" "));
	}

	private static List<Integer> numbers(Random random) {
		return IntStream.range(0, random.nextInt(14)).mapToObj((at) -> random.nextInt(4)).toList();
	}

	private static int longestInBoth(List<Integer> before, List<Integer> after) {
		int[][] longest = new int[before.size() + 1][after.size() + 1];
		for (int a = 0; a < before.size(); a++) {
			for (int b = 0; b < after.size(); b++) {
				longest[a + 1][b + 1] = before.get(a).equals(after.get(b)) ? longest[a][b] + 1
						: Math.max(longest[a][b + 1], longest[a + 1][b]);
			}
		}
		return longest[before.size()][after.size()];
	}

	private static List<String> compared(String before, String after) {
		return passages(before, after, new Steps(STEPS)).stream()
			.map((passage) -> passage.pieces().stream().map(PassagesTests::marked).collect(Collectors.joining()))
			.toList();
	}

	private static List<Passage> passages(String before, String after, Steps steps) {
		return new Passages(steps, Locale.ENGLISH).ofText(List.of(before), List.of(after));
	}

	private static String marked(Piece piece) {
		return switch (piece.op()) {
			case SAME -> piece.text();
			case REMOVED -> "[-" + piece.text() + "-]";
			case ADDED -> "[+" + piece.text() + "+]";
		};
	}

	/** The words of a text, whatever space stands between them. */
	private static List<String> read(String text) {
		return read(new ArrayList<>(), text);
	}

	private static List<String> read(List<List<Piece>> passages) {
		List<String> words = new ArrayList<>();
		passages.forEach((pieces) -> read(words, pieces.stream().map(Piece::text).collect(Collectors.joining())));
		return words;
	}

	private static List<String> read(List<String> words, String text) {
		text.codePoints()
			.filter((sign) -> !Character.isWhitespace(sign))
			.forEach((sign) -> words.add(Character.toString(sign)));
		return words;
	}

}
