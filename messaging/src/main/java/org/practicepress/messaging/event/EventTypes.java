package org.practicepress.messaging.event;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The events of one sealed interface and their wire types. A producer's interface names
 * what it publishes, a consumer's interface what it understands.
 *
 * @param <E> the sealed interface
 */
public final class EventTypes<E> {

	private final Map<String, Class<? extends E>> byType = new LinkedHashMap<>();

	private EventTypes(Class<E> sealed) {
		if (!sealed.isSealed()) {
			throw new IllegalArgumentException(sealed + " is not sealed");
		}
		for (Class<?> permitted : sealed.getPermittedSubclasses()) {
			Class<? extends E> event = permitted.asSubclass(sealed);
			if (this.byType.put(typeOf(event), event) != null) {
				throw new IllegalArgumentException("two records of " + sealed + " are " + typeOf(event));
			}
		}
	}

	public static <E> EventTypes<E> of(Class<E> sealed) {
		return new EventTypes<>(sealed);
	}

	/**
	 * The wire type of a record.
	 * @param event a record's class
	 * @return its type
	 * @throws IllegalArgumentException when it names none
	 */
	public static String typeOf(Class<?> event) {
		EventType type = event.getAnnotation(EventType.class);
		if (type == null) {
			throw new IllegalArgumentException(event + " lacks @EventType");
		}
		return type.value();
	}

	/**
	 * The wire types, in the order of the sealed interface's {@code permits}.
	 * @return the types
	 */
	public Set<String> names() {
		return this.byType.keySet();
	}

	public Optional<Class<? extends E>> find(String type) {
		return Optional.ofNullable(this.byType.get(type));
	}

}
