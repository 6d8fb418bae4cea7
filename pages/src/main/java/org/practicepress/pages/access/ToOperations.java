package org.practicepress.pages.access;

import org.jspecify.annotations.Nullable;

import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/**
 * Leads operators from each page of a desk to what is stuck.
 */
@ControllerAdvice
final class ToOperations {

	@ModelAttribute("operator")
	boolean operator(@Nullable Authentication reader) {
		return Role.OPERATOR.isHeldBy(reader);
	}

}
