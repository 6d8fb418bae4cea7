package org.practicepress.review.comparison;

import java.util.List;

import org.practicepress.review.comparison.Piece.Op;

/**
 * A paragraph that both forms have, or what stands in the one where the other has
 * something else.
 *
 * @param pieces its text, in order
 */
public record Passage(List<Piece> pieces) {

	public Passage {
		pieces = List.copyOf(pieces);
	}

	static Passage same(String line) {
		return new Passage(List.of(new Piece(Op.SAME, line)));
	}

	/**
	 * Whether both forms have it.
	 * @return true when nothing is changed
	 */
	public boolean unchanged() {
		return this.pieces.stream().allMatch((piece) -> piece.op() == Op.SAME);
	}

	/**
	 * What the earlier form has.
	 * @return the pieces that are not added
	 */
	public List<Piece> before() {
		return without(Op.ADDED);
	}

	/**
	 * What the later form has.
	 * @return the pieces that are not removed
	 */
	public List<Piece> after() {
		return without(Op.REMOVED);
	}

	/**
	 * Which way it is written.
	 * @return {@code rtl} when its first letter is of such a script, else {@code ltr}
	 */
	public String direction() {
		return direction(this.pieces);
	}

	/**
	 * Which way the earlier form has it, which may be in another language.
	 * @return {@code rtl} or {@code ltr}
	 */
	public String directionBefore() {
		return direction(before());
	}

	/**
	 * Which way the later form has it.
	 * @return {@code rtl} or {@code ltr}
	 */
	public String directionAfter() {
		return direction(after());
	}

	private static String direction(List<Piece> pieces) {
		return pieces.stream()
			.flatMapToInt((piece) -> piece.text().codePoints())
			.map(Character::getDirectionality)
			.filter((way) -> way == Character.DIRECTIONALITY_LEFT_TO_RIGHT
					|| way == Character.DIRECTIONALITY_RIGHT_TO_LEFT
					|| way == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC)
			.mapToObj((way) -> (way == Character.DIRECTIONALITY_LEFT_TO_RIGHT) ? "ltr" : "rtl")
			.findFirst()
			.orElse("ltr");
	}

	private List<Piece> without(Op op) {
		return this.pieces.stream().filter((piece) -> piece.op() != op).toList();
	}

}
