package org.practicepress.intake.parsing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.practicepress.form.PracticeForm;
import org.practicepress.reader.guard.DocumentReader;
import org.practicepress.reader.guard.GuardedReader;
import org.practicepress.reader.guard.ReaderSettings;
import org.practicepress.reader.guard.WorkDirectory;
import org.practicepress.reader.wire.Pace;

/**
 * The real reading of files, started once for all tests of this JVM that ask for a
 * {@link DocumentReader}: where several share a module's, each class is a run of its own,
 * and what belongs to the run ends with the class.
 */
public final class ChildProcesses implements ParameterResolver {

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		return parameter.getParameter().getType() == DocumentReader.class;
	}

	@Override
	public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
		return context.getStore(StoreScope.LAUNCHER_SESSION, Namespace.create(ChildProcesses.class))
			.computeIfAbsent("reader", (key) -> begin(), Started.class)
			.reader();
	}

	private static Started begin() {
		try {
			return Started.begin();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private record Started(WorkDirectory work, GuardedReader reader) implements AutoCloseable {

		static Started begin() throws IOException {
			WorkDirectory work = WorkDirectory.create(null);
			ReaderSettings settings = new ReaderSettings(25 << 20, 256 << 20, Duration.ofMinutes(2), 1, 100);
			return new Started(work, new GuardedReader(settings, PracticeForm.load(), Pace.PATIENT, work));
		}

		@Override
		public void close() throws IOException {
			this.reader.close();
			this.work.close();
		}

	}

}
