package org.practicepress.messaging.inbox;

import java.io.IOException;

import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.ServerAddress;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.practicepress.messaging.event.MalformedEvent;

import static org.assertj.core.api.Assertions.assertThat;

class DeadLettersTests {

	@Test
	void waitsWhileTheStoreOrTheBrokerIsAway() {
		assertThat(DeadLetters.partIsAway(new MongoTimeoutException("no server"))).isTrue();
		assertThat(DeadLetters.partIsAway(
				new IllegalStateException(new MongoSocketException("reset", new ServerAddress(), new IOException()))))
			.isTrue();
		assertThat(DeadLetters.partIsAway(new RuntimeException(new TimeoutException("no broker")))).isTrue();
	}

	@Test
	void doesNotWaitForWhatNeverHeals() {
		assertThat(DeadLetters.partIsAway(new MalformedEvent("no"))).isFalse();
		assertThat(DeadLetters.partIsAway(new NullPointerException())).isFalse();
		assertThat(DeadLetters.partIsAway(null)).isFalse();
	}

}
