package org.practicepress.messaging.transfer;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Whether what was read says all that it must: whoever reads JSON takes what is absent
 * for null.
 */
public final class Complete {

	/** Asked once for each kind: the answer is made anew each time, accessors and all. */
	private static final ClassValue<List<Part>> PARTS = new ClassValue<>() {

		@Override
		protected List<Part> computeValue(Class<?> type) {
			return Stream.of(type.getRecordComponents()).map(Part::of).toList();
		}

	};

	private Complete() {
	}

	/**
	 * Looks through a record and all it holds.
	 * @param <T> the record
	 * @param read the record
	 * @return the record
	 * @throws IllegalArgumentException when something is null that must not be, which
	 * tells what
	 */
	public static <T> T checked(T read) {
		check(read);
		return read;
	}

	private static void check(@Nullable Object value) {
		switch (value) {
			case Record holder -> {
				for (Part part : PARTS.get(holder.getClass())) {
					Object held = part.of(holder);
					if (held == null && !part.nullable()) {
						throw new IllegalArgumentException(part.name() + " is missing");
					}
					check(held);
				}
			}
			case Map<?, ?> map -> map.values().forEach(Complete::check);
			case Collection<?> all -> all.forEach(Complete::check);
			case null, default -> {
			}
		}
	}

	/**
	 * A component of a record.
	 *
	 * @param name its name
	 * @param accessor tells its value
	 * @param nullable whether that may be null
	 */
	private record Part(String name, Method accessor, boolean nullable) {

		private static Part of(RecordComponent component) {
			Method accessor = component.getAccessor();
			accessor.setAccessible(true);
			return new Part(component.getName(), accessor,
					component.getAnnotatedType().isAnnotationPresent(Nullable.class));
		}

		private @Nullable Object of(Record holder) {
			try {
				return this.accessor.invoke(holder);
			}
			catch (IllegalAccessException | InvocationTargetException ex) {
				throw new IllegalStateException(ex);
			}
		}

	}

}
