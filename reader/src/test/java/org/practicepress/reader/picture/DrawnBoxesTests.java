package org.practicepress.reader.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.practicepress.checkers.Growth;

import static org.assertj.core.api.Assertions.assertThat;

class DrawnBoxesTests {

	@Test
	void tellsBoxesFromLettersAndTickedOnesFromEmptyOnes() {
		BufferedImage page = new BufferedImage(2000, 1000, BufferedImage.TYPE_BYTE_GRAY);
		Graphics2D graphics = page.createGraphics();
		graphics.setColor(Color.WHITE);
		graphics.fillRect(0, 0, 2000, 1000);
		graphics.setColor(Color.BLACK);
		graphics.setStroke(new BasicStroke(3));
		graphics.drawRect(100, 100, 30, 30);
		graphics.drawRect(100, 200, 30, 30);
		graphics.drawLine(103, 203, 127, 227);
		graphics.drawLine(127, 203, 103, 227);
		// a table, a letter and a broken box
		graphics.drawRect(50, 50, 1900, 900);
		graphics.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 42));
		graphics.drawString("B D O 0 8 R Q", 300, 130);
		graphics.drawLine(100, 300, 130, 300);
		graphics.drawLine(100, 300, 100, 330);
		graphics.dispose();
		DrawnBoxes boxes = new DrawnBoxes(page);
		List<DrawnBoxes.Box> found = boxes.found();
		assertThat(found).extracting(DrawnBoxes.Box::ticked).containsExactly(false, true);
		assertThat(found.getFirst().left()).isBetween(98, 101);
		boxes.erase(page);
		assertThat(new DrawnBoxes(page).found()).isEmpty();
	}

	/** The rectangle around each of these lines is the page. */
	@Test
	void looksForBoxesInOnePass() {
		Growth.isLinear(300_000, (pixels) -> {
			int side = (int) Math.sqrt(pixels);
			BufferedImage page = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_GRAY);
			Graphics2D graphics = page.createGraphics();
			graphics.setColor(Color.WHITE);
			graphics.fillRect(0, 0, side, side);
			graphics.setColor(Color.BLACK);
			graphics.setStroke(new BasicStroke(1));
			for (int at = -side; at < side; at += 4) {
				graphics.drawLine(0, at, side, at + side);
			}
			graphics.dispose();
			assertThat(new DrawnBoxes(page).found()).isEmpty();
		});
	}

}
