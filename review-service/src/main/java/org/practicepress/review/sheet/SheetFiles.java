package org.practicepress.review.sheet;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

import jakarta.servlet.http.HttpServletResponse;
import org.practicepress.review.search.Asking;
import org.practicepress.review.search.QueueIndex;

import org.springframework.context.MessageSource;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * What the queue shows, on all its pages, as files: for people and for programs alike.
 * Written as it is read, so that a long one needs no room.
 */
@Controller
class SheetFiles {

	private final QueueIndex index;

	private final Asking asking;

	private final Sheets sheets;

	private final MessageSource messages;

	private final Clock clock = Clock.systemUTC();

	SheetFiles(QueueIndex index, Asking asking, Sheets sheets, MessageSource messages) {
		this.index = index;
		this.asking = asking;
		this.sheets = sheets;
		this.messages = messages;
	}

	@GetMapping({ "/desk/export.csv", "/api/reviews/export.csv" })
	void csv(@RequestParam MultiValueMap<String, String> parameters, Authentication reader, Locale locale,
			HttpServletResponse response) throws IOException {
		send(SheetKind.CSV, parameters, reader, locale, response);
	}

	@GetMapping({ "/desk/export.xlsx", "/api/reviews/export.xlsx" })
	void excel(@RequestParam MultiValueMap<String, String> parameters, Authentication reader, Locale locale,
			HttpServletResponse response) throws IOException {
		send(SheetKind.EXCEL, parameters, reader, locale, response);
	}

	private void send(SheetKind kind, MultiValueMap<String, String> parameters, Authentication reader, Locale locale,
			HttpServletResponse response) throws IOException {
		List<String> ids = ids(parameters, reader);
		this.sheets.fill(ids,
				kind.begin(response, "submissions", LocalDate.ofInstant(this.clock.instant(), ZoneOffset.UTC),
						this.messages.getMessage("review.queue.title", null, locale), locale),
				locale);
	}

	private List<String> ids(MultiValueMap<String, String> parameters, Authentication reader) {
		return this.index.ids(this.asking.of(parameters, 1, reader)).orElseThrow(QueueIndex::notYet);
	}

}
