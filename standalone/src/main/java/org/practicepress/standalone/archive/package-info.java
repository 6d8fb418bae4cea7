/**
 * Zip files that are whole or are refused: each tells in its last entry what must be in
 * it.
 */
@NullMarked
package org.practicepress.standalone.archive;

import org.jspecify.annotations.NullMarked;
