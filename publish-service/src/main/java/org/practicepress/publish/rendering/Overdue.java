package org.practicepress.publish.rendering;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * It took too long, or too many waited before: nothing was set, and whoever asked may ask
 * again.
 */
@ResponseStatus(HttpStatus.SERVICE_UNAVAILABLE)
final class Overdue extends RuntimeException {

	private static final long serialVersionUID = 1L;

	Overdue(String what) {
		super(what);
	}

}
