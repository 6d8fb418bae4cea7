package org.practicepress.messaging;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.practicepress.messaging.aggregate.Aggregates;
import org.practicepress.messaging.aggregate.AggregatesFactory;
import org.practicepress.messaging.aggregate.Change;
import org.practicepress.messaging.event.EventType;
import org.practicepress.messaging.inbox.CompactedView;
import org.practicepress.messaging.inbox.CompactedViews;
import org.practicepress.messaging.inbox.Inbox;
import org.practicepress.messaging.inbox.LastWord;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.messaging.Message;

/**
 * A small service that the contracts are held against: jars are filled, their shelf hears
 * of it, and a cook tastes from them.
 */
final class Kitchen {

	private final Aggregates<Jar, JarEvent> jars;

	private final Aggregates<Shelf, ShelfEvent> shelves;

	private final CompactedView<Label> labels;

	private final Set<String> breaking = ConcurrentHashMap.newKeySet();

	private final AtomicInteger failures = new AtomicInteger();

	private final List<String> tasted = new CopyOnWriteArrayList<>();

	private final List<String> leftUntasted = new CopyOnWriteArrayList<>();

	Kitchen(AggregatesFactory factory, CompactedViews views) {
		this.jars = factory.of("jars", Jar.class, JarEvent.class, "jarEvents-out-0");
		this.shelves = factory.of("shelves", Shelf.class, ShelfEvent.class, "shelfEvents-out-0");
		this.labels = views.of("labels", Label.class);
	}

	Aggregates<Jar, JarEvent> jars() {
		return this.jars;
	}

	Aggregates<Shelf, ShelfEvent> shelves() {
		return this.shelves;
	}

	CompactedView<Label> labels() {
		return this.labels;
	}

	/** What makes a handler throw. */
	Set<String> breaking() {
		return this.breaking;
	}

	/** How often a handler has thrown. */
	int failures() {
		return this.failures.get();
	}

	/** What the cook has tasted, in that order. */
	List<String> tasted() {
		return this.tasted;
	}

	/** What the cook was told to give up. */
	List<String> leftUntasted() {
		return this.leftUntasted;
	}

	List<String> contents(String shelf) {
		return this.shelves.find(shelf).map((found) -> found.state().contents()).orElse(List.of());
	}

	private void breakAt(String content) {
		if (this.breaking.contains(content)) {
			this.failures.incrementAndGet();
			throw new IllegalStateException("the jar broke: " + content);
		}
	}

	record Jar(String content, int spoons) {
	}

	sealed interface JarEvent {

	}

	@EventType("jar.filled.v1")
	record Filled(String content) implements JarEvent {
	}

	@EventType("jar.smashed.v1")
	record Smashed() implements JarEvent, LastWord {
	}

	record Shelf(List<String> contents, Map<String, Integer> notes) {

		static Shelf with(@Nullable Shelf before, String content) {
			List<String> contents = new ArrayList<>((before != null) ? before.contents() : List.of());
			contents.add(content);
			return new Shelf(contents, Map.of());
		}

	}

	sealed interface ShelfEvent {

	}

	@EventType("shelf.full.v1")
	record Full() implements ShelfEvent {
	}

	@EventType("shelf.labelled.v1")
	record Labelled(String text) implements ShelfEvent {
	}

	record Label(String text) {
	}

	@SpringBootConfiguration
	@EnableAutoConfiguration
	static class Service {

		/** For {@link MessagingSite}, which starts it. */
		static final String[] PROPERTIES = { "practice-press.messaging.database=lossless",
				"practice-press.messaging.source=/test", "practice-press.messaging.retry.first-delay=10ms",
				"practice-press.messaging.retry.longest-delay=20ms",
				"spring.cloud.function.definition=jars;tasting;labels",
				"spring.cloud.stream.bindings.jarEvents-out-0.destination=jar.events",
				"spring.cloud.stream.bindings.shelfEvents-out-0.destination=shelf.events",
				"spring.cloud.stream.kafka.bindings.shelfEvents-out-0.producer.topic.properties.max.message.bytes=50000",
				"spring.cloud.stream.output-bindings=jarEvents;shelfEvents",
				"spring.cloud.stream.bindings.jars-in-0.destination=jar.events",
				"spring.cloud.stream.bindings.jars-in-0.group=shelf",
				"spring.cloud.stream.bindings.tasting-in-0.destination=jar.events",
				"spring.cloud.stream.bindings.tasting-in-0.group=cook",
				"spring.cloud.stream.bindings.labels-in-0.destination=labels",
				"spring.cloud.stream.bindings.labels-in-0.group=shelf" };

		@Bean
		Kitchen kitchen(AggregatesFactory factory, CompactedViews views) {
			return new Kitchen(factory, views);
		}

		@Bean
		Consumer<Message<?>> jars(Kitchen kitchen, Inbox inbox) {
			return inbox.of("jar.events", JarEvent.class, (incoming, event) -> {
				switch (event) {
					case Filled filled -> {
						kitchen.breakAt(filled.content());
						kitchen.shelves()
							.receive(incoming.event().subject(), incoming,
									(shelf) -> Change.of(Shelf.with(shelf, filled.content())));
					}
					case Smashed smashed -> kitchen.shelves().erase(incoming.event().subject(), List.of());
				}
			});
		}

		@Bean
		Consumer<Message<?>> tasting(Kitchen kitchen, Inbox inbox) {
			return inbox.independent("jar.events", JarEvent.class, (incoming, event) -> {
				switch (event) {
					case Filled filled -> {
						kitchen.breakAt("taste of " + filled.content());
						kitchen.tasted().add(filled.content());
					}
					case Smashed smashed -> {
					}
				}
			}, (incoming, event) -> kitchen.leftUntasted().add(event.toString()));
		}

		@Bean
		Consumer<Message<?>> labels(Kitchen kitchen) {
			return kitchen.labels().consumer();
		}

	}

}
