package org.practicepress.messaging.trace;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.practicepress.messaging.event.CloudEvent;

/**
 * Tells an operator's tracing system what was done, how long it took and why it was done:
 * names and ids, never what a person has written. Where it is {@link #OFF}, work is done
 * and nothing else.
 */
public interface Tracing {

	/** Nobody wants to know. */
	Tracing OFF = new Untold();

	/**
	 * Where what is being done stands in its trace.
	 * @return a {@code traceparent} of
	 * <a href="https://www.w3.org/TR/trace-context/">Trace Context</a>; null when nothing
	 * is followed
	 */
	@Nullable String current();

	/**
	 * Does a part of what is being done.
	 * @param <T> what comes of it
	 * @param name what is done, one of a few names
	 * @param work the part
	 * @return what comes of it
	 */
	<T> T part(String name, Supplier<T> work);

	/**
	 * Does something to what has a trace of its own. When it is done on behalf of
	 * another, such as an editor's request, it names that.
	 * @param <T> what comes of it
	 * @param subject the id of what it is done to
	 * @param trace where that stands in its trace; answers null when it has none yet, and
	 * then belongs to that of what is being done
	 * @param name what is done, one of a few names
	 * @param work the work
	 * @return what comes of it
	 */
	<T> T following(String subject, Supplier<@Nullable String> trace, String name, Supplier<T> work);

	/**
	 * Handles an event, in the trace that it was told in.
	 * @param topic where it came from
	 * @param group who handles it
	 * @param event the event
	 * @param work its handling
	 */
	void handling(String topic, String group, CloudEvent event, Runnable work);

}
