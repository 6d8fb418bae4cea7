package org.practicepress.pages.api;

import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.MismatchedInputException;

import org.springframework.http.converter.HttpMessageNotReadableException;

/**
 * What is wrong with one field of a body.
 *
 * @param field the field, as in {@code content.links[3]}; empty for the body itself
 * @param problem what is wrong with it, in words for a programmer
 */
public record BodyFlaw(String field, String problem) {

	/**
	 * Why a body cannot be read.
	 * @param failure what reading it came to
	 * @return the first flaw found; never a word of the program's own inside
	 */
	public static BodyFlaw of(HttpMessageNotReadableException failure) {
		if (!(failure.getCause() instanceof JacksonException ex)) {
			return new BodyFlaw("", "must be there");
		}
		return new BodyFlaw(field(ex), problem(ex));
	}

	private static String problem(JacksonException failure) {
		return switch (failure) {
			case StreamReadException ex -> "is not JSON, or nested too deep";
			case InvalidNullException ex -> "must be there and not be null";
			case MismatchedInputException ex when ex.getTargetType() != null -> "must be " + kind(ex.getTargetType());
			default -> "is not what it must be";
		};
	}

	private static String field(JacksonException failure) {
		StringBuilder path = new StringBuilder();
		for (JacksonException.Reference step : failure.getPath()) {
			if (step.getPropertyName() == null) {
				path.append('[').append(step.getIndex()).append(']');
			}
			else {
				path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
			}
		}
		return path.toString();
	}

	private static String kind(Class<?> type) {
		if (type == String.class) {
			return "a text";
		}
		if (type == boolean.class || type == Boolean.class) {
			return "true or false";
		}
		if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
			return "a whole number";
		}
		if (type.isEnum()) {
			return "one of the choices in the description";
		}
		return Iterable.class.isAssignableFrom(type) ? "a list" : "an object";
	}

}
