package org.practicepress.messaging;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.BiFunction;

import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.practicepress.messaging.event.MalformedEvent;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.cloud.stream.binder.kafka.ListenerContainerWithDlqAndRetryCustomizer;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * Decides what becomes of a record that could not be handled. Retries happen in the
 * listener container, between polls, so that waiting for a part that is away never costs
 * the consumer its membership of the group. The dead letter goes to
 * {@code <topic>.<group>.dlq}, unchanged, with the reason in its {@value #REASON_HEADER}
 * header.
 *
 * @see <a href=
 * "https://www.enterpriseintegrationpatterns.com/patterns/messaging/DeadLetterChannel.html">Dead
 * letter channel</a>
 */
final class DeadLetters implements ListenerContainerWithDlqAndRetryCustomizer, DisposableBean {

	static final String REASON_HEADER = "dead-letter-reason";

	private final KafkaTemplate<byte[], byte[]> template;

	private final KafkaAdmin admin;

	private final MessagingProperties.Retry retry;

	DeadLetters(KafkaTemplate<byte[], byte[]> template, KafkaAdmin admin, MessagingProperties.Retry retry) {
		this.template = template;
		this.admin = admin;
		this.retry = retry;
	}

	@Override
	public boolean retryAndDlqInBinding(String destinationName, String group) {
		return false;
	}

	@Override
	public void configure(AbstractMessageListenerContainer<?, ?> container, String destinationName, String group,
			@Nullable BiFunction<ConsumerRecord<?, ?>, Exception, TopicPartition> dlqDestinationResolver,
			@Nullable BackOff backOff) {
		String deadLetterTopic = destinationName + "." + group + ".dlq";
		this.admin.createOrModifyTopics(TopicBuilder.name(deadLetterTopic)
			.partitions(1)
			.configs(Map.of(TopicConfig.RETENTION_MS_CONFIG, "-1"))
			.build());
		DeadLetterPublishingRecoverer recoverer = new DeadLetterPublishingRecoverer(this.template,
				(failed, ex) -> new TopicPartition(deadLetterTopic, 0));
		recoverer.setFailIfSendResultIsError(true);
		recoverer.addHeadersFunction((failed, ex) -> new RecordHeaders().add(REASON_HEADER, reason(ex)));
		DefaultErrorHandler errorHandler = new DefaultErrorHandler(recoverer, backOff(this.retry.attempts() - 1L));
		errorHandler.addNotRetryableExceptions(MalformedEvent.class);
		errorHandler.setBackOffFunction((failed, ex) -> partIsAway(ex) ? backOff(Long.MAX_VALUE) : null);
		container.setCommonErrorHandler(errorHandler);
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

	/** What the handler threw, without what Spring wrapped around it. */
	private static byte[] reason(Exception failure) {
		Throwable thrown = failure;
		while (thrown.getCause() != null && thrown.getClass().getName().startsWith("org.springframework.")) {
			thrown = thrown.getCause();
		}
		return (thrown.getClass().getSimpleName() + ": " + thrown.getMessage()).getBytes(StandardCharsets.UTF_8);
	}

	private BackOff backOff(long retries) {
		ExponentialBackOff backOff = new ExponentialBackOff(this.retry.firstDelay().toMillis(), 2);
		backOff.setMaxInterval(this.retry.longestDelay().toMillis());
		backOff.setMaxAttempts(retries);
		return backOff;
	}

}
