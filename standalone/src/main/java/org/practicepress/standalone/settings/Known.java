package org.practicepress.standalone.settings;

import org.jspecify.annotations.Nullable;

/**
 * A setting that there is.
 *
 * @param name its name
 * @param type the Java type of its values, as the metadata names it; null when it does
 * not
 * @param replacement what it is called now; null while it is still called so
 */
record Known(String name, @Nullable String type, @Nullable String replacement) {

	/** Without what stands in angle brackets. */
	@Nullable String rawType() {
		String whole = this.type;
		return (whole == null || whole.indexOf('<') < 0) ? whole : whole.substring(0, whole.indexOf('<'));
	}

	/**
	 * What each of several values is.
	 * @return the last type in angle brackets; null when there is none, or one with some
	 * of its own
	 */
	@Nullable String elementType() {
		String whole = this.type;
		if (whole == null) {
			return null;
		}
		if (whole.endsWith("[]")) {
			return whole.substring(0, whole.length() - 2);
		}
		int from = whole.indexOf('<');
		if (from < 0 || whole.indexOf('<', from + 1) >= 0) {
			return null;
		}
		String inside = whole.substring(from + 1, whole.length() - 1);
		return inside.substring(inside.lastIndexOf(',') + 1).strip();
	}

	boolean isMap() {
		return "java.util.Map".equals(rawType()) || "java.util.Properties".equals(rawType());
	}

	boolean isList() {
		String raw = rawType();
		return raw != null && (raw.endsWith("[]") || raw.equals("java.util.List") || raw.equals("java.util.Set")
				|| raw.equals("java.util.Collection"));
	}

}
