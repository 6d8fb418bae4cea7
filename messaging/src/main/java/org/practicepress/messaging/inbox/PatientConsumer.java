package org.practicepress.messaging.inbox;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;

import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jspecify.annotations.Nullable;

/**
 * A consumer that may be asked to wait for news for a long time. While something that it
 * has delivered may not be committed yet it waits no longer than until it is to be, since
 * its listener commits only between two waits. When it is closed it does not wait for the
 * broker to answer its last question for news.
 */
final class PatientConsumer<K, V> implements InvocationHandler {

	/**
	 * The listener commits when more than its time has passed, not after exactly that.
	 */
	private static final Duration MORE = Duration.ofMillis(50);

	/** For what has to be said at the end; the broker knows then. */
	private static final CloseOptions CLOSE = CloseOptions.timeout(Duration.ofSeconds(1));

	private final Consumer<K, V> consumer;

	private final Duration commitAfter;

	private final InstantSource clock;

	private boolean delivered;

	private Instant due = Instant.EPOCH;

	private PatientConsumer(Consumer<K, V> consumer, Duration commitAfter, InstantSource clock) {
		this.consumer = consumer;
		this.commitAfter = commitAfter.plus(MORE);
		this.clock = clock;
	}

	/**
	 * Makes a consumer patient.
	 * @param consumer the consumer
	 * @param commitAfter how long after the last records its listener commits at the
	 * latest
	 * @param clock tells the time
	 * @return the same consumer, to be polled by its listener
	 */
	@SuppressWarnings("unchecked")
	static <K, V> Consumer<K, V> of(Consumer<K, V> consumer, Duration commitAfter, InstantSource clock) {
		return (Consumer<K, V>) Proxy.newProxyInstance(PatientConsumer.class.getClassLoader(),
				new Class<?>[] { Consumer.class }, new PatientConsumer<>(consumer, commitAfter, clock));
	}

	@Override
	public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
			throws Throwable {
		if (method.getName().equals("poll")) {
			return poll((Duration) Objects.requireNonNull(Objects.requireNonNull(arguments)[0]));
		}
		if (method.getName().equals("close") && method.getParameterCount() == 0) {
			this.consumer.close(CLOSE);
			return null;
		}
		try {
			return method.invoke(this.consumer, arguments);
		}
		catch (InvocationTargetException ex) {
			throw ex.getCause();
		}
	}

	private ConsumerRecords<K, V> poll(Duration most) {
		Instant now = this.clock.instant();
		if (this.delivered) {
			this.due = now.plus(this.commitAfter);
		}
		Duration wait = Duration.between(now, this.due);
		ConsumerRecords<K, V> records = this.consumer
			.poll((wait.isPositive() && wait.compareTo(most) < 0) ? wait : most);
		this.delivered = !records.isEmpty();
		return records;
	}

}
