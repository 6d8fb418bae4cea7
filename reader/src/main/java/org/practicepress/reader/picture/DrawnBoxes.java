package org.practicepress.reader.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.util.ArrayList;
import java.util.List;

/**
 * Boxes to tick, found by their shape in a picture of a page: square, about as high as a
 * letter, with four straight sides, which no letter has.
 */
final class DrawnBoxes {

	private static final int DARK = 185;

	/** The lowest and the highest box, in widths of the page. */
	private static final float LOWEST = 0.009f;

	private static final float HIGHEST = 0.03f;

	/** So much of the middle is dark when it is ticked. */
	private static final float TICKED = 0.1f;

	/** A closed shape keeps so much of its rectangle from what is outside. */
	private static final float CLOSED = 0.88f;

	/** So much of a side must be there. */
	private static final float STRAIGHT = 0.92f;

	private final int width;

	private final int height;

	private final boolean[] dark;

	private final List<Box> boxes = new ArrayList<>();

	/**
	 * A box, in pixels.
	 *
	 * @param left its left edge
	 * @param top its upper edge
	 * @param right its right edge
	 * @param bottom its lower edge
	 * @param ticked whether there is something in it
	 */
	record Box(int left, int top, int right, int bottom, boolean ticked) {

		int width() {
			return this.right - this.left + 1;
		}

		int height() {
			return this.bottom - this.top + 1;
		}

	}

	/**
	 * Looks for boxes.
	 * @param page a picture in shades of gray
	 */
	DrawnBoxes(BufferedImage page) {
		this.width = page.getWidth();
		this.height = page.getHeight();
		this.dark = new boolean[this.width * this.height];
		Raster raster = page.getRaster();
		int[] row = new int[this.width];
		for (int y = 0; y < this.height; y++) {
			raster.getSamples(0, y, this.width, 1, 0, row);
			for (int x = 0; x < this.width; x++) {
				this.dark[y * this.width + x] = row[x] < DARK;
			}
		}
		boolean[] seen = new boolean[this.dark.length];
		int[] queue = new int[this.dark.length];
		for (int at = 0; at < this.dark.length; at++) {
			if (this.dark[at] && !seen[at]) {
				Box shape = shape(at, seen, queue);
				if (isBox(shape)) {
					this.boxes.add(ticked(shape));
				}
			}
		}
	}

	List<Box> found() {
		return this.boxes;
	}

	/** Takes the boxes out of the picture, where they would be read as letters. */
	void erase(BufferedImage page) {
		Graphics2D graphics = page.createGraphics();
		graphics.setColor(Color.WHITE);
		for (Box box : this.boxes) {
			graphics.fillRect(box.left() - 2, box.top() - 2, box.width() + 4, box.height() + 4);
		}
		graphics.dispose();
	}

	/** The rectangle around all that hangs together. */
	private Box shape(int start, boolean[] seen, int[] queue) {
		int left = this.width;
		int top = this.height;
		int right = 0;
		int bottom = 0;
		int head = 0;
		int tail = 0;
		queue[tail++] = start;
		seen[start] = true;
		while (head < tail) {
			int at = queue[head++];
			int x = at % this.width;
			int y = at / this.width;
			left = Math.min(left, x);
			right = Math.max(right, x);
			top = Math.min(top, y);
			bottom = Math.max(bottom, y);
			for (int ny = Math.max(0, y - 1); ny <= Math.min(this.height - 1, y + 1); ny++) {
				for (int nx = Math.max(0, x - 1); nx <= Math.min(this.width - 1, x + 1); nx++) {
					int next = ny * this.width + nx;
					if (this.dark[next] && !seen[next]) {
						seen[next] = true;
						queue[tail++] = next;
					}
				}
			}
		}
		return new Box(left, top, right, bottom, false);
	}

	private Box ticked(Box box) {
		int in = box.width() / 4;
		boolean ticked = inked(box.left() + in, box.top() + in, box.right() - in, box.bottom() - in) > TICKED;
		return new Box(box.left(), box.top(), box.right(), box.bottom(), ticked);
	}

	private boolean isBox(Box shape) {
		return shape.height() > LOWEST * this.width && shape.height() < HIGHEST * this.width
				&& shape.width() > 0.85f * shape.height() && shape.width() < 1.18f * shape.height()
				&& hasFourSides(shape) && closed(shape) > CLOSED;
	}

	/** Whether each side is a line from end to end. */
	private boolean hasFourSides(Box shape) {
		int depth = Math.max(1, shape.height() / 8);
		int[] sides = new int[4];
		for (int at = 0; at < shape.width(); at++) {
			int x = shape.left() + at;
			sides[0] += (inked(x, shape.top(), x, shape.top() + depth) > 0) ? 1 : 0;
			sides[1] += (inked(x, shape.bottom() - depth, x, shape.bottom()) > 0) ? 1 : 0;
		}
		for (int at = 0; at < shape.height(); at++) {
			int y = shape.top() + at;
			sides[2] += (inked(shape.left(), y, shape.left() + depth, y) > 0) ? 1 : 0;
			sides[3] += (inked(shape.right() - depth, y, shape.right(), y) > 0) ? 1 : 0;
		}
		return Math.min(sides[0], sides[1]) > STRAIGHT * shape.width()
				&& Math.min(sides[2], sides[3]) > STRAIGHT * shape.height();
	}

	/** How much of the rectangle cannot be reached from around it. */
	private float closed(Box shape) {
		int wide = shape.width() + 2;
		int tall = shape.height() + 2;
		boolean[] outside = new boolean[wide * tall];
		int[] queue = new int[outside.length];
		int tail = 1;
		outside[0] = true;
		int reached = 0;
		for (int head = 0; head < tail; head++) {
			int x = queue[head] % wide;
			int y = queue[head] / wide;
			boolean within = x > 0 && x <= shape.width() && y > 0 && y <= shape.height();
			reached += within ? 1 : 0;
			for (int[] step : new int[][] { { x + 1, y }, { x - 1, y }, { x, y + 1 }, { x, y - 1 } }) {
				if (step[0] < 0 || step[0] >= wide || step[1] < 0 || step[1] >= tall
						|| outside[step[1] * wide + step[0]] || inShape(shape, step[0], step[1])) {
					continue;
				}
				outside[step[1] * wide + step[0]] = true;
				queue[tail++] = step[1] * wide + step[0];
			}
		}
		return 1 - (float) reached / (shape.width() * shape.height());
	}

	private boolean inShape(Box shape, int x, int y) {
		return x > 0 && x <= shape.width() && y > 0 && y <= shape.height()
				&& this.dark[(shape.top() + y - 1) * this.width + shape.left() + x - 1];
	}

	/** How much of a rectangle is dark. */
	private float inked(int left, int top, int right, int bottom) {
		int inked = 0;
		for (int y = top; y <= bottom; y++) {
			for (int x = left; x <= right; x++) {
				inked += this.dark[y * this.width + x] ? 1 : 0;
			}
		}
		return (float) inked / Math.max(1, (right - left + 1) * (bottom - top + 1));
	}

}
