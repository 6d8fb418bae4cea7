package org.practicepress.benchmarks;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * A command line, understood.
 *
 * @param help whether it only asks how to call it
 * @param against the commit to compare with, or null
 * @param only what is measured
 * @param sizes how much of it
 * @param json the file for programs, or null
 * @param markdown the file for documents, or null
 */
record Arguments(boolean help, @Nullable String against, Set<Scenario> only, Sizes sizes, @Nullable Path json,
		@Nullable Path markdown) {

	static final String USAGE = """
			Usage: benchmarks/run [options]

			  --against COMMIT    measure that commit, too, in turns with what is checked out
			  --only NAME[,NAME]  only these: %s
			  --quick             less of everything
			  --stored N[,N]      submissions in the store for the scenario "stored"
			  --json FILE         write every figure there
			  --markdown FILE     write the table there
			""".formatted(Scenario.titles());

	/**
	 * Understands a command line.
	 * @param arguments the words after the command
	 * @throws IllegalArgumentException when there is no sense in it
	 */
	static Arguments parse(List<String> arguments) {
		Arguments parsed = new Arguments(false, null, EnumSet.allOf(Scenario.class), Sizes.FULL, null, null);
		List<Integer> stored = null;
		Deque<String> rest = new ArrayDeque<>(arguments);
		while (!rest.isEmpty()) {
			String option = rest.removeFirst();
			switch (option) {
				case "--help", "-h" -> parsed = new Arguments(true, parsed.against, parsed.only, parsed.sizes,
						parsed.json, parsed.markdown);
				case "--against" -> parsed = new Arguments(parsed.help, value(option, rest), parsed.only, parsed.sizes,
						parsed.json, parsed.markdown);
				case "--only" -> parsed = new Arguments(parsed.help, parsed.against, scenarios(value(option, rest)),
						parsed.sizes, parsed.json, parsed.markdown);
				case "--quick" -> parsed = new Arguments(parsed.help, parsed.against, parsed.only, Sizes.QUICK,
						parsed.json, parsed.markdown);
				case "--stored" -> stored = numbers(option, value(option, rest));
				case "--json" -> parsed = new Arguments(parsed.help, parsed.against, parsed.only, parsed.sizes,
						Path.of(value(option, rest)), parsed.markdown);
				case "--markdown" -> parsed = new Arguments(parsed.help, parsed.against, parsed.only, parsed.sizes,
						parsed.json, Path.of(value(option, rest)));
				default -> throw new IllegalArgumentException("There is no option \"" + option + "\".");
			}
		}
		return (stored == null) ? parsed : new Arguments(parsed.help, parsed.against, parsed.only,
				parsed.sizes.storing(stored), parsed.json, parsed.markdown);
	}

	private static String value(String option, Deque<String> rest) {
		if (rest.isEmpty() || rest.getFirst().isBlank() || rest.getFirst().startsWith("-")) {
			throw new IllegalArgumentException(option + " needs a value.");
		}
		return rest.removeFirst();
	}

	private static Set<Scenario> scenarios(String titles) {
		Set<Scenario> scenarios = EnumSet.noneOf(Scenario.class);
		Stream.of(titles.split(",", -1)).map(Scenario::called).forEach(scenarios::add);
		return scenarios;
	}

	private static List<Integer> numbers(String option, String values) {
		try {
			List<Integer> numbers = Stream.of(values.split(",", -1)).map(Integer::valueOf).sorted().toList();
			if (numbers.getFirst() > 0) {
				return numbers;
			}
		}
		catch (NumberFormatException ex) {
			throw new IllegalArgumentException(option + " must be numbers, not \"" + values + "\".", ex);
		}
		throw new IllegalArgumentException(option + " must be numbers from 1 on, not \"" + values + "\".");
	}

}
