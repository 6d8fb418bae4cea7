@NullMarked
package org.practicepress.standalone.origin;

import org.jspecify.annotations.NullMarked;
