package org.practicepress.standalone.demo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import java.util.function.Consumer;

import javax.imageio.ImageIO;

/**
 * Pictures drawn by program, since a photo of people would need their consent.
 */
final class Pictures {

	private static final int WIDTH = 1600;

	private static final int HEIGHT = 1000;

	private Pictures() {
	}

	/** A market street at the foot of the hills, in the evening. */
	static byte[] street() {
		return draw((canvas) -> {
			sky(canvas, new Color(0xF2B880), new Color(0xFBE7C6));
			canvas.setColor(new Color(0xFFF3D6));
			canvas.fill(new Ellipse2D.Double(1130, 210, 150, 150));
			hills(canvas, 560, 90, new Color(0xB08968), 3);
			hills(canvas, 640, 60, new Color(0x8A6A52), 5);
			Random random = new Random(7);
			for (int house = 0; house < 9; house++) {
				int x = 20 + house * 178;
				int height = 190 + random.nextInt(110);
				canvas.setColor(new Color(0xD9B48F).darker());
				canvas.fill(new Rectangle2D.Double(x, 800 - height, 164, height + 60));
				canvas.setColor(new Color(0x5B4636));
				canvas.fill(new Rectangle2D.Double(x + 52, 740, 60, 120));
				canvas
					.setColor(new Color[] { new Color(0x2A6F77), new Color(0xA44A3F), new Color(0xC98B2B) }[house % 3]);
				Path2D awning = new Path2D.Double();
				awning.moveTo(x + 10, 735);
				awning.lineTo(x + 154, 735);
				awning.lineTo(x + 174, 775);
				awning.lineTo(x - 8, 775);
				awning.closePath();
				canvas.fill(awning);
			}
			canvas.setPaint(new GradientPaint(0, 850, new Color(0xC9A27E), 0, HEIGHT, new Color(0x8C6B50)));
			canvas.fill(new Rectangle2D.Double(0, 850, WIDTH, 150));
		});
	}

	/** A carpenter's workshop with its bench and tools. */
	static byte[] workshop() {
		return draw((canvas) -> {
			canvas.setPaint(new GradientPaint(0, 0, new Color(0x6D7F86), 0, 700, new Color(0x9FB0B4)));
			canvas.fill(new Rectangle2D.Double(0, 0, WIDTH, 720));
			canvas.setPaint(new GradientPaint(0, 720, new Color(0x7A5C43), 0, HEIGHT, new Color(0x4E3B2B)));
			canvas.fill(new Rectangle2D.Double(0, 720, WIDTH, 280));
			canvas.setPaint(new GradientPaint(180, 100, new Color(0xFFF7DD), 520, 420, new Color(0xCFE3EA)));
			canvas.fill(new Rectangle2D.Double(160, 90, 420, 330));
			canvas.setColor(new Color(0x4E3B2B));
			canvas.setStroke(new BasicStroke(16));
			canvas.draw(new Rectangle2D.Double(160, 90, 420, 330));
			canvas.drawLine(370, 90, 370, 420);
			canvas.setStroke(new BasicStroke(14, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
			for (int tool = 0; tool < 6; tool++) {
				int x = 760 + tool * 120;
				canvas.setColor(new Color(0x3A2E26));
				canvas.drawLine(x, 140, x, 330);
				canvas.setColor(new Color(0xB9C2C6));
				canvas.fill(new Rectangle2D.Double(x - 34, 320, 68, 30 + 12 * (tool % 3)));
			}
			canvas.setPaint(new GradientPaint(0, 560, new Color(0xC8925A), 0, 640, new Color(0x9C6B3C)));
			canvas.fill(new Rectangle2D.Double(220, 560, 1180, 70));
			canvas.setColor(new Color(0x7D5430));
			canvas.fill(new Rectangle2D.Double(290, 630, 60, 260));
			canvas.fill(new Rectangle2D.Double(1270, 630, 60, 260));
			canvas.setColor(new Color(0xE3BD86));
			for (int plank = 0; plank < 4; plank++) {
				canvas.fill(new Rectangle2D.Double(470 + plank * 30, 520 - plank * 24, 560, 20));
			}
		});
	}

	/** A cat, sitting, seen from the front. */
	static byte[] cat() {
		return draw((canvas) -> {
			sky(canvas, new Color(0xE9E2D0), new Color(0xCDBFA3));
			canvas.setColor(new Color(0x4A4540));
			canvas.fill(new Ellipse2D.Double(540, 430, 520, 560));
			canvas.fill(new Ellipse2D.Double(580, 150, 440, 390));
			for (int side = -1; side <= 1; side += 2) {
				Path2D ear = new Path2D.Double();
				ear.moveTo(800 + side * 200, 300);
				ear.lineTo(800 + side * 180, 60);
				ear.lineTo(800 + side * 50, 190);
				ear.closePath();
				canvas.setColor(new Color(0x4A4540));
				canvas.fill(ear);
				canvas.setColor(new Color(0xA6C36F));
				canvas.fill(new Ellipse2D.Double(800 + side * 95 - 42, 290, 84, 70));
				canvas.setColor(Color.BLACK);
				canvas.fill(new Ellipse2D.Double(800 + side * 95 - 12, 292, 24, 66));
				canvas.setColor(new Color(0xD8D2C4));
				canvas.setStroke(new BasicStroke(4));
				for (int whisker = 0; whisker < 3; whisker++) {
					canvas.drawLine(800 + side * 60, 420 + whisker * 14, 800 + side * 330, 370 + whisker * 48);
				}
			}
			canvas.setColor(new Color(0xC98B86));
			canvas.fill(new Ellipse2D.Double(772, 390, 56, 36));
		});
	}

	private static byte[] draw(Consumer<Graphics2D> drawing) {
		BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
		Graphics2D canvas = image.createGraphics();
		canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
		drawing.accept(canvas);
		canvas.dispose();
		try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
			ImageIO.write(image, "jpeg", out);
			return out.toByteArray();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void sky(Graphics2D canvas, Color top, Color bottom) {
		canvas.setPaint(new GradientPaint(0, 0, top, 0, HEIGHT, bottom));
		canvas.fill(new Rectangle2D.Double(0, 0, WIDTH, HEIGHT));
	}

	private static void hills(Graphics2D canvas, int base, int height, Color color, int waves) {
		Path2D hills = new Path2D.Double();
		hills.moveTo(0, HEIGHT);
		for (int x = 0; x <= WIDTH; x += 10) {
			hills.lineTo(x, base - height * Math.abs(Math.sin(x * waves * Math.PI / WIDTH)) - 0.03 * x);
		}
		hills.lineTo(WIDTH, HEIGHT);
		hills.closePath();
		canvas.setColor(color);
		canvas.fill(hills);
	}

}
