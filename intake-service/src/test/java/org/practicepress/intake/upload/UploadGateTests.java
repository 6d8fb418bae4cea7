package org.practicepress.intake.upload;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.practicepress.pages.PublicAddress;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class UploadGateTests {

	private static final DataSize MORE_THAN_THERE_IS = DataSize.ofTerabytes(1_000_000);

	@Test
	void withoutRoomNoNewFilesAreTakenAndAllElseGoesOn() {
		UploadGate gate = gate(MORE_THAN_THERE_IS);
		assertThatExceptionOfType(Refusal.class).isThrownBy(() -> pass(gate, "/submissions", 10))
			.satisfies((refusal) -> assertThat(refusal.reason()).isEqualTo(Refusal.Reason.NO_ROOM))
			.satisfies((refusal) -> assertThat(refusal.tryAgainAfter()).isEqualTo(Duration.ofHours(1)));
		assertThatExceptionOfType(Refusal.class).isThrownBy(() -> pass(gate, "/submissions/token/revisions", 10));
		assertThatExceptionOfType(Refusal.class).isThrownBy(() -> pass(gate, "/form", 5_000_000));
		assertThat(pass(gate, "/form", 50_000)).as("typed words").isTrue();
		assertThat(pass(gate, "/submissions/token/withdrawal", 0)).isTrue();
		assertThat(pass(gate(DataSize.ofBytes(1)), "/submissions", 10)).isTrue();
	}

	private static UploadGate gate(DataSize leastFree) {
		return new UploadGate(DataSize.ofMegabytes(60), new PublicAddress(URI.create("http://practices.example")),
				new Allowance(100, Long.MAX_VALUE, Clock.systemUTC()), new FreeDisk(new UploadProperties(100,
						DataSize.ofGigabytes(1), leastFree, Path.of(System.getProperty("java.io.tmpdir")))));
	}

	private static boolean pass(UploadGate gate, String path, int size) {
		MockHttpServletRequest request = new MockHttpServletRequest("POST", path);
		request.setServletPath(path);
		request.setContentType("multipart/form-data; boundary=x");
		request.setContent(new byte[size]);
		request.addHeader("Accept", "text/html");
		return gate.preHandle(request, new MockHttpServletResponse(), gate);
	}

}
