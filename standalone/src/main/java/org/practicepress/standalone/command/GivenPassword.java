package org.practicepress.standalone.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.practicepress.standalone.command.Command.Options;
import org.practicepress.standalone.site.CannotStart;

/**
 * The editor's password as whoever starts the site gives it. What stands on the command
 * line every account of the machine can read, so there are two other ways.
 */
public final class GivenPassword {

	/** The variable of the environment that may hold it. */
	static final String VARIABLE = "PRACTICE_PRESS_EDITOR_PASSWORD";

	static final int SHORTEST = 8;

	private GivenPassword() {
	}

	/**
	 * The password: the command line's, else the first line of the file it names, else
	 * the environment's.
	 * @param options the command line
	 * @param environment the environment
	 * @return the password, or null when none is given
	 * @throws CannotStart when one is given that cannot be used
	 */
	public static @Nullable String of(Options options, Map<String, String> environment) {
		if (options.editorPassword() != null) {
			return options.editorPassword();
		}
		Path file = options.editorPasswordFile();
		if (file != null) {
			return usable(firstLine(file), "The password in " + file);
		}
		String set = environment.getOrDefault(VARIABLE, "");
		return set.isEmpty() ? null : usable(set, VARIABLE);
	}

	static String usable(String password, String what) {
		if (password.length() < SHORTEST) {
			throw new CannotStart(what + " needs at least " + SHORTEST + " characters.");
		}
		return password;
	}

	private static String firstLine(Path file) {
		try (BufferedReader reader = Files.newBufferedReader(file)) {
			return Objects.requireNonNullElse(reader.readLine(), "");
		}
		catch (IOException ex) {
			throw new CannotStart("The password cannot be read from " + file + ".", ex);
		}
	}

}
