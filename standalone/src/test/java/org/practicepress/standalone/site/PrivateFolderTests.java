package org.practicepress.standalone.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

@DisabledOnOs(OS.WINDOWS)
class PrivateFolderTests {

	@Test
	void aNewFolderIsForItsOwnerOnly(@TempDir Path directory) throws IOException {
		Path data = directory.resolve("some").resolve("data");
		assertThat(PrivateFolder.ensure(data)).isEmpty();
		assertThat(permissions(data)).isEqualTo("rwx------");
		assertThat(PrivateFolder.ensure(data)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "rwxr-xr-x", "rwxrwxrwx", "rwx--x---", "rwx-----x" })
	void oneThatIsTooOpenIsClosedWithAWord(String open, @TempDir Path data) throws IOException {
		Files.setPosixFilePermissions(data, PosixFilePermissions.fromString(open));
		assertThat(PrivateFolder.ensure(data))
			.hasValue("Other accounts of this machine could read " + data + " until now; from now on only yours can.");
		assertThat(permissions(data)).isEqualTo("rwx------");
	}

	@Test
	void aSiteRunsInAPrivateFolder(@TempDir Path data) throws IOException {
		Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
		try (DataFolder opened = DataFolder.open(data)) {
			assertThat(opened).isNotNull();
			assertThat(permissions(data)).isEqualTo("rwx------");
		}
	}

	private static String permissions(Path folder) throws IOException {
		return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder));
	}

}
