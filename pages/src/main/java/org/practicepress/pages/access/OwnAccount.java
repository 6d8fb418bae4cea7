package org.practicepress.pages.access;

import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/**
 * Leads from each page of a desk to the account that its reader has at the provider.
 */
@ControllerAdvice
final class OwnAccount {

	private final @Nullable String address;

	OwnAccount(IdentityProperties properties) {
		this.address = (properties.account() != null) ? properties.account().toString() : null;
	}

	@ModelAttribute("account")
	@Nullable String account() {
		return this.address;
	}

}
