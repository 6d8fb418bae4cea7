/**
 * How much memory a site takes while nobody needs it.
 */
@NullMarked
package org.practicepress.standalone.memory;

import org.jspecify.annotations.NullMarked;
