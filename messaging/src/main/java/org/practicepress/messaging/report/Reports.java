package org.practicepress.messaging.report;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.practicepress.messaging.MessagingProperties;
import org.practicepress.messaging.broker.BrokerSilent;
import org.practicepress.messaging.broker.LatestRecords;
import org.practicepress.messaging.event.CloudEvent;
import org.practicepress.messaging.event.EventCodec;
import org.practicepress.messaging.event.MalformedEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the instances of all services have told last. Nothing listens while nobody looks.
 */
public final class Reports {

	private static final Logger logger = LoggerFactory.getLogger(Reports.class);

	private final LatestRecords records;

	private final EventCodec codec;

	private final MessagingProperties.Report properties;

	private final Clock clock;

	Reports(LatestRecords records, EventCodec codec, MessagingProperties.Report properties, Clock clock) {
		this.records = records;
		this.codec = codec;
		this.properties = properties;
		this.clock = clock;
	}

	/**
	 * Looks.
	 * @return the instances, by their services
	 * @throws BrokerSilent when the broker does not answer
	 */
	public List<Instance> look() {
		List<Instance> instances = new ArrayList<>();
		this.records.of(Reporter.TOPIC).forEach((id, value) -> {
			try {
				CloudEvent event = this.codec.decode(value);
				instances.add(new Instance(id, event.time(), this.properties.silent(event.time(), this.clock.instant()),
						this.codec.read(event, Reported.class)));
			}
			catch (MalformedEvent ex) {
				logger.warn("Something on {} is no report: {}", Reporter.TOPIC, ex.getMessage());
			}
		});
		instances.sort(Comparator.comparing((Instance instance) -> instance.said().service())
			.thenComparing((instance) -> instance.said().startedAt())
			.thenComparing(Instance::id));
		return instances;
	}

}
