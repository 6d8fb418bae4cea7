package org.practicepress.review.operations;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.practicepress.messaging.broker.Progress;
import org.practicepress.messaging.report.Instance;
import org.practicepress.review.queue.Overdue;

/**
 * What goes on at this moment, and what does not.
 *
 * @param brokerAnswers false while Kafka does not answer; what it would say is empty then
 * @param deadLetters the open ones, by the topic they lie on
 * @param consumers who reads what, and how far they have come
 * @param topics how much there is
 * @param instances how each instance of each service is
 * @param stuck how many letters and mails are stuck, by what they are
 * @param overdue the submissions that wait longer than usual for an editor
 */
public record Overview(boolean brokerAnswers, Map<String, Long> deadLetters, List<Progress.Consumer> consumers,
		List<Progress.Topic> topics, List<Instance> instances, Map<Trouble.Kind, Long> stuck, Overdue overdue) {

	/** Who reads what, put together by who does. */
	public List<Reader> readers() {
		return this.consumers.stream()
			.collect(Collectors.groupingBy(Progress.Consumer::group, TreeMap::new, Collectors.toList()))
			.entrySet()
			.stream()
			.map((reader) -> new Reader(reader.getKey(), reader.getValue()))
			.toList();
	}

	/**
	 * One who reads.
	 *
	 * @param group its name
	 * @param topics what it reads, and how far it has come in each
	 */
	public record Reader(String group, List<Progress.Consumer> topics) {

		public Reader {
			topics = List.copyOf(topics);
		}

		/** Whether it reads all that it needs. */
		public boolean reading() {
			return this.topics.stream().allMatch(Progress.Consumer::reading);
		}

		/** How many events it has not handled yet. */
		public long lag() {
			return this.topics.stream().mapToLong(Progress.Consumer::lag).sum();
		}

	}

}
