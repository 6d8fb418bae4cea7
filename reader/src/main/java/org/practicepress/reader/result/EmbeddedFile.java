package org.practicepress.reader.result;

import java.nio.file.Path;

/**
 * A file within a file.
 *
 * @param name its name there
 * @param mediaType its media type, told from its content
 * @param file its bytes
 */
public record EmbeddedFile(String name, String mediaType, Path file) {

}
