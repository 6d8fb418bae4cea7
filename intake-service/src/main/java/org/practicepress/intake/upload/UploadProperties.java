package org.practicepress.intake.upload;

import java.nio.file.Path;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much is taken.
 *
 * @param perHour how often one client may send something in an hour
 * @param sizePerHour how much one client may send in an hour
 * @param leastFree while less than this is free on the disk, no new files are taken
 * @param disk any folder on the disk that fills up with files
 */
@ConfigurationProperties("practice-press.intake.uploads")
record UploadProperties(@DefaultValue("1000") int perHour, @DefaultValue("2GB") DataSize sizePerHour,
		@DefaultValue("1GB") DataSize leastFree, @DefaultValue("${java.io.tmpdir}") Path disk) {

}
