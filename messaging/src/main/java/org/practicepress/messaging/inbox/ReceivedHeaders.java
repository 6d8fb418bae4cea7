package org.practicepress.messaging.inbox;

import java.util.Map;

import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

import org.springframework.kafka.support.KafkaHeaderMapper;
import org.springframework.messaging.MessageHeaders;

/**
 * Maps no header but the one an operator gives a dead letter up with. Whatever else
 * stands in a record's headers is never looked at, least of all as the name of a type, so
 * that none can stop its consumer.
 */
final class ReceivedHeaders implements KafkaHeaderMapper {

	@Override
	public void fromHeaders(MessageHeaders headers, Headers target) {
		// events have no headers
	}

	@Override
	public void toHeaders(Headers source, Map<String, Object> target) {
		Header discard = source.lastHeader(DeadLetters.DISCARD_HEADER);
		if (discard != null && discard.value() != null) {
			target.put(DeadLetters.DISCARD_HEADER, discard.value());
		}
	}

}
