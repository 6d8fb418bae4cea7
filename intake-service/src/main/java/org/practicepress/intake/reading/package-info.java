/**
 * Reads what has arrived, apart from whoever sent it: from stored files to a judged form.
 * A worker of its own consumer group, so that an upload never waits for parsing and
 * parsing scales by partition.
 */
@NullMarked
package org.practicepress.intake.reading;

import org.jspecify.annotations.NullMarked;
