/**
 * A hub's whole data folder in one file, taken while it runs, and back.
 */
@NullMarked
package org.practicepress.standalone.backup;

import org.jspecify.annotations.NullMarked;
