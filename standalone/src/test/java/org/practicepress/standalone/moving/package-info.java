@NullMarked
package org.practicepress.standalone.moving;

import org.jspecify.annotations.NullMarked;
