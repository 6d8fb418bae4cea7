package org.practicepress.messaging.broker;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * How much lies on the topics, and how far their consumers have come: what the broker
 * knows of both at one moment.
 *
 * @param topics all topics but the broker's own, by name
 * @param consumers who reads what, by topic and group
 */
public record Progress(List<Topic> topics, List<Consumer> consumers) {

	public Progress {
		topics = List.copyOf(topics);
		consumers = List.copyOf(consumers);
	}

	/**
	 * Asks the broker.
	 * @param clients the clients
	 * @return what it says
	 * @throws BrokerSilent when it does not answer
	 */
	public static Progress ask(BrokerClients clients) {
		try (Admin admin = clients.admin()) {
			Set<String> names = DeadLetterTopics.answer(admin.listTopics().names());
			Collection<TopicDescription> described = DeadLetterTopics
				.answer(admin.describeTopics(names).allTopicNames())
				.values();
			List<TopicPartition> partitions = described.stream()
				.flatMap((topic) -> topic.partitions()
					.stream()
					.map((partition) -> new TopicPartition(topic.name(), partition.partition())))
				.toList();
			Map<TopicPartition, Long> begin = offsets(admin, partitions, OffsetSpec.earliest());
			Map<TopicPartition, Long> end = offsets(admin, partitions, OffsetSpec.latest());
			return new Progress(topics(described, begin, end), consumers(admin, end));
		}
	}

	private static List<Topic> topics(Collection<TopicDescription> described, Map<TopicPartition, Long> begin,
			Map<TopicPartition, Long> end) {
		Map<String, Long> records = new HashMap<>();
		end.forEach((partition, offset) -> records.merge(partition.topic(),
				offset - begin.getOrDefault(partition, offset), Long::sum));
		Map<String, Topic> topics = new TreeMap<>();
		described.forEach((topic) -> topics.put(topic.name(),
				new Topic(topic.name(), topic.partitions().size(), records.getOrDefault(topic.name(), 0L))));
		return List.copyOf(topics.values());
	}

	private static List<Consumer> consumers(Admin admin, Map<TopicPartition, Long> end) {
		Set<String> groups = DeadLetterTopics.answer(admin.listGroups(ListGroupsOptions.forConsumerGroups()).all())
			.stream()
			.map(GroupListing::groupId)
			.collect(Collectors.toCollection(TreeSet::new));
		Map<String, Map<TopicPartition, OffsetAndMetadata>> committed = DeadLetterTopics
			.answer(admin
				.listConsumerGroupOffsets(groups.stream()
					.collect(Collectors.toMap(Function.identity(), (group) -> new ListConsumerGroupOffsetsSpec())))
				.all());
		Map<String, ConsumerGroupDescription> members = DeadLetterTopics
			.answer(admin.describeConsumerGroups(groups).all());
		List<Consumer> consumers = new ArrayList<>();
		for (String group : groups) {
			Map<String, Long> lags = new TreeMap<>();
			committed.getOrDefault(group, Map.of()).forEach((partition, offset) -> {
				if (offset != null) {
					lags.merge(partition.topic(),
							Math.max(0, end.getOrDefault(partition, offset.offset()) - offset.offset()), Long::sum);
				}
			});
			ConsumerGroupDescription description = members.get(group);
			Set<String> read = (description != null) ? read(description) : Set.of();
			read.forEach((topic) -> lags.putIfAbsent(topic, 0L));
			lags.forEach((topic, lag) -> consumers.add(new Consumer(topic, group, lag, read.contains(topic))));
		}
		return consumers.stream().sorted().toList();
	}

	private static Set<String> read(ConsumerGroupDescription group) {
		return group.members()
			.stream()
			.flatMap((member) -> member.assignment().topicPartitions().stream())
			.map(TopicPartition::topic)
			.collect(Collectors.toSet());
	}

	private static Map<TopicPartition, Long> offsets(Admin admin, List<TopicPartition> partitions, OffsetSpec which) {
		Map<TopicPartition, Long> offsets = new HashMap<>();
		DeadLetterTopics
			.answer(admin
				.listOffsets(partitions.stream().collect(Collectors.toMap(Function.identity(), (partition) -> which)))
				.all())
			.forEach((partition, found) -> offsets.put(partition, found.offset()));
		return offsets;
	}

	/**
	 * A topic.
	 *
	 * @param name its name
	 * @param partitions in how many parts it is kept
	 * @param records how many records lie there, as far as their numbers tell
	 */
	public record Topic(String name, int partitions, long records) {
	}

	/**
	 * A consumer group that reads a topic.
	 *
	 * @param topic the topic
	 * @param group the group
	 * @param lag how many records it has not handled yet
	 * @param reading whether anybody of the group reads it now
	 */
	public record Consumer(String topic, String group, long lag, boolean reading) implements Comparable<Consumer> {

		@Override
		public int compareTo(Consumer other) {
			int topics = this.topic.compareTo(other.topic);
			return (topics != 0) ? topics : this.group.compareTo(other.group);
		}

	}

}
