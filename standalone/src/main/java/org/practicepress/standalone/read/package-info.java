/**
 * Tells what would be read from a file, without a site.
 */
@NullMarked
package org.practicepress.standalone.read;

import org.jspecify.annotations.NullMarked;
