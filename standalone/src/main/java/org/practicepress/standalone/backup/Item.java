package org.practicepress.standalone.backup;

import java.nio.file.Path;

/**
 * A file to be kept.
 *
 * @param name its path in the data folder, with slashes
 * @param file where it is to be read
 * @param bytes how many of its bytes; more may have come since
 */
record Item(String name, Path file, long bytes) {
}
