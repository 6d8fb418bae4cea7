package org.practicepress.review.insight;

/**
 * What the height of a picture stands for: a round number whose half is whole, too.
 *
 * @param top what stands at the top; at the bottom is 0
 */
record Scale(long top) {

	/** The height of every picture, in its own units. */
	static final int HEIGHT = 1000;

	private static final int TEN = 10;

	private static final long[] ROUND = { 2, 4, 6, 8, 10 };

	/**
	 * The smallest scale that has room for a number.
	 * @param largest the number
	 * @return 2, 4, 6, 8, 10, 20, 40 and so on
	 */
	static Scale fitting(long largest) {
		long unit = 1;
		while (true) {
			for (long round : ROUND) {
				if (round * unit >= largest) {
					return new Scale(round * unit);
				}
			}
			unit *= TEN;
		}
	}

	long middle() {
		return this.top / 2;
	}

	/** How high a number stands; what is not nothing can be seen. */
	int height(double number) {
		return (number > 0) ? Math.clamp(Math.round(number * HEIGHT / this.top), TEN, HEIGHT) : 0;
	}

}
