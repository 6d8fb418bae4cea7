package org.practicepress.intake.upload;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

import com.google.re2j.Pattern;
import org.practicepress.messaging.claimcheck.ClaimCheck;
import org.practicepress.messaging.claimcheck.ClaimChecks;
import org.practicepress.reader.filetype.FileTypes;
import org.practicepress.reader.photo.PhotoFile;

import org.springframework.util.StringUtils;
import org.springframework.util.unit.DataSize;
import org.springframework.web.multipart.MultipartFile;

/**
 * A file that a browser has sent, and what it is by its content.
 */
public final class UploadedFile {

	/**
	 * How large a file may be. Larger ones up to the limit of a whole request are read to
	 * their end, so that what was typed beside them is not lost.
	 */
	private static final DataSize LARGEST = DataSize.ofMegabytes(25);

	private static final String PROGRAM = "application/(x-msdownload|x-dosexec|x-executable|x-sharedlib|"
			+ "x-mach-o.*|java-archive|x-rar-compressed|x-7z-compressed|x-iso9660-image)(;.*)?";

	/**
	 * What is surely not a form, however it is named. All else is for the parser to say:
	 * also whether the form is to be seen in a picture.
	 */
	private static final Pattern NEVER_A_FORM = Pattern.compile("(audio|video|font)/.*|" + PROGRAM);

	/** Pictures in which letters can be looked for. */
	private static final Pattern PICTURE_OF_A_PAGE = Pattern.compile("image/(jpeg|png|tiff|gif|bmp)");

	private static final Pattern NEVER_A_DOCUMENT = Pattern.compile("font/.*|" + PROGRAM);

	private final MultipartFile file;

	private final String name;

	private final String type;

	private UploadedFile(MultipartFile file) {
		this.file = file;
		String given = file.getOriginalFilename();
		this.name = StringUtils.hasText(given) ? given : "file";
		try (InputStream in = file.getInputStream()) {
			this.type = FileTypes.of(in, this.name);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * The files that were chosen: a browser sends a nameless part for a field in which
	 * nothing was.
	 * @param parts the parts as they came
	 * @return the files
	 * @throws Refusal when one is empty or too large
	 */
	public static List<UploadedFile> chosen(List<MultipartFile> parts) {
		return parts.stream()
			.filter((part) -> !part.isEmpty() || StringUtils.hasText(part.getOriginalFilename()))
			.map(UploadedFile::of)
			.toList();
	}

	private static UploadedFile of(MultipartFile part) {
		if (part.isEmpty()) {
			throw new Refusal(Refusal.Reason.EMPTY_FILE);
		}
		if (part.getSize() > LARGEST.toBytes()) {
			throw new Refusal(Refusal.Reason.TOO_LARGE);
		}
		return new UploadedFile(part);
	}

	/**
	 * This file, if it could be the form.
	 * @return this
	 * @throws Refusal when it is surely none
	 */
	UploadedFile asForm() {
		if (NEVER_A_FORM.matches(this.type) || (isPicture() && !PICTURE_OF_A_PAGE.matches(this.type))) {
			throw new Refusal(Refusal.Reason.WRONG_TYPE);
		}
		return this;
	}

	boolean isPicture() {
		return this.type.startsWith("image/");
	}

	/**
	 * This file, if it is a photo of a kind that can be shown, and freed of what it tells
	 * beside the picture.
	 * @return this
	 * @throws Refusal when it is none
	 */
	public UploadedFile asPhoto() {
		if (!PhotoFile.isPhoto(this.type)) {
			throw new Refusal(Refusal.Reason.NOT_A_PHOTO);
		}
		return this;
	}

	/**
	 * This file, if others may have it.
	 * @return this
	 * @throws Refusal when it is a program
	 */
	public UploadedFile asDocument() {
		if (NEVER_A_DOCUMENT.matches(this.type)) {
			throw new Refusal(Refusal.Reason.NOT_A_DOCUMENT);
		}
		return this;
	}

	/**
	 * Stores the file. When this returns, it is durable.
	 * @param claimChecks where to
	 * @return its claim check
	 */
	public ClaimCheck store(ClaimChecks claimChecks) {
		try (InputStream in = this.file.getInputStream()) {
			return claimChecks.store(in, this.name, this.type);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
