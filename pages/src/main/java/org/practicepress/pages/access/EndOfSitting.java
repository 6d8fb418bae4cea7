package org.practicepress.pages.access;

import org.jspecify.annotations.Nullable;

import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/**
 * Lets each page of a desk say in good time that its reader will be signed out, and stay
 * if they want to (WCAG 2.2, success criterion 2.2.1).
 */
@ControllerAdvice
final class EndOfSitting {

	private final Desk desk;

	EndOfSitting(Desk desk) {
		this.desk = desk;
	}

	/**
	 * When somebody who asks for nothing more is signed out, at the earliest.
	 *
	 * @param seconds from now
	 * @param here the path that keeps them signed in
	 */
	record Rest(long seconds, String here) {
	}

	@ModelAttribute("rest")
	@Nullable Rest rest(@Nullable Authentication reader) {
		return (reader != null) ? new Rest(Sittings.RESTS.toSeconds(), this.desk.here()) : null;
	}

}
