package org.practicepress.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The real LibreOffice, where it is installed.
 */
public final class LibreOffice {

	private static final Path PROGRAM = Stream
		.of("/usr/bin/soffice", "/usr/local/bin/soffice", "/opt/libreoffice/program/soffice")
		.map(Path::of)
		.filter(Files::isExecutable)
		.findFirst()
		.orElse(Path.of(""));

	private LibreOffice() {
	}

	/**
	 * Opens files and saves them in another format, all in one go. The test is skipped
	 * where there is no LibreOffice.
	 * @param format the format, such as {@code odt} or {@code html:HTML}
	 * @param directory where the saved files go, under their own names
	 * @param files the files
	 * @return the saved files, in the same order
	 * @throws IOException when a file cannot be written
	 * @throws InterruptedException when the test is stopped
	 */
	public static List<Path> save(String format, Path directory, List<Path> files)
			throws IOException, InterruptedException {
		Assumptions.assumeTrue(Files.isExecutable(PROGRAM), "There is no LibreOffice here");
		// one profile for all of this JVM: making one takes longer than saving a file
		Path profile = Path.of("target", "libreoffice-" + System.getProperty("fork", "1")).toAbsolutePath();
		List<String> command = new ArrayList<>(
				List.of(PROGRAM.toString(), "--headless", "-env:UserInstallation=" + profile.toUri(), "--convert-to",
						format, "--outdir", Files.createDirectories(directory).toString()));
		files.forEach((file) -> command.add(file.toString()));
		Process process = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.start();
		assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
		String suffix = "." + format.replaceFirst(":.*", "");
		List<Path> saved = files.stream()
			.map((file) -> directory.resolve(file.getFileName().toString().replaceFirst("\\.[a-z]+$", "") + suffix))
			.toList();
		assertThat(saved).allSatisfy((file) -> assertThat(file).isNotEmptyFile());
		return saved;
	}

}
