package org.practicepress.publish.rendering;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Iterator;
import java.util.Locale;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

import org.jspecify.annotations.Nullable;

/**
 * A photo made fit to be shown: upright, no larger than it need be, and drawn anew, so
 * that nothing of the file it came in (where it was taken, by which telephone, hidden
 * thumbnails) is passed on.
 *
 * @param jpeg the picture as JPEG
 * @param width pixels across
 * @param height pixels down
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, only carried
public record Picture(byte[] jpeg, int width, int height) {

	/** More than a telephone takes; a file that claims more is not drawn at all. */
	private static final long MOST_PIXELS = 120_000_000L;

	private static final float QUALITY = 0.84f;

	/**
	 * Develops a photo.
	 * @param file the file as it came
	 * @param longestSide the most pixels along either side
	 * @return the picture, or null when the file is not a photo that can be read
	 */
	static @Nullable Picture develop(byte[] file, int longestSide) {
		try {
			BufferedImage raw = read(file, longestSide);
			if (raw == null) {
				return null;
			}
			return write(upright(shrink(raw, longestSide), Orientation.of(file)));
		}
		catch (IOException | RuntimeException ex) {
			// decoders answer a damaged file with nearly any exception; to us all mean
			// the same
			return null;
		}
	}

	/** The picture inside a document, so that nothing need be fetched. */
	public String dataUri() {
		return "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(this.jpeg);
	}

	/** The largest size in millimetres within a box, as a style. */
	public String fit(int boxWidth, int boxHeight) {
		double scale = Math.min((double) boxWidth / this.width, (double) boxHeight / this.height);
		return String.format(Locale.ROOT, "width:%.2fmm;height:%.2fmm", this.width * scale, this.height * scale);
	}

	boolean landscape() {
		return this.width * 10 >= this.height * 11;
	}

	private static @Nullable BufferedImage read(byte[] file, int longestSide) throws IOException {
		try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
			Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
			if (!readers.hasNext()) {
				return null;
			}
			ImageReader reader = readers.next();
			try {
				reader.setInput(in, true, true);
				int width = reader.getWidth(0);
				int height = reader.getHeight(0);
				if ((long) width * height > MOST_PIXELS) {
					return null;
				}
				ImageReadParam param = reader.getDefaultReadParam();
				int skip = Math.max(1, Math.max(width, height) / (2 * longestSide));
				param.setSourceSubsampling(skip, skip, 0, 0);
				return reader.read(0, param);
			}
			finally {
				reader.dispose();
			}
		}
	}

	private static BufferedImage shrink(BufferedImage raw, int longestSide) {
		double scale = Math.min(1.0, (double) longestSide / Math.max(raw.getWidth(), raw.getHeight()));
		int width = Math.max(1, (int) Math.round(raw.getWidth() * scale));
		int height = Math.max(1, (int) Math.round(raw.getHeight() * scale));
		BufferedImage drawn = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
		Graphics2D pen = drawn.createGraphics();
		pen.setColor(Color.WHITE);
		pen.fillRect(0, 0, width, height);
		pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
		pen.setRenderingHint(RenderingHints.KEY_RENDERING, RenderingHints.VALUE_RENDER_QUALITY);
		pen.drawImage(raw, 0, 0, width, height, null);
		pen.dispose();
		return drawn;
	}

	private static BufferedImage upright(BufferedImage drawn, int orientation) {
		if (orientation <= 1) {
			return drawn;
		}
		int width = drawn.getWidth();
		int height = drawn.getHeight();
		boolean lying = orientation >= 5;
		AffineTransform turn = switch (orientation) {
			case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
			case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
			case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
			case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
			case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
			case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
			default -> new AffineTransform(0, -1, 1, 0, 0, width);
		};
		BufferedImage turned = new BufferedImage(lying ? height : width, lying ? width : height,
				BufferedImage.TYPE_INT_RGB);
		Graphics2D pen = turned.createGraphics();
		pen.drawImage(drawn, turn, null);
		pen.dispose();
		return turned;
	}

	private static Picture write(BufferedImage drawn) throws IOException {
		ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
			ImageWriteParam param = writer.getDefaultWriteParam();
			param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
			param.setCompressionQuality(QUALITY);
			writer.setOutput(out);
			writer.write(null, new IIOImage(drawn, null, null), param);
		}
		finally {
			writer.dispose();
		}
		return new Picture(bytes.toByteArray(), drawn.getWidth(), drawn.getHeight());
	}

}
