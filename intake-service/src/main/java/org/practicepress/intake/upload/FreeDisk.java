package org.practicepress.intake.upload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * Whether there is room for new files. A full disk would stop everything, also what could
 * make room; files can wait.
 */
@Component
public class FreeDisk {

	private static final Logger logger = LoggerFactory.getLogger(FreeDisk.class);

	private final Path disk;

	private final DataSize least;

	private volatile boolean low;

	FreeDisk(UploadProperties properties) {
		this.disk = properties.disk();
		this.least = properties.leastFree();
	}

	/**
	 * Looks at the disk.
	 * @return false while no new files should be taken
	 */
	public boolean hasRoom() {
		try {
			boolean low = Files.getFileStore(this.disk).getUsableSpace() < this.least.toBytes();
			if (low && !this.low) {
				logger.error("Less than {} MB are free on the disk of {}: no new files are taken until there is room",
						this.least.toMegabytes(), this.disk);
			}
			this.low = low;
			return !low;
		}
		catch (IOException ex) {
			// nothing is known; who writes will see
			logger.debug("The disk of {} cannot be looked at", this.disk, ex);
			return true;
		}
	}

}
