package org.practicepress.standalone.moving;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.jspecify.annotations.Nullable;
import org.practicepress.standalone.site.CannotStart;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.io.ClassPathResource;

/**
 * The topics the services talk through: what is on them, and who has read how far.
 */
final class Topics {

	private final Admin broker;

	private final Set<String> topics = new TreeSet<>();

	/** Topics by the group that reads them. */
	private final Map<String, Set<String>> groups = new TreeMap<>();

	Topics(Admin broker, List<String> services) {
		this.broker = broker;
		services.stream().flatMap((service) -> bindings(service).stream()).forEach((binding) -> {
			this.topics.add(binding.destination());
			if (binding.group() != null) {
				this.groups.computeIfAbsent(binding.group(), (group) -> new TreeSet<>()).add(binding.destination());
			}
		});
	}

	/** As the service itself is configured. */
	private static Collection<Binding> bindings(String service) {
		MutablePropertySources sources = new MutablePropertySources();
		try {
			String name = service + "-service.yml";
			new YamlPropertySourceLoader().load(name, new ClassPathResource(name)).forEach(sources::addLast);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return new Binder(ConfigurationPropertySources.from(sources))
			.bind("spring.cloud.stream.bindings", Bindable.mapOf(String.class, Binding.class))
			.get()
			.values();
	}

	/** How much there is on each. */
	Map<TopicPartition, Long> ends() {
		return offsets(OffsetSpec.latest());
	}

	/** A topic on which there is something. */
	Optional<String> filled() {
		Map<TopicPartition, Long> begins = offsets(OffsetSpec.earliest());
		return ends().entrySet()
			.stream()
			.filter((end) -> end.getValue() > begins.getOrDefault(end.getKey(), 0L))
			.map((end) -> end.getKey().topic())
			.findFirst();
	}

	/** Who reads them now. */
	List<String> readers() {
		return this.groups.keySet().stream().filter((group) -> !members(group).isEmpty()).toList();
	}

	private Collection<?> members(String group) {
		try {
			return this.broker.describeConsumerGroups(List.of(group))
				.all()
				.get()
				.values()
				.stream()
				.flatMap((known) -> known.members().stream())
				.toList();
		}
		catch (ExecutionException ex) {
			if (ex.getCause() instanceof GroupIdNotFoundException) {
				return List.of();
			}
			throw silent(ex);
		}
		catch (InterruptedException ex) {
			throw interrupted(ex);
		}
	}

	/** Who has not read all that there is. */
	Optional<String> behind() {
		Map<TopicPartition, Long> begins = offsets(OffsetSpec.earliest());
		Map<TopicPartition, Long> ends = ends();
		for (Map.Entry<String, Set<String>> group : this.groups.entrySet()) {
			Map<TopicPartition, OffsetAndMetadata> read = answer(
					this.broker.listConsumerGroupOffsets(group.getKey()).partitionsToOffsetAndMetadata());
			for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
				OffsetAndMetadata upTo = read.get(end.getKey());
				long done = (upTo != null) ? upTo.offset() : begins.getOrDefault(end.getKey(), 0L);
				if (group.getValue().contains(end.getKey().topic()) && done < end.getValue()) {
					return Optional.of(group.getKey() + " has still to read " + (end.getValue() - done) + " events of "
							+ end.getKey().topic());
				}
			}
		}
		return Optional.empty();
	}

	private Map<TopicPartition, Long> offsets(OffsetSpec spec) {
		Set<String> there = new TreeSet<>(answer(this.broker.listTopics().names()));
		there.retainAll(this.topics);
		Map<TopicPartition, OffsetSpec> asked = answer(this.broker.describeTopics(there).allTopicNames()).values()
			.stream()
			.flatMap((topic) -> topic.partitions()
				.stream()
				.map((partition) -> new TopicPartition(topic.name(), partition.partition())))
			.collect(Collectors.toMap(Function.identity(), (partition) -> spec));
		Map<TopicPartition, Long> offsets = new HashMap<>();
		for (Map.Entry<TopicPartition, ListOffsetsResultInfo> offset : answer(this.broker.listOffsets(asked).all())
			.entrySet()) {
			offsets.put(offset.getKey(), offset.getValue().offset());
		}
		return offsets;
	}

	private static <T> T answer(KafkaFuture<T> question) {
		try {
			return question.get();
		}
		catch (ExecutionException ex) {
			throw silent(ex);
		}
		catch (InterruptedException ex) {
			throw interrupted(ex);
		}
	}

	private static CannotStart silent(ExecutionException ex) {
		return new CannotStart("Kafka does not answer (" + ex.getCause() + "); ./practice-press check says more.", ex);
	}

	private static CannotStart interrupted(InterruptedException ex) {
		Thread.currentThread().interrupt();
		return new CannotStart("Interrupted.", ex);
	}

	/**
	 * Where a service sends to or reads from.
	 *
	 * @param destination the topic
	 * @param group who reads; null when it is sent to
	 */
	record Binding(String destination, @Nullable String group) {
	}

}
