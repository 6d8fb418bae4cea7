/**
 * The lines that mails and their parts begin with, read whatever has been done to them.
 * They are lines, no markup: nothing here opens what follows them, and none of them is
 * refused.
 */
@NullMarked
package org.practicepress.reader.header;

import org.jspecify.annotations.NullMarked;
