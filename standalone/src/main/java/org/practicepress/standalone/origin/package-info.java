/**
 * The one address browsers see: routes each path to the service it belongs to.
 */
@NullMarked
package org.practicepress.standalone.origin;

import org.jspecify.annotations.NullMarked;
