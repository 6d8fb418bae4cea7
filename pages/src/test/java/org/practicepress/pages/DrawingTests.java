package org.practicepress.pages;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class DrawingTests {

	private static final String HEAD = "<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\""
			+ " xmlns:xlink=\"http://www.w3.org/1999/xlink\" width=\"60\" height=\"20\" viewBox=\"0 0 60 20\">";

	private static final String BAR = "<rect width=\"60\" height=\"20\" fill=\"#663399\"/>";

	@TempDir
	private Path directory;

	@Test
	void drawsASvgAsLargeAsItIsEverShown() throws IOException {
		Drawing drawing = svg(BAR);
		assertThat(drawing.width()).isEqualTo(960);
		assertThat(drawing.height()).isEqualTo(320);
		assertThat(new Color(pixels(drawing).getRGB(480, 160))).isEqualTo(new Color(0x663399));
		assertThat(drawing.widthAt(40)).isEqualTo(120);
		assertThat(drawing.fit(40, 10)).isEqualTo("width:30.00mm;height:10.00mm");
		assertThat(drawing.dataUri()).startsWith("data:image/png;base64,iVBOR");
	}

	@Test
	void makesAPngSmallerAndNeverLarger() throws IOException {
		assertThat(png(3000, 1500, Color.BLACK)).extracting(Drawing::width, Drawing::height).containsExactly(640, 320);
		assertThat(png(30, 15, Color.BLACK)).extracting(Drawing::width, Drawing::height).containsExactly(30, 15);
	}

	/** Nothing is run, nothing is fetched, and nothing of it is left. */
	@ParameterizedTest
	@ValueSource(strings = { "<script>alert(1)</script>",
			"<image xlink:href=\"file:///etc/passwd\" width=\"9\" height=\"9\"/>",
			"<image href=\"http://127.0.0.1:1/x.png\" width=\"9\" height=\"9\"/>",
			"<use xlink:href=\"http://127.0.0.1:1/x.svg#a\"/>",
			"<foreignObject><p onclick=\"alert(1)\">x</p></foreignObject>",
			"<style>@import url(http://127.0.0.1:1/x.css);</style>" })
	void whatIsHostileStaysBehind(String hostile) throws IOException {
		Drawing drawing = svg(hostile + BAR);
		assertThat(new String(drawing.png(), StandardCharsets.ISO_8859_1)).startsWith("\u0089PNG")
			.doesNotContain("alert", "passwd", "127.0.0.1");
		assertThat(new Color(pixels(drawing).getRGB(480, 160))).isEqualTo(new Color(0x663399));
	}

	@Test
	void entitiesAreNeverFollowed() throws IOException {
		String bomb = "<!DOCTYPE svg [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">"
				+ "<!ENTITY c SYSTEM \"file:///etc/passwd\">]>" + HEAD.substring(HEAD.indexOf("<svg")) + BAR
				+ "<text>&b;&c;</text></svg>";
		Path file = write("bomb.svg", bomb.getBytes(StandardCharsets.UTF_8));
		assertThat(Drawing.valueOf(file.toString()).png()).isEqualTo(svg(BAR).png());
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "logo", "<html><body>x</body></html>", "<svg",
			"<svg xmlns=\"http://www.w3.org/2000/svg\">", "GIF89a", "%PDF-1.7" })
	void whatIsNeitherIsRefusedWhateverItIsCalled(String content) throws IOException {
		Path file = write("logo.svg", content.getBytes(StandardCharsets.UTF_8));
		assertThatIllegalArgumentException().isThrownBy(() -> Drawing.valueOf(file.toString()))
			.withMessage("a PNG file, or an SVG file that can be drawn");
	}

	@Test
	void aPngThatIsCutOffOrClaimsTooMuchIsRefused() throws IOException {
		byte[] whole = bytes(300, 100, Color.RED);
		Path cut = write("cut.png", java.util.Arrays.copyOf(whole, 60));
		assertThatIllegalArgumentException().isThrownBy(() -> Drawing.valueOf(cut.toString()))
			.withMessage("a PNG file that is whole");
		whole[16] = 0x10;
		whole[20] = 0x10;
		Path huge = write("huge.png", whole);
		assertThatIllegalArgumentException().isThrownBy(() -> Drawing.valueOf(huge.toString()))
			.withMessage("a PNG file that is whole");
	}

	@Test
	void whatNobodyCouldSeeOnPaperIsRefused() throws IOException {
		assertThatIllegalArgumentException().isThrownBy(() -> png(300, 100, Color.WHITE))
			.withMessage("a picture that can be seen on white paper");
		assertThatIllegalArgumentException().isThrownBy(() -> svg("<rect width=\"60\" height=\"20\" fill=\"none\"/>"))
			.withMessage("a picture that can be seen on white paper");
	}

	@Test
	void saysWhichFileItWants() throws IOException {
		assertThatIllegalArgumentException().isThrownBy(() -> Drawing.valueOf("logo.svg"))
			.withMessageStartingWith("the whole path of a file that is there");
		assertThatIllegalArgumentException().isThrownBy(() -> Drawing.valueOf(this.directory.toString()))
			.withMessageStartingWith("the whole path of a file that is there");
		assertThatIllegalArgumentException().isThrownBy(() -> Drawing.valueOf("/\0"))
			.withMessage("a file that this account can read");
		Path large = write("large.svg", new byte[1_000_001]);
		assertThatIllegalArgumentException().isThrownBy(() -> Drawing.valueOf(large.toString()))
			.withMessage("a file of a megabyte at most");
	}

	private Drawing svg(String content) throws IOException {
		return Drawing
			.valueOf(write("logo.svg", (HEAD + content + "</svg>").getBytes(StandardCharsets.UTF_8)).toString());
	}

	private Drawing png(int width, int height, Color colour) throws IOException {
		return Drawing.valueOf(write("logo", bytes(width, height, colour)).toString());
	}

	private static byte[] bytes(int width, int height, Color colour) throws IOException {
		BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
		Graphics2D pen = picture.createGraphics();
		pen.setColor(colour);
		pen.fillRect(0, 0, width, height);
		pen.dispose();
		var bytes = new java.io.ByteArrayOutputStream();
		ImageIO.write(picture, "png", bytes);
		return bytes.toByteArray();
	}

	private Path write(String name, byte[] content) throws IOException {
		return Files.write(this.directory.resolve(name), content);
	}

	private static BufferedImage pixels(Drawing drawing) throws IOException {
		return ImageIO.read(new ByteArrayInputStream(drawing.png()));
	}

}
