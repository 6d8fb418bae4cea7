package org.practicepress.intake.parsing;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.practicepress.reader.guard.DocumentParser;
import org.practicepress.reader.guard.ReaderSettings;
import org.practicepress.reader.guard.TikaDocumentParser;
import org.practicepress.reader.text.Pace;

import org.springframework.util.unit.DataSize;

/**
 * The real reading of files, started once for all tests that ask for a
 * {@link DocumentParser}.
 */
public final class ChildProcesses implements ParameterResolver {

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		return parameter.getParameter().getType() == DocumentParser.class;
	}

	@Override
	public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
		return context.getRoot()
			.getStore(Namespace.create(ChildProcesses.class))
			.computeIfAbsent("parser", (key) -> new Started(), Started.class)
			.parser();
	}

	static ReaderSettings properties(DataSize heap, Duration timeout) {
		return new ReaderSettings(25 << 20, heap.toBytes(), timeout, 1, 100,
				Path.of(System.getProperty("java.io.tmpdir")));
	}

	private record Started(TikaDocumentParser parser) implements AutoCloseable {

		Started() {
			this(new TikaDocumentParser(properties(DataSize.ofMegabytes(256), Duration.ofMinutes(2)), Pace.PATIENT));
		}

		@Override
		public void close() throws IOException {
			this.parser.close();
		}

	}

}
