package org.practicepress.publish.rendering;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;

import javax.imageio.ImageIO;

/** Photos nobody had to take: hills under a sky. */
public final class Landscapes {

	private Landscapes() {
	}

	/** A JPEG of the given size; the same seed gives the same picture. */
	public static byte[] jpeg(int width, int height, int seed) {
		Random random = new Random(seed);
		float hue = 0.52f + 0.08f * random.nextFloat();
		BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
		Graphics2D pen = image.createGraphics();
		pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
		pen.setPaint(new GradientPaint(0, 0, Color.getHSBColor(hue, 0.55f, 0.85f), 0, height * 0.7f,
				Color.getHSBColor(0.1f, 0.3f, 1f)));
		pen.fillRect(0, 0, width, height);
		pen.setColor(new Color(255, 244, 214));
		double sun = height * 0.12;
		pen.fill(new Ellipse2D.Double(width * (0.2 + 0.6 * random.nextDouble()), height * 0.22, sun, sun));
		for (int hill = 0; hill < 5; hill++) {
			Path2D line = new Path2D.Double();
			double base = height * (0.48 + 0.11 * hill);
			double phase = random.nextDouble() * 7;
			line.moveTo(0, height);
			for (int x = 0; x <= width; x += 4) {
				line.lineTo(x, base + Math.sin(phase + x * (2.2 + hill) / width * 2) * height * 0.05
						+ Math.sin(phase * 3 + x * 11.0 / width) * height * 0.012);
			}
			line.lineTo(width, height);
			line.closePath();
			pen.setColor(Color.getHSBColor(0.30f + 0.03f * hill, 0.25f + 0.1f * hill, 0.72f - 0.11f * hill));
			pen.fill(line);
		}
		pen.dispose();
		try {
			ByteArrayOutputStream bytes = new ByteArrayOutputStream();
			ImageIO.write(image, "jpeg", bytes);
			return bytes.toByteArray();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
