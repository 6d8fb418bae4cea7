package org.practicepress.checkers;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Asks tools that are not ours what they think of documents.
 */
public final class Checkers {

	/** Beside the classes, or beside the jar of them. */
	private static final Path TOOLS = tools();

	private Checkers() {
	}

	/**
	 * What is wrong with Word documents by the schemas of Office Open XML (ISO/IEC 29500,
	 * transitional).
	 * @param files the documents
	 * @return a line for each complaint
	 * @throws IOException when a file cannot be read
	 */
	public static List<String> word(Collection<Path> files) throws IOException {
		WordSchemas schemas = new WordSchemas(TOOLS.resolve("org/apache/poi/schemas/ooxml/src"));
		List<String> complaints = new ArrayList<>();
		for (Path file : files) {
			schemas.complaints(file).forEach((complaint) -> complaints.add(file.getFileName() + " " + complaint));
		}
		return complaints;
	}

	/**
	 * What the ODF Toolkit's validator finds wrong with OpenDocument files, warnings too.
	 * Elements of other namespaces are allowed, as the standard does for extended
	 * documents.
	 * @param files the documents
	 * @return a line for each complaint
	 * @throws IOException when it cannot be run
	 * @throws InterruptedException when the test is stopped
	 */
	public static List<String> openDocument(Collection<Path> files) throws IOException, InterruptedException {
		return run(files, java("odfvalidator.jar", "-e", "-w"));
	}

	/**
	 * What PDF/UA-1, the standard for accessible PDF, asks for and is not there, as
	 * veraPDF sees it.
	 * @param files the documents
	 * @return a line for each rule that is broken
	 * @throws IOException when it cannot be run
	 * @throws InterruptedException when the test is stopped
	 */
	public static List<String> accessiblePdf(Collection<Path> files) throws IOException, InterruptedException {
		List<String> said = run(files, java("verapdf.jar", "--flavour", "ua1", "--format", "text", "--verbose"));
		List<String> complaints = new ArrayList<>(said);
		complaints.removeIf((line) -> line.startsWith("PASS "));
		if (said.size() - complaints.size() < files.size() && complaints.isEmpty()) {
			complaints.add("Not every file was looked at: " + said);
		}
		return complaints;
	}

	/**
	 * What PDF readers complain of when they open documents: QPDF looks at the structure,
	 * Poppler at the text and at the pages.
	 * @param files the documents
	 * @return a line for each complaint
	 * @throws IOException when they cannot be run
	 * @throws InterruptedException when the test is stopped
	 */
	public static List<String> pdf(Collection<Path> files) throws IOException, InterruptedException {
		List<String> complaints = new ArrayList<>();
		for (Path file : files) {
			List<Path> one = List.of(file);
			String page = file.resolveSibling(file.getFileName() + "-page").toString();
			List<String> said = run(one, "qpdf", "--check");
			if (said.stream().noneMatch((line) -> line.startsWith("No syntax or stream encoding errors found"))
					|| said.stream().anyMatch((line) -> line.startsWith("WARNING"))) {
				complaints.addAll(said);
			}
			complaints.addAll(run(one, "pdftotext", "-q", "-enc", "UTF-8"));
			complaints.addAll(run(List.of(file, Path.of(page)), "pdftoppm", "-r", "20"));
		}
		return complaints;
	}

	/**
	 * Whether the PDF readers are installed.
	 * @return true when all are
	 */
	public static boolean pdfReaders() {
		return Stream.of("qpdf", "pdftotext", "pdftoppm")
			.allMatch((program) -> Files.isExecutable(Path.of("/usr/bin", program)));
	}

	private static List<String> run(Collection<Path> files, String... command)
			throws IOException, InterruptedException {
		List<String> all = new ArrayList<>(List.of(command));
		files.forEach((file) -> all.add(file.toString()));
		Path said = Files.createTempFile("checker", ".txt");
		try {
			Process process = new ProcessBuilder(all).redirectErrorStream(true).redirectOutput(said.toFile()).start();
			if (!process.waitFor(2, TimeUnit.MINUTES)) {
				process.destroyForcibly();
				throw new IOException("Took too long: " + all);
			}
			return Files.readAllLines(said).stream().filter((line) -> !line.isBlank()).toList();
		}
		finally {
			Files.delete(said);
		}
	}

	/**
	 * As the tests themselves are run: none lives long enough for the second compiler.
	 */
	private static String[] java(String tool, String... options) {
		return Stream
			.concat(Stream.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC",
					"-XX:TieredStopAtLevel=1", "-jar", TOOLS.resolve(tool).toString()), Stream.of(options))
			.toArray(String[]::new);
	}

	private static Path tools() {
		try {
			return Path.of(Checkers.class.getProtectionDomain().getCodeSource().getLocation().toURI())
				.resolveSibling("tools");
		}
		catch (URISyntaxException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
