package org.practicepress.messaging.trace;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.practicepress.messaging.event.CloudEvent;

/**
 * Work that nobody is told of.
 */
final class Untold implements Tracing {

	@Override
	public @Nullable String current() {
		return null;
	}

	@Override
	public <T> T part(String name, Supplier<T> work) {
		return work.get();
	}

	@Override
	public <T> T following(String subject, Supplier<@Nullable String> trace, String name, Supplier<T> work) {
		return work.get();
	}

	@Override
	public void handling(String topic, String group, CloudEvent event, Runnable work) {
		work.run();
	}

}
