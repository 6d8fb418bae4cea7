package org.practicepress.reader.photo;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import java.util.stream.StreamSupport;

import javax.imageio.ImageIO;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.GpsDirectory;
import com.drew.metadata.iptc.IptcDirectory;
import com.drew.metadata.xmp.XmpDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The pictures under {@code photo/} were given position, city, artist and comment by
 * ExifTool; the JPEG and the TIFF lie on their side, and the JPEG has a trailer.
 */
class PhotoFileTests {

	@ParameterizedTest
	@ValueSource(strings = { "jpeg", "png", "webp", "tiff" })
	void tellsNothingButThePicture(String format) throws Exception {
		byte[] photo = photo(format);
		assertThat(tells(photo)).as("before").isTrue();
		byte[] bare = PhotoFile.bare(photo, "image/" + format);
		assertThat(tells(bare)).as("after").isFalse();
		assertThat(new String(bare, StandardCharsets.ISO_8859_1)).doesNotContain("Mosul")
			.doesNotContain("Haddad")
			.doesNotContain("PhoneMaker")
			.doesNotContain("taken at home");
		assertThat(PhotoFile.bare(bare, "image/" + format)).as("once is enough").isEqualTo(bare);
	}

	@ParameterizedTest
	@ValueSource(strings = { "jpeg", "png", "tiff" })
	void keepsEveryPixel(String format) throws Exception {
		byte[] photo = photo(format);
		assertThat(pixels(PhotoFile.bare(photo, "image/" + format))).isEqualTo(pixels(photo));
	}

	@ParameterizedTest
	@ValueSource(strings = { "jpeg", "tiff" })
	void keepsTheWayUp(String format) throws Exception {
		Metadata kept = read(PhotoFile.bare(photo(format), "image/" + format));
		assertThat(kept.getFirstDirectoryOfType(ExifIFD0Directory.class).getInt(ExifIFD0Directory.TAG_ORIENTATION))
			.isEqualTo(6);
	}

	@ParameterizedTest
	@CsvSource({ "jpeg, 6", "tiff, 6", "png, 1" })
	void tellsTheWayUp(String format, int orientation) throws Exception {
		assertThat(PhotoFile.orientation(photo(format), "image/" + format)).isEqualTo(orientation);
		assertThat(PhotoFile.orientation(PhotoFile.bare(photo(format), "image/" + format), "image/" + format))
			.isEqualTo(orientation);
	}

	@ParameterizedTest
	@ValueSource(strings = { "jpeg", "png", "webp", "tiff" })
	void followsABrokenFileAsFarAsItGoes(String format) throws Exception {
		byte[] photo = photo(format);
		for (int length = 0; length < photo.length; length += 7) {
			byte[] cut = Arrays.copyOf(photo, length);
			assertThat(PhotoFile.bare(cut, "image/" + format).length).isLessThanOrEqualTo(length + 64);
			assertThat(PhotoFile.orientation(cut, "image/" + format)).isBetween(1, 8);
		}
		Random random = new Random(4711);
		for (int round = 0; round < 2_000; round++) {
			byte[] broken = photo.clone();
			for (int change = 0; change < 8; change++) {
				broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
			}
			assertThat(PhotoFile.bare(broken, "image/" + format)).isNotNull();
			assertThat(PhotoFile.orientation(broken, "image/" + format)).isBetween(1, 8);
		}
	}

	@Test
	void aGifTellsNothingButThePicture() throws Exception {
		ByteArrayOutputStream drawn = new ByteArrayOutputStream();
		ImageIO.write(ImageIO.read(new ByteArrayInputStream(photo("png"))), "gif", drawn);
		byte[] plain = drawn.toByteArray();
		int screen = 13 + (((plain[10] & 0x80) != 0) ? 3 << ((plain[10] & 7) + 1) : 0);
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		out.write(plain, 0, screen);
		out.writeBytes(block(0xff, "NETSCAPE2.0", "\1\0\0"));
		out.writeBytes(block(0xfe, "taken at home"));
		out.writeBytes(block(0xff, "XMP DataXMP", "<exif:GPSLatitude>Mosul"));
		out.write(plain, screen, plain.length - screen);
		out.writeBytes("Haddad".getBytes(StandardCharsets.US_ASCII));
		byte[] photo = out.toByteArray();
		byte[] bare = PhotoFile.bare(photo, "image/gif");
		assertThat(new String(bare, StandardCharsets.ISO_8859_1)).contains("NETSCAPE2.0")
			.doesNotContain("Mosul", "taken at home", "Haddad");
		assertThat(pixels(bare)).isEqualTo(pixels(photo));
		assertThat(PhotoFile.bare(bare, "image/gif")).isEqualTo(bare);
		for (int length = 0; length < photo.length; length += 7) {
			assertThat(PhotoFile.bare(Arrays.copyOf(photo, length), "image/gif").length)
				.isLessThanOrEqualTo(length + 1);
		}
	}

	@Test
	void everyPageOfATiffTellsNothingButThePicture() {
		// two pages, each with an artist only; the second leads back to the first
		ByteBuffer pages = ByteBuffer.allocate(100);
		pages.put(new byte[] { 'M', 'M' }).putShort((short) 42).putInt(8);
		for (int page = 0; page < 2; page++) {
			pages.putShort((short) 1).putShort((short) 0x013b).putShort((short) 2).putInt(8).putInt(60 + 10 * page);
			pages.putInt((page == 0) ? 26 : 8);
		}
		pages.position(60).put("Haddad1\0  Haddad2\0".getBytes(StandardCharsets.US_ASCII));
		assertThat(new String(PhotoFile.bare(pages.array(), "image/tiff"), StandardCharsets.ISO_8859_1))
			.doesNotContain("Haddad");
	}

	@Test
	void knowsPhotosByTheirType() {
		assertThat(PhotoFile.isPhoto("image/jpeg")).isTrue();
		assertThat(PhotoFile.isPhoto("image/svg+xml")).isFalse();
		assertThat(PhotoFile.isPhoto("application/pdf")).isFalse();
	}

	/** An extension of a GIF with these blocks. */
	private static byte[] block(int label, String... blocks) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		out.writeBytes(new byte[] { 0x21, (byte) label });
		for (String block : blocks) {
			out.write(block.length());
			out.writeBytes(block.getBytes(StandardCharsets.ISO_8859_1));
		}
		out.write(0);
		return out.toByteArray();
	}

	private static boolean tells(byte[] photo) throws IOException, ImageProcessingException {
		Metadata metadata = read(photo);
		return StreamSupport.stream(metadata.getDirectories().spliterator(), false)
			.anyMatch((directory) -> switch (directory) {
				case XmpDirectory xmp -> !xmp.getXmpProperties().isEmpty();
				case IptcDirectory iptc -> iptc.getTagCount() > 0;
				case GpsDirectory gps -> gps.getGeoLocation() != null && !gps.getGeoLocation().isZero();
				default -> false;
			});
	}

	private static Metadata read(byte[] photo) throws IOException, ImageProcessingException {
		return ImageMetadataReader.readMetadata(new ByteArrayInputStream(photo));
	}

	private static int[] pixels(byte[] photo) throws IOException {
		BufferedImage image = ImageIO.read(new ByteArrayInputStream(photo));
		return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
	}

	private static byte[] photo(String format) throws IOException {
		try (InputStream in = Objects
			.requireNonNull(PhotoFileTests.class.getResourceAsStream("/photo/street." + format))) {
			return in.readAllBytes();
		}
	}

}
