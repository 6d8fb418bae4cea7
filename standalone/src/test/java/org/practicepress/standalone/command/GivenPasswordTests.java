package org.practicepress.standalone.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.practicepress.standalone.command.Command.Options;
import org.practicepress.standalone.site.CannotStart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class GivenPasswordTests {

	private static final Map<String, String> SET = Map.of("PRACTICE_PRESS_EDITOR_PASSWORD", "of the environment");

	@Test
	void theNearestOneHolds(@TempDir Path folder) throws IOException {
		Path file = Files.writeString(folder.resolve("password"), "of the file\r\nand more\n");
		assertThat(GivenPassword.of(options("of the line", file), SET)).isEqualTo("of the line");
		assertThat(GivenPassword.of(options(null, file), SET)).isEqualTo("of the file");
		assertThat(GivenPassword.of(options(null, null), SET)).isEqualTo("of the environment");
		assertThat(GivenPassword.of(options(null, null), Map.of("PRACTICE_PRESS_EDITOR_PASSWORD", ""))).isNull();
		assertThat(GivenPassword.of(options(null, null), Map.of())).isNull();
	}

	@Test
	void oneThatCannotBeUsedIsSaidWithoutSayingIt(@TempDir Path folder) throws IOException {
		Path file = Files.createFile(folder.resolve("password"));
		assertThatExceptionOfType(CannotStart.class).isThrownBy(() -> GivenPassword.of(options(null, file), SET))
			.withMessage("The password in %s needs at least 8 characters.", file);
		assertThatExceptionOfType(CannotStart.class)
			.isThrownBy(() -> GivenPassword.of(options(null, null), Map.of("PRACTICE_PRESS_EDITOR_PASSWORD", "shorty")))
			.withMessage("PRACTICE_PRESS_EDITOR_PASSWORD needs at least 8 characters.");
		Path none = folder.resolve("none");
		assertThatExceptionOfType(CannotStart.class).isThrownBy(() -> GivenPassword.of(options(null, none), SET))
			.withMessage("The password cannot be read from %s.", none);
		Path noText = Files.write(folder.resolve("bytes"), new byte[] { (byte) 0xff, (byte) 0xfe, 0 });
		assertThatExceptionOfType(CannotStart.class).isThrownBy(() -> GivenPassword.of(options(null, noText), SET))
			.withMessage("The password cannot be read from %s.", noText);
	}

	private static Options options(@Nullable String password, @Nullable Path file) {
		return new Options(null, null, null, null, null, password, file);
	}

}
