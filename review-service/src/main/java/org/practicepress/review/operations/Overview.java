package org.practicepress.review.operations;

import java.util.List;
import java.util.Map;

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
}
