package org.practicepress.pages;

import java.util.List;

/**
 * The languages that pages are offered in.
 *
 * @param codes their codes, at least one, in the order in which they are shown
 */
public record OfferedLanguages(List<String> codes) {

	public OfferedLanguages {
		codes = codes.stream().distinct().toList();
		if (codes.isEmpty()) {
			throw new IllegalArgumentException("practice-press.pages.languages must name at least one language");
		}
	}

	boolean has(String code) {
		return this.codes.contains(code);
	}

	/**
	 * For whoever asks for none of them.
	 * @return English, if it is offered
	 */
	String otherwise() {
		return has("en") ? "en" : this.codes.getFirst();
	}

}
