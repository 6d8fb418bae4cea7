package org.practicepress.reader.guard;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.google.re2j.Pattern;

/**
 * Where a child process finds the classes this process runs on.
 */
final class ChildClassPath {

	/**
	 * Windows takes no longer commands; some shells and containers take less than Linux.
	 */
	private static final int LONGEST = 8_000;

	private static final String NESTED_LIBRARIES = "BOOT-INF/lib/";

	private static final String NESTED_CLASSES = "BOOT-INF/classes/";

	private ChildClassPath() {
	}

	/**
	 * A class path for the option {@code -cp} of a child process.
	 * @param location where this process has found a class of ours
	 * @param classPath the class path of this process
	 * @param directory where files may be put that the child process needs
	 * @return the class path
	 * @throws IOException when files cannot be put there
	 */
	static String of(String location, String classPath, Path directory) throws IOException {
		if (location.startsWith("jar:nested:")) {
			return unpack(nestingJar(location), directory);
		}
		return (classPath.length() > LONGEST) ? pathingJar(classPath, directory) : absolute(classPath);
	}

	/** A child process runs in another directory. */
	private static String absolute(String classPath) {
		return elements(classPath).map(Path::toString).collect(Collectors.joining(File.pathSeparator));
	}

	private static Stream<Path> elements(String classPath) {
		return Stream.of(Pattern.compile(File.pathSeparator).split(classPath, -1))
			.filter((element) -> !element.isEmpty())
			.map((element) -> Path.of(element).toAbsolutePath());
	}

	/** From {@code jar:nested:/app.jar/!BOOT-INF/classes/!/}. */
	private static Path nestingJar(String location) {
		String path = location.substring("jar:nested:".length());
		int end = path.indexOf("/!");
		String jar = (end >= 0) ? path.substring(0, end) : path;
		return new File(jar).toPath().toAbsolutePath();
	}

	/** An executable jar holds jars, which only its own launcher can read. */
	private static String unpack(Path jar, Path directory) throws IOException {
		Path libraries = Files.createDirectories(directory.resolve("lib"));
		Path classes = Files.createDirectories(directory.resolve("classes"));
		try (JarFile nesting = new JarFile(jar.toFile())) {
			for (Enumeration<JarEntry> entries = nesting.entries(); entries.hasMoreElements();) {
				JarEntry entry = entries.nextElement();
				if (entry.isDirectory()) {
					continue;
				}
				if (entry.getName().startsWith(NESTED_LIBRARIES)) {
					copy(nesting, entry, libraries, NESTED_LIBRARIES);
				}
				else if (entry.getName().startsWith(NESTED_CLASSES)) {
					copy(nesting, entry, classes, NESTED_CLASSES);
				}
			}
		}
		return classes + File.pathSeparator + libraries.resolve("*");
	}

	private static void copy(JarFile nesting, JarEntry entry, Path directory, String prefix) throws IOException {
		Path file = directory.resolve(entry.getName().substring(prefix.length())).normalize();
		if (!file.startsWith(directory)) {
			throw new IOException("The jar would unpack outside of its place: " + entry.getName());
		}
		Files.createDirectories(file.resolveSibling("."));
		try (InputStream in = nesting.getInputStream(entry)) {
			Files.copy(in, file);
		}
	}

	/** An empty jar whose manifest names all others. */
	private static String pathingJar(String classPath, Path directory) throws IOException {
		Manifest manifest = new Manifest();
		manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
		manifest.getMainAttributes()
			.put(Attributes.Name.CLASS_PATH, elements(classPath).map((element) -> element.toUri().toASCIIString())
				.collect(Collectors.joining(" ")));
		Path jar = directory.resolve("class-path.jar");
		try (OutputStream out = Files.newOutputStream(jar); JarOutputStream path = new JarOutputStream(out, manifest)) {
			path.finish();
		}
		return jar.toString();
	}

}
