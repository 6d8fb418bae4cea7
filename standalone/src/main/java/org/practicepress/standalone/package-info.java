/**
 * Practice Press on one machine: all services and all parts in one JVM, at one address.
 */
@NullMarked
package org.practicepress.standalone;

import org.jspecify.annotations.NullMarked;
