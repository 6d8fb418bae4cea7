/**
 * Asks what a hub's settings are to be, and writes them down with what they mean.
 */
@NullMarked
package org.practicepress.standalone.init;

import org.jspecify.annotations.NullMarked;
