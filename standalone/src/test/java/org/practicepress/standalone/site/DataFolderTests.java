package org.practicepress.standalone.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DataFolderTests {

	@Test
	void knowsWhoseItIs(@TempDir Path data) throws IOException {
		try (DataFolder folder = DataFolder.open(data)) {
			assertThat(folder.version()).isZero();
			assertThat(folder.isOlder()).as("empty").isFalse();
			Files.createDirectory(data.resolve("documents"));
			assertThat(folder.isOlder()).isTrue();
			folder.isOfThisVersion();
			assertThat(folder.version()).isEqualTo(DataFolder.VERSION);
			assertThat(folder.isOlder()).isFalse();
			assertThat(DataFolder.find(data)).as("in use").isEmpty();
		}
		assertThat(DataFolder.find(data)).hasValueSatisfying(DataFolder::close);
	}

	@Test
	void refusesWhatANewerOneHasWrittenAndLeavesItAlone(@TempDir Path data) throws IOException {
		Files.writeString(data.resolve("version"), (DataFolder.VERSION + 1) + "\n");
		assertThatExceptionOfType(CannotStart.class).isThrownBy(() -> DataFolder.open(data))
			.withMessageContaining("was written by a newer Practice Press (version " + (DataFolder.VERSION + 1));
		assertThat(DataFolder.find(data)).as("left").hasValueSatisfying(DataFolder::close);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "one", "1.5", "99999999999" })
	void saysWhatShouldStandThere(String version, @TempDir Path data) throws IOException {
		Files.writeString(data.resolve("version"), version);
		assertThatExceptionOfType(CannotStart.class).isThrownBy(() -> DataFolder.open(data))
			.withMessageContaining("should tell a number");
	}

}
