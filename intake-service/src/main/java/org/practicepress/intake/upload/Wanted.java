package org.practicepress.intake.upload;

import java.util.Comparator;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.MimeTypeUtils;

/**
 * Who is asking: a person with a browser or a program.
 */
enum Wanted {

	/** A page. */
	PAGE,

	/** JSON. */
	JSON;

	/** Who accepts problems as JSON accepts everything else as JSON, too. */
	private static final List<MediaType> JSONS = List.of(MediaType.APPLICATION_JSON,
			MediaType.APPLICATION_PROBLEM_JSON);

	/**
	 * What the request accepts, the most wanted first; a page when it does not say.
	 * @param request the request
	 * @return what to answer with, null when it accepts neither
	 */
	static @Nullable Wanted by(HttpServletRequest request) {
		String accept = request.getHeader(HttpHeaders.ACCEPT);
		if (accept == null) {
			return PAGE;
		}
		try {
			List<MediaType> accepted = MediaType.parseMediaTypes(accept);
			MimeTypeUtils.sortBySpecificity(accepted);
			accepted.sort(Comparator.comparing(MediaType::getQualityValue).reversed());
			for (MediaType type : accepted) {
				if (type.getQualityValue() > 0 && type.includes(MediaType.TEXT_HTML)) {
					return PAGE;
				}
				if (type.getQualityValue() > 0 && JSONS.stream().anyMatch(type::includes)) {
					return JSON;
				}
			}
			return null;
		}
		catch (InvalidMediaTypeException ex) {
			return null;
		}
	}

}
