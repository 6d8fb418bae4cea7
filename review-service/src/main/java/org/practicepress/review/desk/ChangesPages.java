package org.practicepress.review.desk;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.practicepress.review.search.Asked;
import org.practicepress.review.search.Asking;
import org.practicepress.review.search.Found;
import org.practicepress.review.search.News;
import org.practicepress.review.search.QueueIndex;

import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells a page of the queue that there is something new of what it shows: how much, and
 * nothing of what it is.
 */
@Controller
class ChangesPages {

	private static final String PATH = "/desk/changes";

	/** The last change the page knows of, as its milliseconds. */
	private static final String SINCE = "since";

	/** How many the page has told of. */
	private static final String TOTAL = "total";

	private static final String LATER = "60";

	private final QueueIndex index;

	private final Asking asking;

	private final Watchers watchers;

	private final MessageSource messages;

	ChangesPages(QueueIndex index, Asking asking, Watchers watchers, MessageSource messages) {
		this.index = index;
		this.asking = asking;
		this.watchers = watchers;
		this.messages = messages;
	}

	/** Where a page of the queue is told of changes. */
	static String address(Asked asked, Found found) {
		Map<String, List<String>> parameters = asked.parameters();
		parameters.put(SINCE, List.of(String.valueOf(found.until().toEpochMilli())));
		parameters.put(TOTAL, List.of(String.valueOf(found.total())));
		return PATH + "?" + Asked.query(parameters);
	}

	/** Asks for the same as the page, and says what the page knows already. */
	@GetMapping(PATH)
	ResponseEntity<SseEmitter> changes(@RequestParam MultiValueMap<String, String> parameters,
			@RequestParam(SINCE) long since, @RequestParam(TOTAL) long total, Authentication reader, Locale locale) {
		Instant seen = Instant.ofEpochMilli(since);
		return this.watchers
			.watch(reader.getName(),
					() -> this.index.news(this.asking.of(parameters, 1, reader), seen)
						.flatMap((news) -> words(news, total, locale)))
			.map((connection) -> ResponseEntity.ok()
				// a proxy must not wait until there is more to pass on
				.header("X-Accel-Buffering", "no")
				.body(connection))
			.orElseGet(() -> ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
				.header(HttpHeaders.RETRY_AFTER, LATER)
				.build());
	}

	private Optional<String> words(News news, long total, Locale locale) {
		return (news.changed() > 0 || news.total() != total)
				? Optional.of(this.messages.getMessage("review.changed", new Object[] { news.changed() }, locale))
				: Optional.empty();
	}

}
