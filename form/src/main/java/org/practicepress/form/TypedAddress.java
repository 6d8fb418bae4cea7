package org.practicepress.form;

import java.util.Optional;

import com.google.re2j.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An email address as somebody has typed it. Keeps typing errors out; whether somebody
 * reads it only a mail can tell.
 */
public final class TypedAddress {

	private static final int LONGEST = 254;

	private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>,;]+@[^\\s@<>,;.]+(\\.[^\\s@<>,;.]+)*");

	private TypedAddress() {
	}

	/**
	 * Understands it.
	 * @param typed what was typed
	 * @return the address; empty when it surely is none
	 */
	public static Optional<String> of(@Nullable String typed) {
		return Optional.ofNullable(typed)
			.map(String::strip)
			.filter((email) -> email.length() <= LONGEST && ADDRESS.matches(email));
	}

}
