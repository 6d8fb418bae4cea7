package org.practicepress.standalone.origin;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What one visitor was answered, for others. */
class SharedCacheTests {

	private static final String FOR_A_MOMENT = "max-age=0, must-revalidate, public, s-maxage=1";

	private final AtomicInteger asked = new AtomicInteger();

	private long now;

	private final SharedCache cache = new SharedCache(() -> this.now);

	private Consumer<HttpServletResponse> headers = (response) -> response.setHeader("Cache-Control", FOR_A_MOMENT);

	private byte[] page = "The page".getBytes(StandardCharsets.UTF_8);

	@Test
	void isGivenToTheNextWithAllThatWasSaidUntilItsTimeIsOver() throws Exception {
		this.headers = this.headers.andThen((response) -> {
			response.setContentType("text/html;charset=UTF-8");
			response.addHeader("X-Said", "once");
			response.addHeader("X-Said", "twice");
		});
		assertThat(ask().getHeader("Age")).isNull();
		this.now += Duration.ofMillis(999).toNanos();
		MockHttpServletResponse second = ask();
		assertThat(second.getContentAsByteArray()).isEqualTo(this.page);
		assertThat(second.getContentType()).isEqualTo("text/html;charset=UTF-8");
		assertThat(second.getHeaders("X-Said")).containsExactly("once", "twice");
		assertThat(second.getHeader("Cache-Control")).isEqualTo(FOR_A_MOMENT);
		assertThat(second.getContentLength()).isEqualTo(this.page.length);
		assertThat(second.getHeader("Age")).isEqualTo("0");
		assertThat(this.asked).hasValue(1);
		this.now += Duration.ofMillis(1).toNanos();
		ask();
		assertThat(this.asked).hasValue(2);
	}

	/** What was asked long ago may be as old as that. */
	@Test
	void itsTimeBeginsWhenItWasAskedFor() throws Exception {
		this.headers = this.headers.andThen((response) -> this.now += Duration.ofSeconds(2).toNanos());
		ask();
		ask();
		assertThat(this.asked).hasValue(2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "no-store", "no-cache", "private, s-maxage=5", "no-store, s-maxage=5",
			"no-cache, s-maxage=5", "public", "public, max-age=300", "max-age=300", "s-maxage=0", "s-maxage=",
			"s-maxage=-1", "s-maxage=many", "s-maxage=99999999999", "immutable" })
	void whatDoesNotAllowItIsForWhoeverAskedOnly(String said) throws Exception {
		this.headers = (response) -> response.setHeader("Cache-Control", said);
		ask();
		ask();
		assertThat(this.asked).hasValue(2);
	}

	@Test
	void whatNeverChangesIsKeptForAnHour() throws Exception {
		this.headers = (response) -> response.setHeader("Cache-Control", "max-age=31536000, public, immutable");
		ask();
		this.now += Duration.ofHours(1).toNanos() - 1;
		assertThat(ask().getHeader("Age")).isEqualTo("3599");
		this.now += 1;
		ask();
		assertThat(this.asked).hasValue(2);
	}

	@ParameterizedTest
	@ValueSource(ints = { 203, 206, 301, 404, 410, 500, 503 })
	void onlyWholePagesAreKept(int status) throws Exception {
		this.headers = this.headers.andThen((response) -> response.setStatus(status));
		ask();
		ask();
		assertThat(this.asked).hasValue(2);
	}

	@ParameterizedTest
	@CsvSource({ "Authorization, Bearer x", "Range, bytes=0-1", "Cache-Control, no-cache", "Pragma, no-cache" })
	void whoAsksForThemselvesForAPartOrForTheLatestIsNotAnsweredFromIt(String header, String value) throws Exception {
		ask();
		MockHttpServletRequest request = request();
		request.addHeader(header, value);
		ask(request);
		assertThat(this.asked).hasValue(2);
		ask();
		assertThat(this.asked).hasValue(2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "POST", "HEAD", "PUT", "DELETE", "OPTIONS" })
	void onlyWhatIsAskedForIsKept(String method) throws Exception {
		MockHttpServletRequest request = request();
		request.setMethod(method);
		ask(request);
		ask();
		assertThat(this.asked).hasValue(2);
	}

	@Test
	void eachAddressHasItsOwn() throws Exception {
		for (String query : List.of("q=a", "q=b", "q=a&page=2")) {
			askFor(query);
		}
		ask();
		assertThat(this.asked).hasValue(4);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			Accept-Language | Accept-Language  | en | fr | 2
			accept-encoding | Accept-Encoding  | gzip | identity | 2
			Accept-Language | Accept-Encoding  | gzip | identity | 1
			Cookie,accept-language | Accept-Language | en | ar | 2
			'*'             | Accept           | a/b | a/b | 2
			""")
	void whoAsksOtherwiseInWhatCountsHasAnotherAnswer(String vary, String header, String one, String other, int times)
			throws Exception {
		this.headers = this.headers.andThen((response) -> response.setHeader("Vary", vary));
		for (String value : List.of(one, other, one, other)) {
			MockHttpServletRequest request = request();
			request.addHeader(header, value);
			ask(request);
		}
		assertThat(this.asked).hasValue(vary.equals("*") ? 4 : times);
	}

	@Test
	void ofCookiesOnlyTheChosenLanguageCountsAndOfTheOthersThatTheyAreThere() throws Exception {
		this.headers = this.headers.andThen((response) -> response.setHeader("Vary", "Cookie"));
		ask(request(new Cookie("sender", "1"), new Cookie("lang", "fr")));
		ask(request(new Cookie("lang", "fr"), new Cookie("sender", "2")));
		assertThat(this.asked).hasValue(1);
		ask(request(new Cookie("sender", "1"), new Cookie("lang", "ar")));
		ask(request(new Cookie("sender", "1")));
		ask();
		assertThat(this.asked).hasValue(4);
	}

	@Test
	void whatSetsACookieIsForWhoeverAskedOnly() throws Exception {
		this.headers = this.headers.andThen((response) -> response.addHeader("Set-Cookie", "sender=x"));
		ask(request(new Cookie("sender", "x")));
		ask(request(new Cookie("sender", "x")));
		assertThat(this.asked).hasValue(2);
	}

	@Test
	void whoHasItAlreadyIsToldSo() throws Exception {
		this.headers = this.headers.andThen((response) -> response.setHeader("etag", "\"v1\""));
		ask();
		MockHttpServletRequest request = request();
		request.addHeader("If-None-Match", "\"v1\"");
		MockHttpServletResponse answer = ask(request);
		assertThat(answer.getStatus()).isEqualTo(304);
		assertThat(answer.getContentAsByteArray()).isEmpty();
		assertThat(this.asked).hasValue(1);
	}

	@Test
	void whatIsLargePassesAndIsNotKept() throws Exception {
		this.page = new byte[600_000];
		assertThat(ask().getContentAsByteArray()).hasSize(600_000);
		assertThat(ask().getContentAsByteArray()).hasSize(600_000);
		assertThat(this.asked).hasValue(2);
	}

	@Test
	void whatIsBrokenOffIsNotKept() throws Exception {
		FilterChain breaksOff = (request, response) -> {
			this.headers.accept((HttpServletResponse) response);
			response.getOutputStream().write(this.page, 0, 3);
			throw new ServletException("broken off");
		};
		assertThatExceptionOfType(ServletException.class)
			.isThrownBy(() -> this.cache.doFilter(request(), new MockHttpServletResponse(), breaksOff));
		assertThat(ask().getContentAsByteArray()).isEqualTo(this.page);
		assertThat(this.asked).hasValue(1);
	}

	@Test
	void whatIsTakenBackAndReplacedIsNotKept() throws Exception {
		for (Consumer<HttpServletResponse> back : List.<Consumer<HttpServletResponse>>of(HttpServletResponse::reset,
				HttpServletResponse::resetBuffer)) {
			this.cache.doFilter(request(), new MockHttpServletResponse(), (request, response) -> {
				this.headers.accept((HttpServletResponse) response);
				response.getOutputStream().write(this.page);
				back.accept((HttpServletResponse) response);
				response.getOutputStream().write("Sorry".getBytes(StandardCharsets.UTF_8));
			});
		}
		assertThat(ask().getContentAsByteArray()).isEqualTo(this.page);
		assertThat(this.asked).hasValue(1);
	}

	/** A stranger may ask for as many addresses as there are. */
	@Test
	void manyAnswersTakeNoMoreThanTheirRoom() throws Exception {
		this.page = new byte[100_000];
		for (int time = 0; time < 2; time++) {
			for (int number = 0; number < 300; number++) {
				askFor("q=" + number);
			}
		}
		assertThat(this.asked).hasValueGreaterThan(500);
	}

	private static MockHttpServletRequest request(Cookie... cookies) {
		MockHttpServletRequest request = new MockHttpServletRequest("GET", "/factsheets");
		if (cookies.length > 0) {
			request.setCookies(cookies);
		}
		return request;
	}

	private void askFor(String query) throws Exception {
		MockHttpServletRequest request = request();
		request.setQueryString(query);
		ask(request);
	}

	private MockHttpServletResponse ask() throws Exception {
		return ask(request());
	}

	private MockHttpServletResponse ask(MockHttpServletRequest request) throws Exception {
		MockHttpServletResponse response = new MockHttpServletResponse();
		this.cache.doFilter(request, response, (asked, answered) -> {
			this.asked.incrementAndGet();
			this.headers.accept((HttpServletResponse) answered);
			answered.getOutputStream().write(this.page);
		});
		return response;
	}

}
