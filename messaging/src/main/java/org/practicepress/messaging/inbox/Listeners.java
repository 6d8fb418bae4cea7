package org.practicepress.messaging.inbox;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

import org.springframework.cloud.stream.binder.kafka.ListenerContainerWithDlqAndRetryCustomizer;
import org.springframework.cloud.stream.binder.kafka.config.ClientFactoryCustomizer;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.util.backoff.BackOff;

/**
 * How all of a service's consumers commit, fail and stop.
 * <p>
 * What was handled is committed once a second, not record by record: each event is
 * applied once however often it is delivered, so a crash costs no more than its last
 * second again. Who has nothing to commit waits for news as long as it takes. They stop
 * all at once.
 */
final class Listeners implements ListenerContainerWithDlqAndRetryCustomizer, ClientFactoryCustomizer, SmartLifecycle {

	private static final Duration COMMIT_EVERY = Duration.ofSeconds(1);

	private static final int COMMIT_AFTER = 500;

	private static final Duration LONGEST_POLL = Duration.ofSeconds(30);

	private static final long SECONDS_TO_STOP = 15;

	private final DeadLetters deadLetters;

	private final @Nullable String instance;

	private final List<AbstractMessageListenerContainer<?, ?>> containers = new CopyOnWriteArrayList<>();

	private volatile boolean running;

	Listeners(DeadLetters deadLetters, @Nullable String instance) {
		this.deadLetters = deadLetters;
		this.instance = instance;
	}

	@Override
	public boolean retryAndDlqInBinding(String destinationName, String group) {
		return false;
	}

	@Override
	public void configure(AbstractMessageListenerContainer<?, ?> container, String destinationName, String group,
			@Nullable BiFunction<ConsumerRecord<?, ?>, Exception, TopicPartition> dlqDestinationResolver,
			@Nullable BackOff backOff) {
		container.setCommonErrorHandler(this.deadLetters.handlerFor(destinationName, group));
		ContainerProperties properties = container.getContainerProperties();
		properties.setAckMode(ContainerProperties.AckMode.COUNT_TIME);
		properties.setAckTime(COMMIT_EVERY.toMillis());
		properties.setAckCount(COMMIT_AFTER);
		properties.setPollTimeout(LONGEST_POLL.toMillis());
		if (this.instance != null) {
			// one of a group for each topic
			properties.getKafkaConsumerProperties()
				.setProperty(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, this.instance + "-" + destinationName);
		}
		this.containers.add(container);
	}

	@Override
	public void configure(ConsumerFactory<?, ?> factory) {
		askPatiently(factory);
	}

	private static <K, V> void askPatiently(ConsumerFactory<K, V> factory) {
		factory.addPostProcessor((consumer) -> PatientConsumer.of(consumer, COMMIT_EVERY, InstantSource.system()));
	}

	/** After the bindings, when all consumers are known. */
	@Override
	public void start() {
		this.deadLetters.makeTopics();
		this.running = true;
	}

	@Override
	public void stop() {
		this.running = false;
		CountDownLatch stopping = new CountDownLatch(this.containers.size());
		this.containers.forEach((container) -> container.stop(stopping::countDown));
		try {
			// whoever takes longer is waited for by its binding
			var unused = stopping.await(SECONDS_TO_STOP, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	/** Before the bindings, which stop one after the other. */
	@Override
	public int getPhase() {
		return Integer.MAX_VALUE - 500;
	}

}
