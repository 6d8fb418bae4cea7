package org.practicepress.review.desk;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import com.mongodb.MongoGridFSException;
import org.practicepress.messaging.aggregate.Aggregate;
import org.practicepress.messaging.claimcheck.ClaimCheck;
import org.practicepress.messaging.claimcheck.ClaimChecks;
import org.practicepress.review.decision.Facsimile;
import org.practicepress.review.decision.Message;
import org.practicepress.review.decision.Photo;
import org.practicepress.review.decision.ReviewState;
import org.practicepress.review.queue.Reviews;

import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/**
 * The files of a submission. They are strangers' files: a browser is told to save them
 * and never to open them as anything, save pictures, which are shown when they are
 * pictures by their first bytes and not by their name. No browser keeps them: whoever
 * comes after the editor signed out finds nothing.
 */
@Controller
class DeskFiles {

	/** Types every browser shows as pictures. */
	static final Set<String> PICTURES = Set.of("image/jpeg", "image/png", "image/gif", "image/webp");

	/** Types a program of the editor's opens; all else is just bytes. */
	private static final Set<String> HARMLESS = Set.of("application/pdf", "application/msword", "application/rtf",
			"application/vnd.openxmlformats-officedocument.wordprocessingml.document",
			"application/vnd.oasis.opendocument.text");

	private static final String NO_SCRIPTS = "default-src 'none'; sandbox";

	private static final int SIGNATURE = 12;

	private final Reviews reviews;

	private final ClaimChecks files;

	DeskFiles(Reviews reviews, ClaimChecks files) {
		this.reviews = reviews;
		this.files = files;
	}

	@GetMapping("/desk/reviews/{id}/files/{sha256}")
	ResponseEntity<Resource> download(@PathVariable String id, @PathVariable String sha256) {
		ClaimCheck file = find(
				id, (
						review) -> Stream.concat(review.state().messages().stream().map(Message::text),
								this.reviews.revisions(review)
									.flatMap((revision) -> Stream.of(Stream.ofNullable(revision.original()),
											revision.documents().stream(), revision.photos().stream().map(Photo::file))
										.flatMap((each) -> each))),
				sha256);
		MediaType type = (HARMLESS.contains(file.mediaType()) || PICTURES.contains(file.mediaType()))
				? MediaType.parseMediaType(file.mediaType()) : MediaType.APPLICATION_OCTET_STREAM;
		return ResponseEntity.ok()
			.contentType(type)
			.contentLength(file.size())
			.header("Content-Security-Policy", NO_SCRIPTS)
			.header(HttpHeaders.CONTENT_DISPOSITION,
					ContentDisposition.attachment().filename(file.name(), StandardCharsets.UTF_8).build().toString())
			.body(new InputStreamResource(open(file)));
	}

	@GetMapping("/desk/reviews/{id}/photos/{sha256}")
	ResponseEntity<Resource> photo(@PathVariable String id, @PathVariable String sha256) throws IOException {
		ClaimCheck file = find(id,
				(review) -> this.reviews.revisions(review)
					.flatMap((revision) -> Stream.concat(revision.photos().stream().map(Photo::file),
							revision.pages().stream().map(Facsimile.Page::picture))),
				sha256);
		InputStream content = new BufferedInputStream(open(file));
		content.mark(SIGNATURE);
		Optional<MediaType> picture = picture(content.readNBytes(SIGNATURE));
		content.reset();
		if (picture.isEmpty()) {
			content.close();
			throw new ResponseStatusException(HttpStatus.UNSUPPORTED_MEDIA_TYPE);
		}
		return ResponseEntity.ok()
			.contentType(picture.get())
			.contentLength(file.size())
			.header("Content-Security-Policy", NO_SCRIPTS)
			.body(new InputStreamResource(content));
	}

	/** Only what belongs to this review: the store holds everybody's files. */
	private ClaimCheck find(String id, Function<Aggregate<ReviewState>, Stream<ClaimCheck>> among, String sha256) {
		return this.reviews.find(id)
			.stream()
			.flatMap(among)
			.filter((file) -> file.sha256().equals(sha256))
			.findFirst()
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
	}

	private InputStream open(ClaimCheck file) {
		try {
			return this.files.open(file);
		}
		catch (MongoGridFSException ex) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND, null, ex);
		}
	}

	private static Optional<MediaType> picture(byte[] start) {
		String text = new String(start, StandardCharsets.ISO_8859_1);
		if (text.startsWith("\u00ff\u00d8\u00ff")) {
			return Optional.of(MediaType.IMAGE_JPEG);
		}
		if (text.startsWith("\u0089PNG\r\n\u001a\n")) {
			return Optional.of(MediaType.IMAGE_PNG);
		}
		if (text.startsWith("GIF87a") || text.startsWith("GIF89a")) {
			return Optional.of(MediaType.IMAGE_GIF);
		}
		if (text.startsWith("RIFF") && text.endsWith("WEBP")) {
			return Optional.of(MediaType.valueOf("image/webp"));
		}
		return Optional.empty();
	}

}
