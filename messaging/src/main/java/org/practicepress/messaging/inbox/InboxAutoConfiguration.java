package org.practicepress.messaging.inbox;

import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import org.practicepress.messaging.MessagingAutoConfiguration;
import org.practicepress.messaging.MessagingProperties;
import org.practicepress.messaging.event.EventCodec;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;

/**
 * The receiving end.
 */
@AutoConfiguration(after = MessagingAutoConfiguration.class)
@ConditionalOnBean(MessagingProperties.class)
public final class InboxAutoConfiguration {

	@Bean
	Inbox inbox(EventCodec codec, MeterRegistry meters, MessagingProperties properties) {
		return new Inbox(codec, meters, properties.logKey());
	}

	@Bean
	CompactedViews compactedViews(MongoDatabase serviceDatabase, EventCodec codec) {
		return new CompactedViews(serviceDatabase, codec);
	}

}
