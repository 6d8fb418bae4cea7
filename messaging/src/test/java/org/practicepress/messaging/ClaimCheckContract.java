package org.practicepress.messaging;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.practicepress.messaging.claimcheck.ClaimCheck;
import org.practicepress.messaging.claimcheck.ClaimChecks;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Claim checks: a file is kept under its content.
 */
interface ClaimCheckContract {

	MessagingSite site();

	@Test
	default void storesAFileUnderItsContent() throws IOException {
		ClaimChecks files = site().bean(ClaimChecks.class);
		byte[] content = new byte[600_000];
		ClaimCheck one = files.store(new ByteArrayInputStream(content), "C:\\forms\\form.docx", "application/x");
		ClaimCheck two = files.store(new ByteArrayInputStream(content), "../other.docx", "application/y");
		assertThat(one.name()).isEqualTo("form.docx");
		assertThat(two.sha256()).isEqualTo(one.sha256()).hasSize(64);
		try (InputStream stored = files.open(one)) {
			assertThat(stored).hasBinaryContent(content);
		}
	}

	@Test
	default void cutsALongNameBetweenCharacters() {
		ClaimChecks files = site().bean(ClaimChecks.class);
		for (String end : List.of("", "x")) {
			ClaimCheck file = files.store(new ByteArrayInputStream(new byte[0]), "🌍".repeat(60) + end, "text/plain");
			assertThat(file.name()).hasSizeBetween(79, 80)
				.endsWith(end)
				.matches((name) -> name.codePoints()
					.noneMatch((point) -> Character.getType(point) == Character.SURROGATE));
		}
	}

}
