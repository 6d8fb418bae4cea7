/**
 * The one settings file and what may stand in it. Knows nothing of what is started with
 * it.
 */
@NullMarked
package org.practicepress.standalone.settings;

import org.jspecify.annotations.NullMarked;
