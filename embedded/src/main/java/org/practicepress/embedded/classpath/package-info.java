/**
 * Several applications on one class path.
 */
@NullMarked
package org.practicepress.embedded.classpath;

import org.jspecify.annotations.NullMarked;
