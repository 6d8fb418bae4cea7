/**
 * What a child process is asked and what it answers: JSON of plain records, each behind
 * its length. The one side trusts nothing that comes from the other.
 */
@NullMarked
package org.practicepress.reader.wire;

import org.jspecify.annotations.NullMarked;
