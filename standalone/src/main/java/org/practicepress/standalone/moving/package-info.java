/**
 * A whole hub, from its parts into one file that anybody may read, and from there into
 * the parts of an empty one, whatever they are. What documents say is known to the
 * services they belong to.
 */
@NullMarked
package org.practicepress.standalone.moving;

import org.jspecify.annotations.NullMarked;
