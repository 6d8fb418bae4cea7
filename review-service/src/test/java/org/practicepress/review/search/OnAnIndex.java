package org.practicepress.review.search;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Has an empty index for each test. */
abstract class OnAnIndex {

	@TempDir
	Path folder;

	Index index;

	@BeforeEach
	void open() throws IOException {
		this.index = Index.open(this.folder);
	}

	@AfterEach
	void close() throws IOException {
		this.index.close();
	}

}
