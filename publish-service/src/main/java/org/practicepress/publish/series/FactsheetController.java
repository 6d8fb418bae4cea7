package org.practicepress.publish.series;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.practicepress.messaging.aggregate.Aggregate;
import org.practicepress.pages.ForEverybody;
import org.practicepress.publish.factsheet.Factsheet;
import org.practicepress.publish.factsheet.FactsheetContent;
import org.practicepress.publish.factsheet.Factsheets;
import org.practicepress.publish.factsheet.Photo;
import org.practicepress.publish.rendering.Picture;
import org.practicepress.publish.rendering.Press;

import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MimeTypeUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** One published factsheet, in every form it comes in. */
@Controller
final class FactsheetController {

	static final MediaType WORD = MediaType
		.parseMediaType("application/vnd.openxmlformats-officedocument.wordprocessingml.document");

	private static final Pattern NAME = Pattern.compile("([1-9][0-9]{0,8})(-[^.]*)?(?:\\.(pdf|docx|json))?");

	private static final CacheControl DOCUMENT = CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic();

	private static final CacheControl PHOTO = CacheControl.maxAge(Duration.ofHours(1)).cachePublic();

	private final Factsheets factsheets;

	private final Press press;

	FactsheetController(Factsheets factsheets, Press press) {
		this.factsheets = factsheets;
		this.press = press;
	}

	@GetMapping("/factsheets/{name:[1-9][0-9]*(?:[-.].*)?}")
	@Nullable Object factsheet(@PathVariable String name,
			@RequestHeader(value = HttpHeaders.ACCEPT, defaultValue = "*/*") String accept, Locale locale,
			HttpServletRequest request, HttpServletResponse response) {
		Matcher matcher = NAME.matcher(name);
		if (!matcher.matches()) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND);
		}
		Factsheet factsheet = find(Integer.parseInt(matcher.group(1)));
		Form form = Form.of(matcher.group(3), accept);
		if (factsheet.status() != Factsheet.Status.PUBLISHED) {
			if (form != Form.HTML) {
				throw new ResponseStatusException(HttpStatus.GONE);
			}
			response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noCache().getHeaderValue());
			return new ModelAndView("publish/withdrawn", java.util.Map.of("number", Integer.parseInt(matcher.group(1))),
					HttpStatus.GONE);
		}
		if (form == Form.HTML && !("/factsheets/" + name).equals(factsheet.path())) {
			return ResponseEntity.status(HttpStatus.MOVED_PERMANENTLY)
				.header(HttpHeaders.LOCATION, factsheet.path())
				.cacheControl(CacheControl.maxAge(Duration.ofMinutes(5)))
				.build();
		}
		// the container packs nothing whose every byte is promised
		String etag = ((form == Form.HTML || form == Form.JSON) ? "W/\"" : "\"")
				+ this.press.digest(factsheet).substring(0, 32) + "-" + form.name().charAt(0)
				+ ((form == Form.HTML) ? locale.getLanguage() : "") + "\"";
		response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
		if (form == Form.HTML) {
			ForEverybody.mark(response);
		}
		else {
			response.setHeader(HttpHeaders.CACHE_CONTROL, DOCUMENT.getHeaderValue());
		}
		if (new ServletWebRequest(request, response).checkNotModified(etag, changed(factsheet))) {
			return null;
		}
		return switch (form) {
			case PDF -> document(factsheet, MediaType.APPLICATION_PDF, "pdf", this.press.pdf(factsheet));
			case WORD -> document(factsheet, WORD, "docx", this.press.word(factsheet));
			case JSON -> ResponseEntity.ok()
				.contentType(MediaType.APPLICATION_JSON)
				.body(FactsheetDocument.of(this.press.sheet(factsheet), factsheet));
			case HTML -> new ModelAndView("publish/factsheet",
					java.util.Map.of("sheet", this.press.sheet(factsheet), "base", "/factsheets/" + factsheet.number(),
							"photos", "/factsheets/" + factsheet.number() + "/photos/"));
		};
	}

	@GetMapping("/factsheets/{number:[1-9][0-9]{0,8}}/photos/{position:[1-9][0-9]?}")
	@Nullable ResponseEntity<byte[]> photo(@PathVariable int number, @PathVariable int position,
			@RequestParam(required = false) @Nullable String size, ServletWebRequest request) {
		Factsheet factsheet = find(number);
		if (factsheet.status() != Factsheet.Status.PUBLISHED) {
			throw new ResponseStatusException(HttpStatus.GONE);
		}
		FactsheetContent content = factsheet.content();
		List<Photo> photos = (content != null) ? content.shownPhotos() : List.of();
		if (position > photos.size()) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND);
		}
		boolean small = "small".equals(size);
		Photo photo = photos.get(position - 1);
		if (request.checkNotModified("\"" + photo.file().sha256().substring(0, 32) + (small ? "s" : "l") + "\"")) {
			return null;
		}
		Optional<Picture> picture = this.press.picture(photo.file(), small ? Press.SMALL : Press.LARGE);
		return ResponseEntity.ok()
			.contentType(MediaType.IMAGE_JPEG)
			.cacheControl(PHOTO)
			.body(picture.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)).jpeg());
	}

	private Factsheet find(int number) {
		return this.factsheets.numbered(number)
			.map(Aggregate::state)
			// claimed but not or never published: nobody is to know
			.filter((factsheet) -> factsheet.number() != null)
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
	}

	private static long changed(Factsheet factsheet) {
		return factsheet.changedAt().toEpochMilli();
	}

	private static ResponseEntity<byte[]> document(Factsheet factsheet, MediaType type, String ending, byte[] bytes) {
		String name = factsheet.path().substring("/factsheets/".length());
		return ResponseEntity.ok()
			.contentType(type)
			.header(HttpHeaders.CONTENT_DISPOSITION,
					(type.equals(MediaType.APPLICATION_PDF) ? ContentDisposition.inline()
							: ContentDisposition.attachment())
						.filename("practice-" + name + "." + ending)
						.build()
						.toString())
			.body(bytes);
	}

	/** The forms a factsheet comes in. */
	private enum Form {

		HTML, PDF, WORD, JSON;

		/** The ending of the address decides, else what the reader prefers. */
		static Form of(@Nullable String ending, String accept) {
			if (ending != null) {
				return switch (ending) {
					case "pdf" -> PDF;
					case "docx" -> WORD;
					default -> JSON;
				};
			}
			List<MediaType> wanted = wanted(accept);
			for (MediaType type : wanted) {
				if (type.isCompatibleWith(MediaType.TEXT_HTML)) {
					return HTML;
				}
				if (type.isCompatibleWith(MediaType.APPLICATION_PDF)) {
					return PDF;
				}
				if (type.isCompatibleWith(FactsheetController.WORD)) {
					return WORD;
				}
				if (type.isCompatibleWith(MediaType.APPLICATION_JSON)) {
					return JSON;
				}
			}
			return HTML;
		}

		private static List<MediaType> wanted(String accept) {
			try {
				List<MediaType> wanted = new ArrayList<>(MediaType.parseMediaTypes(accept));
				MimeTypeUtils.sortBySpecificity(wanted);
				return wanted;
			}
			catch (InvalidMediaTypeException ex) {
				// who cannot say what they want gets the page
				return List.of();
			}
		}

	}

}
