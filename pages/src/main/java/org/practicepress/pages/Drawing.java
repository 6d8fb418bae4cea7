package org.practicepress.pages;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Iterator;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;

import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.parser.resources.ResourcePolicy;
import com.github.weisj.jsvg.renderer.NullPlatformSupport;
import com.github.weisj.jsvg.view.ViewBox;

/**
 * A picture of the operator's, drawn anew: scripts, links and whatever else its file
 * holds stay behind.
 *
 * @param png the picture as PNG
 * @param width pixels across
 * @param height pixels down
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, only carried
public record Drawing(byte[] png, int width, int height) {

	/** Far more than a logo takes; every visitor fetches what is drawn of it. */
	private static final int LARGEST = 1_000_000;

	private static final long MOST_PIXELS = 25_000_000L;

	/** Sharp at the head of a page on a fine screen, and on paper. */
	private static final int BOX_WIDTH = 960;

	private static final int BOX_HEIGHT = 320;

	private static final byte[] PNG = { (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n' };

	/** Less than this against white paper nobody sees. */
	private static final double SEEN = 1.3;

	private static final Logger LIBRARY = Logger.getLogger("com.github.weisj.jsvg");

	static {
		// what is wrong with a file is told to whoever named it
		LIBRARY.setLevel(Level.OFF);
	}

	/**
	 * Draws what is in a file.
	 * @param path the file
	 * @return the picture
	 * @throws IllegalArgumentException when there is no picture to be seen; it says what
	 * must be there
	 */
	public static Drawing valueOf(String path) {
		byte[] file = read(path);
		boolean png = Arrays.equals(PNG, 0, PNG.length, file, 0, Math.min(PNG.length, file.length));
		BufferedImage drawn;
		try {
			drawn = png ? raster(file) : vector(file);
		}
		catch (IOException | RuntimeException | LinkageError ex) {
			// decoders answer a damaged file with nearly any exception
			throw wrong(png ? "a PNG file that is whole" : "a PNG file, or an SVG file that can be drawn");
		}
		if (!isSeen(drawn)) {
			throw wrong("a picture that can be seen on white paper");
		}
		return new Drawing(encoded(drawn), drawn.getWidth(), drawn.getHeight());
	}

	/** The picture inside a document, so that nothing need be fetched. */
	public String dataUri() {
		return "data:image/png;base64," + Base64.getEncoder().encodeToString(this.png);
	}

	/**
	 * How wide it is when it is shown at a height.
	 * @param shown the height
	 * @return the width
	 */
	public int widthAt(int shown) {
		return Math.max(1, Math.round((float) this.width * shown / this.height));
	}

	/** The largest size in millimetres within a box, as a style. */
	public String fit(int boxWidth, int boxHeight) {
		double scale = Math.min((double) boxWidth / this.width, (double) boxHeight / this.height);
		return String.format(Locale.ROOT, "width:%.2fmm;height:%.2fmm", this.width * scale, this.height * scale);
	}

	private static byte[] read(String path) {
		try {
			Path file = Path.of(path.strip());
			if (!file.isAbsolute() || !Files.isRegularFile(file)) {
				throw wrong("the whole path of a file that is there, such as /srv/practice-press/logo.svg");
			}
			try (InputStream in = Files.newInputStream(file)) {
				byte[] bytes = in.readNBytes(LARGEST + 1);
				if (bytes.length > LARGEST) {
					throw wrong("a file of a megabyte at most");
				}
				return bytes;
			}
		}
		catch (IOException | InvalidPathException ex) {
			throw wrong("a file that this account can read");
		}
	}

	private static BufferedImage raster(byte[] file) throws IOException {
		try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
			Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("png");
			ImageReader reader = readers.next();
			try {
				reader.setInput(in, true, true);
				if ((long) reader.getWidth(0) * reader.getHeight(0) > MOST_PIXELS) {
					throw new IOException("More pixels than a logo has");
				}
				return smaller(reader.read(0));
			}
			finally {
				reader.dispose();
			}
		}
	}

	/** By halves, so that every pixel counts. */
	private static BufferedImage smaller(BufferedImage picture) {
		double scale = scale(picture.getWidth(), picture.getHeight());
		BufferedImage drawn = picture;
		while (scale < 0.5) {
			drawn = resized(drawn, drawn.getWidth() / 2.0, drawn.getHeight() / 2.0);
			scale *= 2;
		}
		scale = Math.min(1, scale);
		return resized(drawn, drawn.getWidth() * scale, drawn.getHeight() * scale);
	}

	private static BufferedImage resized(BufferedImage picture, double width, double height) {
		BufferedImage drawn = canvas(width, height);
		Graphics2D pen = drawn.createGraphics();
		pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
		pen.drawImage(picture, 0, 0, drawn.getWidth(), drawn.getHeight(), null);
		pen.dispose();
		return drawn;
	}

	private static BufferedImage vector(byte[] file) throws IOException {
		LoaderContext alone = LoaderContext.builder().externalResourcePolicy(ResourcePolicy.DENY_ALL).build();
		SVGDocument document = new SVGLoader().load(new ByteArrayInputStream(file), null, alone);
		if (document == null || !(document.size().width > 0) || !(document.size().height > 0)) {
			throw new IOException("No SVG, or one without a size");
		}
		double scale = scale(document.size().width, document.size().height);
		BufferedImage drawn = canvas(document.size().width * scale, document.size().height * scale);
		Graphics2D pen = drawn.createGraphics();
		pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
		pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
		document.renderWithPlatform(NullPlatformSupport.INSTANCE, pen,
				new ViewBox(drawn.getWidth(), drawn.getHeight()));
		pen.dispose();
		return drawn;
	}

	private static double scale(double width, double height) {
		return Math.min(BOX_WIDTH / width, BOX_HEIGHT / height);
	}

	private static BufferedImage canvas(double width, double height) {
		return new BufferedImage(Math.max(1, (int) Math.round(width)), Math.max(1, (int) Math.round(height)),
				BufferedImage.TYPE_INT_ARGB);
	}

	private static boolean isSeen(BufferedImage drawn) {
		for (int y = 0; y < drawn.getHeight(); y++) {
			for (int x = 0; x < drawn.getWidth(); x++) {
				int pixel = drawn.getRGB(x, y);
				Colour ink = new Colour((pixel >> 16) & 0xFF, (pixel >> 8) & 0xFF, pixel & 0xFF);
				double cover = (pixel >>> 24) / 255.0;
				if (cover > 0 && Colour.WHITE.mixedWith(ink, cover).contrast(Colour.WHITE) >= SEEN) {
					return true;
				}
			}
		}
		return false;
	}

	private static byte[] encoded(BufferedImage drawn) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try {
			ImageIO.write(drawn, "png", bytes);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

	private static IllegalArgumentException wrong(String must) {
		return new IllegalArgumentException(must);
	}

}
