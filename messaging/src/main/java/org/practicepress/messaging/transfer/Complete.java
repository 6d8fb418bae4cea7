package org.practicepress.messaging.transfer;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Whether what was read says all that it must: whoever reads JSON takes what is absent
 * for null.
 */
public final class Complete {

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
				for (RecordComponent component : holder.getClass().getRecordComponents()) {
					Object held = held(holder, component);
					if (held == null && !component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
						throw new IllegalArgumentException(component.getName() + " is missing");
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

	private static @Nullable Object held(Record holder, RecordComponent component) {
		try {
			var accessor = component.getAccessor();
			accessor.setAccessible(true);
			return accessor.invoke(holder);
		}
		catch (IllegalAccessException | InvocationTargetException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
