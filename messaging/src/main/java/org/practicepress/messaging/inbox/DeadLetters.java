package org.practicepress.messaging.inbox;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.practicepress.messaging.MessagingProperties;
import org.practicepress.messaging.RetentionProperties;
import org.practicepress.messaging.broker.DeadLetterTopics;
import org.practicepress.messaging.event.MalformedEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.ConsumerRecordRecoverer;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer.HeaderNames.HeadersToAdd;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * Decides what becomes of a record that could not be handled. Retries happen in the
 * listener container, between polls, so that waiting for a part that is away never costs
 * the consumer its membership of the group. The dead letter goes to
 * {@code <topic>.<group>.dlq}, unchanged, with the reason in its {@value #REASON_HEADER}
 * header. Put back on its topic it is handled as if it came for the first time, or, with
 * a header {@value #DISCARD_HEADER} that says why, given up.
 *
 * @see <a href=
 * "https://www.enterpriseintegrationpatterns.com/patterns/messaging/DeadLetterChannel.html">Dead
 * letter channel</a>
 */
final class DeadLetters implements DisposableBean {

	static final String REASON_HEADER = DeadLetterTopics.REASON_HEADER;

	static final String DISCARD_HEADER = DeadLetterTopics.DISCARD_HEADER;

	private static final Logger logger = LoggerFactory.getLogger(DeadLetters.class);

	/** In characters. A dead letter must fit where the record has fitted. */
	private static final int LONGEST_REASON = 1000;

	private final KafkaTemplate<byte[], byte[]> template;

	private final KafkaAdmin admin;

	private final MessagingProperties.Retry retry;

	private final Duration kept;

	private final MeterRegistry meters;

	private final Set<String> topics = ConcurrentHashMap.newKeySet();

	DeadLetters(KafkaTemplate<byte[], byte[]> template, KafkaAdmin admin, MessagingProperties.Retry retry,
			Duration kept, MeterRegistry meters) {
		this.template = template;
		this.admin = admin;
		this.retry = retry;
		this.kept = kept;
		this.admin.setModifyTopicConfigs(true);
		this.meters = meters;
	}

	/**
	 * What handles the errors of one consumer.
	 * @param topic the topic it listens to
	 * @param group the group it belongs to
	 * @return the handler, for whose dead letters a topic is to be made yet
	 */
	CommonErrorHandler handlerFor(String topic, String group) {
		String deadLetterTopic = DeadLetterTopics.nameOf(topic, group);
		this.topics.add(deadLetterTopic);
		DefaultErrorHandler errorHandler = new DefaultErrorHandler(recoverer(deadLetterTopic),
				backOff(this.retry.attempts() - 1L));
		// what was fetched is kept for it: asked for again it would come only after the
		// next news, since the question for these stands already
		errorHandler.setSeekAfterError(false);
		errorHandler.addNotRetryableExceptions(MalformedEvent.class, OutOfTurn.class);
		errorHandler.setBackOffFunction((failed, ex) -> partIsAway(ex) ? backOff(Long.MAX_VALUE) : null);
		return errorHandler;
	}

	/**
	 * Makes the topics of all handlers together. What fails for good before waits for its
	 * own.
	 */
	void makeTopics() {
		if (this.topics.isEmpty()) {
			return;
		}
		Duration segment = RetentionProperties.segment(this.kept);
		Map<String, String> retention = Map.of(TopicConfig.RETENTION_MS_CONFIG,
				String.valueOf(this.kept.minus(segment).toMillis()), TopicConfig.SEGMENT_MS_CONFIG,
				String.valueOf(segment.toMillis()));
		this.admin.createOrModifyTopics(this.topics.stream()
			.map((topic) -> TopicBuilder.name(topic).partitions(1).configs(retention).build())
			.toArray(NewTopic[]::new));
	}

	private ConsumerRecordRecoverer recoverer(String deadLetterTopic) {
		DeadLetterPublishingRecoverer publisher = new DeadLetterPublishingRecoverer(this.template,
				(failed, ex) -> new TopicPartition(deadLetterTopic, 0));
		publisher.setFailIfSendResultIsError(true);
		publisher.excludeHeader(HeadersToAdd.EXCEPTION, HeadersToAdd.EX_CAUSE, HeadersToAdd.EX_MSG,
				HeadersToAdd.EX_STACKTRACE);
		publisher.addHeadersFunction(
				(failed, ex) -> new RecordHeaders().add(REASON_HEADER, reason(ex).getBytes(StandardCharsets.UTF_8)));
		return (failed, ex) -> {
			UnhandledEvent unhandled = find(UnhandledEvent.class, ex);
			if (unhandled != null) {
				unhandled.giveUp();
			}
			publisher.accept(failed, ex);
			logger.error("A record of {}, partition {}, offset {}, is a dead letter on {} now: {}", failed.topic(),
					failed.partition(), failed.offset(), deadLetterTopic, reason(ex));
			this.meters.counter("practice_press.dead_letters", "topic", deadLetterTopic).increment();
		};
	}

	@Override
	public void destroy() {
		this.template.destroy();
		if (this.template.getProducerFactory() instanceof DisposableBean factory) {
			try {
				factory.destroy();
			}
			catch (Exception ex) {
				throw new IllegalStateException(ex);
			}
		}
	}

	/**
	 * Whether trying again later can help because something the handler needs is not
	 * there now.
	 * @param failure what was thrown, with its causes
	 * @return true to wait without limit
	 */
	static boolean partIsAway(@Nullable Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof MongoTimeoutException || cause instanceof MongoSocketException
					|| cause instanceof MongoNotPrimaryException || cause instanceof MongoNodeIsRecoveringException
					|| cause instanceof RetriableException) {
				return true;
			}
		}
		return false;
	}

	/** What the handler threw, without what was wrapped around it. */
	private static String reason(Exception failure) {
		Throwable thrown = failure;
		while (thrown.getCause() != null && (thrown instanceof UnhandledEvent
				|| thrown.getClass().getName().startsWith("org.springframework."))) {
			thrown = thrown.getCause();
		}
		String reason = thrown.getClass().getSimpleName() + ": " + thrown.getMessage();
		return reason.substring(0, Math.min(reason.length(), LONGEST_REASON));
	}

	private static <T extends Throwable> @Nullable T find(Class<T> type, Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (type.isInstance(cause)) {
				return type.cast(cause);
			}
		}
		return null;
	}

	private BackOff backOff(long retries) {
		ExponentialBackOff backOff = new ExponentialBackOff(this.retry.firstDelay().toMillis(), 2);
		backOff.setMaxInterval(this.retry.longestDelay().toMillis());
		backOff.setMaxAttempts(retries);
		return backOff;
	}

}
