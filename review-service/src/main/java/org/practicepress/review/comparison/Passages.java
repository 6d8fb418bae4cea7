package org.practicepress.review.comparison;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;

import org.practicepress.review.comparison.Piece.Op;

/**
 * Two texts side by side, one passage after the other: first the lines that both have are
 * found, then the words in what stands between them.
 */
final class Passages {

	private final Steps steps;

	private final Locale language;

	Passages(Steps steps, Locale language) {
		this.steps = steps;
		this.language = language;
	}

	/** What it has cost so far. */
	long cost() {
		return this.steps.taken();
	}

	/** Of texts that people have written, in paragraphs. */
	List<Passage> ofText(List<String> before, List<String> after) {
		return of(lines(before), lines(after), Function.identity(), this::words);
	}

	/** Of values that are the same or not. */
	List<Passage> ofValues(List<Value> before, List<Value> after) {
		return of(before, after, Value::words, (earlier, later) -> replaced(words(earlier), words(later)));
	}

	private static List<String> words(List<Value> values) {
		return values.stream().map(Value::words).toList();
	}

	private static List<String> lines(List<String> values) {
		return values.stream().flatMap(String::lines).map(String::strip).filter((line) -> !line.isEmpty()).toList();
	}

	private <T> List<Passage> of(List<T> before, List<T> after, Function<T, String> text,
			BiFunction<List<T>, List<T>, List<Piece>> changed) {
		List<Passage> passages = new ArrayList<>();
		int same = 0;
		for (Hunk hunk : Differences.between(before, after, this.steps)) {
			after.subList(same, hunk.into()).forEach((line) -> passages.add(Passage.same(text.apply(line))));
			passages.add(new Passage(
					changed.apply(before.subList(hunk.from(), hunk.to()), after.subList(hunk.into(), hunk.end()))));
			same = hunk.end();
		}
		after.subList(same, after.size()).forEach((line) -> passages.add(Passage.same(text.apply(line))));
		return passages;
	}

	private static List<Piece> replaced(List<String> before, List<String> after) {
		List<Piece> pieces = new ArrayList<>();
		add(pieces, Op.REMOVED, String.join("\n", before));
		add(pieces, Op.ADDED, String.join("\n", after));
		return pieces;
	}

	private List<Piece> words(List<String> before, List<String> after) {
		if (before.isEmpty() || after.isEmpty() || this.steps.spent()) {
			return replaced(before, after);
		}
		List<String> earlier = Tokens.of(before, this.language);
		List<String> later = Tokens.of(after, this.language);
		List<Piece> pieces = new ArrayList<>();
		int same = 0;
		for (Hunk hunk : readable(Differences.between(earlier, later, this.steps), earlier, later)) {
			add(pieces, Op.SAME, String.join("", later.subList(same, hunk.into())));
			add(pieces, Op.REMOVED, String.join("", earlier.subList(hunk.from(), hunk.to())));
			add(pieces, Op.ADDED, String.join("", later.subList(hunk.into(), hunk.end())));
			same = hunk.end();
		}
		add(pieces, Op.SAME, String.join("", later.subList(same, later.size())));
		return pieces;
	}

	/**
	 * What stands unchanged between two changes that are both longer is there by chance:
	 * a sentence that was put otherwise is read more easily as a whole.
	 */
	private static Iterable<Hunk> readable(List<Hunk> hunks, List<String> before, List<String> after) {
		int[] earlier = letters(before);
		int[] later = letters(after);
		Deque<Hunk> readable = new ArrayDeque<>();
		for (Hunk hunk : hunks) {
			Hunk next = hunk;
			while (!readable.isEmpty()) {
				Hunk last = readable.getLast();
				int between = earlier[next.from()] - earlier[last.to()];
				if (between > size(last, earlier, later) || between > size(next, earlier, later)) {
					break;
				}
				next = readable.removeLast().upTo(next);
			}
			readable.addLast(next);
		}
		return readable;
	}

	private static int size(Hunk hunk, int[] earlier, int[] later) {
		return Math.max(earlier[hunk.to()] - earlier[hunk.from()], later[hunk.end()] - later[hunk.into()]);
	}

	/** How many letters there are before each. */
	private static int[] letters(List<String> tokens) {
		int[] letters = new int[tokens.size() + 1];
		for (int at = 0; at < tokens.size(); at++) {
			letters[at + 1] = letters[at] + tokens.get(at).length();
		}
		return letters;
	}

	private static void add(List<Piece> pieces, Op op, String text) {
		if (!text.isEmpty()) {
			pieces.add(new Piece(op, text));
		}
	}

	/**
	 * A value.
	 *
	 * @param identity what makes it another one
	 * @param words what it is called
	 */
	record Value(String identity, String words) {
	}

}
