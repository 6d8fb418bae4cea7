package org.practicepress.standalone.origin;

import java.io.IOException;
import java.util.Collections;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.apache.catalina.connector.ClientAbortException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

import static org.assertj.core.api.Assertions.assertThat;

/** Answers that break off; with real connections in {@link OriginTests}. */
class BrokenOffTests {

	private final Logger logger = (Logger) LoggerFactory.getLogger(BrokenOff.class);

	private final ListAppender<ILoggingEvent> log = new ListAppender<>();

	private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/submissions/secret");

	private final MockHttpServletResponse response = new MockHttpServletResponse();

	@BeforeEach
	void listen() {
		this.log.start();
		this.logger.addAppender(this.log);
	}

	@AfterEach
	void listenNoMore() {
		this.logger.detachAppender(this.log);
	}

	@Test
	void theOperatorIsToldWithoutTheAddress() throws Exception {
		breakOff(new IOException("Premature end"));
		assertThat(this.log.list).singleElement()
			.extracting(ILoggingEvent::getFormattedMessage)
			.asString()
			.contains("Premature end")
			.doesNotContain("secret");
		assertThat(this.response.getStatus()).isEqualTo(503);
		assertThat(this.response.getHeader("X-Half")).isNull();
	}

	/** That happens all the time, and is nothing to mend. */
	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void ofAVisitorWhoLeavesNothingIsSaid(boolean toldBySpring) throws Exception {
		IOException gone = new ClientAbortException(new IOException("Broken pipe"));
		this.response.setCommitted(true);
		breakOff(toldBySpring ? new AsyncRequestNotUsableException("gone", gone) : gone);
		assertThat(this.log.list).isEmpty();
		assertThat(Collections.list(this.request.getAttributeNames())).as("the connection is closed")
			.contains(BrokenOff.class.getName());
	}

	private void breakOff(IOException how) throws Exception {
		new BrokenOff().doFilter(this.request, this.response, (request, answered) -> {
			((MockHttpServletResponse) answered).setHeader("X-Half", "said");
			throw how;
		});
	}

}
