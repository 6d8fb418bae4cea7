package org.practicepress.pages;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.HandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;

class IdInLogTests {

	private final IdInLog interceptor = new IdInLog("submission");

	private final MockHttpServletResponse response = new MockHttpServletResponse();

	@Test
	void namesWhatThePathIsAboutForAsLongAsItIsHandled() {
		MockHttpServletRequest request = new MockHttpServletRequest();
		request.setAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, Map.of("id", "s1", "token", "secret"));
		assertThat(this.interceptor.preHandle(request, this.response, this)).isTrue();
		assertThat(MDC.getCopyOfContextMap()).containsEntry("submission", "s1").doesNotContainValue("secret");
		this.interceptor.afterCompletion(request, this.response, this, null);
		assertThat(MDC.get("submission")).isNull();
	}

	@Test
	void namesNothingWhereThePathHasNoId() {
		MockHttpServletRequest request = new MockHttpServletRequest();
		assertThat(this.interceptor.preHandle(request, this.response, this)).isTrue();
		assertThat(MDC.get("submission")).isNull();
	}

}
