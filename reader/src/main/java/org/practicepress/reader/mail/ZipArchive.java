package org.practicepress.reader.mail;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;

import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.practicepress.reader.header.Letters;
import org.practicepress.reader.text.Bounded;

/**
 * A ZIP archive with forms in it. Documents of today are such archives, too, and are left
 * as they are.
 */
final class ZipArchive {

	private static final List<String> PARTS_OF_DOCUMENTS = List.of("[Content_Types].xml", "mimetype",
			"word/document.xml");

	/** What shrinks more than this was made to fill somebody's disk. */
	private static final int HIGHEST_RATIO = 200;

	private static final int ALWAYS = 1024 * 1024;

	private ZipArchive() {
	}

	static boolean open(Path file, Within within) throws IOException {
		try (ZipFile zip = ZipFile.builder().setPath(file).get()) {
			if (PARTS_OF_DOCUMENTS.stream().anyMatch((part) -> zip.getEntry(part) != null)) {
				return false;
			}
			for (ZipArchiveEntry entry : Collections.list(zip.getEntriesInPhysicalOrder())) {
				String name = Letters.of(entry.getRawName());
				if (entry.isDirectory() || entry.isUnixSymlink() || isAddedByPrograms(name)) {
					continue;
				}
				if (entry.getGeneralPurposeBit().usesEncryption()) {
					within.locked();
				}
				else {
					long most = ALWAYS + HIGHEST_RATIO * entry.getCompressedSize();
					try (InputStream in = Bounded.stream(zip.getInputStream(entry), most)) {
						within.file(name, false, in);
					}
				}
			}
			return true;
		}
	}

	private static boolean isAddedByPrograms(String name) {
		return name.startsWith("__MACOSX/") || name.substring(name.lastIndexOf('/') + 1).startsWith(".")
				|| name.endsWith("Thumbs.db") || name.endsWith("desktop.ini");
	}

}
