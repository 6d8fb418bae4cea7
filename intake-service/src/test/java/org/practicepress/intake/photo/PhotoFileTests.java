package org.practicepress.intake.photo;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
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
	void knowsPhotosByTheirType() {
		assertThat(PhotoFile.isPhoto("image/jpeg")).isTrue();
		assertThat(PhotoFile.isPhoto("image/svg+xml")).isFalse();
		assertThat(PhotoFile.isPhoto("application/pdf")).isFalse();
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
