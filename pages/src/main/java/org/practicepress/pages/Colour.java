package org.practicepress.pages;

import java.util.HexFormat;

/**
 * A colour of the screen.
 *
 * @param red from 0 to 255
 * @param green from 0 to 255
 * @param blue from 0 to 255
 */
record Colour(int red, int green, int blue) {

	static final Colour BLACK = new Colour(0, 0, 0);

	static final Colour WHITE = new Colour(255, 255, 255);

	/**
	 * Reads a colour.
	 * @param text the colour, such as {@code #0b5d57}
	 * @return the colour
	 * @throws IllegalArgumentException when it is none; it says what one is like
	 */
	public static Colour valueOf(String text) {
		if (text.length() != 7 || text.charAt(0) != '#'
				|| !text.chars().skip(1).allMatch((letter) -> HexFormat.isHexDigit(letter))) {
			throw new IllegalArgumentException("a colour, such as #0b5d57");
		}
		int value = HexFormat.fromHexDigits(text, 1, 7);
		return new Colour(value >> 16, (value >> 8) & 0xFF, value & 0xFF);
	}

	/**
	 * A colour between this one and another.
	 * @param other the other one
	 * @param share how much of the other one, from 0 to 1
	 * @return the mixture
	 */
	Colour mixedWith(Colour other, double share) {
		return new Colour(mixed(this.red, other.red, share), mixed(this.green, other.green, share),
				mixed(this.blue, other.blue, share));
	}

	/**
	 * How well text in one colour can be read on the other (WCAG 2.2).
	 * @param other the other colour
	 * @return from 1, not at all, to 21
	 */
	double contrast(Colour other) {
		double one = luminance();
		double two = other.luminance();
		return (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
	}

	@Override
	public String toString() {
		return "#" + HexFormat.of().toHexDigits((this.red << 16) | (this.green << 8) | this.blue, 6);
	}

	private double luminance() {
		return 0.2126 * light(this.red) + 0.7152 * light(this.green) + 0.0722 * light(this.blue);
	}

	private static double light(int part) {
		double share = part / 255.0;
		return (share <= 0.04045) ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
	}

	private static int mixed(int one, int other, double share) {
		return (int) Math.round(one + (other - one) * share);
	}

}
