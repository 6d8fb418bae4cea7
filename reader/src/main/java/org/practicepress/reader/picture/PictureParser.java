package org.practicepress.reader.picture;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

import org.apache.tika.exception.TikaException;
import org.apache.tika.exception.UnsupportedFormatException;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.sax.XHTMLContentHandler;
import org.practicepress.reader.page.Columns;
import org.practicepress.reader.page.PageText;
import org.practicepress.reader.page.PageView;
import org.practicepress.reader.photo.PhotoFile;
import org.practicepress.reader.text.EmbeddedImages;
import org.practicepress.reader.text.Markup;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/**
 * Runs in the child process: reads photos and scans of the form, where Tesseract is
 * installed. Public for Tika, which makes it from the configuration.
 */
public final class PictureParser implements Parser {

	private static final long serialVersionUID = 1L;

	private static final Set<MediaType> TYPES = Set.of(MediaType.image("jpeg"), MediaType.image("png"),
			MediaType.image("tiff"), MediaType.image("gif"), MediaType.image("bmp"));

	private static final long MOST_PIXELS = 40_000_000;

	/** With fewer pixels on a side, no letter can be told from another. */
	private static final int SMALLEST_PAGE = 500;

	/** A page is taken to be as wide as A4, in points. */
	private static final float WIDTH = 595;

	@Override
	public Set<MediaType> getSupportedTypes(ParseContext context) {
		return TYPES;
	}

	@Override
	public void parse(InputStream stream, ContentHandler handler, Metadata metadata, ParseContext context)
			throws IOException, SAXException, TikaException {
		if (metadata.get(TikaCoreProperties.EMBEDDED_RESOURCE_PATH) != null) {
			// a picture within a document is only taken out of it
			return;
		}
		List<PageText> pages = pages(stream.readAllBytes(), metadata, PictureReader.start(context));
		metadata.set(Markup.READ_FROM_PICTURE, "true");
		XHTMLContentHandler xhtml = new XHTMLContentHandler(handler, metadata);
		xhtml.startDocument();
		new Columns(pages, true).write(xhtml, new EmbeddedImages(xhtml, context));
		xhtml.endDocument();
	}

	/**
	 * Most files have one picture; what a scanner writes as TIFF has one for each page.
	 * They are opened one after the other: there is no memory for all.
	 */
	private static List<PageText> pages(byte[] file, Metadata metadata, PictureReader pictures)
			throws IOException, SAXException, TikaException {
		int orientation = PhotoFile.orientation(file, String.valueOf(metadata.get(Metadata.CONTENT_TYPE)));
		try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
			var readers = ImageIO.getImageReaders(in);
			if (!readers.hasNext()) {
				throw new UnsupportedFormatException("No picture that can be opened");
			}
			ImageReader reader = readers.next();
			try {
				reader.setInput(in, false, true);
				int count = reader.getFormatName().equalsIgnoreCase("tif") ? reader.getNumImages(true) : 1;
				List<PageText> pages = new ArrayList<>();
				for (int i = 0; i < Math.min(count, PictureReader.MOST_PAGES); i++) {
					pages.add(page(upright(open(reader, i), orientation), pictures));
				}
				return pages;
			}
			finally {
				reader.dispose();
			}
		}
	}

	private static PageText page(BufferedImage picture, PictureReader pictures)
			throws IOException, SAXException, TikaException {
		PageView view = PageView.of(picture);
		float scale = WIDTH / picture.getWidth();
		float height = picture.getHeight() * scale;
		return new PageText(WIDTH, height, pictures.read(picture, scale), List.of(), view);
	}

	private static BufferedImage open(ImageReader reader, int number) throws IOException, TikaException {
		if (reader.getWidth(number) < SMALLEST_PAGE || reader.getHeight(number) < SMALLEST_PAGE) {
			throw new UnsupportedFormatException("A picture too small to read a page from");
		}
		if ((long) reader.getWidth(number) * reader.getHeight(number) > MOST_PIXELS) {
			throw new UnsupportedFormatException("A picture larger than any page");
		}
		BufferedImage picture = reader.read(number);
		BufferedImage gray = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
		Graphics2D graphics = gray.createGraphics();
		graphics.drawImage(picture, 0, 0, null);
		graphics.dispose();
		return gray;
	}

	/** A telephone held upright stores its photos lying on their side, and says so. */
	private static BufferedImage upright(BufferedImage picture, int orientation) {
		if (orientation == 1) {
			return picture;
		}
		int width = picture.getWidth();
		int height = picture.getHeight();
		// x' = a x + c y + e, y' = b x + d y + f: Exif 3.0, 4.6.5.1.6
		AffineTransform turn = switch (orientation) {
			case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
			case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
			case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
			case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
			case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
			case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
			case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
			default -> new AffineTransform();
		};
		boolean onItsSide = orientation >= 5;
		BufferedImage turned = new BufferedImage(onItsSide ? height : width, onItsSide ? width : height,
				picture.getType());
		Graphics2D graphics = turned.createGraphics();
		graphics.drawImage(picture, turn, null);
		graphics.dispose();
		return turned;
	}

}
