package org.practicepress.reader.page;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

import javax.imageio.ImageIO;

import org.apache.tika.io.TikaInputStream;

/**
 * What a page looks like, for whoever compares an answer with it: large enough to be
 * read, small enough to be sent.
 */
public final class PageView {

	/** In pixels: at this width, the print of a form can be read. */
	public static final int WIDTH = 1200;

	private final byte[] jpeg;

	private PageView(byte[] jpeg) {
		this.jpeg = jpeg;
	}

	/**
	 * Takes the view of a page.
	 * @param page the page, of any size
	 * @return its view
	 */
	public static PageView of(BufferedImage page) throws IOException {
		int width = Math.min(WIDTH, page.getWidth());
		int height = Math.max(1, Math.round((float) page.getHeight() * width / page.getWidth()));
		boolean gray = page.getType() == BufferedImage.TYPE_BYTE_GRAY;
		BufferedImage view = new BufferedImage(width, height,
				gray ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_INT_RGB);
		Graphics2D graphics = view.createGraphics();
		graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
		graphics.drawImage(page, 0, 0, width, height, Color.WHITE, null);
		graphics.dispose();
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		ImageIO.write(view, "jpeg", out);
		return new PageView(out.toByteArray());
	}

	TikaInputStream open() throws IOException {
		return TikaInputStream.get(this.jpeg);
	}

}
