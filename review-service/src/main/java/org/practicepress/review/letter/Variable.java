package org.practicepress.review.letter;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a ready text can leave to be filled in, each in braces: {@code {title}}.
 */
enum Variable {

	/** The contributor's name. */
	NAME,

	/** Where they work. */
	ORGANISATION,

	/** The practice's title. */
	TITLE,

	/** The submission's short public code. */
	REFERENCE,

	/** The name of the editor who writes. */
	EDITOR;

	/**
	 * Its name in texts.
	 * @return such as {@code title}
	 */
	String code() {
		return name().toLowerCase(Locale.ROOT);
	}

	static Optional<Variable> find(String code) {
		return Arrays.stream(values()).filter((variable) -> variable.code().equals(code)).findFirst();
	}

	static String all() {
		return Arrays.stream(values()).map((variable) -> "{" + variable.code() + "}").collect(Collectors.joining(", "));
	}

}
