package org.practicepress.standalone.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.practicepress.standalone.site.Progress;
import org.practicepress.standalone.site.Site;
import org.practicepress.standalone.site.SiteOptions;

import org.springframework.util.FileSystemUtils;

/**
 * One running site for all tests of a run that only visit it. Surefire runs each class by
 * itself where several Java machines share them: see {@link OneSiteTests}.
 */
final class OneSite implements ParameterResolver {

	/** Where sites of this JVM log: as the build says, or as logback.xml has it. */
	static final Path LOG = Path.of(System.getProperty("practice-press.log", "target/practice-press.log"));

	private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(OneSite.class);

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		return parameter.getParameter().getType() == Site.class;
	}

	@Override
	public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
		return context.getRoot()
			.getStore(NAMESPACE)
			.computeIfAbsent(Running.class, (key) -> new Running(), Running.class)
			.site();
	}

	/** Stopped when all tests have ended. */
	private static final class Running implements AutoCloseable {

		private final Path data;

		private final Site site;

		private Running() {
			try {
				this.data = Files.createTempDirectory("one-site");
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
			this.site = Site.start(new SiteOptions(this.data, 0, 0, 0, null),
					new Progress(new PrintStream(System.out, true, StandardCharsets.UTF_8)));
		}

		private Site site() {
			return this.site;
		}

		@Override
		public void close() throws IOException {
			this.site.close();
			FileSystemUtils.deleteRecursively(this.data);
		}

	}

}
