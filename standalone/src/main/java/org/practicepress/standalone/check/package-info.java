/**
 * Tries everything a site needs before it is started. Changes nothing, and never waits
 * without an end.
 */
@NullMarked
package org.practicepress.standalone.check;

import org.jspecify.annotations.NullMarked;
