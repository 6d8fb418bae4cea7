package org.practicepress.review.operations;

import org.practicepress.messaging.broker.BrokerClients;
import org.practicepress.messaging.broker.DeadLetterTopics;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class OperationsConfiguration {

	@Bean
	DeadLetterTopics deadLetterTopics(BrokerClients clients) {
		return new DeadLetterTopics(clients);
	}

}
