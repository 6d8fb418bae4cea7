package org.practicepress.publish.rendering;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.mongodb.MongoGridFSException;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.practicepress.form.Licence;
import org.practicepress.messaging.claimcheck.ClaimCheck;
import org.practicepress.messaging.claimcheck.ClaimChecks;
import org.practicepress.messaging.inbox.CompactedView;
import org.practicepress.pages.Logo;
import org.practicepress.publish.factsheet.Contributor;
import org.practicepress.publish.factsheet.Factsheet;
import org.practicepress.publish.factsheet.FactsheetContent;
import org.practicepress.publish.factsheet.Outline;
import org.practicepress.publish.factsheet.Photo;
import org.springframework.util.StringUtils;

/**
 * Sets factsheets as they stand. What was set once is kept in memory by the digest of
 * everything it was made from, so it is never out of date and needs no cleaning up.
 */
public final class Press {

	/** For reading: sharp on a page and on paper. */
	public static final int LARGE = 1400;

	/** For cards. */
	public static final int SMALL = 640;

	private static final long MEGABYTE = 1024 * 1024;

	/** A photo larger than this was not sent by the form. */
	private static final int MOST_PHOTO_BYTES = (int) (40 * MEGABYTE);

	/**
	 * The longest factsheet takes a few seconds, on a machine that has nothing else to
	 * do.
	 */
	private static final Duration PATIENCE = Duration.ofMinutes(1);

	private final Sheets sheets;

	private final PdfRenderer pdf = new PdfRenderer();

	private final WordRenderer word = new WordRenderer();

	private final ClaimChecks files;

	private final CompactedView<Contributor> contributors;

	private final String publicUrl;

	private final String publisher;

	private final Licence licence;

	private final Logo logo;

	private final String edition;

	/** All forms of all factsheets share it: each takes a part of the one heap. */
	private final Shelf<byte[]> documents = new Shelf<>(48 * MEGABYTE, 2, PATIENCE, (bytes) -> bytes.length);

	private final Shelf<Optional<Picture>> pictures = new Shelf<>(32 * MEGABYTE, 2, PATIENCE,
			(picture) -> picture.map((known) -> known.jpeg().length).orElse(100));

	public Press(FormWords form, Outline outline, ClaimChecks files, CompactedView<Contributor> contributors,
			String publicUrl, String publisher, Licence licence, Logo logo) {
		this.sheets = new Sheets(form, outline);
		this.files = files;
		this.contributors = contributors;
		this.publicUrl = StringUtils.trimTrailingCharacter(publicUrl, '/');
		this.publisher = publisher;
		this.licence = licence;
		this.logo = logo;
		this.edition = edition();
	}

	/** The factsheet ready to be shown on a page. */
	public Sheet sheet(Factsheet factsheet) {
		FactsheetContent content = content(factsheet);
		List<@Nullable Picture> shown = new ArrayList<>();
		for (Photo photo : content.shownPhotos()) {
			shown.add(picture(photo.file(), LARGE).orElse(null));
		}
		Integer number = factsheet.number();
		Instant publishedAt = factsheet.publishedAt();
		String address = (number != null) ? this.publicUrl + factsheet.path() : null;
		return this.sheets.compose(content, shown, contact(factsheet), new Imprint(number, address, publishedAt,
				factsheet.changedAt(), factsheet.erasedAt(), this.publisher, this.licence, this.logo));
	}

	/** The factsheet as PDF. */
	public byte[] pdf(Factsheet factsheet) {
		return this.documents.get(digest(factsheet) + ".pdf", () -> {
			Deadline deadline = Deadline.in(PATIENCE);
			return this.pdf.render(sheet(factsheet), deadline);
		});
	}

	/** The factsheet as Word document. */
	public byte[] word(Factsheet factsheet) {
		return this.documents.get(digest(factsheet) + ".docx", () -> {
			Deadline deadline = Deadline.in(PATIENCE);
			return this.word.render(sheet(factsheet), deadline);
		});
	}

	/** A photo, upright and no larger than asked; empty when the file cannot be shown. */
	public Optional<Picture> picture(ClaimCheck file, int longestSide) {
		return this.pictures.get(file.sha256() + " " + longestSide,
				() -> read(file).map((bytes) -> Picture.develop(bytes, longestSide)));
	}

	/** Names everything a factsheet is set from: equal digests, equal pages. */
	public String digest(Factsheet factsheet) {
		return DigestUtils.sha256Hex(this.edition + factsheet + contact(factsheet) + this.publicUrl + this.publisher
				+ this.licence + this.logo.version() + this.logo.text());
	}

	/** Whom a reader may write to, if the contributor and the publisher let them. */
	public @Nullable Contact contact(Factsheet factsheet) {
		if (!content(factsheet).showContact()) {
			return null;
		}
		return this.contributors.find(factsheet.contributorId())
			.filter(Contributor::mayShowContact)
			.map((known) -> new Contact(known.name(), known.role(), known.organisation(), known.email(), known.phone()))
			.orElse(null);
	}

	private Optional<byte[]> read(ClaimCheck file) {
		try (InputStream in = this.files.open(file)) {
			byte[] bytes = in.readNBytes(MOST_PHOTO_BYTES + 1);
			return (bytes.length <= MOST_PHOTO_BYTES) ? Optional.of(bytes) : Optional.empty();
		}
		catch (MongoGridFSException ex) {
			// a factsheet without its photo is better than none
			return Optional.empty();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static FactsheetContent content(Factsheet factsheet) {
		FactsheetContent content = factsheet.content();
		if (content == null) {
			throw new IllegalArgumentException("What a contributor took back cannot be set");
		}
		return content;
	}

	/** Changes when the layout does, so that nobody is shown yesterday's. */
	private static String edition() {
		MessageDigest digest = DigestUtils.getSha256Digest();
		for (String name : List.of("/publish/print.css", "/templates/publish/print.html",
				"/templates/publish/print-parts.html", "/templates/publish/prose.html",
				"/templates/publish/factsheet.html", "/org/practicepress/publish/rendering/Sheets.class",
				"/org/practicepress/publish/rendering/PdfRenderer.class",
				"/org/practicepress/publish/rendering/WordRenderer.class")) {
			try (InputStream in = Press.class.getResourceAsStream(name)) {
				if (in != null) {
					DigestUtils.updateDigest(digest, in);
				}
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
		return Hex.encodeHexString(digest.digest());
	}

}
