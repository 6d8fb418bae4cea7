package org.practicepress.intake;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.YearMonth;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import javax.imageio.ImageIO;

import org.practicepress.form.FormLanguage;
import org.practicepress.form.PracticeForm;
import org.practicepress.intake.blankform.FilledForm;
import org.practicepress.intake.blankform.WordForm;

/** Forms as contributors send them. */
public final class FilledForms {

	private FilledForms() {
	}

	/**
	 * A form nobody has written in.
	 * @return a Word document
	 */
	public static byte[] blank() {
		return new WordForm(PracticeForm.load()).write(FormLanguage.ENGLISH);
	}

	/**
	 * A form with every required answer but the results.
	 * @param email the contributor's address
	 * @return the form, to be written in further
	 */
	public static FilledForm almostComplete(String email) {
		return FilledForm.of(blank())
			.type("contributor.name", "Rozhin Karim")
			.type("contributor.email", email)
			.type("contributor.organisation", "Tigris Enterprise Network")
			.type("practice.title", "Boosting returnees’ employment through support to small enterprises")
			.type("practice.summary",
					"Small enterprises in Erbil and Duhok received grants and coaching on the condition that they hire returnees and neighbours; two years later most of the jobs were still there.")
			.type("practice.country", "Iraq")
			.type("practice.place", "Erbil and Duhok")
			.pick("practice.start", YearMonth.of(2020, 9))
			.tick("practice.phase", "reintegration")
			.tick("practice.level", "individual", "community")
			.tick("practice.dimension", "economic")
			.tick("practice.theme", PracticeForm.load().field("practice.theme").choices().getFirst().code())
			.tick("practice.target-group", "returnees")
			.type("practice.context",
					"Most people who return look for work in towns where jobs are few.\nSmall enterprises want to grow, but banks ask for guarantees they cannot give.")
			.type("practice.objective", "To create lasting jobs by helping existing small enterprises to grow.")
			.type("practice.description",
					"A panel of the chambers of commerce chose enterprises that could hire at least two people.\n- The enterprise signs how many people it will hire.\n- It receives half of the grant for equipment.\n- A mentor visits every second week.")
			.choose("practice.evidence", PracticeForm.load().field("practice.evidence").choices().get(1).code())
			.type("practice.success-factors", "- Chosen by people who know the trade\n- Mentors from the same town")
			.type("practice.challenges", "- Some owners hired relatives: vacancies are announced now")
			.type("practice.sustainability", "The chambers of commerce run the panel by themselves.")
			.type("practice.replication", "A town with fifty small enterprises and a trusted chamber.")
			.type("practice.recommendations", "- Begin with a short survey\n- Pay in two parts")
			.tick("consent.publish", "yes")
			.tick("consent.contact", "yes")
			.tick("consent.photos", "yes");
	}

	/**
	 * A form with every required answer.
	 * @param email the contributor's address
	 * @return the form, to be written in further
	 */
	public static FilledForm complete(String email) {
		return almostComplete(email).type("practice.results",
				"Of 412 people hired, 171 were women. After eighteen months 74 per cent were still employed.");
	}

	/**
	 * Words without end, as unlike as in a text: the same again and again would be taken
	 * for an archive made to fill the memory.
	 * @param count how many
	 * @return the words, a space between each two
	 */
	public static String words(int count) {
		Random random = new Random(count);
		return IntStream.range(0, count)
			.mapToObj((word) -> random.ints(2 + random.nextInt(9), 'a', 'z' + 1)
				.mapToObj(Character::toString)
				.collect(Collectors.joining()))
			.collect(Collectors.joining(" "));
	}

	/**
	 * A photo.
	 * @param hue tells one from another
	 * @return a JPEG
	 */
	public static byte[] photo(float hue) {
		BufferedImage image = new BufferedImage(320, 200, BufferedImage.TYPE_INT_RGB);
		for (int x = 0; x < image.getWidth(); x++) {
			for (int y = 0; y < image.getHeight(); y++) {
				image.setRGB(x, y, Color.HSBtoRGB(hue, x / 320f, y / 200f));
			}
		}
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try {
			ImageIO.write(image, "jpeg", out);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return out.toByteArray();
	}

}
