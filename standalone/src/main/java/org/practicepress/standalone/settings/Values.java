package org.practicepress.standalone.settings;

import java.net.URI;
import java.time.Duration;
import java.time.Period;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.convert.ConversionException;
import org.springframework.core.convert.ConversionService;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;
import org.springframework.util.unit.DataSize;

/**
 * Whether a value is one that its setting takes.
 */
final class Values {

	private static final ConversionService CONVERSION = ApplicationConversionService.getSharedInstance();

	private Values() {
	}

	/**
	 * What a setting wants that a value is not.
	 * @param value the value
	 * @param typeName the Java type that the setting wants, as the metadata names it
	 * @return the end of a sentence that begins with what must be, or nothing when it is
	 * one or nobody knows
	 */
	static Optional<String> wanted(String value, @Nullable String typeName) {
		Class<?> type = (typeName != null) ? named(typeName) : null;
		if (type == null || !CONVERSION.canConvert(String.class, type)) {
			return Optional.empty();
		}
		try {
			CONVERSION.convert(value.strip(), type);
			return Optional.empty();
		}
		catch (ConversionException ex) {
			return Optional.of(words(type, ex));
		}
	}

	/** What is not on the class path has no effect either. */
	private static @Nullable Class<?> named(String type) {
		try {
			return ClassUtils.forName(type, Values.class.getClassLoader());
		}
		catch (ClassNotFoundException | LinkageError ex) {
			return null;
		}
	}

	private static String words(Class<?> type, ConversionException failure) {
		if (type == Integer.class || type == Long.class || type == Short.class) {
			return "a whole number";
		}
		if (type == Boolean.class) {
			return "true or false";
		}
		if (type == Duration.class) {
			return "a length of time, such as 30s, 5m, 12h or 30d";
		}
		if (type == Period.class) {
			return "years, months or days, such as 2y, 24m or 90d";
		}
		if (type == DataSize.class) {
			return "a size, such as 25MB or 2GB";
		}
		if (type == URI.class) {
			return "an address, such as https://practices.example";
		}
		if (type == ZoneId.class) {
			return "a time zone, such as Europe/Berlin";
		}
		if (type.isEnum()) {
			return "one of " + Stream.of(type.getEnumConstants())
				.map((constant) -> StringUtils.replace(((Enum<?>) constant).name().toLowerCase(Locale.ROOT), "_", "-"))
				.collect(Collectors.joining(", "));
		}
		// ours say themselves what they are like
		String own = NestedExceptionUtils.getMostSpecificCause(failure).getMessage();
		return (type.getName().startsWith("org.practicepress.") && own != null) ? own : "a " + type.getSimpleName();
	}

}
